// RUN: %clang_fe -std=gnu17 -fblocks -Wno-initializer-overrides -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Static calls are marked in every kind of expression and statement of C.

// CHECK-COUNT-30: ptr nest
// CHECK-NOT: nest
#define C(n) __builtin_static_call(f, n)
int f(int);
struct s { int a, b[3]; struct { int c; } d; };
int caller(int n, int (*p)[C(1)]) {
  struct s s = {C(2), {[1] = C(3), C(4)}, .d.c = C(5)};
  s = (struct s){.b = {[1] = C(6)}, .a = C(7)};
  int vla[C(8)];
  n = sizeof(int[C(9)]) + sizeof(vla);
  n += C(10) ?: C(11);
  n += n ? C(12) : C(13);
  n = (C(14), C(15));
  n += ({ int m = C(16); m; });
  n += C(C(17)); // 18
  for (int i = C(19); i < C(20); i += C(21))
    do n += C(22); while (C(23));
  switch (C(24)) { case 1: n = C(25); }
  n += ^{ return C(26); }();
  n += vla[C(27)] + (*p)[0];
  __asm__("" : "+r"(n) : "r"(C(28)));
  n += _Generic(n, int: C(29));
  return __builtin_choose_expr(1, C(30), 0);
}
