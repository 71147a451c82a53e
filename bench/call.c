/* call ROUNDS CALLS: what one call costs, in ns, in loops where each call waits
 * for the one before; one line per round, the loops take turns. */
#include "call.h"
#include "bench.h"

#include <static_call.h>

#define STATIC(x) __builtin_static_call(default_step, x)

LOOP(direct_loop, step)
LOOP(static_loop, STATIC)
LOOP(pointer_loop, step_pointer)
LOOP(ifunc_loop, ifunc_step)

static const struct {
  const char *name;
  loop_fn *run;
} loops[] = {{"direct", direct_loop},
             {"static", static_loop},
             {"pointer", pointer_loop},
             {"ifunc", ifunc_loop},
             {"retpoline", retpoline_loop}};
enum { LOOPS = sizeof loops / sizeof loops[0] };

static double ns_per_call(int loop, unsigned long calls) {
  double start = now_ns();
  unsigned long x = loops[loop].run(7, calls);
  double end = now_ns();
  require(x == 7 + 3 * calls, loops[loop].name);
  return (end - start) / (double)calls;
}

int main(int argc, char **argv) {
  int rounds = argc > 1 ? atoi(argv[1]) : 1;
  unsigned long calls = argc > 2 ? strtoul(argv[2], NULL, 10) : 1000000;
  require(static_loop(7, 1) == 8, "the default");
  require(static_call_set(default_step, step) == 0, "static_call_set");
  for (int loop = 0; loop < LOOPS; loop++)
    printf("%s%c", loops[loop].name, loop + 1 < LOOPS ? ' ' : '\n');
  for (int i = 0; i < rounds; i++)
    for (int loop = 0; loop < LOOPS; loop++)
      printf("%.3f%c", ns_per_call(loop, calls), loop + 1 < LOOPS ? ' ' : '\n');
}
