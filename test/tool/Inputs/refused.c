/* What can be no target, and keys that can be given none. */
#include "functions.h"
#include <static_call.h>

int data = 1;
__attribute__((noinline)) int f(int x) { return x + 1; }
__attribute__((noinline)) int g(int x) { return x + 2; }
__attribute__((noinline)) int resolved(int x) { return x + 3; }
static int (*choose(void))(int) { return data ? g : f; }
STATIC_CALL_RESOLVER(resolved, choose);
__attribute__((ifunc("choose"))) int indirect(int x);
__attribute__((ifunc("choose"))) int plain(int x);
__asm__(".globl label, absolute\nabsolute = 0x1000\n"
        ".type absolute,%function\n.text\nlabel: nop");

int main(void) {
  return __builtin_static_call(f, data) + __builtin_static_call(resolved, 1) +
         __builtin_static_call(indirect, 2) + plain(3);
}
void _start(void) { main(); }
