// RUN: %clang_fe -std=c89 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clang_fe -std=c11 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clang_fe -std=gnu17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clang_fe -std=c23 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clangxx_fe -x c++ -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s --check-prefix=THROWS --implicit-check-not=nest
// RUN: %clangxx_fe -x c++ -std=gnu++23 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s --check-prefix=THROWS --implicit-check-not=nest
// In every standard the call is there, with the marker as its nest argument, or,
// where calls may throw, as its callee.

// CHECK: call {{.*}}@none(ptr nest noundef @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
// CHECK: call {{.*}}@one(ptr nest noundef @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 noundef 1)
// THROWS: call {{.*}}@"__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so$_Z4nonev"(ptr nest noundef @_Z4nonev)
// THROWS: call {{.*}}@"__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so$_Z3onei"(ptr nest noundef @_Z3onei, i32 noundef 1)
// CHECK-NOT: nest
void none(void);
int one(int);
void caller(void) {
  __builtin_static_call(none);
  __builtin_static_call(one, 1);
}
