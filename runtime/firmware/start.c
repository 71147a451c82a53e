/* Firmware's start: run by .init_array, if the start-up code runs that. */

#include "bare.h"

static int load_error;

int static_call_load_error(void) { return load_error; }

void __static_call_start(const struct sc_unit *unit) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  sc_run_resolvers(unit, &batch);
  load_error = static_call_batch_commit(&batch);
}
