// RUN: not %clangxx_fe -std=c++17 -fsyntax-only %s 2>&1 | FileCheck %s
// A comma between template arguments ends the macro's argument.

// CHECK: error-template-comma.cpp:[[@LINE+4]]:49: fatal error: template arguments with a comma need parentheses in a static call; write __builtin_static_call((function<...>), arguments...)
// CHECK-NOT: error:
template <class A, class B> int pair(A, B);
int good() { return __builtin_static_call(pair<int>, 1, 2) + __builtin_static_call((pair<int, int>), 1, 2); }
int caller() { return __builtin_static_call(pair<int, int>, 1, 2); }
