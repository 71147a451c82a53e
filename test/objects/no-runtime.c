// RUN: %clang -fplugin=%plugin -fpass-plugin=%pass -include %builtin_h -O2 -fPIC -shared %s -fuse-ld=lld -Wl,-T,%script -o %t.so
// RUN: %clang -DHOST -O2 %s -o %t && %run %t %t.so
// A shared object that was linked without the runtime cannot be opened, however
// lazily it is bound: it would end the process later.

#ifdef HOST
#include <dlfcn.h>
#include <string.h>
int main(int argc, char **argv) {
  (void)argc;
  return dlopen(argv[1], RTLD_LAZY) ||
         !strstr(dlerror(), "undefined symbol: __static_call_st");
}
#else
static int f(int x) { return x + 1; }
int call(int x);
int call(int x) { return 2 * __builtin_static_call(f, x); }
#endif
