// RUN: %clangxx_fe -std=c++17 -Xclang -verify -fsyntax-only %s
// RUN: %clangxx_fe -std=c++23 -Xclang -verify=expected,cxx23 -fsyntax-only %s
// A non-static member function is called through an object.

struct S {
  int member(int);
  virtual int virtual_member(int);
  int caller() { return __builtin_static_call(member, 1); } // expected-error {{'member' is a non-static member function and cannot be a static call; use a static member function or a free function}}
#if __cplusplus > 202002
  int explicit_object(this S &, int);
#endif
};
void caller(S s, S *p, int (S::*pm)(int)) {
  __builtin_static_call(s.member, 1);         // expected-error {{'member' is a non-static member function}}
  __builtin_static_call(p->virtual_member, 1); // expected-error {{'virtual_member' is a non-static member function}}
  __builtin_static_call((s.*pm), 1);          // expected-error {{found a pointer to member}}
  __builtin_static_call(p->~S);               // expected-error {{'~S' is a non-static member function}}
#if __cplusplus > 202002
  __builtin_static_call(s.explicit_object, 1); // cxx23-error {{'explicit_object' is a non-static member function}}
#endif
}
