/* Uses all of static_call.h but named static calls, which named.c has. */
#include <static_call.h>
#include <stddef.h>

int f(int x);
int g(int x);
int use(void);
void quiet(void);
int look(void);
int prepare(void);
const int static_call_policy = STATIC_CALL_DEFAULT;

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

static int visit_unit(const struct static_call_unit_info *unit, void *context) {
  return unit->file == context || unit->keys > unit->sites;
}

static int visit_key(const struct static_call_key_info *info, void *context) {
  return info->is_named || !info->key || info->name == info->file ||
         info->deflt != info->target || (context && !info->sites);
}

static int visit_site(const struct static_call_site_info *site, void *context) {
  return site->state == STATIC_CALL_SITE_FOREIGN || site->address == context ||
         site->destination == context || !site->key || site->name == site->file;
}

int look(void) {
  size_t count = 0;
  struct static_call_key *key;
  int err = static_call_find("f", &key);
  err |= static_call_each_unit(visit_unit, &count);
  err |= static_call_each_key(visit_key, &count);
  err |= static_call_each_site(key, visit_site, &count);
  err |= static_call_each_site(NULL, visit_site, &count);
  err |= static_call_verify(visit_site, &count);
  err |= static_call_verify(NULL, NULL);
  err |= static_call_set_key(key, static_call_get_key(key));
  return err | static_call_reset_key(key);
}

int prepare(void) {
  static_call_assume_threads();
  enum static_call_writer writer = static_call_writer();
  if (writer == STATIC_CALL_WRITER_NONE || static_call_unrestored() != 0)
    return 1;
  return static_call_allow_traps() | static_call_seal() | static_call_policy;
}
