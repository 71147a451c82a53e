/* Three keys with sites: one of them weak, one with a jump. On any machine. */

#include "functions.h"

__attribute__((noinline)) int f(int x) { return x + 1; }
__attribute__((noinline)) int g(int x) { return x + 2; }
__attribute__((weak)) void hook(int x);

static inline int twice(int x) { return 2 * __builtin_static_call(f, x); }
__attribute__((noinline)) int first(int x) { return twice(x) + twice(x + 1); }
__attribute__((noinline)) int second(int x) {
  __builtin_static_call(hook, x);
  return 1 + __builtin_static_call(g, x);
}
__attribute__((noinline)) int tail(int x) {
  return __builtin_static_call(g, x);
}

int data = 1;
int *pointer = &data;

#ifdef __x86_64__
/* `misaligned` has a call of f at 4 modulo 8; what looks like a
 * call in `hidden` is the operand of movabs; `subtract` has the bytes of a call
 * of g's veneer in it. */
__asm__(".text\n.p2align 4\n.type misaligned,@function\nmisaligned:\n"
        ".byte 0x66, 0x90, 0x66, 0x90\ncall f\nret\n"
        ".size misaligned, . - misaligned\n"
        ".p2align 4\n.type hidden,@function\nhidden:\n"
        ".byte 0x48, 0xb8, 0xe8\n.long f - . - 4\n.byte 0, 0, 0\nret\n"
        ".size hidden, . - hidden\n"
        ".p2align 4\n.type subtract,@function\nsubtract:\n"
        ".byte 0x81, 0xe8\n.long __static_call_veneer.g - . - 4\nret\n"
        ".size subtract, . - subtract\n"
        ".hidden __static_call_veneer.g\n");
#ifdef BRANCH
__asm__(".text\n.p2align 4\n.type stray,@function\nstray:\nnop\n" BRANCH
        "\nret\n.size stray, . - stray\n");
#endif
#endif

__attribute__((noinline)) int main(void) {
  return first(1) + second(2) + tail(3);
}
void _start(void) { main(); }
