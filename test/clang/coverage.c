// RUN: %clang_fe -fprofile-instr-generate -fcoverage-mapping -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Coverage watches the same tokens as the plugin, and both work.

// CHECK: @__covrec_
// CHECK: call {{.*}}(ptr nest
void f(void);
void caller(void) { __builtin_static_call(f); }
