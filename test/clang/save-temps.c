// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: %clang_fe -save-temps -emit-llvm -Xclang -disable-llvm-passes -c %s -o %t/out.bc
// RUN: llvm-dis %t/out.bc -o - | FileCheck %s
// -save-temps compiles what it has preprocessed.

// CHECK: call {{.*}}(ptr nest
void f(void);
void caller(void) { __builtin_static_call(f); }
