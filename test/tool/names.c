// RUN: %link %s -o %t && %static_call list -s %t | FileCheck %s
// RUN: %static_call list -j %t | %python -c "import json,sys; print(json.load(sys.stdin)['files'][0]['keys'][0]['name'])" | FileCheck %s --check-prefix=JSON
// RUN: %static_call verify %t
// Names that a terminal would act on, or that are not UTF-8, are shown escaped.

int f(int x) __asm__("a\033[2Jb\377");
int f(int x) { return x; }
// CHECK: {{^}}a\x1b[2Jb{{.*}} 1
// JSON: a\x1b[2Jb\xff
int call(int x) { return 1 + __builtin_static_call(f, x); }
void _start(void) {}
__asm__(".globl __static_call_start, __static_call_stop\n"
        "__static_call_start: __static_call_stop: ret\n");
