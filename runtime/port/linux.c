/* Linux: who may update, and when other threads see it; slots and keys. */

#include "linux.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/single_threaded.h>

#include <linux/membarrier.h>

#if defined(__i386__) && !defined(SC_SYSCALL)
__attribute__((__naked__)) long sc_syscall(long number, long a, long b, long c,
                                           long d, long e, long f) {
  __asm__("pushl %ebp\n\t"
          ".cfi_adjust_cfa_offset 4\n\t"
          ".cfi_rel_offset ebp, 0\n\t"
          "pushl %ebx\n\t"
          ".cfi_adjust_cfa_offset 4\n\t"
          ".cfi_rel_offset ebx, 0\n\t"
          "pushl %esi\n\t"
          ".cfi_adjust_cfa_offset 4\n\t"
          ".cfi_rel_offset esi, 0\n\t"
          "pushl %edi\n\t"
          ".cfi_adjust_cfa_offset 4\n\t"
          ".cfi_rel_offset edi, 0\n\t"
          "movl 20(%esp), %eax\n\t"
          "movl 24(%esp), %ebx\n\t"
          "movl 28(%esp), %ecx\n\t"
          "movl 32(%esp), %edx\n\t"
          "movl 36(%esp), %esi\n\t"
          "movl 40(%esp), %edi\n\t"
          "movl 44(%esp), %ebp\n\t"
          "int $0x80\n\t"
          "popl %edi\n\t"
          ".cfi_adjust_cfa_offset -4\n\t"
          ".cfi_restore edi\n\t"
          "popl %esi\n\t"
          ".cfi_adjust_cfa_offset -4\n\t"
          ".cfi_restore esi\n\t"
          "popl %ebx\n\t"
          ".cfi_adjust_cfa_offset -4\n\t"
          ".cfi_restore ebx\n\t"
          "popl %ebp\n\t"
          ".cfi_adjust_cfa_offset -4\n\t"
          ".cfi_restore ebp\n\t"
          "ret");
}
#endif

/* ---- Who may update -----------------------------------------------------
 *
 * The lock holds the owner's thread pointer, which no two threads of a process
 * share and which fork(2) keeps: so a signal handler that interrupted its owner
 * is recognised without a system call. */

#define AWAITED ((uintptr_t)1)

static _Atomic uintptr_t lock;
static _Atomic bool sealed;
static bool live; /* other threads may run; for good */
uintptr_t sc_forks;

static uintptr_t this_thread(void) {
  return (uintptr_t)__builtin_thread_pointer();
}

/* Sleeps while the lock is `value`, at most a moment: should a wake-up be lost,
 * it is only late. A filter may refuse futex(2), with any error. */
static void await(uintptr_t value) {
  const long moment[2] = {0, 10 * 1000 * 1000};
  long err = sc_syscall(SYS_futex, (long)&lock, FUTEX_WAIT_PRIVATE,
                        (long)(uint32_t)value, (long)moment, 0, 0);
  if (err && err != -EAGAIN && err != -EINTR && err != -ETIMEDOUT)
    (void)sc_syscall(SYS_sched_yield, 0, 0, 0, 0, 0, 0);
}

/* false: this thread has it already. */
static bool take_lock(void) {
  uintptr_t mine = this_thread(), now = 0;
  while (!atomic_compare_exchange_strong(&lock, &now, mine)) {
    if ((now & ~AWAITED) == this_thread())
      return false;
    if (!(now & AWAITED) &&
        !atomic_compare_exchange_strong(&lock, &now, now | AWAITED)) {
      now = 0;
      continue;
    }
    await(now | AWAITED);
    mine |= AWAITED; /* others may be waiting still */
    now = 0;
  }
  return true;
}

static void release_lock(void) {
  if (atomic_exchange(&lock, 0) & AWAITED)
    (void)sc_syscall(SYS_futex, (long)&lock, FUTEX_WAKE_PRIVATE, 1, 0, 0, 0);
}

int sc_port_begin_load(void) {
  if (!take_lock())
    return -EDEADLK;
  live |= !__libc_single_threaded;
  return 0;
}

