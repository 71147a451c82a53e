/* hooks FORM ROUNDS: what a disabled hook costs, in ns, among many different
 * ones; FORM: nop, or stub, which is what a process with threads gets from the
 * default writer. One line per round: the static calls, then as many tests of
 * a function pointer. */
#include "hooks.h"
#include "bench.h"

#include <string.h>

enum { REPEATS = 50 };
long reached;

static void disable_all(void) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  for (long i = 0; i < hook_count; i++)
    add_hook[i](&batch, NULL);
  require(static_call_batch_commit(&batch) == 0, "static_call_batch_commit");
}

static double ns_per_site(hook_fn *volatile run) {
  double start = now_ns();
  for (int i = 0; i < REPEATS; i++)
    run(1);
  return (now_ns() - start) / REPEATS / (double)hook_count;
}

int main(int argc, char **argv) {
  int rounds = argc > 2 ? atoi(argv[2]) : 1;
  run_static(1);
  require(reached == hook_count, "calls of the defaults");
  if (argc > 1 && !strcmp(argv[1], "stub"))
    static_call_assume_threads();
  disable_all();
  for (int i = 0; i < rounds; i++)
    printf("%.3f %.3f\n", ns_per_site(run_static), ns_per_site(run_pointers));
  require(reached == hook_count, "disabled calls");
}
