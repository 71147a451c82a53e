// Limits are those of the emulator, too.
// UNSUPPORTED: emulated
// RUN: more=-l:libstaticcall.a; %each_policy
// With no mapping left (vm.max_map_count), or only a few, an update is made or
// changes nothing; once there are some again the next one works. (With the
// archive the program's text has more than one page: to replace one takes
// mappings.)

#include "obstacle.h"

enum { PAGES = 150000, NEARLY = 64000 };
static char *filler;
static int used, slack;

/* A mapping more for each page that differs from its neighbours. */
static bool protect(int page, int protection) {
  return !mprotect(filler + page * 4096L, 4096, protection);
}

static void fill_nearly(void) {
  filler = mmap(NULL, PAGES * 4096L, PROT_NONE,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  assert(filler != MAP_FAILED);
  maps_end = (uintptr_t)filler;
  while (used < NEARLY && protect(used, PROT_READ))
    used += 2;
}

static void fill(void) {
  while (used < PAGES && protect(used, PROT_READ))
    used += 2;
  assert(used < PAGES && errno == ENOMEM);
  if (slack % 2)
    assert(protect(0, PROT_NONE));
  for (int i = 1; i <= slack / 2; i++)
    assert(protect(2 * i, PROT_NONE));
}
static void empty(void) { assert(!munmap(filler, PAGES * 4096L)); }

static const struct obstacle full = {
    fill,
    empty,
    4,
    {[STATIC_CALL_DEFAULT] = {FLIP, FLIP, FAILS(ENOMEM, FLIP),
                              FAILS(ENOMEM, FLIP)},
     [STATIC_CALL_HARDENED] = {FAILS(ENOMEM, SWAP), FAILS(ENOMEM, SWAP), SWAP,
                               SWAP},
     [STATIC_CALL_FAST] = {MEM, FAILS(ENOMEM, MEM), ALIAS, ALIAS},
     [STATIC_CALL_PROC_MEM] = ALL_CASES(MEM)}};

int main(int argc, char **argv) {
  struct obstacle nearly_full = {
      fill, empty, 4, {[0 ... 3] = ALL_CASES(ANYTHING)}};
  (void)argc;
  fill_nearly();
  run_cases(&full, argv);
  for (slack = 1; slack <= 4; slack++)
    run_cases(&nearly_full, argv);
  return 0;
}
