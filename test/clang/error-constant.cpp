// RUN: %clangxx_fe -std=c++20 -ferror-limit=0 -Xclang -verify -fsyntax-only %s
// Where only a constant will do, the compiler has evaluated the default already.

constexpr int f(int n) { return n; }
constexpr int a = __builtin_static_call(f, 1); // expected-error {{static call of 'f' would be evaluated at compile time here; move it to code that runs, or call 'f' directly}}
constinit int b = __builtin_static_call(f, 1); // expected-error {{static call of 'f' would be evaluated}}
const int c = __builtin_static_call(f, 1);     // expected-error {{static call of 'f' would be evaluated}}
int d = __builtin_static_call(f, 1);           // expected-error {{static call of 'f' would be evaluated}}
const int &e = __builtin_static_call(f, 1);    // expected-error {{static call of 'f' would be evaluated}}
int array[__builtin_static_call(f, 1)];        // expected-error {{static call of 'f' would be evaluated}}
enum { enumerator = __builtin_static_call(f, 1) }; // expected-error {{static call of 'f' would be evaluated}}
static_assert(__builtin_static_call(f, 1) == 1);   // expected-error {{static call of 'f' would be evaluated}}
template <int N> struct Number { static constexpr int value = N; };
int g = Number<__builtin_static_call(f, 1)>::value; // expected-error {{static call of 'f' would be evaluated}}
struct S {
  int bits : __builtin_static_call(f, 1);                    // expected-error {{static call of 'f' would be evaluated}}
  static constexpr int s = __builtin_static_call(f, 1);      // expected-error {{static call of 'f' would be evaluated}}
  alignas(__builtin_static_call(f, 4)) int aligned;          // expected-error {{static call of 'f' would be evaluated}}
  void h() noexcept(__builtin_static_call(f, 1) == 1);       // expected-error {{static call of 'f' would be evaluated}}
};
int caller(int n) {
  static int s = __builtin_static_call(f, 1);      // expected-error {{static call of 'f' would be evaluated}}
  constexpr int k = __builtin_static_call(f, 1);   // expected-error {{static call of 'f' would be evaluated}}
  int local[__builtin_static_call(f, 1)];          // expected-error {{static call of 'f' would be evaluated}}
  if constexpr (__builtin_static_call(f, 1) == 1)  // expected-error {{static call of 'f' would be evaluated}}
    n = 1;
  switch (n) {
  case __builtin_static_call(f, 1): // expected-error {{static call of 'f' would be evaluated}}
    break;
  }
  thread_local int t = __builtin_static_call(f, 1); // expected-error {{static call of 'f' would be evaluated}}
  return s + k + n + sizeof(local) + t;
}
template <int N = __builtin_static_call(f, 1)> int defaulted(); // expected-error {{static call of 'f' would be evaluated}}
