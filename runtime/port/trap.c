/* Sites that one store does not change, under running threads: a trap stands in
 * their first byte while the others change. Opt-in: it takes SIGTRAP.
 *
 * The handler does not emulate the call, which a shadow stack would notice: it
 * sets the program counter back to the site and lets the thread try again,
 * until the trap is gone. The updating thread blocks its signals meanwhile: a
 * handler of its own that met a trap would wait for itself. */

#include "linux.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <ucontext.h>

static _Atomic unsigned turns; /* odd: an update that may trap is under way */
static bool allowed;
static struct sigaction program; /* the program's own disposition */
static struct sigaction first;   /* the one before this was first allowed */

/* The signal that is being passed on: `program` may pass it back. */
static _Thread_local void *passing
    __attribute__((__tls_model__("initial-exec")));

/* ---- The handler -------------------------------------------------------- */

/* How many handlers look at units. */
static _Atomic unsigned looking;

/* Without the lock: a trap on a site of a unit is written after that was added,
 * and one that goes waits for those who look. */
static bool is_site(uintptr_t pc) {
  bool found = false;
  atomic_fetch_add(&looking, 1);
  for (const struct sc_unit *unit =
           __atomic_load_n(&sc_units, __ATOMIC_ACQUIRE);
       unit && !found; unit = sc_state(unit)->known) {
    const sc_record *end = (const sc_record *)sc_at(&unit->sites_end);
    for (const sc_record *r = (const sc_record *)sc_at(&unit->sites_begin);
         r < end && !found; r++)
      found = sc_arch_code(sc_at(r)) == pc;
  }
  atomic_fetch_sub(&looking, 1);
  return found;
}

void sc_trap_await_handlers(void) {
  while (atomic_load(&looking))
    (void)sc_syscall(SYS_sched_yield, 0, 0, 0, 0, 0, 0);
}

/* Whether the trap is one of ours, or was until a moment ago. In this order: an
 * update begins its turn before it writes a trap, and ends it behind the last
 * byte. A trap that is seen may be the next update's, whose turn is another. */
static bool is_ours(uintptr_t pc) {
  if (!is_site(pc))
    return false;
  unsigned turn = atomic_load(&turns);
  return turn % 2 || *(const volatile unsigned char *)pc != sc_arch_trap() ||
         atomic_load(&turns) != turn;
}

static void die_by(int number) {
  signal(number, SIG_DFL);
  raise(number);
}

static void call_handler(const struct sigaction *action, int number,
                         siginfo_t *info, void *context) {
  sigset_t saved, mask = action->sa_mask;
  if (!(action->sa_flags & SA_NODEFER))
    sigaddset(&mask, number);
  pthread_sigmask(SIG_BLOCK, &mask, &saved);
  if (action->sa_flags & SA_SIGINFO)
    action->sa_sigaction(number, info, context);
  else
    action->sa_handler(number);
  pthread_sigmask(SIG_SETMASK, &saved, NULL);
}

/* What would have happened without us. */
static void pass_on(int number, siginfo_t *info, void *context) {
  const struct sigaction *action = passing == context ? &first : &program;
  void *outer = passing;
  bool is_plain = !(action->sa_flags & SA_SIGINFO);
  passing = context;
  if (is_plain && action->sa_handler == SIG_DFL)
    die_by(number);
  else if (!is_plain || action->sa_handler != SIG_IGN)
    call_handler(action, number, info, context);
  else if (info->si_code > 0)
    die_by(number); /* ignored, but synchronous: it would kill just the same */
  passing = outer;
}

#if defined(__x86_64__)
#define PROGRAM_COUNTER gregs[REG_RIP]
#elif defined(__i386__)
#define PROGRAM_COUNTER gregs[REG_EIP]
#elif defined(__aarch64__)
#define PROGRAM_COUNTER pc
#elif defined(__arm__)
#define PROGRAM_COUNTER arm_pc
#endif

static void on_trap(int number, siginfo_t *info, void *context) {
  mcontext_t *thread = &((ucontext_t *)context)->uc_mcontext;
  uintptr_t behind = (uintptr_t)thread->PROGRAM_COUNTER;
  /* int3 leaves the program counter behind it; a signal that was sent, or a
   * single step, has another code. */
  if (info->si_code == SI_KERNEL && is_ours(behind - 1)) {
    /* Not only yield: this thread may have the higher priority. */
    sc_sleep(1000);
    thread->PROGRAM_COUNTER -= 1;
    return;
  }
  pass_on(number, info, context);
}

/* ---- Permission --------------------------------------------------------- */

/* A debugger would get the traps. Without /proc nobody can tell. */
static bool is_traced(void) {
  char status[1024];
  int fd = sc_open("/proc/self/status", O_RDONLY);
  if (fd < 0)
    return false;
  long size =
      sc_syscall(SYS_read, fd, (long)status, sizeof status - 1, 0, 0, 0);
  sc_close(fd);
  if (size <= 0)
    return false;
  status[size] = '\0';
  const char *tracer = strstr(status, "\nTracerPid:\t");
  return tracer && tracer[sizeof "\nTracerPid:\t" - 1] != '0';
}

int sc_port_may_trap(void) {
  struct sigaction now;
  if (!allowed)
    return -EBUSY;
  if (sigaction(SIGTRAP, NULL, &now) || now.sa_sigaction != on_trap)
    return -EBUSY;
  return is_traced() ? -EBUSY : 0;
}

int static_call_allow_traps(void) {
  /* SA_NODEFER: another handler that interrupts ours may meet a trap too. */
  struct sigaction ours = {.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART |
                                       SA_NODEFER};
  struct sigaction now;
  if (!sc_arch_trap())
    return -ENOTSUP;
  int err = sc_port_begin();
  if (err)
    return err;
  ours.sa_sigaction = on_trap;
  if (sigaction(SIGTRAP, NULL, &now))
    err = -errno;
  else if (now.sa_sigaction != on_trap) {
    program = now;
    first = allowed ? first : now;
    err = sigaction(SIGTRAP, &ours, NULL) ? -errno : 0;
  }
  allowed = allowed || !err;
  sc_port_end();
  return err;
}

void sc_trap_release(void) {
  struct sigaction now;
  if (allowed && !sigaction(SIGTRAP, NULL, &now) && now.sa_sigaction == on_trap)
    (void)sigaction(SIGTRAP, &program, NULL);
  allowed = false;
}

/* ---- During an update --------------------------------------------------- */

static int block_signals(int how, const sigset_t *set, sigset_t *old) {
  return (int)sc_syscall(SYS_rt_sigprocmask, how, (long)set, (long)old,
                         (long)sizeof(uint64_t), 0, 0);
}

void sc_port_set_trapping(bool on) {
  static sigset_t saved;
  if (on == atomic_load(&turns) % 2)
    return;
  if (on) {
    sigset_t all;
    memset(&all, 0xff, sizeof all);
    (void)block_signals(SIG_SETMASK, &all, &saved);
  }
  atomic_fetch_add(&turns, 1);
  if (!on)
    (void)block_signals(SIG_SETMASK, &saved, NULL);
}
