// RUN: %clang_sc -g -O1 -I%S/Inputs %s -o %t && %gdb -x %S/Inputs/stops.gdb %t 2>&1 | FileCheck %s
// RUN: %clang_sc -g -O1 -I%S/Inputs -DTHREADS %s -o %t && %gdb -x %S/Inputs/stops.gdb %t 2>&1 | FileCheck %s
// RUN: %clang_sc -O1 -I%S/Inputs -DPOLICY=STATIC_CALL_HARDENED %s -o %t && %gdb -x %S/Inputs/stops.gdb %t 2>&1 | FileCheck %s
// Targets that were set, disabled and reset, seen in the running program; in
// one that has threads disabled calls go to the stub.

#include "stop.h"
#include <pthread.h>
#include <stdio.h>

#ifdef POLICY
const int static_call_policy = POLICY;
#endif

static void *nothing(void *x) { return x; }
APART int first(int x) { return x + 1; }
APART int second(int x) { return x + 2; }
APART void hook(int x) { printf("%d\n", x); }
APART int call(int x) {
  __builtin_static_call(hook, x);
  return 2 * __builtin_static_call(first, x);
}
APART int tail(int x) { return __builtin_static_call(first, x); }

int main(void) {
#ifdef THREADS
  pthread_t thread;
  pthread_create(&thread, NULL, nothing, NULL);
  pthread_join(thread, NULL);
#endif
  int err = static_call_set(first, second);
  stop_here();
  err |= static_call_set(first, NULL) | static_call_set(hook, NULL);
  stop_here();
  err |= static_call_reset(first) | static_call_set(hook, (void (*)(int))puts);
  stop_here();
  return err;
}

// CHECK:      STOP
// CHECK-NEXT: {{/.*}}/updated.c.tmp:
// CHECK-DAG:  first first second 2 2 target
// CHECK-DAG:  hook hook hook 1 1 default
// CHECK:      STOP
// CHECK-DAG:  first first disabled 2 2 disabled
// CHECK-DAG:  hook hook disabled 1 1 disabled
// CHECK:      STOP
// CHECK-DAG:  first first first 2 2 default
// CHECK-DAG:  hook hook {{.*puts}} 1 1 {{target|veneer}}
// CHECK:      exited normally
