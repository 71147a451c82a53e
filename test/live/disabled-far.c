// UNSUPPORTED: i386
// RUN: %each_policy
// From a far target, which goes through the veneer, to NULL and back, with one
// thread and under running threads. (On i386 every address is in reach.)

#include "live.h"

#ifdef __LP64__
static const uintptr_t distance = 1ul << 33, elsewhere = 0x100000000000;
#else
static const uintptr_t distance = 1u << 28, elsewhere = 0x20000000;
#endif

/* Copied as it is. */
APART static int seven(int x) { return (void)x, 7; }

/* Out of reach. */
static fn *make_far(void) {
  uintptr_t code = (uintptr_t)code_of((const unsigned char *)seven);
  char *at = mmap((void *)elsewhere, 4096, PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  assert(at != MAP_FAILED);
  uintptr_t away = (uintptr_t)at - (uintptr_t)&__ehdr_start;
  assert(away > distance && -away > distance);
  memcpy(at, (const void *)code, 16);
  assert(!mprotect(at, 4096, PROT_READ | PROT_EXEC));
  return (fn *)((uintptr_t)at + ((uintptr_t)seven - code));
}

static void expect(int n) {
  assert(call_here(1) == 10 * n && tail_here(1) == n);
  assert(call_there(1) == 10 * n && tail_there(1) == n);
  expect_text();
}

static void change(fn *far) {
  assert(static_call_set(one, far) == 0 && static_call_get(one) == far);
  expect_far_sites("one", SITES, (const void *)far);
  expect(7);
  assert(static_call_set(one, NULL) == 0 && static_call_get(one) == NULL);
  expect(0);
  assert(static_call_set(one, far) == 0);
  expect_far_sites("one", SITES, (const void *)far);
  expect(7);
  assert(static_call_set(one, NULL) == 0 && static_call_reset(one) == 0);
  expect_target(one);
}

static void *run_any(void *arg) {
  for (;;)
    assert(tail_here(0) <= 7 && call_there(0) <= 70);
  return arg;
}

int main(void) {
  fn *far = make_far();
  open_maps();
  change(far);
  start_thread(run_any, NULL);
  if (POLICY == STATIC_CALL_PROC_MEM)
    assert(static_call_allow_traps() == 0);
  for (int i = 0; i < 20; i++)
    change(far);
  return 0;
}
