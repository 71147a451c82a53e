// RUN: %clang --target=arm-linux-gnueabihf -mlong-calls -fplugin=%plugin -include %builtin_h -fsyntax-only -Xclang -verify %s
// RUN: %clang --target=arm-linux-gnueabihf -mthumb -mlong-calls -fplugin=%plugin -include %builtin_h -fsyntax-only -Xclang -verify %s
// Calls through a register cannot be retargeted: the first static call says so.

void f(void);
void caller(void) {
  __builtin_static_call(f); // expected-error {{static calls are not supported with -mlong-calls}}
  __builtin_static_call(f);
}
