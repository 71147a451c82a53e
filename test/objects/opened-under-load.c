// RUN: %object -DN=1 %S/Inputs/plugin.c -o %t.1.so && %object -DN=2 %S/Inputs/plugin.c -o %t.2.so
// RUN: %program %s -rdynamic -o %t && for p in %policy_numbers; do %run %t $p %t.1.so %t.2.so || { echo policy $p; exit 1; }; done
// One thread opens and closes objects, one updates, two call: no call is wrong,
// by every policy, and with traps.

#include "hook.h"
DEFINE_HOOK;
#include "load.h"

static atomic_uint opened;

static void *open_always(void *paths) {
  for (unsigned seed = 1; !over; opened++)
    use_plugin(((char **)paths)[rand_r(&seed) % 2]);
  return NULL;
}

int main(int argc, char **argv) {
  pthread_t threads[3];
  unsigned updates = 0;
  assert(argc == 4);
  update(0);
  go_live();
  struct totals alone = count_all();
  for (int i = 0; i < 3; i++)
    assert(!pthread_create(&threads[i], NULL, i ? call_always : open_always,
                           argv + 2));
  for (double end = seconds() + 1; seconds() < end; updates++)
    update(updates % 7 % 4);
  over = true;
  for (int i = 0; i < 3; i++)
    assert(!pthread_join(threads[i], NULL));
  printf("%u updates, %u openings, %lu calls, %lu of them certain\n", updates,
         opened, judged, certain);
  assert(updates > 20 && opened > 20 && certain > 1000);
  assert(is_same(count_all(), alone) && static_call_verify(NULL, NULL) == 0);
  return static_call_load_error();
}
