// RUN: %clangxx_fe -std=c++20 -Xclang -verify -fsyntax-only %s
// Constants in attributes and for builtins are constants like others.

typedef float vector __attribute__((vector_size(16)));
constexpr int f(int n) { return n; }
[[gnu::aligned(__builtin_static_call(f, 8))]] int aligned; // expected-error {{static call of 'f' would be evaluated}}
vector caller(vector v, int n) {
#pragma unroll(__builtin_static_call(f, 8)) // expected-error {{static call of 'f' would be evaluated}}
  for (int i = 0; i < n; ++i)
    n += i;
  return __builtin_shufflevector(v, v, __builtin_static_call(f, 1), 1, 2, 3); // expected-error {{static call of 'f' would be evaluated}}
}
