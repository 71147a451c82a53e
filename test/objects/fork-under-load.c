// RUN: %object -DN=1 %S/Inputs/plugin.c -o %t.1.so && %object -DN=2 %S/Inputs/plugin.c -o %t.2.so
// RUN: %program %s -rdynamic -o %t && for p in %policy_numbers; do %run %t $p %t.1.so %t.2.so || { echo policy $p; exit 1; }; done
// fork(2) while one thread opens and closes objects and one updates: the child
// updates what it finds.

#include "hook.h"
DEFINE_HOOK;
#include "load.h"

#include <sys/wait.h>
#include <unistd.h>

enum { FORKS = 30 };

static void *open_always(void *paths) {
  for (unsigned seed = 1; !over;)
    use_plugin(((char **)paths)[rand_r(&seed) % 2]);
  return NULL;
}

static void *update_always(void *unused) {
  for (unsigned updates = 0; !over; updates++)
    update(updates % 7 % 4);
  return unused;
}

/* Only functions that are safe behind fork in a process with threads. */
static void run_child(void) {
  alarm(20);
  for (int t = 0; t < 4; t++) {
    assert(static_call_set(hook, targets[t]) == 0);
    assert(static_call_update(named_hook, targets[t]) == 0);
    expect_hook(targets[t]);
    expect_named(3, targets[t]);
    assert(static_call_verify(NULL, NULL) == 0);
  }
  _exit(0);
}

int main(int argc, char **argv) {
  pthread_t opener, updater;
  assert(argc == 4);
  update(0);
  go_live();
  assert(!pthread_create(&opener, NULL, open_always, argv + 2));
  assert(!pthread_create(&updater, NULL, update_always, NULL));
  for (int i = 0; i < FORKS; i++) {
    int status;
    pid_t child = fork();
    assert(child >= 0);
    if (!child)
      run_child();
    assert(waitpid(child, &status, 0) == child);
    if (status)
      fprintf(stderr, "fork %d: status %#x\n", i, (unsigned)status);
    assert(!status);
  }
  over = true;
  assert(!pthread_join(opener, NULL) && !pthread_join(updater, NULL));
  return static_call_load_error();
}
