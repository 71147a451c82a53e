/* LLVM XRay patches all its sleds; prints what each time took, in ns, the first
 * time first. In between they are unpatched, which is not timed. */
#include "bench.h"
#include "sleds.h"

#include <stdint.h>

/* xray/xray_interface.h is C++. */
enum { XRAY_SUCCESS = 1 };
int __xray_patch(void);
int __xray_unpatch(void);
int __xray_set_handler(void (*handler)(int32_t function, int kind));

static long events;

static void count(int32_t function, int kind) {
  (void)function;
  (void)kind;
  events++;
}

static long count_events(void) {
  events = 0;
  call_sleds();
  return events;
}

int main(int argc, char **argv) {
  int times = argc > 1 ? atoi(argv[1]) : 1;
  __xray_set_handler(count);
  for (int i = 0; i < times; i++) {
    double start = now_ns();
    int status = __xray_patch();
    printf("%.0f\n", now_ns() - start);
    require(status == XRAY_SUCCESS, "__xray_patch");
    if (i == 0)
      require(count_events() == sled_count, "sleds patched");
    require(__xray_unpatch() == XRAY_SUCCESS, "__xray_unpatch");
    if (i == 0)
      require(count_events() == 0, "sleds unpatched");
  }
}
