#!/usr/bin/env python3
"""Writes the C sources that are too long to keep.

generate.py sites N    N static calls of one key, hook(0, 0, 0, k) with k = 0..N-1:
                       16 bytes of text each, 1,000 to a function, and an empty
                       function behind them
generate.py sleds N    N / 2 empty functions: with XRay an entry sled and an
                       exit sled each, 16 bytes of text for one sled
"""
import sys

PER_FUNCTION = 1000


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


if __name__ == "__main__":
    {"sites": sites, "sleds": sleds}[sys.argv[1]](int(sys.argv[2]))
