// RUN: %firmware %s -o %t && llvm-objcopy -O binary %t %t.bin && llvm-objcopy -O ihex %t %t.hex
// RUN: %run_image %t %t.bin | grep "^2 on" && %run_image %t %t.hex | grep "^2 on"
// RUN: %static_call retarget %t f=g hook=NULL --binary %t.bin -o %t.new.bin
// RUN: %static_call retarget %t f=g hook=NULL --hex %t.hex -o %t.new.hex
// RUN: %run_image %t %t.new.bin | grep "^3 off" && %run_image %t %t.new.hex | grep "^3 off"
// RUN: %static_call retarget %t f=g hook=NULL -o %t.new && llvm-objcopy -O binary %t.new %t.bin && cmp %t.bin %t.new.bin
// What is written to a chip is retargeted as it is: text and slots that are in
// RAM at run time are changed where flash holds them.
#include <assert.h>
#include <board.h>
#include <static_call.h>

static int calls;
static int f(int x) { return x + 1; }
__attribute__((used)) static int g(int x) { return x + 2; }
static void hook(void) { calls++; }

__attribute__((noinline)) static int tail(int x) {
  return __builtin_static_call(f, x);
}

int main(void) {
  __builtin_static_call(hook);
  board_puts(tail(1) == 3 ? "3" : "2");
  board_puts(calls ? " on\n" : " off\n");
  assert(static_call_get(f) == (tail(1) == 3 ? g : f));
  assert(static_call_reset(f) == 0 && static_call_reset(hook) == 0);
  calls = 0;
  __builtin_static_call(hook);
  assert(calls == 1 && tail(1) == 2);
  return 0;
}
