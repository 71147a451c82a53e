#!/usr/bin/env python3
"""Writes the C sources that are too long to keep.

generate.py sites N    N static calls of one key, hook(0, 0, 0, k) with k = 0..N-1:
                       16 bytes of text each, 1,000 to a function, and an empty
                       function behind them
generate.py sleds N    N / 2 empty functions: with XRay an entry sled and an
                       exit sled each, 16 bytes of text for one sled
generate.py pages N    N pages of text with a static call of wide on each; on the
                       first 100 also one of own_P, P being the page, and one each
                       of row_0..row_9
generate.py hooks N    N different hooks: run_static calls each by a static call,
                       run_pointers by a pointer if that is not null
"""
import sys

PER_FUNCTION = 1000
OWN, ROWS = 100, 10


def sites(count):
    starts = range(0, count, PER_FUNCTION)
    print('#include "sites.h"')
    for start in starts:
        calls = range(start, min(start + PER_FUNCTION, count))
        print(f"static void sites_{start}(void) {{")
        print("\n".join(f"  CALL_HOOK({k});" for k in calls))
        print("}")
    print("const long site_count = %d;" % count)
    print("static void sites_end(void) {}")
    print("void (*const site_functions[])(void) = {")
    print("\n".join(f"    sites_{start}," for start in starts))
    print("    sites_end};")
    print("const long site_function_count = %d;" % len(starts))


def sleds(count):
    functions = range(count // 2)
    print('#include "sleds.h"')
    for i in functions:
        print(f"SLEDS void sleds_{i}(void) {{ NOT_PURE; }}")
    print("const long sled_count = %d;" % count)
    print("void call_sleds(void) {")
    print("\n".join(f"  sleds_{i}();" for i in functions))
    print("}")


def add_functions(array, names, target="hook_fn"):
    """Functions that add a key to a batch."""
    for name in names:
        print(f"static int add_{name}(struct static_call_batch *b, {target} *t) {{")
        print(f"  return static_call_batch_add(b, {name}, t);")
        print("}")
    print(f"add_fn *const {array}[] = {{")
    print("\n".join(f"    add_{name}," for name in names))
    print("};")


def pages(count):
    own = [f"own_{page}" for page in range(OWN)]
    rows = [f"row_{row}" for row in range(ROWS)]
    print('#include "pages.h"')
    for name in ["wide", *own, *rows]:
        print(f"void {name}(void) {{ COUNT; }}")
    for page in range(count):
        called = ["wide", *([own[page], *rows] if page < OWN else [])]
        print(f"PAGE static void page_{page}(void) {{")
        print("\n".join(f"  CALL({name});" for name in called))
        print("}")
    print("const long page_count = %d;" % count)
    print("page_fn *const pages[] = {")
    print("\n".join(f"    page_{page}," for page in range(count)))
    print("};")
    add_functions("add_own", own)
    add_functions("add_row", rows)


def hooks(count):
    names = [f"hook_{i}" for i in range(count)]
    print('#include "hooks.h"')
    for name in names:
        print(f"void {name}(long x) {{ NOT_DISABLED(x); }}")
        print(f"hook_fn *{name}_pointer;")
    print("void run_static(long x) {")
    print("\n".join(f"  __builtin_static_call({name}, x);" for name in names))
    print("}")
    print("void run_pointers(long x) {")
    print("\n".join(f"  if ({name}_pointer)\n    {name}_pointer(x);"
                    for name in names))
    print("}")
    print("void run_nothing(long x) { (void)x; }")
    print("const long hook_count = %d;" % count)
    add_functions("add_hook", names)


def declare_keys(count):
    print('#include "keys.h"')
    print("\n".join(f"void key_{i}(void);" for i in range(count)))


def keys(count):
    print('#include "keys.h"')
    print("\n".join(f"void key_{i}(void) {{ COUNT; }}" for i in range(count)))
    print("void other(void) { OTHER_COUNT; }")
    print("void another(void) { OTHER_COUNT; }")


def calls(key_count, count):
    declare_keys(key_count)
    starts = range(0, count, PER_FUNCTION)
    for start in starts:
        sites = range(start, min(start + PER_FUNCTION, count))
        print(f"static void sites_{start}(void) {{")
        print("\n".join(f"  CALL(key_{k % key_count});" for k in sites))
        print("}")
    print("void run_sites(void) {")
    print("\n".join(f"  sites_{start}();" for start in starts))
    print("}")


def adders(count):
    declare_keys(count)
    add_functions("add_key", [f"key_{i}" for i in range(count)], "key_fn")
    print("const long key_count = %d;" % count)


KINDS = [sites, sleds, pages, hooks, keys, calls, adders]

if __name__ == "__main__":
    kinds = {kind.__name__: kind for kind in KINDS}
    kinds[sys.argv[1]](*map(int, sys.argv[2:]))
