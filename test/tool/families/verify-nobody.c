// RUN: %cc -static -fno-pie %s -o %t && %static_call verify %t
// RUN: %cc -static-pie -fPIE %s -o %t && %static_call verify %t
// The default may be nobody's where no register of zero stands for its result:
// sites call address 0, or the next instruction.

#include "../Inputs/functions.h"

__attribute__((weak)) double nobody(double x);
double call(double x) { return 1 + __builtin_static_call(nobody, x); }
void _start(void) {}
