// RUN: split-file %s %t
// RUN: %object -DN=1 -DDEFINES %S/Inputs/plugin.c -o %t/a.so && %clang %t/main.c -o %t/main && %run %t/main %t/a.so
// The runtime's library stays when the only object that used it is closed, and
// serves the next: libstaticcall.so is never unloaded.

//--- main.c
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static int count(const char *name) {
  char line[4096];
  int found = 0;
  FILE *maps = fopen("/proc/self/maps", "r");
  while (maps && fgets(line, sizeof line, maps))
    found += strstr(line, name) != NULL;
  if (maps)
    fclose(maps);
  return found;
}

int main(int argc, char **argv) {
  for (int i = 0; i < 3; i++) {
    void *object = argc > 1 ? dlopen(argv[1], RTLD_NOW) : NULL;
    if (!object)
      return 1;
    int (*set)(void) = (int (*)(void))dlsym(object, "set");
    int (*run)(void) = (int (*)(void))dlsym(object, "run");
    if (run() != 1 || set() || run() != 10 || dlclose(object))
      return 2;
    if (count("a.so") || !count("libstaticcall.so"))
      return 3;
  }
  return 0;
}
