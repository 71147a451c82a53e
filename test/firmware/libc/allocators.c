// RUN: %firmware %s -o %t %libc && %run %t | FileCheck %s
// malloc and free are exchanged together, for a pool and back.
#include <static_call.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char pool[256] __attribute__((aligned(8)));
static size_t used, released;

static void *take(size_t n) {
  void *p = pool + used;
  used += (n + 7) & ~(size_t)7;
  return used <= sizeof pool ? p : NULL;
}

static void give(void *p) { released += p != NULL; }

static int choose(void *(*allocate)(size_t), void (*release)(void *)) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  static_call_batch_add(&batch, malloc, allocate);
  static_call_batch_add(&batch, free, release);
  return static_call_batch_commit(&batch);
}

static void use(const char *text) {
  char *copy = __builtin_static_call(malloc, strlen(text) + 1);
  strcpy(copy, text);
  printf("%s: %s, used %u, released %u\n", copy,
         copy >= pool && copy < pool + sizeof pool ? "pool" : "heap",
         (unsigned)used, (unsigned)released);
  __builtin_static_call(free, copy);
}

int main(void) {
  use("first");
  int err = choose(take, give);
  use("second");
  use("third");
  err |= choose(malloc, free);
  use("fourth");
  return -err;
}
// CHECK:      first: heap, used 0, released 0
// CHECK-NEXT: second: pool, used 8, released 0
// CHECK-NEXT: third: pool, used 16, released 1
// CHECK-NEXT: fourth: heap, used 16, released 2
