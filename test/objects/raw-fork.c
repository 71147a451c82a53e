// RUN: split-file %s %t
// RUN: %clang_sc -O2 -fPIC -shared -I%src/test/Inputs -I%format %t/object.c -o %t/object.so
// RUN: for p in %policies; do %clang_sc -O2 -DPOLICY=STATIC_CALL_$p -I%src/test/Inputs -I%format %t/main.c %t/object.so -o %t/main && %run %t/main || exit 1; done
// The updates of a child that fork handlers know nothing of reach no unit of
// its parent.

//--- object.c
#include <static_call.h>
int one(int x);
int call_in_object(int x);
int call_in_object(int x) { return __builtin_static_call(one, x); }

//--- main.c
#define _GNU_SOURCE
#include "sites.h"
#include <static_call.h>
#include <sys/wait.h>
#include <unistd.h>
const int static_call_policy = POLICY;
int one(int x), call_in_object(int x);
int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
__attribute__((noinline)) static int call(int x) {
  return __builtin_static_call(one, x);
}
static int check(int result) {
  return call(0) == result && call_in_object(0) == result;
}
int main(void) {
  int status;
  assert(static_call_set(one, two) == 0 && check(2));
  pid_t child = _Fork();
  if (!child)
    _exit(static_call_set(one, NULL) || !check(0));
  assert(waitpid(child, &status, 0) == child && status == 0 && check(2));
  return 0;
}
