// RUN: %clang_sc -c %s -o %t.o
// RUN: not %clang -fuse-ld=lld %t.o -L%libdir -lstaticcall -o %t 2>&1 | FileCheck %s --check-prefix=SCRIPT
// RUN: not %clang -fuse-ld=bfd %t.o -L%libdir -lstaticcall -o %t 2>&1 | FileCheck %s --check-prefix=SCRIPT
// RUN: %clang -fplugin=%plugin -include %builtin_h -I%include -c %s -o %t.nopass.o
// RUN: not %clang_sc %t.nopass.o -o %t 2>&1 | FileCheck %s --check-prefix=PASS
// RUN: %clang -DHEADER -I%include -c %s -o %t.header.o
// RUN: not %clang_sc %t.header.o -o %t 2>&1 | FileCheck %s --check-prefix=PASS
// RUN: %clang_sc -flto -c %s -o %t.lto.o
// RUN: not %clang -fuse-ld=lld -flto %t.lto.o -Wl,-T,%script -L%libdir -lstaticcall -o %t 2>&1 | FileCheck %s --check-prefix=LTO
// RUN: %clang_sc -flto=thin -c %s -o %t.thin.o
// RUN: not %clang -fuse-ld=lld -flto=thin %t.thin.o -Wl,-T,%script -L%libdir -lstaticcall -o %t 2>&1 | FileCheck %s --check-prefix=LTO
// RUN: not %clang -fuse-ld=lld %t.o -Wl,-T,%script -o %t 2>&1 | FileCheck %s --check-prefix=LIBRARY
// RUN: not %clang -c %s -o %t.none.o 2>&1 | FileCheck %s --check-prefix=PLUGIN
// A link or compile that leaves out a part fails, and names what is missing.

// SCRIPT-DAG: __static_call_missing_linker_script__use_Wl_T_static_call_ld_v3
// PASS: __static_call_missing_pass__use_fpass_plugin_StaticCallPass_so
// LTO: __static_call_missing_lto_pass__use_Wl_load_pass_plugin_StaticCallPass_so
// LIBRARY: undefined symbol: __static_call_set
// PLUGIN: error: {{.*}}'__builtin_static_call'
static int f(int x) { return x; }
static int g(int x) { return -x; }
#if defined(HEADER) || defined(__has_include) && __has_include(<static_call.h>)
#include <static_call.h>
#else
#define static_call_set(f, g) 0
#endif
int main(int argc, char **argv) {
  (void)argv;
  return static_call_set(f, g) + __builtin_static_call(f, argc);
}
