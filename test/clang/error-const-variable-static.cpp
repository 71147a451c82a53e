// RUN: %clangxx_fe -std=c++20 -Xclang -verify -fsyntax-only %s
// What depends on a static call through a function is no constant either.

namespace ns {
constexpr int f(int n) { return n; }
constexpr int through() { return __builtin_static_call(f, 1); }
const int n = through();
int array[n];            // expected-error {{'n' is not a constant, its value comes from a static call; declare it without const}}
static_assert(n == 1);   // expected-error {{'n' is not a constant}}
template <int (&F)()> struct Reference {};
Reference<through> good;
}