int sc_port_begin(void) {
  int err = sc_port_begin_load();
  if (err || !sealed)
    return err;
  release_lock();
  return -EPERM;
}

bool sc_port_is_sealed(void) { return sealed; }

bool sc_is_locked_here(void) {
  return (atomic_load(&lock) & ~AWAITED) == this_thread();
}

void sc_port_end(void) { release_lock(); }

bool sc_port_is_live(void) { return live; }

void static_call_assume_threads(void) {
  bool taken = take_lock();
  live = true;
  if (taken)
    release_lock();
}

/* fork(2): no update is under way in the child. A handler may fork in the
 * middle of one of its own thread's: then both go on with it. */
static unsigned forks_inside; /* of an update, or of another fork */

static void before_fork(void) {
  if (!take_lock())
    forks_inside++;
  sc_forks++;
}

static void after_fork(void) {
  if (forks_inside)
    forks_inside--;
  else
    release_lock();
}

static void after_fork_in_child(void) {
  if (forks_inside)
    sc_proc_mem_after_fork();
  after_fork();
}

/* ---- Synchronisation ---------------------------------------------------- */

/* The membarrier(2) command in use; 0: not known yet. */
static int sync_command;

/* SYNC_CORE is in Linux 4.16 and later. Before that, GLOBAL waits until each
 * processor has left what it was doing, by an interrupt or a context switch,
 * both of which serialize on x86, and synchronize the context on Arm; it takes
 * tens of milliseconds. */
static int choose_sync(void) {
  if (sync_command)
    return 0;
  int err = sc_membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE);
  if (!err) {
    sync_command = MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE;
    return 0;
  }
  int commands = sc_membarrier(MEMBARRIER_CMD_QUERY);
  bool has_better =
      commands >= 0 && (commands & MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE);
  if (commands < 0 || has_better || !(commands & MEMBARRIER_CMD_GLOBAL))
    return err;
  sync_command = MEMBARRIER_CMD_GLOBAL;
  return 0;
}

/* A store to another address than the one that is executed wants a serializing
 * instruction even in this thread. */
bool sc_must_sync;

int sc_port_ready(void) {
  sc_must_sync = false;
  for (const struct sc_unit *unit = sc_units; unit;
       unit = sc_state(unit)->known)
    sc_flip_retry(unit);
  return live ? choose_sync() : 0;
}

int sc_port_sync(void) {
  if (!live && (!sc_must_sync || choose_sync()))
    return 0;
  int err = sc_membarrier(sync_command);
  /* The registration is gone: another part of the process may have run
   * exec-like code (checkpoint and restore). */
  if (err == -EPERM) {
    sync_command = 0;
    err = choose_sync();
    err = err ? err : sc_membarrier(sync_command);
  }
  return err;
}

/* ---- Start -------------------------------------------------------------- */

/* While there is one thread, registering takes less than a microsecond, later
 * milliseconds. */
int sc_port_start(void) {
  (void)choose_sync();
  return 0;
}

__attribute__((__constructor__(101))) static void start(void) {
  sc_note_load_error(
      -pthread_atfork(before_fork, after_fork, after_fork_in_child));
  sc_note_load_error(sc_port_start());
}

/* ---- Slots and keys ----------------------------------------------------- */

/* Slots and keys each begin on a page of their own, and nothing follows the
 * keys on their last one. */
static struct sc_range slots_of(const struct sc_unit *unit) {
  return (struct sc_range){sc_at(&unit->slots_begin), sc_at(&unit->keys_begin)};
}

static struct sc_range data_of(const struct sc_unit *unit) {
  struct sc_range data = {sc_at(&unit->slots_begin), sc_at(&unit->keys_end)};
  if (!sc_is_empty(data))
    data.end = sc_pages(data).end;
  return data;
}

/* -ENOTSUP: the linker script is another. */
static int protect_pages(struct sc_range range, int protection) {
  if (sc_is_empty(range))
    return 0;
  if ((range.begin | range.end) & (sc_page_size() - 1))
    return -ENOTSUP;
  return sc_mprotect(range, protection);
}

