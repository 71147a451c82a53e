// Limits are those of the emulator, too.
// UNSUPPORTED: emulated
// RUN: %each_policy
// Under a full address space (RLIMIT_AS) an update is made in a way that needs
// none, or changes nothing; once there is room again the next one works.

#include "obstacle.h"

static void fill(void) {
  unsigned long pages;
  FILE *size = fopen("/proc/self/statm", "r");
  assert(size && fscanf(size, "%lu", &pages) == 1);
  fclose(size);
  set_limit(RLIMIT_AS, pages * 4096);
  assert(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
         MAP_FAILED);
}
static void empty(void) { set_limit(RLIMIT_AS, RLIM_INFINITY); }

static const struct obstacle full = {
    fill,
    empty,
    4,
    {[STATIC_CALL_DEFAULT] = {MEM, FAILS(EBUSY, MEM), FLIP, FLIP},
     [STATIC_CALL_HARDENED] = ALL_CASES(SWAP),
     [STATIC_CALL_FAST] = {MEM, FAILS(EBUSY, MEM), ALIAS, ALIAS},
     [STATIC_CALL_PROC_MEM] = ALL_CASES(MEM)}};

int main(int argc, char **argv) {
  (void)argc;
  return run_cases(&full, argv);
}
