// RUN: %clangxx_fe -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Every call of a function with the attribute is a static call, whatever kind
// of function it is and however the call is written.

// CHECK-COUNT-18: ptr nest
// CHECK-NOT: nest
// CHECK-NOT: llvm.global.annotations
struct Object { Object(int); ~Object(); int n; };
__attribute__((static_call)) int f(int);
int f(int); // inherits
[[staticcall::static_call]] Object make(int);
struct S { __attribute__((static_call)) static int member(int); int n; };
template <class T> __attribute__((static_call)) T instance(T t) { return t; }
template <class T> struct Class { __attribute__((static_call)) static T member(T t) { return t; } };
__attribute__((static_call)) S operator+(S, S);
__attribute__((static_call)) int operator""_x(unsigned long long);
__attribute__((static_call)) int &reference();
struct Base { Base(int); };
struct Derived : Base { int m = f(1); Derived() : Base(f(2)) {} };
template <class T> int pattern(T t) { return f(3) + instance(t); }
int defaulted(int n = f(4)) { return n; }
Object global(f(5));
int caller(S s, int n) {
  Derived derived;
  n += make(6).n + S::member(7) + s.member(8) + instance(9) + instance(10L) + Class<int>::member(11);
  n += (s + s).n + 12_x + (f)(13) + (*f)(14);
  reference() = 15;
  return n + pattern(1) + defaulted() + f(16);
}
