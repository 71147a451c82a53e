/* /proc/self/mem: the kernel writes to pages that the process may not write to,
 * as it does for a debugger, in private copies. Nothing else can change text
 * that mseal(2) sealed.
 *
 * The kernel copies by memcpy: more than one byte is not promised to change at
 * once. */

#include "linux.h"

/* ---- The window: it gathers the writes to one page -------------------------
 *
 * Sites of one function, and mostly of one key, are neighbours. */

enum { WINDOW = 4096 };

static int mem_file = -1;      /* of the update under way, or -1 */
static int mem_error;          /* the first of all its writes */
static uintptr_t window_begin; /* the address of the bytes below; 0: none */
static unsigned char window_bytes[WINDOW];

static int flush_window(void) {
  if (window_begin && !mem_error)
    mem_error = sc_pwrite(mem_file, window_bytes, WINDOW, window_begin);
  window_begin = 0;
  return mem_error;
}

static void move_window(uintptr_t address) {
  uintptr_t begin = address & ~(uintptr_t)(WINDOW - 1);
  if (begin == window_begin || flush_window())
    return;
  mem_error = sc_pread(mem_file, window_bytes, WINDOW, begin);
  window_begin = mem_error ? 0 : begin;
}

void sc_proc_mem_write(uintptr_t at, const unsigned char *bytes, int size) {
  for (int i = 0; i < size; i++) {
    move_window(at + (unsigned)i);
    if (mem_error)
      return;
    window_bytes[at + (unsigned)i - window_begin] = bytes[i];
  }
}

/* ---- The writer --------------------------------------------------------- */

static int open_mem(void) { return sc_open("/proc/self/mem", O_RDWR); }

/* One byte of text is written as it is: whether that is allowed depends on the
 * kernel's parameter proc_mem.force_override. */
static int proc_mem_probe(const struct sc_unit *unit) {
  struct sc_range hull = sc_text_of_sites(unit);
  int fd = open_mem();
  if (fd < 0)
    return fd;
  int err = sc_is_empty(hull)
                ? 0
                : sc_pwrite(fd, (const void *)hull.begin, 1, hull.begin);
  sc_close(fd);
  return err;
}

/* On the way back the file is open still. */
static int proc_mem_open(const struct sc_unit *unit) {
  uintptr_t forks = sc_forks;
  (void)unit;
  while (mem_file < 0) {
    int fd = open_mem();
    if (fd < 0)
      return fd;
    if (forks == sc_forks)
      mem_file = fd;
    else
      sc_close(fd); /* a handler forked: it may be the parent's memory */
    forks = sc_forks;
  }
  mem_error = 0;
  window_begin = 0;
  return 0;
}

/* An update goes on in a child, with a file that stands for the parent's
 * memory. */
void sc_proc_mem_after_fork(void) {
  if (mem_file < 0)
    return;
  int fd = open_mem();
  if (fd < 0 || sc_syscall(SYS_dup3, fd, mem_file, O_CLOEXEC, 0, 0, 0) < 0)
    mem_error = -EAGAIN;
  sc_close(fd);
}

static int proc_mem_publish(const struct sc_unit *unit) {
  (void)unit;
  return flush_window();
}

static void proc_mem_end(const struct sc_unit *unit) {
  int fd = mem_file;
  (void)unit;
  mem_file = -1;
  sc_close(fd);
}

const struct sc_writer sc_proc_mem = {
    .name = STATIC_CALL_WRITER_PROC_MEM,
    .live = SC_WRITES_BYTES,
    .probe = proc_mem_probe,
    .open = proc_mem_open,
    .publish = proc_mem_publish,
    .close = proc_mem_publish,
    .end = proc_mem_end,
};