/* Under the hardened policy slots are writable only during an update. */
static int protect_slots(const struct sc_unit *unit, int protection) {
  return sc_is_hardened() ? protect_pages(slots_of(unit), protection) : 0;
}

int sc_port_open_slots(const struct sc_unit *unit) {
  return protect_slots(unit, PROT_READ | PROT_WRITE);
}

int sc_port_close_slots(const struct sc_unit *unit) {
  const struct sc_writer *writer = sc_linux(unit)->now;
  if (writer && writer->end)
    writer->end(unit);
  return protect_slots(unit, PROT_READ);
}

/* What the hardened policy needs is got while the process may still do all:
 * it may lose /proc and its files. */
int sc_port_meet(const struct sc_unit *unit) {
  if (!sc_is_hardened())
    return 0;
  int err = sc_choose_writer(unit);
  int closed = sc_port_close_slots(unit);
  return err ? err : closed;
}

/* Gives back what later updates would use again. */
static void release_memory(const struct sc_unit *unit) {
  sc_alias_release(unit);
  sc_swap_release(unit);
  sc_image_release(unit);
}

void sc_port_forget(const struct sc_unit *unit) {
  sc_trap_await_handlers();
  release_memory(unit);
}

/* This copy of the runtime may be unloaded with its unit. At the process's end
 * other threads may go on to update. */
__attribute__((__destructor__)) static void stop(void) {
  if (!take_lock())
    return;
  for (const struct sc_unit *unit = sc_units; unit;
       unit = sc_state(unit)->known)
    release_memory(unit);
  sc_alias_release_mark();
  sc_trap_release();
  release_lock();
}

/* Makes data of the units up to `end` writable as it was. */
static void unprotect_data(const struct sc_unit *end) {
  for (const struct sc_unit *unit = sc_units; unit != end;
       unit = sc_state(unit)->known) {
    (void)protect_pages(data_of(unit), PROT_READ | PROT_WRITE);
    (void)sc_port_close_slots(unit);
  }
}

/* Linux 6.10 and later: nothing in the process can take it back. Nobody shall
 * find the alias. */
static void seal_unit(const struct sc_unit *unit) {
  (void)sc_mseal(data_of(unit));
  release_memory(unit);
}

int sc_port_seal(void) {
  for (const struct sc_unit *unit = sc_units; unit;
       unit = sc_state(unit)->known) {
    int err = protect_pages(data_of(unit), PROT_READ);
    if (err) {
      unprotect_data(unit);
      return err;
    }
  }
  sealed = true;
  for (const struct sc_unit *unit = sc_units; unit;
       unit = sc_state(unit)->known)
    seal_unit(unit);
  sc_alias_release_mark();
  return 0;
}

int sc_port_seal_late(const struct sc_unit *unit) {
  int err = sealed ? protect_pages(data_of(unit), PROT_READ) : 0;
  if (sealed && !err)
    seal_unit(unit);
  return err;
}

/* ---- Questions ---------------------------------------------------------- */

/* The unit whose text holds `address`; the first of all if none does. */
static const struct sc_unit *find_unit(uintptr_t address) {
  const struct sc_unit *unit = sc_units, *first = unit;
  while (unit && sc_is_empty(sc_port_text(unit, address))) {
    first = unit;
    unit = sc_state(unit)->known;
  }
  return unit ? unit : first;
}

enum static_call_writer static_call_writer(void) {
  enum static_call_writer name = STATIC_CALL_WRITER_NONE;
  bool taken = take_lock();
  const struct sc_unit *unit =
      find_unit((uintptr_t)__builtin_return_address(0));
  if (unit && taken)
    (void)sc_choose_writer(unit);
  if (unit && sc_linux(unit)->writer)
    name = sc_linux(unit)->writer->name;
  if (taken)
    release_lock();
  return name;
}

size_t static_call_unrestored(void) {
  size_t bytes = 0;
  bool taken = take_lock();
  for (const struct sc_unit *unit = sc_units; unit;
       unit = sc_state(unit)->known)
    if (!sc_is_empty(sc_linux(unit)->left_open))
      bytes += sc_size(sc_linux(unit)->left_open);
  if (taken)
    release_lock();
  return bytes;
}
