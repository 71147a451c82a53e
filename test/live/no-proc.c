// REQUIRES: mount-namespace
// RUN: %each_policy
// Without /proc only updates through /proc/self/mem fail.

#include "obstacle.h"
#include <sys/mount.h>

static void unmount_proc(void) {
  assert(!unshare(CLONE_NEWNS));
  assert(!mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL));
  assert(!umount2("/proc", MNT_DETACH));
  assert(access("/proc/self", F_OK));
}

static const struct obstacle no_proc = {
    unmount_proc,
    NULL,
    6,
    {[STATIC_CALL_DEFAULT] = ALL_CASES(FLIP),
     [STATIC_CALL_HARDENED] = ALL_CASES(SWAP),
     [STATIC_CALL_FAST] = ALL_CASES(ALIAS),
     [STATIC_CALL_PROC_MEM] = ALL_CASES(FAILS(ENOENT, NONE))}};

int main(int argc, char **argv) {
  (void)argc;
  return run_cases(&no_proc, argv);
}
