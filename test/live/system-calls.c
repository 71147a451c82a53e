// REQUIRES: strace, native
// RUN: for p in %live_policies; do %live -DPOLICY=STATIC_CALL_$p %s -o %t.$p && strace -f -e trace=mmap,mprotect,pkey_mprotect,mremap,shmat,membarrier,write,prctl -o %t.$p.log %t.$p || exit 1; done
// RUN: FileCheck %s --check-prefix=FLIP < %t.DEFAULT.log
// RUN: FileCheck %s --check-prefix=SWAP < %t.HARDENED.log
// RUN: FileCheck %s --check-prefix=ALIAS < %t.FAST.log
// RUN: not grep -E 'PROT_WRITE\|PROT_EXEC' %t.HARDENED.log
// RUN: grep -E 'PROT_WRITE\|PROT_EXEC' %t.DEFAULT.log
// What a batch over many pages asks of the kernel: with flip two mprotect, with
// page swap one mapping, and one membarrier each. Page swap never asks for
// memory that is writable and executable.

#include "live.h"

static int more(int x) { return x + 4; }
ON_NEW_PAGE static int call_more(int x) {
  return 1 + __builtin_static_call(more, x);
}

static void say(const char *what) {
  assert(write(2, what, strlen(what)) == (ssize_t)strlen(what));
}

static void commit(fn *target) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  static_call_batch_add(&batch, one, target);
  static_call_batch_add(&batch, more, target);
  assert(static_call_batch_commit(&batch) == 0);
}

int main(void) {
  static_call_assume_threads();
  say("first\n");
  commit(two);
  say("batch\n");
  commit(three);
  say("end\n");
  assert(call_more(1) == 5 && call_here(1) == 40);
  return 0;
}

// FLIP: write(2, "batch
// FLIP-NEXT: mprotect({{.*}}PROT_READ|PROT_WRITE|PROT_EXEC) = 0
// FLIP-NEXT: mprotect({{.*}}PROT_READ|PROT_EXEC) = 0
// FLIP-NEXT: membarrier(
// FLIP-NEXT: write(2, "end

// SWAP: write(2, "batch
// SWAP-NEXT: mprotect({{.*}}PROT_READ|PROT_WRITE) = 0
// SWAP-NEXT: mmap({{.*}}PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED
// SWAP-NEXT: membarrier(
// SWAP-NEXT: mprotect({{.*}}PROT_READ) = 0
// SWAP-NEXT: write(2, "end

// ALIAS: write(2, "batch
// ALIAS-NEXT: membarrier(
// ALIAS-NEXT: write(2, "end
