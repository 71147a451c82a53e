// RUN: %clang_sc -O2 -ffunction-sections -Wl,--gc-sections %s -DOTHER -c -o %t.o && %clang_sc -O2 -ffunction-sections -Wl,--gc-sections %s %t.o -o %t && llvm-nm %t | FileCheck %s
// RUN: %clang_gnu_ld -O2 -ffunction-sections -Wl,--gc-sections %s %t.o -o %t && llvm-nm %t | FileCheck %s
// RUN: %clang_sc -O2 -flto %s -DOTHER -c -o %t.o && %clang_sc -O2 -flto -Wl,--gc-sections %s %t.o -o %t && llvm-nm %t | FileCheck %s
// RUN: %clang_sc -O2 -flto=thin %s -DOTHER -c -o %t.o && %clang_sc -O2 -flto=thin -Wl,--gc-sections %s %t.o -o %t && llvm-nm %t | FileCheck %s
// A unit has each return stub once, also where the linker and LTO drop what is
// not used.

// CHECK-NOT: __static_call_return_
// CHECK: {{[tTvVwW]}} __static_call_return_v3{{$}}
// CHECK-NEXT: {{[tTvVwW]}} __static_call_return_zero_v3{{$}}
// CHECK-NOT: __static_call_return_
int f(int x);
int other(int x);
#ifdef OTHER
int f(int x) { return x + 1; }
int other(int x) { return 2 * __builtin_static_call(f, x); }
#else
int main(int argc, char **argv) {
  (void)argv;
  return __builtin_static_call(f, argc) + other(argc);
}
#endif
