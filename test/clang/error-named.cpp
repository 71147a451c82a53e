// RUN: %clangxx_fe -std=c++20 -I%src/runtime -fsyntax-only -Xclang -verify %s
// A named static call takes no target of another type, no overload that nothing
// selects, and no NULL where zero in one register does not stand for its result.

#include "static_call.h"
struct Owner {
  ~Owner();
};
struct Small {
  int n;
};
namespace deep {
int f(int x), other(int x) noexcept;
long overloaded(long x), overloaded(long x, int y);
int &reference();
Owner owner();
Small small();
float real();
int Small::*member();
template <class T> T instance();
DEFINE_STATIC_CALL(f, f);
DEFINE_STATIC_CALL(quiet, other);
DEFINE_STATIC_CALL(by_cast, static_cast<long (*)(long)>(overloaded));
DEFINE_STATIC_CALL(reference, reference);
DEFINE_STATIC_CALL(owner, owner);
DEFINE_STATIC_CALL_NULL(small, small); // expected-error {{static call of 'small' cannot be disabled: it returns 'Small'}}
DEFINE_STATIC_CALL_RET0(real, real); // expected-error {{static call of 'real' cannot be disabled: it returns 'float'}}
DEFINE_STATIC_CALL_NULL(member, member); // expected-error {{static call of 'member' cannot be disabled: it returns 'int Small::*'}}
DEFINE_STATIC_CALL_NULL(instance, instance<double>); // expected-error {{static call of 'instance' cannot be disabled: it returns 'double'}}
// expected-note@static_call.h:* 4 {{}}
int update() {
  static_call_update(f, overloaded); // expected-error {{no matching function for call to '__static_call_checked'}}
  static_call_update(quiet, f); // expected-error {{no matching function for call to '__static_call_checked'}}
  static_call_update(f, [](int x) { return x + 1.0; }); // expected-error {{no matching function for call to '__static_call_checked'}}
  static_call_update(f, [&](int x) { return x; }); // expected-error {{no matching function for call to '__static_call_checked'}}
  static_call_update(reference, nullptr); // expected-error {{static call of 'reference' cannot be disabled: it returns 'int &'}}
  static_call_update(owner, nullptr); // expected-error {{static call of 'owner' cannot be disabled: it returns 'Owner'}}
  static_call_update(by_cast, overloaded);
  static_call_update(f, other);
  static_call_update(f, nullptr);
  return static_call(f)(1);
}
} // namespace deep
