// RUN: %clang_fe -O2 -D_FORTIFY_SOURCE=2 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// A static call of a function that a header has an inline version of calls the
// function itself.

// CHECK: call ptr @memcpy(ptr nest
#include <string.h>
void caller(char *to, char *from, size_t n) {
  __builtin_static_call(memcpy, to, from, n);
}
