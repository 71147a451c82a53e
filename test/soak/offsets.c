// RUN: %clang_sc -O2 %s -I%src/test/Inputs -I%format -DPOLICY=STATIC_CALL_DEFAULT -o %t && %t
// RUN: %clang_sc -O2 %s -I%src/test/Inputs -I%format -DPOLICY=STATIC_CALL_HARDENED -o %t && %t
// RUN: %clang_sc -O2 %s -I%src/test/Inputs -I%format -DPOLICY=STATIC_CALL_FAST -o %t && %t
// RUN: %clang_sc -O2 %s -I%src/test/Inputs -I%format -DPOLICY=STATIC_CALL_PROC_MEM -o %t && %t
// Sites at all offsets of the last cache line of a page: under threads only
// those are changed whose displacement lies in one aligned word.

#include "sites.h"
#include <errno.h>
#include <pthread.h>
#include <static_call.h>

const int static_call_policy = POLICY;

enum { KEYS = 64 };
static int other(int x) { return x + 1; }

#define KEY(N)                                                                 \
  __asm__(".pushsection .text.offsets, \"ax\", @progbits\n"                    \
          ".balign 4096, 0xcc; .skip 4096 - 64 + 0" #N ", 0xcc\n"              \
          "jump_" #N ": jmp default_" #N "\n.popsection\n"                     \
          ".pushsection \".static_call_sites.default_" #N "!1.jump_" #N        \
          "\", \"a\", @progbits\n.balign 4; .long jump_" #N " - .\n"           \
          ".popsection");                                                      \
  int jump_##N(int x);                                                         \
  int default_##N(int x) { return x; }                                         \
  static int set_##N(void) { return static_call_set(default_##N, other); }     \
  static void add_##N(struct static_call_batch *batch) {                       \
    static_call_batch_add(batch, default_##N, other);                          \
  }
#define KEY_ENTRY(N) {jump_##N, set_##N, add_##N},
#define EACH_OF_8(X, N)                                                        \
  X(N##0) X(N##1) X(N##2) X(N##3) X(N##4) X(N##5) X(N##6) X(N##7)
#define EACH(X)                                                                \
  EACH_OF_8(X, 0)                                                              \
  EACH_OF_8(X, 1)                                                              \
  EACH_OF_8(X, 2)                                                              \
  EACH_OF_8(X, 3)                                                              \
  EACH_OF_8(X, 4) EACH_OF_8(X, 5) EACH_OF_8(X, 6) EACH_OF_8(X, 7)

EACH(KEY)
static const struct {
  int (*jump)(int x);
  int (*set)(void);
  void (*add)(struct static_call_batch *batch);
} keys[KEYS] = {EACH(KEY_ENTRY)};

static int is_safe(int i) {
  return POLICY != STATIC_CALL_PROC_MEM && (i % 8 <= 3 || i % 8 == 7);
}

static int stop;

static void *keep_calling(void *arg) {
  for (int i = 0; !__atomic_load_n(&stop, __ATOMIC_RELAXED); i++) {
    int result = keys[i % KEYS].jump(1);
    assert(result == 1 || result == 2);
  }
  return arg;
}

/* With a key that could be changed, behind it in the table and before it. */
static void expect_no_batch(int i) {
  struct static_call_batch batch;
  for (int step = -1; step <= 1; step += 2) {
    static_call_batch_begin(&batch);
    keys[(i + 4 * step + KEYS) % KEYS].add(&batch);
    keys[i].add(&batch);
    assert(static_call_batch_commit(&batch) == -EBUSY);
  }
}

static void expect_safe_only(void) {
  for (int i = 0; i < KEYS; i++) {
    struct text before = copy_text();
    if (!is_safe(i))
      expect_no_batch(i);
    assert(count_changes(&before, NULL) == 0);
    assert((uintptr_t)keys[i].jump % 4096 == 4096 - 64 + (unsigned)i);
    assert(keys[i].set() == (is_safe(i) ? 0 : -EBUSY));
    assert(keys[i].jump(1) == (is_safe(i) ? 2 : 1));
    assert(is_safe(i) || count_changes(&before, NULL) == 0);
    free_text(&before);
  }
}

int main(void) {
  pthread_t thread;
  assert(!pthread_create(&thread, NULL, keep_calling, NULL));
  expect_safe_only();
  assert(!static_call_allow_traps());
  for (int i = 0; i < KEYS; i++)
    assert(keys[i].set() == 0 && keys[i].jump(1) == 2);
  __atomic_store_n(&stop, 1, __ATOMIC_RELAXED);
  assert(!pthread_join(thread, NULL));
  assert(count_text_mappings() > 0);
  return 0;
}
