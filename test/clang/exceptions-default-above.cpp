// REQUIRES: native
// RUN: %clangxx_fe -std=c++23 -O0 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clangxx_fe -std=c++23 -O2 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// That the body of a default throws nothing, as CodeGen finds out, says nothing
// of other targets: only what is declared makes a call one that cannot throw.

// CHECK: define {{.*}}@_Z6calleri(
// CHECK: invoke {{.*}}(ptr nest noundef @_Z8externali, i32 noundef 1)
// CHECK: invoke {{.*}}(ptr nest noundef @_ZL8internali, i32 noundef 2)
// CHECK: invoke {{.*}}(ptr nest noundef @_Z7inlinedi, i32 noundef 3)
// CHECK: invoke {{.*}}(ptr nest noundef @_Z8instanceIiET_S0_, i32 noundef 4)
// CHECK: invoke {{.*}}(ptr nest noundef @_Z8constanti, i32 noundef 5)
// CHECK: invoke {{.*}}(ptr nest noundef @_Z8variadiciz, i32 noundef 6, double
// CHECK: invoke {{.*}}(ptr {{.*}}sret(%struct.Big) align {{[48]}} {{.*}}, ptr nest noundef @_Z3bigi, i32 noundef 7)
// CHECK: invoke preserve_mostcc {{.*}}(ptr nest noundef @_Z9preservesi, i32 noundef 8)
// CHECK: invoke {{.*}}(ptr nest noundef @_Z10attributedi, i32 noundef 9)
// CHECK: invoke {{.*}}(ptr nest noundef @_Zli6_twicey, i64 noundef 10)
// CHECK: invoke {{.*}} @_Z6objectv()
// CHECK: invoke {{.*}}(ptr nest noundef @_ZN5ClassclEi, i32 noundef 11)
// CHECK: call {{.*}} @_Z5quieti(ptr nest {{.*}}, i32 noundef 12)
// CHECK: call {{.*}} @_Z7nothrowi(ptr nest {{.*}}, i32 noundef 13)
// CHECK: call {{.*}} @_Z4purei(ptr nest {{.*}}, i32 noundef 14)
// CHECK: invoke void {{.*}}(ptr nest noundef @_Z5neverv) [[NEVER:#[0-9]+]]
// CHECK: landingpad
// CHECK: define {{.*}}@_Z17caller_of_callersv(
// CHECK: invoke {{.*}}@_Z5lightv()
// CHECK: define {{.*}}@_Z5callsIlEiv(
// CHECK: invoke {{.*}}(ptr nest noundef @_Z8instanceIlET_S0_, i64 noundef 15)
// CHECK: attributes [[NEVER]] = { {{.*}}noreturn
struct Guard { ~Guard(); };
struct Big { long a[5]; };
int external(int x) { return x; }
static int internal(int x) { return x; }
inline int inlined(int x) { return x; }
template <class T> T instance(T x) { return x; }
constexpr int constant(int x) { return x; }
int variadic(int x, ...) { return x; }
Big big(int) { return {}; }
__attribute__((preserve_most)) void preserves(int) {}
__attribute__((static_call)) int attributed(int x) { return x; }
__attribute__((static_call)) int operator""_twice(unsigned long long x) { return 2 * x; }
struct Class { __attribute__((static_call)) static int operator()(int x) { return x; } };
Class object();
int quiet(int x) noexcept { return x; }
__attribute__((nothrow)) int nothrow(int x) { return x; }
__attribute__((pure)) int pure(int x) { return x; }
[[noreturn]] void never() { for (;;); }
int caller(int n) {
  Guard guard;
  n += __builtin_static_call(external, 1);
  n += __builtin_static_call(internal, 2);
  n += __builtin_static_call(inlined, 3);
  n += __builtin_static_call(instance<int>, 4);
  n += __builtin_static_call(constant, 5);
  n += __builtin_static_call(variadic, 6, 1.0);
  __builtin_static_call(big, 7);
  __builtin_static_call(preserves, 8);
  n += attributed(9);
  n += 10_twice;
  n += object()(11);
  n += __builtin_static_call(quiet, 12);
  n += __builtin_static_call(nothrow, 13);
  n += __builtin_static_call(pure, 14);
  if (n)
    __builtin_static_call(never);
  return n;
}
int light() { return __builtin_static_call(external, 16); }
int caller_of_callers() {
  Guard guard;
  return light();
}
template <class T> int calls() {
  Guard guard;
  return __builtin_static_call(instance<T>, 15);
}
template int calls<long>();
