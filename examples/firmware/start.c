/* From reset to main. This stands in flash (section .boot), and until the
 * copies are made it must not call what is in RAM, nor execute static calls:
 * their code, or the pointers that they go through, are not there yet. */
#include "config.h"
#include <stdint.h>

#pragma clang section text = ".boot"

/* From the linker script. */
extern uint32_t stack_top[], code_begin[], code_end[], code_load[],
    data_begin[], data_end[], data_load[], bss_begin[], bss_end[];
extern void (*const init_array_begin[])(void), (*const init_array_end[])(void);

int main(void);

/* Nothing, where code runs from flash: it is there. */
static void copy(uint32_t *to, const uint32_t *end, const uint32_t *from) {
  while (to != from && to != end)
    *to++ = *from++;
}

/* Ends the emulation, by semihosting. A real board would start anew. */
_Noreturn static void stop(uint32_t status) {
  uint32_t block[2] = {0x20026, status}; /* ADP_Stopped_ApplicationExit */
  for (;;) {
    register uint32_t r0 __asm__("r0") = 0x20; /* SYS_EXIT_EXTENDED */
    register uint32_t *r1 __asm__("r1") = block;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
  }
}

_Noreturn void reset(void) {
  copy(code_begin, code_end, code_load);
  copy(data_begin, data_end, data_load);
  for (uint32_t *word = bss_begin; word != bss_end; word++)
    *word = 0;
  __asm__ volatile("dsb; isb" ::: "memory");

  /* From here on there may be static calls: first those that the table
   * changes, then constructors and STATIC_CALL_RESOLVERs. */
  config_apply();
  for (void (*const *init)(void) = init_array_begin; init != init_array_end;
       init++)
    (*init)();
  stop((uint32_t)main());
}

_Noreturn static void fault(void) { stop(1); }

#define FAULT (uintptr_t)fault
__attribute__((section(".vectors"), used)) static const uintptr_t vectors[] = {
    (uintptr_t)stack_top,
    (uintptr_t)reset,
    FAULT, /* NMI */
    FAULT, /* HardFault */
    FAULT, /* MemManage */
    FAULT, /* BusFault */
    FAULT, /* UsageFault */
    0,
    0,
    0,
    0,
    FAULT, /* SVCall */
    FAULT, /* DebugMonitor */
    0,
    FAULT, /* PendSV */
    FAULT, /* SysTick */
};
