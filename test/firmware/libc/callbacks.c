// RUN: %firmware %s -o %t %libc && %run %t | FileCheck %s
// What the library calls has static calls: a comparison, and the program's end.
#include <static_call.h>
#include <stdio.h>
#include <stdlib.h>

static int ascending(int a, int b) { return (a > b) - (a < b); }
static int descending(int a, int b) { return (a < b) - (a > b); }
static int compare(const void *a, const void *b) {
  return __builtin_static_call(ascending, *(const int *)a, *(const int *)b);
}

static void show(const char *when) {
  int numbers[] = {3, 1, 4, 1, 5, 9, 2, 6};
  size_t n = sizeof numbers / sizeof *numbers;
  qsort(numbers, n, sizeof *numbers, compare);
  printf("%s:", when);
  for (size_t i = 0; i < n; i++)
    printf(" %d", numbers[i]);
  putchar('\n');
}

static void at_exit(void) { show("at exit"); }

int main(void) {
  show("default");
  int err = static_call_set(ascending, descending);
  show("target");
  err |= atexit(at_exit);
  return -err;
}
// CHECK:      default: 1 1 2 3 4 5 6 9
// CHECK-NEXT: target: 9 6 5 4 3 2 1 1
// CHECK-NEXT: at exit: 9 6 5 4 3 2 1 1
