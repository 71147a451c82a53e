// RUN: %clang_fe -Wall -Xclang -verify -Xclang -verify-ignore-unexpected=note -fsyntax-only %s
// The compiler checks a static call like a plain call.

int printf(const char *, ...);
int one(int);
void nonnull(char *) __attribute__((nonnull));
__attribute__((deprecated)) void old(void);
__attribute__((warn_unused_result)) int result(void);
void caller(void) {
  __builtin_static_call(one, "text"); // expected-error {{incompatible pointer to integer conversion}}
  __builtin_static_call(one);         // expected-error {{too few arguments}}
  __builtin_static_call(one, 1, 2);   // expected-error {{too many arguments}}
  __builtin_static_call(printf, "%s", 1); // expected-warning {{format specifies type 'char *'}}
  __builtin_static_call(nonnull, 0);  // expected-warning {{null passed to a callee that requires a non-null argument}}
  __builtin_static_call(old);         // expected-warning {{'old' is deprecated}}
  __builtin_static_call(result);      // expected-warning {{ignoring return value}}
  __builtin_static_call(missing);     // expected-error {{use of undeclared identifier 'missing'}}
}
