// RUN: %link -static-pie -fPIE -flto -fvisibility=hidden -fsanitize=cfi-icall %s -o %t && %static_call verify %t | FileCheck %s
// RUN: %link -static-pie -fPIE -flto -fvisibility=hidden -fsanitize=cfi-icall -fno-sanitize-cfi-canonical-jump-tables %s -o %t && %static_call verify %t | FileCheck %s
// With control-flow integrity a named key may hold the address of a jump to its
// trampoline.

// CHECK: tmp: 1 keys, {{[0-9]+}} sites, no violations
#include <linux/static_call.h>

int f(int x), g(int x);
__attribute__((noinline)) int f(int x) { return x + 1; }
__attribute__((noinline)) int g(int x) { return x + 2; }
int (*volatile pointers[])(int) = {f, g};
DEFINE_STATIC_CALL(named, f);
__attribute__((used)) int call(int x) {
  return pointers[x & 1](x) + static_call(named)(x);
}
void _start(void) {}
__asm__(".globl __static_call_start, __static_call_stop\n"
        "__static_call_start: __static_call_stop: ret\n");
