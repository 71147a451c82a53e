/* A shared object with a runtime of its own. */
#include <static_call.h>

const int static_call_policy = POLICY;

static int own(int x) { return x + 10; }
static int own_other(int x) { return x + 20; }
int plugin_call(int x);
int plugin_set(int other);
int plugin_add(struct static_call_batch *batch);
int plugin_allow_traps(void);

int plugin_call(int x) { return 2 * __builtin_static_call(own, x); }
int plugin_set(int other) {
  return static_call_set(own, other ? own_other : own);
}
int plugin_add(struct static_call_batch *batch) {
  return static_call_batch_add(batch, own, own_other);
}
int plugin_allow_traps(void) {
#if defined(__x86_64__) || defined(__i386__)
  return static_call_allow_traps();
#else
  return 0;
#endif
}
