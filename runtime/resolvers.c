/* What STATIC_CALL_RESOLVER asks for; of firmware, too. */

#include "internal.h"

void sc_run_resolvers(const struct sc_unit *unit,
                      struct static_call_batch *batch) {
  const struct sc_resolver *end =
      (const struct sc_resolver *)sc_at(&unit->resolvers_end);
  for (const struct sc_resolver *r =
           (const struct sc_resolver *)sc_at(&unit->resolvers_begin);
       r < end; r++) {
    __static_call_fn (*resolver)(void) =
        (__static_call_fn (*)(void))sc_at(&r->function);
    __static_call_fn target = resolver();
    if (target)
      __static_call_batch_add(batch, (struct static_call_key *)sc_at(&r->key),
                              target);
  }
}
