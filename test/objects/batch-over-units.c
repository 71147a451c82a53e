// RUN: %object -DN=1 %S/Inputs/plugin.c -o %t.1.so && %object -DN=2 %S/Inputs/plugin.c -o %t.2.so
// RUN: %program %s -rdynamic -o %t && %run %t %t.1.so %t.2.so && %run %t %t.1.so %t.2.so live
// If one unit cannot be written, a batch changes nothing in any: one of its
// sites holds foreign bytes, or its text is sealed.

#include "hook.h"
#include "objects.h"

#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

DEFINE_HOOK;
static int two(int x) { return x + 2; }
static int three(int x) { return x + 3; }
static void *return_argument(void *argument) { return argument; }
static void *plugins[2];

static void expect_all(hook_fn *target, hook_fn *named) {
  expect_hook(target);
  expect_named(3, named);
  for (int i = 0; i < 2; i++) {
    ((void (*)(hook_fn *))find(plugins[i], "expect"))(target);
    ((void (*)(hook_fn *))find(plugins[i], "expect_named_target"))(named);
  }
}

static int set_both(hook_fn *target, hook_fn *named) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  assert(static_call_batch_add(&batch, hook, target) == 0);
  assert(static_call_batch_add(&batch, static_call(named_hook), named) == 0);
  return static_call_batch_commit(&batch);
}

/* In the text of a plugin: a site of the hook. */
static int note_site(const struct static_call_site_info *site, void *context) {
  *(unsigned char **)context = (unsigned char *)(uintptr_t)site->address;
  return strstr(site->file, ".1.so") != NULL;
}

static unsigned char *find_site(void) {
  unsigned char *site = NULL;
  struct static_call_key *key;
  assert(static_call_find("hook", &key) == 0);
  assert(static_call_each_site(key, note_site, &site) == 1);
  return site;
}

static void poke(unsigned char *at, unsigned char byte) {
  void *page = (void *)((uintptr_t)at & ~(uintptr_t)4095);
  assert(!mprotect(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC));
  *at = byte;
  assert(!mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

int main(int argc, char **argv) {
  pthread_t thread;
  bool live = argc > 3;
  for (int i = 0; i < 2; i++)
    plugins[i] = open_object(argv[1 + i], RTLD_NOW);
  if (live)
    assert(!pthread_create(&thread, NULL, return_argument, NULL));
  assert(set_both(two, three) == 0);
  expect_all(two, three);
  unsigned char *site = code_of(find_site()) + STRANGE_AT, was = *site;
  poke(site, STRANGE_BYTE);
  assert(set_both(three, two) == -EILSEQ);
  EXPECT_STATES("hook", [STATIC_CALL_SITE_TARGET] = 2,
                [STATIC_CALL_SITE_VENEER] = 3, [STATIC_CALL_SITE_FOREIGN] = 1);
  poke(site, was);
  expect_all(two, three);
  assert(set_both(NULL, two) == 0);
  expect_all(NULL, two);
  if (live &&
      !syscall(462 /* mseal */, (uintptr_t)site & ~(uintptr_t)4095, 4096, 0)) {
    assert(set_both(three, three) != 0);
    expect_all(NULL, two);
  }
  return 0;
}
