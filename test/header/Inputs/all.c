/* Uses every macro of static_call.h. */
#include <static_call.h>
#include <stddef.h>

int f(int x);
int g(int x);
int use(void);
void quiet(void);

static __typeof__(&f) choose(void) { return g; }
STATIC_CALL_RESOLVER(f, choose);

int use(void) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  static_call_batch_add(&batch, f, g);
  static_call_batch_add_reset(&batch, f);
  int err = static_call_batch_commit(&batch);
  static_call_batch_abandon(&batch);
  err |= static_call_set(f, g);
  err |= static_call_set(f, &g);
  err |= static_call_set(f, NULL);
  err |= static_call_set(quiet, 0);
  static_call_batch_add(&batch, quiet, NULL);
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  err |= static_call_set(f, nullptr);
#endif
  err |= static_call_reset(f);
  err |= static_call_load_error();
  return err + static_call_get(f)(1) + __builtin_static_call(f, 2);
}

void quiet(void) {
  if (static_call_set(quiet, choose() ? quiet : quiet))
    f(1);
}
