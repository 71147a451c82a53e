// RUN: %clang_sc -fsyntax-only -Xclang -verify %s
// RUN: %clang_sc -DWRONG -fsyntax-only -Xclang -verify=wrong %s
// RUN: not %clangxx_sc -x c++ -DWRONG -fsyntax-only %s 2>&1 | FileCheck %s
// A target, a resolver or a use of the wrong type does not compile.
// expected-no-diagnostics

#include <static_call.h>

int f(int x);
int g(int x);
long wrong(long x);
void variadic(int x, ...);
static __typeof__(&f) choose(void) { return g; }
static __typeof__(&wrong) choose_wrong(void) { return wrong; }

STATIC_CALL_RESOLVER(f, choose);
int use(struct static_call_batch *batch) {
  static_call_batch_add(batch, f, g);
  return static_call_set(f, g);
}

#ifdef WRONG
// CHECK: error: cannot initialize a member
// wrong-error@+1 {{incompatible function pointer types}}
STATIC_CALL_RESOLVER(g, choose_wrong);
int use_wrong(struct static_call_batch *batch) {
  // CHECK: error: no matching function for call to '__static_call_checked'
  // wrong-error@+1 {{incompatible function pointer types initializing}}
  int err = static_call_set(f, wrong);
  // wrong-error@+1 {{incompatible function pointer types initializing}}
  err |= static_call_set(f, variadic);
  // wrong-error@+1 {{incompatible integer to pointer conversion}}
  err |= static_call_set(f, 1);
  // CHECK: error: no matching function for call to '__static_call_checked'
  // wrong-error@+1 {{incompatible function pointer types initializing}}
  err |= static_call_batch_add(batch, f, wrong);
  // wrong-error@+1 {{incompatible function pointer types initializing}}
  long (*p)(long) = static_call_get(f);
  // wrong-warning@+1 {{ignoring return value}}
  static_call_set(f, g);
  return err + (p != 0);
}
#endif
