// RUN: %link_thumb -no-pie -fno-pie %s -o %t && %static_call verify %t
// RUN: violation %t "record('f', 0)" "to(s('bytes') + 4 + 1)" | FileCheck %s --check-prefix=DATA
// RUN: violation %t "record('f', 0)" "to(s('bytes') + 12 + 1)" | FileCheck %s --check-prefix=HALF
// RUN: violation %t "record('f', 0)" "to(s('other') + 1)" | FileCheck %s --check-prefix=THUMB
// RUN: violation %t "record('f', 0)" "to(s('bytes') + 16)" | FileCheck %s --check-prefix=A32
// A site is an instruction of the set that its record names: no literal, not
// two halves, and not of the other set.

// DATA: bytes+0x4: key f: found data, expected an instruction of 4 bytes that starts here [instruction]
// HALF: bytes+0xc: key f: found one of 4 bytes at 0x[[#%x,]], expected an instruction of 4 bytes that starts here [instruction]
// THUMB: other+0x0: key f: found A32 code, expected Thumb code [instruction]
// A32: bytes+0x10: key f: found Thumb code, expected A32 code [instruction]

#include "Inputs/functions.h"

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
