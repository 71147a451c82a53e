/* Firmware's resolvers: run by .init_array, if the start-up code runs that. */

#include "bare.h"

static int load_error;

int static_call_load_error(void) { return load_error; }

void __static_call_start(const struct sc_unit *unit) {
  const struct sc_resolver *r =
      (const struct sc_resolver *)sc_at(&unit->resolvers_begin);
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  for (; (uintptr_t)r != sc_at(&unit->resolvers_end); r++) {
    __static_call_fn target =
        ((__static_call_fn (*)(void))sc_at(&r->function))();
    if (target)
      (void)__static_call_batch_add(
          &batch, (struct static_call_key *)sc_at(&r->key), target);
  }
  load_error = static_call_batch_commit(&batch);
}
