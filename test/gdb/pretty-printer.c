// UNSUPPORTED: quick
// RUN: %clang_sc -g -O1 -I%S/Inputs -I%format %s -o %t
// RUN: %gdb -ex run -ex up -ex "print batch" -ex "print *as_runtime" -ex "print (struct static_call_key *)0" -ex "print strange" %t 2>&1 | FileCheck %s
// A key prints by name, default and target: as a pointer, for users have no
// more of it, and as the struct.

#include "StaticCallFormat.h"
#include "stop.h"

APART int first(int x) { return x + 1; }
APART int second(int x) { return x + 2; }

static struct static_call_batch batch;
static struct static_call_key *as_runtime, *strange = (void *)64;

int main(void) {
  int err = static_call_set(first, second);
  static_call_batch_begin(&batch);
  err |= static_call_batch_add_reset(&batch, first);
  as_runtime = batch.first;
  stop_here();
  return err + __builtin_static_call(first, (int)(long)strange);
}

// CHECK: $1 = {first = 0x{{[0-9a-f]+}} {name = first, default = first, target = second}, error = 0}
// CHECK: $2 = {name = first, default = first, target = second}
// CHECK: $3 = (struct static_call_key *) 0x0
// CHECK: $4 = (struct static_call_key *) 0x40
