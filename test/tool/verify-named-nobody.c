// RUN: %link -static %s -o %t && %static_call verify %t
// RUN: %link -static-pie -fPIE %s -o %t && %static_call verify %t
// RUN: %clang_gnu_ld -O2 -nostdlib -static -Wno-unused-command-line-argument %s -o %t && %static_call verify %t
// The first target may be nobody's where no register of zero stands for its
// result: sites call address 0.

#include <linux/static_call.h>

__attribute__((weak)) double nobody(double x);
DEFINE_STATIC_CALL(named, nobody);
double call(double x) { return 1 + static_call(named)(x); }
void _start(void) {}
__asm__(".globl __static_call_start, __static_call_stop\n"
        "__static_call_start: __static_call_stop: ret\n");
