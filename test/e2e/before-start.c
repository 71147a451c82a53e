// RUN: split-file %s %t
// RUN: %clang_sc -O2 %t/early.c %t/main.c -o %t/pie && %run %t/pie
// RUN: %clang_sc -O2 -static %t/early.c %t/main.c -o %t/static && %run %t/static
// RUN: %clang_gnu_ld -O2 %t/early.c %t/main.c -o %t/gnu && %run %t/gnu
// An update before the resolvers ran works; a resolver then has the last word
// on its function.

//--- early.c
#include <static_call.h>
int resolved(int x), unresolved(int x), replacement(int x);
int early_error, early_resolved, early_unresolved;
static void early(void) {
  early_error = static_call_set(resolved, replacement);
  early_error |= static_call_set(unresolved, replacement);
  early_resolved = __builtin_static_call(resolved, 1);
  early_unresolved = __builtin_static_call(unresolved, 1);
}
// In front of the entry that main.c has for its resolver.
__attribute__((section(".preinit_array"),
               used)) static void (*entry)(void) = early;

//--- main.c
#include <static_call.h>
extern int early_error, early_resolved, early_unresolved;
int resolved(int x) { return x + 1; }
int unresolved(int x) { return x + 2; }
int replacement(int x) { return x + 3; }
static int chosen(int x) { return x + 4; }
static __typeof__(&chosen) choose(void) { return chosen; }
STATIC_CALL_RESOLVER(resolved, choose);
int main(void) {
  if (early_error || early_resolved != 4 || early_unresolved != 4)
    return 1;
  if (static_call_load_error() || __builtin_static_call(resolved, 1) != 5)
    return 2;
  return __builtin_static_call(unresolved, 1) != 4;
}
