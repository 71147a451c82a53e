// RUN: not %clang_fe --target=aarch64-linux-gnu -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=aarch64-unknown-linux-gnu
// RUN: not %clang_fe --target=x86_64-apple-darwin -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=x86_64-apple-macosx10.4.0
// RUN: not %clang_fe --target=x86_64-linux-gnux32 -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=x86_64-unknown-linux-gnux32
// RUN: not %clang_fe --target=i386-linux-gnu -fsyntax-only %s 2>&1 | FileCheck %s -DTARGET=i386-unknown-linux-gnu
// Where there is no code generation for sites, the first static call says so.

// CHECK: error-target.c:[[@LINE+4]]:{{[0-9]+}}: error: static calls are not supported for target '[[TARGET]]', only for x86-64 ELF
// CHECK-NOT: error:
void f(void);
void caller(void) {
  __builtin_static_call(f);
  __builtin_static_call(f);
}
