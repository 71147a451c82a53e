// RUN: %clang_sc -O2 -c %s -o %t.o && %clang_sc -O2 -c -DOTHER %s -o %t.other.o
// RUN: %clang_sc %t.o %t.other.o -o %t && %t
// RUN: %clang_gnu_ld %t.o %t.other.o -o %t && %t
// RUN: ld.lld -r %t.o %t.other.o -o %t.r.o && %clang_sc %t.r.o -o %t && %t
// RUN: ld.bfd -r %t.o %t.other.o -o %t.r.o && %clang_gnu_ld %t.r.o -o %t && %t
// RUN: %clang_sc -O2 -flto %s -c -o %t.o && %clang_sc -O2 -flto -c -DOTHER %s -o %t.other.o && %clang_sc -O2 -flto %t.o %t.other.o -o %t && %t
// RUN: %clang_sc -O2 -flto=thin %s -c -o %t.o && %clang_sc -O2 -flto=thin -c -DOTHER %s -o %t.other.o && %clang_sc -O2 -flto=thin %t.o %t.other.o -o %t && %t
// RUN: %clang_sc -O0 -ffunction-sections -Wl,--gc-sections -DDROPPED %s -o %t && %t
// RUN: %clang_gnu_ld -O0 -ffunction-sections -Wl,--gc-sections -DDROPPED %s -o %t && %t
// The unit of an executable is started once, before its constructors, and
// stopped after its destructors, however many files have keys and also where
// the linker dropped all sites.

int f(int x);
#ifdef OTHER
int f(int x) { return __builtin_static_call(f, x - 1); }
#else
void _exit(int) __attribute__((noreturn));
void __static_call_start(const void *unit);
void __static_call_stop(const void *unit);
static int starts, destructors;
void __static_call_start(const void *unit) { starts += unit ? 1 : 2; }
void __static_call_stop(const void *unit) {
  _exit(unit && starts == 1 && destructors == 1 ? 0 : 1);
}
__attribute__((constructor)) static void construct(void) {
  if (starts != 1)
    _exit(2);
}
__attribute__((destructor)) static void destroy(void) { ++destructors; }
int dropped(int x) { return __builtin_static_call(f, x); }
#ifdef DROPPED
int f(int x) { return x; }
#endif
int main(void) { return 3; }
#endif
