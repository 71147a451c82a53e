// RUN: %python %S/Inputs/names.py > %t.c
// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %t.c -o %t && %run %t
// RUN: %clang_sc -O2 -S %t.c -I%src/test/Inputs -I%format -o %t.s
// RUN: %clang -c %t.s -o %t.o && %clang_sc %t.o -o %t && %run %t
// RUN: %clang_sc -O2 -flto=thin -I%src/test/Inputs -I%format %t.c -o %t && %run %t
// RUN: %clang_gnu_ld -O2 -I%src/test/Inputs -I%format %t.c -o %t && %run %t
// Keys of names that a section name, a sort or an assembler could trip over
// keep their sites apart.
