// RUN: %clang_sc -O2 -g -c %s -o %t.o && llvm-dwarfdump --verify %t.o
// A trampoline that was declared with debug information, for its calls, is defined without.

#include <static_call.h>
int f(int x);
DEFINE_STATIC_CALL(named, f);
int use(int x) { return 1 + static_call(named)(x); }
