// RUN: %firmware %s -o %t %libc && %run %t
// Errors are numbered as in Linux, whatever the library's errno.h says, and
// errno stays as it was.
#include <errno.h>
#include <static_call.h>
#include <stdint.h>
#include <string.h>

#define CHECK(condition)                                                       \
  if (!(condition))                                                            \
  return __LINE__

static int calls;
static void count(void) { calls++; }
static float ratio(void) { return 0.5f; }
static uint32_t erased[16], damaged[16] = {0};

__attribute__((noinline)) static void call(void) {
  __builtin_static_call(count);
  __builtin_static_call(count);
}

static int boot(const void *address, size_t size) {
  struct static_call_table table = {address, size, 0, 0};
  int err = static_call_boot(&table, 1);
  return err == table.error ? err : 1;
}

int main(void) {
  memset(erased, 0xff, sizeof erased);
  errno = 0;
  CHECK(boot(erased, sizeof erased) == -2);
  CHECK(boot(damaged, sizeof damaged) == -74);
  CHECK(boot((char *)damaged + 1, sizeof damaged) == -22);
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  static_call_batch_add(&batch, count, NULL);
  CHECK(static_call_set(count, NULL) == -16);
  static_call_batch_abandon(&batch);
  CHECK(static_call_set(count, NULL) == 0);
  call();
  CHECK(calls == 0 && errno == 0);
#if TEXT_IS_IN_RAM
  /* Foreign bytes in a site: NOPs, which are no call. */
  volatile uint16_t *code = (uint16_t *)((uintptr_t)call & ~1u);
  CHECK(static_call_reset(count) == 0);
  while ((code[0] & 0xf800) != 0xf000)
    code++;
  code[0] = code[1] = 0xbf00;
  CHECK(static_call_set(count, NULL) == -84);
#endif
  CHECK(__builtin_static_call(ratio) == 0.5f && errno == 0);
  return 0;
}
