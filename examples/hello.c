/* One call whose target changes while the program runs. */
#include <static_call.h>
#include <stdio.h>
#include <string.h>

static void greet(const char *name) { printf("Hello, %s.\n", name); }
static void shout(const char *name) { printf("HELLO, %s!\n", name); }

int main(void) {
  __builtin_static_call(greet, "default");
  int err = static_call_set(greet, shout);
  if (err) {
    fprintf(stderr, "static_call_set: %s\n", strerror(-err));
    return 1;
  }
  __builtin_static_call(greet, "target");
  err = static_call_reset(greet);
  __builtin_static_call(greet, "default again");
  return err ? 1 : 0;
}
