// The emulator has no seccomp filters.
// UNSUPPORTED: emulated
// RUN: %each_policy
// A filter that lets nobody write and execute, as systemd's
// MemoryDenyWriteExecute, forbids the flip, nothing else.

#include "filter.h"
#include "map-call.h"
#include "obstacle.h"
#include <sys/shm.h>

static void refuse_write_and_execute(void) {
  struct sock_filter filter[] = {REFUSE_IF(MAP_CALL, 2, PROT_WRITE | PROT_EXEC),
                                 REFUSE_IF(SYS_mprotect, 2, PROT_EXEC),
                                 REFUSE_IF(SYS_pkey_mprotect, 2, PROT_EXEC),
                                 REFUSE_IF(SYS_shmat, 2, SHM_EXEC), ALLOW};
  install(filter, sizeof filter / sizeof *filter);
  assert(mprotect((void *)page_down((uintptr_t)call_here), 4096,
                  PROT_READ | PROT_EXEC) &&
         errno == EPERM);
}

static const struct obstacle filter = {
    refuse_write_and_execute,
    NULL,
    6,
    {[STATIC_CALL_DEFAULT] = ALL_CASES(SWAP),
     [STATIC_CALL_HARDENED] = ALL_CASES(SWAP),
     [STATIC_CALL_FAST] = ALL_CASES(ALIAS),
     [STATIC_CALL_PROC_MEM] = ALL_CASES(MEM)}};

int main(int argc, char **argv) {
  (void)argc;
  return run_cases(&filter, argv);
}
