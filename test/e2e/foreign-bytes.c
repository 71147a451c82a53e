// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %t
// A site that holds something else is refused, and the whole batch with it.

#include "sites.h"
#include <errno.h>
#include <static_call.h>
#include <sys/mman.h>

static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
static int other(int x) { return x + 3; }

__attribute__((noinline)) static int call_one(int x) {
  return 10 * __builtin_static_call(one, x);
}
__attribute__((noinline)) static int call_two(int x) {
  return 10 * __builtin_static_call(two, x);
}

static void poke(unsigned char *site, const unsigned char *bytes, size_t n) {
  char *page = (char *)((uintptr_t)site & ~(uintptr_t)4095);
  assert(!mprotect(page, 8192, PROT_READ | PROT_WRITE | PROT_EXEC));
  memcpy(site, bytes, n);
  assert(!mprotect(page, 8192, PROT_READ | PROT_EXEC));
}

static void expect_refused(const unsigned char *bytes, size_t n) {
  unsigned char *site = get_site("two", 0), saved[5];
  memcpy(saved, site, 5);
  poke(site, bytes, n);
  struct text before = copy_text();
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  static_call_batch_add(&batch, one, other);
  static_call_batch_add(&batch, two, other);
  assert(static_call_batch_commit(&batch) == -EILSEQ);
  assert(static_call_set(two, other) == -EILSEQ);
  assert(static_call_get(one) == one && static_call_get(two) == two);
  assert(count_changes(&before, NULL) == 0);
  free_text(&before);
  poke(site, saved, 5);
}

int main(void) {
  // int3; a short jump; a call through a pointer; a call to nowhere.
  expect_refused((const unsigned char[]){0xcc}, 1);
  expect_refused((const unsigned char[]){0xeb, 0x03}, 2);
  expect_refused((const unsigned char[]){0xff, 0x15}, 2);
  expect_refused((const unsigned char[]){0xe8, 0, 0, 0, 0x40}, 5);
  assert(call_one(1) == 20 && call_two(1) == 30);
  // Once patched, only what was written there is expected.
  assert(static_call_set(two, other) == 0 && call_two(1) == 40);
  unsigned char *site = get_site("two", 0), first[5];
  memcpy(first, get_site("one", 0), 5);
  int32_t to_main = (int32_t)((uintptr_t)main - (uintptr_t)(site + 5));
  unsigned char call[5] = {0xe8};
  memcpy(call + 1, &to_main, 4);
  poke(site, call, 5);
  assert(static_call_reset(two) == -EILSEQ);
  return 0;
}
