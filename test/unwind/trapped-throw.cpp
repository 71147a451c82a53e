// REQUIRES: native
// RUN: %each_policy_cxx -O2 -DSC_SYSCALL=hooked %runtime %s
// Exceptions and backtraces pass through a site, and through the trap's
// handler, where a thread met the trap that stood on it.

#include "frames.h"
#include "policy.h"
#include <atomic>
#include <cerrno>
#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { THREADS = 3, UPDATES = 100 };

extern "C" void misaligned(int x);
static void thrower(int x);
static std::atomic<int> waits, stop;

static void expect_callers(const struct frames &f, const void *target) {
  if (target)
    assert(is_called_by(&f, target, (void *)misaligned));
  assert(is_called_by(&f, (void *)misaligned, (void *)thrower));
}
extern "C" void throw_int(int x) {
  expect_callers(get_frames(), (void *)throw_int);
  throw x + 100;
}
static void throw_long(int x) {
  expect_callers(get_frames(), (void *)throw_long);
  throw x + 200L;
}

// A call that begins 5 bytes behind a 8-byte boundary.
__asm__(R"(
  .text
  .p2align 4
  .nops 4
  .globl misaligned
  .type misaligned, @function
misaligned:
  .cfi_startproc
  pushq %rbx
  .cfi_def_cfa_offset 16
  .cfi_offset %rbx, -16
.Lsite:
  call throw_int
  popq %rbx
  .cfi_def_cfa_offset 8
  ret
  .cfi_endproc
  .size misaligned, . - misaligned
  .section ".static_call_sites.throw_int!1.misaligned", "a", @progbits
  .long .Lsite - .
  .text
)");

// While a trap stands, the update waits until a thread met it.
static void await_waiter() {
  int before = waits;
  for (int i = 0; *get_site("throw_int", 0) == 0xcc && waits == before; i++) {
    assert(i < 10000);
    usleep(100);
  }
}
extern "C" long hooked(long number, long a, long b, long c, long d, long e,
                       long f) {
  if (number == SYS_membarrier &&
      a == MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE)
    await_waiter();
  if (number == SYS_nanosleep) {
    expect_callers(get_frames(), nullptr);
    waits++;
  }
  int saved = errno;
  long result = syscall(number, a, b, c, d, e, f);
  result = result < 0 ? -errno : result;
  errno = saved;
  return result;
}

__attribute__((noinline)) static void thrower(int x) {
  struct Guard {
    int &count;
    ~Guard() { count++; }
  };
  int destroyed = 0, caught = 0;
  try {
    Guard guard{destroyed};
    misaligned(x);
  } catch (int i) {
    caught = i - x;
  } catch (long l) {
    caught = int(l) - x;
  }
  assert(destroyed == 1 && (caught == 0 || caught == 100 || caught == 200));
}
static void *work(void *argument) {
  while (!stop)
    thrower(1);
  return argument;
}

int main() {
  pthread_t threads[THREADS];
  void (*const targets[])(int) = {throw_long, nullptr, throw_int};
  go_live();
  assert(count_sites("throw_int") == 1);
  if (policy != STATIC_CALL_PROC_MEM)
    assert(static_call_set(throw_int, throw_long) == -EBUSY);
  assert(static_call_allow_traps() == 0);
  for (pthread_t &thread : threads)
    assert(!pthread_create(&thread, nullptr, work, nullptr));
  for (int i = 0; i < UPDATES; i++)
    assert(static_call_set(throw_int, targets[i % 3]) == 0);
  stop = 1;
  for (pthread_t &thread : threads)
    assert(!pthread_join(thread, nullptr));
  assert(waits >= UPDATES);
}
