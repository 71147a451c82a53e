// UNSUPPORTED: quick
// RUN: sed "s/\.static_call_views :/.my_views :/" %script > %t.ld
// RUN: %clang -O1 -fplugin=%plugin -fpass-plugin=%pass -isystem %include -c %s -o %t.o
// RUN: %clang -fuse-ld=lld -Wl,-T,%t.ld %t.o -L%libdir -lstaticcall -Wl,-rpath,%libdir -o %t
// RUN: %gdb -ex "info static-calls" %t | FileCheck %s
// RUN: %gdb -ex "break abort" -ex run -ex "info static-calls" %t | FileCheck %s
// A linker script of one's own, which has no section for the views.

#include <static_call.h>
#include <stdlib.h>

int main(void) { __builtin_static_call(abort); }

// CHECK: abort {{.*}} 1 1 default
