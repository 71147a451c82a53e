// RUN: for t in thumbv6m thumbv7m thumbv8m.base thumbv8m.main; do clang --target=$t-none-eabi -mexecute-only -O1 -ffreestanding -fpass-plugin=%pass -isystem %include -c %s -o %t.o && llvm-objdump -d --section=.text.static_call_veneers.f %t.o > %t.s && grep veneer.f %t.s && not grep -E "word|\[pc" %t.s || exit 1; done
// In text that may be executed only, veneers hold no data.
#include <static_call.h>

int f(int);
int caller(int x) { return __builtin_static_call(f, x) + 1; }
