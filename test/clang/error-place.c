// RUN: not %clang_fe -fsyntax-only %s 2>&1 | FileCheck %s --implicit-check-not=note:
// An error points at the user's token, not into a macro.

// CHECK: error-place.c:[[@LINE+3]]:25: error: static call needs the name
// CHECK: error-place.c:[[@LINE+4]]:8: error: static call needs the name
void caller(int (*first)(int), int (*second)(int)) {
  __builtin_static_call(first, 1);
#define CALL(x) __builtin_static_call(x, 1)
  CALL(second);
}
