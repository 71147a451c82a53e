/* What there is: units, keys, sites. */

#include "internal.h"

#include <errno.h>
#include <string.h>

static size_t count_sites(const struct sc_view *v) {
  return (size_t)(sc_sites_end(v) - sc_sites(v));
}

static const char *shown_name(const struct sc_view *v) {
  const char *name = (const char *)sc_at(&v->name);
  return v->properties & SC_VIEW_NAMED ? name + sizeof SC_TRAMPOLINE_PREFIX - 1
                                       : name;
}

/* ---- Units -------------------------------------------------------------- */

static struct static_call_unit_info describe_unit(const struct sc_unit *unit) {
  struct static_call_unit_info info = {.file = sc_port_file(unit)};
  info.keys = (size_t)(sc_views_end(unit) - sc_views(unit));
  info.sites =
      (sc_at(&unit->sites_end) - sc_at(&unit->sites_begin)) / sizeof(sc_record);
  return info;
}

int static_call_each_unit(int (*visit)(const struct static_call_unit_info *,
                                       void *),
                          void *context) {
  int result = sc_port_begin_load();
  if (result)
    return result;
  for (const struct sc_unit *unit = sc_units; unit && !result;
       unit = sc_state(unit)->known) {
    struct static_call_unit_info info = describe_unit(unit);
    result = visit(&info, context);
  }
  sc_port_end();
  return result;
}

/* ---- Keys --------------------------------------------------------------- */

static struct static_call_key_info describe_key(const struct sc_view *v) {
  struct static_call_key *key = sc_key_of(v);
  return (struct static_call_key_info){
      .key = key,
      .name = shown_name(v),
      .is_named = !!(v->properties & SC_VIEW_NAMED),
      .deflt = sc_first_target(key),
      .target = sc_target_of(key),
      .sites = count_sites(v),
      .file = sc_port_file(sc_unit_of(key)),
  };
}

/* Calls `visit` for each view of each unit until it gives another number than
 * 0. Under the lock. */
static int each_view(int (*visit)(const struct sc_view *, void *),
                     void *context) {
  int result = 0;
  for (const struct sc_unit *unit = sc_units; unit && !result;
       unit = sc_state(unit)->known)
    for (const struct sc_view *v = sc_views(unit), *end = sc_views_end(unit);
         v < end && !result; v++)
      result = visit(v, context);
  return result;
}

struct key_visit {
  int (*visit)(const struct static_call_key_info *, void *);
  void *context;
};

static int visit_key(const struct sc_view *v, void *context) {
  const struct key_visit *k = context;
  struct static_call_key_info info = describe_key(v);
  return k->visit(&info, k->context);
}

int static_call_each_key(int (*visit)(const struct static_call_key_info *,
                                      void *),
                         void *context) {
  struct key_visit k = {visit, context};
  int result = sc_port_begin_load();
  if (result)
    return result;
  result = each_view(visit_key, &k);
  sc_port_end();
  return result;
}

/* ---- Finding ------------------------------------------------------------ */

struct search {
  const char *name;
  bool named;
  const struct static_call_key *found;
  bool ambiguous;
};

static int match(const struct sc_view *v, void *context) {
  struct search *s = context;
  const struct static_call_key *key = sc_key_of(v);
  if (!(v->properties & SC_VIEW_NAMED) == s->named ||
      strcmp(shown_name(v), s->name))
    return 0;
  s->ambiguous = s->found && !sc_is_same(s->found, key);
  s->found = key; /* the last is the unit's that came first */
  return s->ambiguous;
}

int static_call_find(const char *name, struct static_call_key **key) {
  struct search s = {.name = name, .named = true};
  int err = sc_port_begin_load();
  if (err)
    return err;
  each_view(match, &s);
  if (!s.found) {
    s.named = false;
    each_view(match, &s);
  }
  sc_port_end();
  *key = s.ambiguous ? NULL : (struct static_call_key *)s.found;
  return s.ambiguous ? -EEXIST : s.found ? 0 : -ENOENT;
}

/* ---- Sites -------------------------------------------------------------- */

struct site_visit {
  int (*visit)(const struct static_call_site_info *, void *);
  void *context;
  const struct static_call_key *only; /* its identity; NULL: all */
  bool only_wrong;
  int wrong;
};

static bool is_wrong(enum static_call_site_state state) {
  return state == STATIC_CALL_SITE_FOREIGN || state == STATIC_CALL_SITE_STALE;
}

static int visit_site(struct site_visit *s, const struct sc_view *v,
                      __static_call_fn first, const sc_record *r) {
  uint64_t dest;
  struct static_call_key *key = sc_key_of(v);
  struct static_call_site_info info = {
      .address = (const void *)(uintptr_t)sc_arch_code(sc_at(r)),
      .key = key,
      .name = shown_name(v),
      .file = sc_port_file(sc_unit_of(key))};
  info.state = sc_look_at(key, first, sc_at(r), &dest);
  info.destination = (const void *)(uintptr_t)dest;
  s->wrong += is_wrong(info.state);
  return s->visit && (!s->only_wrong || is_wrong(info.state))
             ? s->visit(&info, s->context)
             : 0;
}

static int visit_sites(const struct sc_view *v, void *context) {
  struct site_visit *s = context;
  struct static_call_key *key = sc_key_of(v);
  __static_call_fn first = sc_first_target(key);
  int result = 0;
  if (s->only && !sc_is_same(s->only, key))
    return 0;
  sc_meet_key(key);
  for (const sc_record *r = sc_sites(v); r < sc_sites_end(v) && !result; r++)
    result = visit_site(s, v, first, r);
  return result;
}

static int each_site(struct site_visit *s) {
  int result = sc_port_begin_load();
  if (result)
    return result;
  result = each_view(visit_sites, s);
  sc_port_end();
  return result;
}

int static_call_each_site(const struct static_call_key *key,
                          int (*visit)(const struct static_call_site_info *,
                                       void *),
                          void *context) {
  struct site_visit s = {.visit = visit, .context = context, .only = key};
  return each_site(&s);
}

int static_call_verify(int (*report)(const struct static_call_site_info *,
                                     void *),
                       void *context) {
  struct site_visit s = {
      .visit = report, .context = context, .only_wrong = true};
  int result = each_site(&s);
  return result < 0 ? result : s.wrong;
}
