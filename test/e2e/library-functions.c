// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O0 -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O2 -fno-plt -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O2 -no-pie -fno-pie -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O2 -static -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O2 %static_pie -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O2 -flto -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_gnu_ld -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// Library functions, IFUNCs among them, are defaults and targets, back and
// forth.

#include "sites.h"
#include <static_call.h>

static unsigned allocations, copies;
static void *count_malloc(size_t size) {
  allocations++;
  return malloc(size);
}
static void *count_memcpy(void *to, const void *from, size_t size) {
  copies++;
  return memcpy(to, from, size);
}
static size_t no_length(const char *s) {
  (void)s;
  return 77;
}
static int print_nothing(const char *format, ...) {
  (void)format;
  return -5;
}

__attribute__((noinline)) static char *copy(const char *s) {
  size_t size = __builtin_static_call(strlen, s) + 1;
  char *p = (char *)__builtin_static_call(malloc, size);
  return (char *)__builtin_static_call(memcpy, p, s, size);
}

static void expect_copy(unsigned more) {
  unsigned before = allocations + copies;
  char *p = copy("static");
  assert(!strcmp(p, "static") && allocations + copies == before + more);
  free(p);
}

int main(void) {
  for (int round = 0; round < 3; round++) {
    expect_copy(0);
    assert(static_call_set(malloc, count_malloc) == 0);
    assert(static_call_set(memcpy, count_memcpy) == 0);
    expect_sites("malloc", 1, (void *)count_malloc);
    expect_sites("memcpy", 1, (void *)count_memcpy);
    expect_copy(2);
    assert(static_call_reset(malloc) == 0 && static_call_reset(memcpy) == 0);
    assert(static_call_get(malloc) == malloc);
    expect_copy(0);
    // From one far function to another: through the veneer both times.
    assert(static_call_set(
               memcpy, (void *(*)(void *, const void *, size_t))memmove) == 0);
    expect_copy(0);
    assert(static_call_reset(memcpy) == 0);
  }
  assert(static_call_set(strlen, no_length) == 0);
  assert(__builtin_static_call(strlen, "abc") == 77 && strlen("abc") == 3);
  assert(static_call_reset(strlen) == 0);
  assert(__builtin_static_call(strlen, "abc") == 3);
  assert(static_call_set(printf, print_nothing) == 0);
  assert(__builtin_static_call(printf, "never seen %d\n", 1) == -5);
  return 0;
}
