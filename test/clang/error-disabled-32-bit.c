// REQUIRES: native
// RUN: %clang --target=i386-linux-gnu -fplugin=%plugin -include %builtin_h -isystem %include -fsyntax-only -Xclang -verify=expected,x86 %s
// RUN: %clang --target=arm-linux-gnueabihf -fplugin=%plugin -include %builtin_h -isystem %include -fsyntax-only -Xclang -verify %s
// One register of 32 bits does not represent 64 bits of zero, as NULL and as
// return 0; nor can what takes its arguments off the stack be left out.

#include <static_call.h>
long long wide(void);
long narrow(void);
void set(void) {
  (void)!static_call_set(wide, 0); // expected-error {{static call of 'wide' cannot be disabled: it returns 'long long', which zero in one register does not represent}}
  (void)!static_call_set(narrow, 0);
}
DEFINE_STATIC_CALL_RET0(named, wide); // expected-error {{static call of 'named' cannot be disabled: it returns 'long long', which zero in one register does not represent}}
DEFINE_STATIC_CALL_RET0(other, narrow);

#ifdef __i386__
void __attribute__((stdcall)) popping(int);
void set_popping(void) {
  (void)!static_call_set(popping, 0); // x86-error {{static call of 'popping' cannot be disabled: it takes its arguments off the stack}}
}
#endif
