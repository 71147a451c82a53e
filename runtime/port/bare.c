/* The port without an operating system: one core at a time, no threads, no
 * memory but the program's. */

#include "bare.h"

/* An update is under way; for good where other cores run that nobody stops. */
static volatile bool is_busy;

static void hold_nobody(int hold) { (void)hold; }

/* The program's, if it has one. */
__attribute__((__weak__, __alias__("hold_nobody"))) void
static_call_hold_cores(int hold);

void static_call_assume_threads(void) {
  if (static_call_hold_cores == hold_nobody)
    is_busy = true;
}

int sc_bare_begin(void) {
  uintptr_t before = sc_arch_mask();
  if (!sc_arch_has_masked())
    return -EPERM;
  bool was_busy = is_busy;
  is_busy = true;
  sc_arch_unmask(before);
  return was_busy ? -EBUSY : 0;
}

void sc_bare_end(void) {
  __asm__ volatile("" : : : "memory"); /* what was changed comes first */
  is_busy = false;
}

__attribute__((__noinline__)) bool sc_bare_is_writable(uintptr_t at) {
  for (uintptr_t end = at + 4; at != end; at += 2)
    if (!sc_arch_is_writable(at))
      return false;
  return true;
}
