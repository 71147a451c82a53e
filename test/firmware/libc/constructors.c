// RUN: %firmware %s -o %t %libc && %run %t | FileCheck %s
// The library's start-up code runs resolvers, constructors after them.
#include <static_call.h>
#include <stdio.h>

static const char *deflt(void) { return "default"; }
static const char *target(void) { return "target"; }

static __typeof__(deflt) *choose(void) { return target; }
STATIC_CALL_RESOLVER(deflt, choose);

__attribute__((constructor)) static void construct(void) {
  printf("constructor: %s\n", __builtin_static_call(deflt));
}

__attribute__((destructor)) static void destroy(void) {
  printf("destructor: %s\n", __builtin_static_call(deflt));
}

int main(void) {
  printf("main: %s\n", __builtin_static_call(deflt));
  return -(static_call_load_error() | static_call_reset(deflt));
}
// CHECK:      constructor: target
// CHECK-NEXT: main: target
// CHECK-NEXT: destructor: default
