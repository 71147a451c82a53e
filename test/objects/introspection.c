// RUN: %object -DN=1 %S/Inputs/plugin.c -o %t.1.so && %object -DN=2 %S/Inputs/plugin.c -o %t.2.so
// RUN: %program %s -rdynamic -o %t && %run %t %t.1.so %t.2.so
// What a program sees of its units, keys and sites; keys by name; a byte that
// somebody poked.

#include "hook.h"
#include "objects.h"

#include <sys/mman.h>

DEFINE_HOOK;
static int two(int x) { return x + 2; }

static int check_key(const struct static_call_key_info *key, void *keys) {
  bool is_main = !strstr(key->file, ".so");
  bool is_named = !strcmp(key->name, "named_hook");
  assert(is_named || !strcmp(key->name, "hook"));
  assert(!key->is_named == !is_named);
  assert(key->deflt == (is_named ? NULL : (__static_call_fn)hook));
  assert(key->target == (is_named ? NULL : (__static_call_fn)two));
  assert(key->sites == 2u + (is_main && is_named));
  assert(static_call_get_key(key->key) == key->target);
  assert(static_call_set(hook, two) == -EDEADLK);
  ++*(int *)keys;
  return 0;
}

static int check_unit(const struct static_call_unit_info *unit, void *units) {
  struct totals t;
  assert(unit->keys == 2 && unit->sites == 4u + !strstr(unit->file, ".so"));
  assert(static_call_each_unit(add_unit, &t) == -EDEADLK);
  return ++*(int *)units == 3 ? 33 : 0;
}

static int note(const struct static_call_site_info *site, void *context) {
  if (site->state == STATIC_CALL_SITE_FOREIGN)
    assert(site->destination == NULL && !strcmp(site->name, "hook"));
  else
    assert(site->destination != NULL);
  *(unsigned char **)context = (unsigned char *)(uintptr_t)site->address;
  return 1;
}

static void poke(unsigned char *at, unsigned char byte) {
  void *page = (void *)((uintptr_t)at & ~(uintptr_t)4095);
  assert(!mprotect(page, 4096, PROT_READ | PROT_WRITE | PROT_EXEC));
  *at = byte;
  assert(!mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

static void try_key(const char *name, unsigned near, unsigned far) {
  struct static_call_key *key;
  assert(static_call_find(name, &key) == 0);
  assert(static_call_set_key(key, (__static_call_fn)two) == 0);
  assert(static_call_get_key(key) == (__static_call_fn)two);
  EXPECT_STATES(
      name, [STATIC_CALL_SITE_TARGET] = near, [STATIC_CALL_SITE_VENEER] = far);
  assert(static_call_set_key(key, NULL) == 0);
  EXPECT_STATES(name, [STATIC_CALL_SITE_DISABLED] = near + far);
}

int main(int argc, char **argv) {
  struct static_call_key *key;
  int keys = 0, units = 0;
  unsigned char *site;
  void *plugins[2];
  assert(argc == 3);
  for (int i = 0; i < 2; i++)
    plugins[i] = open_object(argv[1 + i], RTLD_NOW);
  EXPECT_STATES("hook", [STATIC_CALL_SITE_DEFAULT] = 6);
  EXPECT_STATES("named_hook", [STATIC_CALL_SITE_DISABLED] = 7);
  assert(static_call_set(hook, two) == 0);
  assert(static_call_each_key(check_key, &keys) == 0 && keys == 6);
  assert(static_call_each_unit(check_unit, &units) == 33);

  assert(static_call_find("nothing", &key) == -ENOENT);
  assert(static_call_find("__SCT__named_hook", &key) == -ENOENT);
  try_key("hook", 2, 4);
  try_key("named_hook", 3, 4);
  assert(static_call_find("hook", &key) == 0);
  assert(static_call_reset_key(key) == 0);
  expect_hook(hook);
  for (int i = 0; i < 2; i++) {
    ((void (*)(hook_fn *))find(plugins[i], "expect"))(hook);
    ((void (*)(hook_fn *))find(plugins[i], "expect_named_target"))(NULL);
  }
  expect_named(3, NULL);

  assert(static_call_verify(note, &site) == 0);
  assert(static_call_each_site(key, note, &site) == 1);
  unsigned char *poked = code_of(site) + STRANGE_AT, was = *poked;
  poke(poked, STRANGE_BYTE);
  assert(static_call_verify(note, &site) == 1);
  assert(code_of(site) + STRANGE_AT == poked);
  assert(static_call_verify(NULL, NULL) == 1);
  assert(static_call_set(hook, two) == -EILSEQ);
  poke(poked, was);
  assert(static_call_verify(NULL, NULL) == 0);
  assert(static_call_set(hook, two) == 0);
  return 0;
}
