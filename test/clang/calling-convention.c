// REQUIRES: native
// RUN: %clang_fe -mavx -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Calling conventions and vector arguments stay what they are.

// CHECK: call preserve_mostcc void @most(ptr nest
// CHECK: call x86_vectorcallcc i32 @vector(ptr nest
// CHECK: call <8 x float> @wide(ptr nest {{.*}}, <8 x float>
typedef float v8 __attribute__((vector_size(32)));
__attribute__((preserve_most)) void most(int);
__attribute__((vectorcall)) int vector(int);
v8 wide(v8);
v8 caller(v8 v) {
  __builtin_static_call(most, 1);
  __builtin_static_call(vector, 1);
  return __builtin_static_call(wide, v);
}
