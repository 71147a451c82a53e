// RUN: %firmware %s -o %t %libc && %run %t | FileCheck %s
// The default of a static call may be a function of the C library.
#include <ctype.h>
#include <static_call.h>
#include <stdio.h>
#include <string.h>

static int put_upper(int c) { return putchar(toupper(c)); }

static void *copy_backwards(void *restrict to, const void *restrict from,
                            size_t n) {
  for (size_t i = 0; i < n; i++)
    ((char *)to)[i] = ((const char *)from)[n - 1 - i];
  return to;
}

static void say(const char *text) {
  char copy[32] = "";
  __builtin_static_call(memcpy, copy, text, strlen(text));
  for (const char *p = copy; *p; p++)
    __builtin_static_call(putchar, *p);
  putchar('\n');
}

int main(void) {
  say("defaults");
  int err = static_call_set(memcpy, copy_backwards);
  say("backwards");
  err |= static_call_set(putchar, put_upper);
  say("both");
  err |= static_call_reset(memcpy);
  say("upper");
  err |= static_call_reset(putchar);
  say("defaults again");
  return -err;
}
// CHECK:      defaults
// CHECK-NEXT: sdrawkcab
// CHECK-NEXT: HTOB
// CHECK-NEXT: UPPER
// CHECK-NEXT: defaults again
