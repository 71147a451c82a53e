/* Says when its main began, in the bytes of a double; links with a generated
 * file of sites, which are never run unless an argument is given. */
#include "bench.h"
#include "sites.h"

#include <unistd.h>

static long calls;

__attribute__((noinline)) void hook(long a, long b, long c, long k) {
  calls += 1 + 0 * (a + b + c + k);
}

#ifdef RESOLVER
typedef void hook_fn(long, long, long, long);

static void other(long a, long b, long c, long k) {
  calls += 2 + 0 * (a + b + c + k);
}

static hook_fn *choose(void) { return RESOLVER; }
STATIC_CALL_RESOLVER(hook, choose);
#endif

/* Prints what the calls of all sites add up to. */
static int run_sites(void) {
  for (long i = 0; i < site_function_count; i++)
    site_functions[i]();
  printf("%ld\n", calls);
  return 0;
}

int main(int argc, char **argv) {
  double now = now_ns();
  (void)argv;
#ifdef RESOLVER
  (void)other;
#endif
  if (argc > 1)
    return run_sites();
  return write(STDOUT_FILENO, &now, sizeof now) != sizeof now;
}
