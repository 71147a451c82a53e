// RUN: %link -static-pie -fPIE -flto -fvisibility=hidden -fsanitize=cfi-icall %s -o %t && %static_call verify %t | FileCheck %s
// RUN: %link -static-pie -fPIE -flto -fvisibility=hidden -fsanitize=cfi-icall -fno-sanitize-cfi-canonical-jump-tables %s -o %t && %static_call verify %t | FileCheck %s
// With control-flow integrity a key may hold the address of a jump to what its
// sites call.

// CHECK: tmp: 1 keys, 1 sites, no violations
int f(int x), g(int x);
__attribute__((noinline)) int f(int x) { return x + 1; }
__attribute__((noinline)) int g(int x) { return x + 2; }
int (*volatile pointers[])(int) = {f, g};
__attribute__((used)) int call(int x) {
  return pointers[x & 1](x) + __builtin_static_call(g, x);
}
void _start(void) {}
__asm__(".globl __static_call_start, __static_call_stop\n"
        "__static_call_start: __static_call_stop: ret\n");
