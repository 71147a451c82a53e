// REQUIRES: native
// RUN: not %clang_fe --target=x86_64-apple-darwin -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=x86_64-apple-macosx10.4.0
// RUN: not %clang_fe --target=x86_64-linux-gnux32 -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=x86_64-unknown-linux-gnux32
// RUN: not %clang_fe --target=aarch64_be-linux-gnu -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=aarch64_be-unknown-linux-gnu
// RUN: not %clang_fe --target=aarch64-linux-gnu_ilp32 -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=aarch64-unknown-linux-gnu_ilp32
// RUN: not %clang_fe --target=armeb-linux-gnueabihf -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=armebv7-unknown-linux-gnueabihf
// RUN: not %clang_fe --target=arm-linux-gnueabi -march=armv6 -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=armv6-unknown-linux-gnueabi
// RUN: not %clang_fe --target=thumbebv7m-none-eabi -ffreestanding -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=thumbebv7m-unknown-none-eabi
// RUN: not %clang_fe --target=riscv64-linux-gnu -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=riscv64-unknown-linux-gnu
// Where there is no code generation for sites, the first static call says so.

// CHECK: error-target.c:[[@LINE+4]]:{{[0-9]+}}: error: static calls are not supported for target '[[TARGET]]', only for x86-64, i386, AArch64 and ARM (version 7 and later, and all of profile M), ELF and little-endian
// CHECK-NOT: error:
void f(void);
void caller(void) {
  __builtin_static_call(f);
  __builtin_static_call(f);
}
