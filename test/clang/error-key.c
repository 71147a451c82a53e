// RUN: %clang_fe -I%src/runtime -fsyntax-only -Xclang -verify %s
// static_call_set and its like need the name of a function too.

#include "static_call.h"

int f(int n);
int g(int n);
struct operations { int (*run)(int n); };

int change(struct operations *ops, int (*parameter)(int n)) {
  int err = static_call_set(ops->run, g); // expected-error {{static call needs the name of a function, found member 'run'; name the function}}
  err |= static_call_reset(parameter); // expected-error {{found parameter 'parameter'}}
  err |= static_call_set(&f, g) | static_call_set((f), g);
  return err;
}
