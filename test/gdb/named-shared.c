// RUN: split-file %S/named.c %t
// RUN: %clang_sc -O1 -I%S/Inputs -fPIC -shared %t/definitions.c -o %t/lib.so
// RUN: %clang_sc -O1 -I%S/Inputs %t/main.c -Wl,-rpath,%t %t/lib.so -o %t/two
// RUN: %gdb -x %S/Inputs/stops.gdb %t/two 2>&1 | FileCheck %S/named.c --check-prefixes=CHECK,TWO
// The same where a shared object defines the keys.
