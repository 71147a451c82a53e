// RUN: %each_policy
// A storm of signals whose handler executes the sites, in the thread that
// updates them and in others: no call is torn. A handler's own update is made,
// or refused because it interrupted one.

#include "live.h"

static _Atomic int handled, made, refused, other;

static void run_and_update(int number) {
  (void)number;
  int sum = tail_here(0) + tail_there(0) + call_here(0) + call_there(0);
  assert(sum >= 22 && sum <= 66);
  if (++handled % 8)
    return;
  int err = static_call_set(one, three);
  if (!err)
    made++;
  else if (err == -EDEADLK)
    refused++;
  else
    other++;
}

static _Atomic pid_t targets[2];
static _Atomic bool done;

static void *run_until_done(void *arg) {
  targets[1] = gettid();
  while (!done)
    (void)(tail_here(1) + call_there(1));
  return arg;
}

static void *storm(void *arg) {
  static const struct timespec pause = {.tv_nsec = 10000};
  for (int i = 0; !done; i++) {
    tgkill(getpid(), targets[i % 2], SIGUSR1);
    nanosleep(&pause, NULL);
  }
  return arg;
}

static void update(int i) {
  assert(static_call_set(one, i % 2 ? one : two) == 0);
  for (int n = 0; n < 2000; n++)
    (void)call_here(n);
}

int main(void) {
  struct sigaction action = {.sa_handler = run_and_update};
  pthread_t threads[2];
  targets[0] = targets[1] = gettid();
  open_maps();
  go_live();
  assert(!sigaction(SIGUSR1, &action, NULL));
  threads[0] = start_thread(run_until_done, NULL);
  threads[1] = start_thread(storm, NULL);
  for (int i = 0; i < 1000 || ((!made || !refused) && i < 100000); i++)
    update(i);
  done = true;
  for (int i = 0; i < 2; i++)
    assert(!pthread_join(threads[i], NULL));
  assert(made && refused && !other);
  expect_target(static_call_get(one));
  return 0;
}
