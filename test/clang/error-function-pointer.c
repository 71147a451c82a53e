// RUN: %clang_fe -Xclang -verify -fsyntax-only %s
// RUN: %clangxx_fe -x c++ -Xclang -verify -fsyntax-only %s
// A pointer to a function has no default, whatever holds it.

typedef int function(int);
struct s { function *member; };
function *variable, *array[2], f;
function *get(void);
void caller(struct s s, function *parameter) {
  __builtin_static_call(variable, 1);  // expected-error {{static call needs the name of a function, found variable 'variable'; name the function that is to be called by default}}
  __builtin_static_call(parameter, 1); // expected-error {{found parameter 'parameter'}}
  __builtin_static_call(s.member, 1);  // expected-error {{found member 'member'}}
  __builtin_static_call(get(), 1);     // expected-error {{found the result of a call}}
  __builtin_static_call(array[1], 1);  // expected-error {{found an expression}}
  __builtin_static_call((s.member ? f : variable), 1); // expected-error {{found an expression}}
}
