// RUN: not %clang_fe -fsyntax-only %s 2>&1 | FileCheck %s
// RUN: not %clangxx_fe -x c++ -fsyntax-only %s 2>&1 | FileCheck %s
// Without any argument there is no function to call.

// CHECK: error-no-function.c:[[@LINE+2]]:21: fatal error: static call needs a function; write __builtin_static_call(function, arguments...)
// CHECK-NOT: error:
void caller(void) { __builtin_static_call(); }
