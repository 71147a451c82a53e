// RUN: %cc -DSC_SYSCALL=hooked %runtime %s
// Callers, updaters, batches, forks, traps and a seal at the same time: the
// sanitizers have nothing to report of program and runtime.

#include "policy.h"
#include <errno.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CALLERS = 2, ROUNDS = 60 };

static int one(int x) { return x + 100; }
int two(int x) { return x + 200; }
static int other(int x) { return x + 300; }
static int another(int x) { return x + 400; }

__attribute__((noinline)) static int call(int x) {
  return 10 * __builtin_static_call(one, x);
}
int misaligned(int x);
__asm__(".text\n"
        ".p2align 4\n"
        ".nops 5\n"
        ".globl misaligned\n"
        ".type misaligned, @function\n"
        "misaligned:\n"
        "  jmp two\n"
        ".section \".static_call_sites.two!1.misaligned\", \"a\", @progbits\n"
        "  .long misaligned - .\n"
        ".text\n");

static atomic_int stop, waits, rounds;

long hooked(long number, long a, long b, long c, long d, long e, long f) {
  int saved = errno;
  long result = syscall(number, a, b, c, d, e, f);
  result = result < 0 ? -errno : result;
  errno = saved;
  waits += number == SYS_nanosleep;
  return result;
}

static int is_result(int x) { return x == 0 || (x % 100 == 1 && x < 500); }

static void *call_all(void *argument) {
  while (!stop) {
    int (*now)(int) = static_call_get(one);
    assert(!now || now == one || now == other || now == another);
    assert(is_result(call(1) / 10) && is_result(misaligned(1)));
  }
  return argument;
}

/* Until the unit is sealed. */
static void *update_one(void *argument) {
  int (*const targets[])(int) = {other, NULL, another, one};
  for (int i = 0, err = 0; err != -EPERM; i++) {
    err = static_call_set(one, targets[i % 4]);
    assert(err == 0 || err == -EBUSY || err == -EPERM);
    rounds += !err;
  }
  return argument;
}

static void *update_both(void *argument) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  for (int i = 0, err = 0; err != -EPERM; i++) {
    static_call_batch_add(&batch, one, i % 2 ? one : other);
    static_call_batch_add(&batch, two, i % 2 ? NULL : another);
    if (i % 5 == 4)
      static_call_batch_abandon(&batch);
    err = static_call_batch_commit(&batch);
    assert(err == 0 || err == -EBUSY || err == -EPERM);
    rounds += !err;
  }
  return argument;
}

static void *fork_children(void *argument) {
  while (!stop) {
    int status;
    pid_t child = fork();
    if (!child) {
      int err = static_call_set(one, another);
      _exit(err == -EBUSY || err == -EPERM || (!err && call(1) == 4010) ? 0
                                                                        : 1);
    }
    assert(waitpid(child, &status, 0) == child && !status);
    usleep(1000);
  }
  return argument;
}

int main(void) {
  void *(*const work[CALLERS + 3])(void *) = {
      update_one, update_both, fork_children, call_all, call_all};
  pthread_t threads[CALLERS + 3];
  go_live();
  assert(static_call_allow_traps() == 0 && count_sites("two") == 1);
  for (int i = 0; i < CALLERS + 3; i++)
    assert(!pthread_create(&threads[i], NULL, work[i], NULL));
  while (rounds < ROUNDS || !waits)
    usleep(1000);
  while (static_call_seal() == -EBUSY)
    ;
  assert(static_call_reset(one) == -EPERM);
  stop = 1;
  for (int i = 0; i < CALLERS + 3; i++)
    assert(!pthread_join(threads[i], NULL));
  return 0;
}
