// RUN: %clangxx_fe -std=c++17 -Wall -Wextra -I%src/runtime -fsyntax-only -Xclang -verify %s
// RUN: %clangxx_fe -std=c++23 -Wall -Wextra -I%src/runtime -fsyntax-only -Xclang -verify %s
// C++ has more results that no zero stands for, and templates are checked in their instances.

#include "static_call.h"
#include <stddef.h>

struct object { static int count(); static object make(); int n; };
enum class scoped : long { zero };
int plain(int) noexcept;
scoped enumeration();
decltype(nullptr) nothing();
int object::*member();
int (object::*method())();
int &reference();
object &&moved();
auto deduced() { return 1.0; }
[[noreturn]] void stop();
int overloaded(int);
double overloaded(double);

template <typename T> T generic() { return T(); }
template <typename T> int disable(T (*target)() = nullptr) {
  return static_call_set(generic<T>, target) | static_call_set(generic<T>, nullptr); // expected-error {{static call of 'generic<double>' cannot be disabled: it returns 'double'}}
}
template <auto Function> int disable_value() {
  return static_call_set(Function, 0); // expected-error {{static call of 'reference' cannot be disabled: it returns 'int &'}}
}
template <typename T> int never_made() { return static_call_set(generic<double>, static_cast<T>(nullptr)); }
double (*pick(int))();

int legal() {
  return static_call_set(plain, nullptr) | static_call_set(enumeration, NULL) |
         static_call_set(nothing, 0) | static_call_set(object::count, nullptr) |
         static_call_set(static_cast<int (*)(int)>(overloaded), nullptr) |
         static_call_set(generic<double>, pick(0)) |
         __static_call_set(__static_call_key(generic<double>), reinterpret_cast<__static_call_fn>(pick(0))) |
         disable<int>() | disable_value<plain>();
}

int illegal(static_call_batch *batch) {
  int err = static_call_set(object::make, nullptr); // expected-error {{static call of 'make' cannot be disabled: it returns 'object'}}
  static_call_batch_add(batch, reference, NULL); // expected-error {{it returns 'int &', which zero in one register does not represent}}
  err |= static_call_set(moved, 0); // expected-error {{it returns 'object &&'}}
  err |= static_call_set(member, nullptr); // expected-error {{it returns 'int object::*'}}
  err |= static_call_set(method, nullptr); // expected-error {{it returns 'int (object::*)()'}}
  err |= static_call_set(deduced, nullptr); // expected-error {{it returns 'double'}}
  err |= static_call_set(stop, static_cast<void (*)()>(nullptr)); // expected-error {{static call of 'stop' cannot be disabled: it never returns}}
  err |= static_call_set(static_cast<double (*)(double)>(overloaded), nullptr); // expected-error {{it returns 'double'}}
  err |= static_call_set((generic<float>), nullptr); // expected-error {{static call of 'generic<float>' cannot be disabled}}
  return err | disable<double>() | disable_value<reference>();
}
