// RUN: %clang_fe -std=c23 -Wno-gnu-folding-constant -ferror-limit=0 -Xclang -verify -fsyntax-only %s
// Calls that clang folds are constants in C, too.

typedef __SIZE_TYPE__ size_t;
size_t strlen(const char *);
size_t a = __builtin_static_call(strlen, "abc");        // expected-error {{static call of 'strlen' would be evaluated at compile time here}}
static size_t b[] = {__builtin_static_call(strlen, "abc")}; // expected-error {{static call of 'strlen' would be evaluated}}
constexpr size_t c = __builtin_static_call(strlen, "abc"); // expected-error {{static call of 'strlen' would be evaluated}} expected-error {{must be initialized by a constant expression}}
enum { enumerator = __builtin_static_call(strlen, "abc") }; // expected-error {{static call of 'strlen' would be evaluated}}
_Static_assert(__builtin_static_call(strlen, "abc") == 3);  // expected-error {{static call of 'strlen' would be evaluated}}
struct s { int bits : __builtin_static_call(strlen, "abc"); }; // expected-error {{static call of 'strlen' would be evaluated}}
int caller(int n) {
  static size_t s = __builtin_static_call(strlen, "abc"); // expected-error {{static call of 'strlen' would be evaluated}}
  int local[__builtin_static_call(strlen, "abc")];        // expected-error {{static call of 'strlen' would be evaluated}}
  int designated[] = {[__builtin_static_call(strlen, "abc")] = 1}; // expected-error {{static call of 'strlen' would be evaluated}}
  switch (n) {
  case __builtin_static_call(strlen, "abc"): // expected-error {{static call of 'strlen' would be evaluated}}
    break;
  }
  return s + sizeof(local) + sizeof(designated);
}
