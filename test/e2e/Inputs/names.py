"""Prints a program whose functions have awkward symbol names."""
import json

NAMES = [
    "f", "f.", "f.1", "f$", "f$1", "f*", "f?", "f[a]", "f 1", "f  1", 'f"q"',
    "f'q'", "f@1", "f-1", "f+1", "f,1", "f;1", "f#1", "f(1)", "f{1}", "f=1",
    "f\u00e9", "\u51fd\u6570", "f\\\\1", "f~", "f|1", "f/1", "f%1", "F", "f0",
    "f" * 4000,
]
COUNT = len(NAMES)

print('#include "sites.h"\n#include <static_call.h>')
for i, name in enumerate(NAMES):
    literal = json.dumps(name, ensure_ascii=False)
    print(f"int f{i}(int x) __asm__({literal});")
    print(f"int f{i}(int x) {{ return x + {i}; }}")
    print(f"__attribute__((noinline)) static int call{i}(int x) {{"
          f" return 1000 * __builtin_static_call(f{i}, x); }}")
print("static int other(int x) { return x + 500; }")
print("int main(void) {")
for i in range(COUNT):
    print(f"  assert(static_call_set(f{i}, other) == 0);")
    for j in range(COUNT):
        print(f"  assert(call{j}(1) == 1000 * {501 if j == i else 1 + j});")
    print(f"  assert(static_call_reset(f{i}) == 0);")
    literal = json.dumps(NAMES[i], ensure_ascii=False)
    print(f"  expect_sites({literal}, 1, (void *)f{i});")
print("  return 0;\n}")
