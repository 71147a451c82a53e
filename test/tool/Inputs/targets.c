/* Firmware that a boot table may change. */
#include "firmware.c"

static int slow(int x) { return x * 5; }
int fast(int x) { return x * 3; }
struct wide {
  int part[3];
};
struct wide number(int x) { return (struct wide){{x, x, x}}; }
struct wide twice(int x) { return (struct wide){{x, x, 2 * x}}; }
static int hidden(int x) { return x - 1; }

STATIC_CALL_TARGET(f, slow);
STATIC_CALL_TARGET(f, fast);
STATIC_CALL_TARGET(hidden, slow);
STATIC_CALL_TARGET(number, twice);

__attribute__((used)) int more(int x) {
  return __builtin_static_call(hidden, x) +
         __builtin_static_call(number, x).part[2];
}
