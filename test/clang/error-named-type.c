// RUN: %clang_fe -I%src/runtime -fsyntax-only -Xclang -verify %s
// RUN: not %clangxx_fe -x c++ -I%src/runtime -fsyntax-only %s 2>&1 | FileCheck %s
// A target, an argument or a use of the wrong type does not compile, nor do two definitions of one name.

#include "static_call.h"

int f(int x);
long wrong(long x);
DEFINE_STATIC_CALL(one, f); // expected-note {{previous definition}}
// CHECK: error: redefinition of '__SCK__one'
DEFINE_STATIC_CALL(one, f); // expected-error {{redefinition of '__SCK__one'}} expected-note 2 {{}}
// CHECK: error: conflicting types for '__SCT__one'
DECLARE_STATIC_CALL(one, wrong); // expected-error {{conflicting types for '__SCT__one'}}

void use(void) {
  // CHECK: error: no matching function for call to '__static_call_checked'
  static_call_update(one, wrong); // expected-error {{incompatible function pointer types initializing}}
  // CHECK: error: no matching function for call to '__SCT__one'
  static_call(one)(); // expected-error {{too few arguments to function call}}
  // CHECK: error: cannot initialize a variable
  long (*p)(long) = static_call_query(one); // expected-error {{incompatible function pointer types initializing}}
  (void)p;
}
