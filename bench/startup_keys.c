/* Says when its main began, in the bytes of a double; links with generated
 * files of keys and sites, which are never run unless an argument is given. */
#include "bench.h"
#include "keys.h"

#include <unistd.h>

long calls, other_calls;

int main(int argc, char **argv) {
  double now = now_ns();
  (void)argv;
  if (argc > 1) {
    run_sites();
    printf("%ld\n", calls);
    return 0;
  }
  return write(STDOUT_FILENO, &now, sizeof now) != sizeof now;
}
