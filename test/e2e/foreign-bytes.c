// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// A site that holds something else is refused, and the whole batch with it.

#include "sites.h"
#include <errno.h>
#include <static_call.h>
#include <sys/mman.h>

static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
static int other(int x) { return x + 3; }

__attribute__((noinline)) static int call_one(int x) {
  return 10 * __builtin_static_call(one, x);
}
__attribute__((noinline)) static int call_two(int x) {
  return 10 * __builtin_static_call(two, x);
}

/* A trap; another branch; an indirect call; a call to nowhere. */
#if defined(__x86_64__) || defined(__i386__)
static const unsigned char strangers[][SITE_SIZE] = {
    {0xcc}, {0xeb, 0x03}, {0xff, 0x15}, {0xe8, 0, 0, 0, 0x40}};
#elif defined(__aarch64__)
static const uint32_t strangers[] = {0xd4200000, 0xb4000060, 0xd63f0200,
                                     0x95000000};
#elif defined(__thumb__)
static const uint16_t strangers[][2] = {
    {0xbe00, 0xbf00}, {0xe001, 0xbf00}, {0x47e0, 0xbf00}, {0xf1ff, 0xf7ff}};
#elif defined(__arm__)
static const uint32_t strangers[] = {0xe1200070, 0xe12fff1e, 0xe12fff3c,
                                     0xeb400000};
#endif

static void poke(unsigned char *site, const void *bytes) {
  char *page = (char *)((uintptr_t)site & ~(uintptr_t)4095);
  assert(!mprotect(page, 8192, PROT_READ | PROT_WRITE | PROT_EXEC));
  memcpy(site, bytes, SITE_SIZE);
  __builtin___clear_cache((char *)site, (char *)site + SITE_SIZE);
  assert(!mprotect(page, 8192, PROT_READ | PROT_EXEC));
}

static void expect_refused(const void *bytes) {
  unsigned char *site = code_of(get_site("two", 0)), saved[SITE_SIZE];
  memcpy(saved, site, SITE_SIZE);
  poke(site, bytes);
  struct text before = copy_text();
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  static_call_batch_add(&batch, one, other);
  static_call_batch_add(&batch, two, other);
  assert(static_call_batch_commit(&batch) == -EILSEQ);
  assert(static_call_set(two, other) == -EILSEQ);
  assert(static_call_get(one) == one && static_call_get(two) == two);
  assert(count_changes(&before, NULL) == 0);
  free_text(&before);
  poke(site, saved);
}

int main(void) {
  for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
    expect_refused(&strangers[i]);
  assert(call_one(1) == 20 && call_two(1) == 30);
  // Once patched, only what was written there is expected.
  assert(static_call_set(two, other) == 0 && call_two(1) == 40);
  unsigned char *site = get_site("two", 0), call[SITE_SIZE];
  encode_call(call, (uintptr_t)site, (uintptr_t)main);
  poke(code_of(site), call);
  assert(static_call_reset(two) == -EILSEQ);
  return 0;
}
