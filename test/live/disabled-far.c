// RUN: %each_policy
// From a far target, which goes through the veneer, to NULL and back, with one
// thread and under running threads.

#include "live.h"

/* More than 2 GiB from the text: mov $7, %eax; ret. */
static fn *make_far(void) {
  static const unsigned char code[] = {0xb8, 7, 0, 0, 0, 0xc3};
  char *at = mmap((void *)0x100000000000, 4096, PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  assert(at != MAP_FAILED && llabs(at - (char *)&__ehdr_start) > 1L << 32);
  memcpy(at, code, sizeof code);
  assert(!mprotect(at, 4096, PROT_READ | PROT_EXEC));
  return (fn *)at;
}

static void expect(int n) {
  assert(call_here(1) == 10 * n && tail_here(1) == n);
  assert(call_there(1) == 10 * n && tail_there(1) == n);
  expect_text();
}

static void change(fn *far) {
  assert(static_call_set(one, far) == 0 && static_call_get(one) == far);
  expect_sites("one", SITES, get_veneer("one"));
  expect(7);
  assert(static_call_set(one, NULL) == 0 && static_call_get(one) == NULL);
  expect(0);
  assert(static_call_set(one, far) == 0);
  expect_sites("one", SITES, get_veneer("one"));
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
