// RUN: %clang_sc -std=gnu11 -Wall -Wextra -Werror -c %s -o %t.o
// RUN: %clang_sc -std=gnu23 -Wall -Wextra -Werror -c %s -o %t.o
// What the kernel's code does with the macros compiles as it is: pasted names,
// a call that hides behind its own name, types of members, targets of void *,
// pointers that are known at run time only.

#include <linux/static_call.h>
#include <stddef.h>

extern struct driver {
  long (*limit)(int, long *);
  void (*enable)(int);
} driver;
int resched(void);
void schedule(void);
void test(int n);

DEFINE_STATIC_CALL_NULL(driver_enable, *driver.enable);
DEFINE_STATIC_CALL_RET0(driver_limit, *driver.limit);
DEFINE_STATIC_CALL_RET0(might_resched, resched);
EXPORT_STATIC_CALL_TRAMP(might_resched);
DEFINE_STATIC_CALL(schedule, schedule);
#define might_resched() static_call_mod(might_resched)()

#define might_resched_on resched
#define might_resched_off ((void *)&__static_call_return0)
#define schedule_on schedule
#define schedule_off NULL
#define turn_on(f) static_call_update(f, f##_on)
#define turn_off(f) static_call_update(f, f##_off)

#define TRACEPOINT(name, prototype, arguments)                                 \
  int iterate_##name prototype;                                                \
  DECLARE_STATIC_CALL(tp_func_##name, iterate_##name);                         \
  static inline int trace_##name prototype {                                   \
    return static_call(tp_func_##name) arguments;                              \
  }
TRACEPOINT(wakeup, (void *data, int cpu), (data, cpu))

void test(int n) {
  long limit = 0;
  static_call_update(driver_enable, driver.enable);
  turn_on(might_resched);
  turn_off(might_resched);
  turn_on(schedule);
  turn_off(schedule);
  might_resched();
  if (n)
    static_call_cond(driver_enable)(n);
  else
    static_call(driver_limit)(n, &limit);
  if (static_call_query(driver_enable) != driver.enable)
    trace_wakeup(&limit, n);
}
