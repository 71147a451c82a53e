// RUN: %clangxx_fe -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// The function may be named in all the ways of a plain call.

// CHECK: (ptr nest noundef @_ZN2ns8functionEv
// CHECK: (ptr nest noundef @_ZN2ns3adlENS_6ObjectE
// CHECK: (ptr nest noundef @_ZN2ns4overEd
// CHECK: (ptr nest noundef @_ZN1S6memberEi
// CHECK: (ptr nest noundef @_ZN1S6memberEi
// CHECK: (ptr nest noundef @_Z4pairIiiEiT_T0_
// CHECK: (ptr nest noundef @_ZplRK1SS1_
// CHECK: (ptr nest noundef @_Z4lrefv
// CHECK-NOT: nest
namespace ns {
struct Object {};
int function();
int adl(Object);
int over(int);
int over(double);
}
struct S { static int member(int); };
template <class A, class B> int pair(A, B);
int operator+(const S &, const S &);
int &lref();
int caller(S s) {
  int n = __builtin_static_call(ns::function);
  n += __builtin_static_call(adl, ns::Object());
  n += __builtin_static_call(ns::over, 1.0);
  n += __builtin_static_call(S::member, 1);
  n += __builtin_static_call(s.member, 1);
  n += __builtin_static_call((pair<int, int>), 1, 2);
  n += __builtin_static_call(operator+, s, s);
  __builtin_static_call(lref) = n;
  return n;
}
