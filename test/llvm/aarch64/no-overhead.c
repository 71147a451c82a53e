// RUN: for t in aarch64-linux-gnu 'arm-linux-gnueabihf -marm'; do for o in -O0 -O2 -Oz; do for d in STATIC PLAIN; do %clang_fe --target=$t $o -fpass-plugin=%pass -D$d -ffreestanding -c %s -o %t.$d || exit 1; llvm-objdump -d --no-show-raw-insn --no-leading-addr --no-addresses -j .text %t.$d | sed -n '/^<caller>/,$p' | sed 's/<.*//' | grep -v '^$' | cut -f2 | cut -d' ' -f1 > %t.$d.txt; done; diff %t.STATIC.txt %t.PLAIN.txt && [ $(wc -l < %t.STATIC.txt) -gt 10 ] || exit 1; done; done
// Static calls add no instruction to the text, calls and tail jumps.

#ifdef STATIC
#define CALL(f, x) __builtin_static_call(f, x)
#else
#define CALL(f, x) f(x)
#endif

int f(int x);
int g(int x);
int caller(int x) {
  int y = CALL(f, x) + CALL(g, x + 1);
  if (y > 3)
    y += CALL(f, y);
  return CALL(g, y);
}
