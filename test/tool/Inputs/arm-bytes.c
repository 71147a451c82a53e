/* A literal, A32 code and halves of instructions that look like calls. */
#include "functions.h"

__attribute__((noinline)) int f(int x) { return x + 1; }
int call(int x) { return 1 + __builtin_static_call(f, x); }
void _start(void) {}
// f000 f800 is a Thumb bl, eb00xxxx one of A32.
FUNCTION(bytes, "b 1f\n"
                "nop\n"
                ".short 0xf000, 0xf800\n"
                "1: nop\n"
                ".inst.w 0xf8dff000\n"
                ".inst.w 0xf8000b04\n"
                ".inst.w 0xeb000000");
__asm__(".arm\n.p2align 2\n.type other,%function\nother: .inst 0xf800f000\n"
        "bx lr\n.size other, . - other\n.thumb");
