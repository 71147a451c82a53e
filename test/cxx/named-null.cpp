// RUN: %one_and_two
// Named static calls that start as nothing, or as 0, do so in both units, get
// targets from the other unit, and lose them; arguments are evaluated.

//--- f.h
#include "calls.h"
enum class Scoped : long { zero, one };
using Hook = void(int &);
DECLARE_STATIC_CALL(hook, static_cast<Hook *>(nullptr));
DECLARE_STATIC_CALL(scoped, static_cast<Scoped (*)(int)>(nullptr));
DECLARE_STATIC_CALL(pointer, static_cast<const char *(*)()>(nullptr));
NOINLINE static int call(int x) {
  int evaluated = 0;
  static_call_cond(hook)((evaluated++, x));
  Scoped scoped = static_call(scoped)(evaluated++);
  const char *pointer = static_call(pointer)();
  return x + 10 * int(scoped) + 100 * !!pointer + 1000 * evaluated;
}
int call_in_lib(int x);
int update_in_lib();

//--- lib.cpp
#include "f.h"
DEFINE_STATIC_CALL_NULL(hook, static_cast<Hook *>(nullptr));
DEFINE_STATIC_CALL_RET0(scoped, static_cast<Scoped (*)(int)>(nullptr));
DEFINE_STATIC_CALL_NULL(pointer, static_cast<const char *(*)()>(nullptr));
int call_in_lib(int x) { return call(x); }
int update_in_lib() {
  return static_call_update(hook, [](int &x) { x += 4; }) |
         static_call_update(scoped, [](int) { return Scoped::one; });
}

//--- main.cpp
#include "f.h"
static const char *text() { return ""; }
int main() {
  assert(call(1) == 2001 && call_in_lib(1) == 2001);
  assert(!static_call_query(hook) && !static_call_query(pointer));
  assert(reinterpret_cast<void *>(static_call_query(scoped)) ==
         reinterpret_cast<void *>(__static_call_return0));
  assert(update_in_lib() == 0);
  assert(call(1) == 2015 && call_in_lib(1) == 2015);
  assert(static_call_update(pointer, text) == 0);
  expect_calls("__SCT__pointer", OWN_SITES(1, 2), text);
  assert(call(1) == 2115 && call_in_lib(1) == 2115);
  assert(static_call_update(hook, nullptr) == 0);
  assert(static_call_update(scoped, nullptr) == 0);
  assert(call(1) == 2101 && call_in_lib(1) == 2101);
}
