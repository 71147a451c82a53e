// RUN: %clang -fplugin=%plugin -Wall -Wextra -Wpedantic -Werror -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clangxx -x c++ -fplugin=%plugin -Wall -Wextra -Wpedantic -Werror -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// The plugin alone makes the name known, and defines it once.

// CHECK: call {{.*}}(ptr nest
#ifndef __builtin_static_call
#error __builtin_static_call is not a macro
#endif
void f(void);
void caller(void);
void caller(void) { __builtin_static_call(f); }
