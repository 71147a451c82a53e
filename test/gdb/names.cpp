// UNSUPPORTED: quick
// RUN: %clangxx_sc -g -O1 %s -o %t
// RUN: %gdb -ex "info static-calls" %t | FileCheck %s
// RUN: %gdb -ex "info static-calls sum<long>" %t | FileCheck %s --check-prefix=ONE
// RUN: %gdb -ex "info static-calls ^_ZN2in" %t | FileCheck %s --check-prefix=ONE
// C++ names are demangled, and found by both.

#include <static_call.h>

namespace in {
template <typename T> __attribute__((noinline)) T sum(T a, T b) {
  return a + b;
}
} // namespace in
static int internal(int x) { return x; }

int main() {
  return (int)__builtin_static_call(in::sum<long>, 1, -1) +
         __builtin_static_call(internal, 0);
}

// CHECK-DAG: {{^ *}}long in::sum<long>(long, long) {{(long )?}}in::sum<long>(long, long) {{(long )?}}in::sum<long>(long, long) 1 1 default
// CHECK-DAG: {{^ *}}internal(int) internal(int) internal(int) 1 1 default
// ONE-NOT:   internal
// ONE:       in::sum
// ONE-NOT:   internal
