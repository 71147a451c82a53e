#define _POSIX_C_SOURCE 200809L
#include "tool.h"

#include "internal.h"

#include <inttypes.h>
#include <string.h>

/* Wider names move the columns of their own line only. */
enum { MAX_WIDTH = 48 };

static const char *result_of(const struct key *key) {
  switch (key_result(key)) {
  case SC_RESULT_OTHER:
    return "other";
  case SC_RESULT_NOTHING:
    return "nothing";
  case SC_RESULT_ZERO:
    return "zero";
  default:
    return "?";
  }
}

static const char *kind_of(const struct key *key) {
  return is_named(key)                          ? "named"
         : (key->properties & SC_VIEW_INTERNAL) ? "internal"
                                                : "external";
}

static const char *form_of(const struct image *image, const struct site *site) {
  return is_disabled(image, site) ? "none"
         : !has_form(site)        ? "?"
         : site->form == SC_JUMP  ? "jump"
                                  : "call";
}

/* ---- Text --------------------------------------------------------------- */

/* Writes `text` and fills up to `width`. */
static void print_column(FILE *out, const char *text, int width) {
  int length = (int)strnlen(text, MAX_WIDTH);
  print_escaped(out, text);
  fprintf(out, "%*s", width > length ? width - length + 2 : 2, "");
}

static int widen(int width, const char *text) {
  int length = (int)strnlen(text, MAX_WIDTH);
  return length > width ? length : width;
}

static struct shown show_default(const struct image *image,
                                 const struct key *key) {
  struct shown unknown = {"?"};
  return key->has_default ? show_value(image, &key->deflt) : unknown;
}

/* What unpatched sites call in the end; in firmware a stub stands for none. */
static struct shown show_first_of(const struct image *image,
                                  const struct unit *unit,
                                  const struct key *key) {
  struct shown elsewhere = {"defined elsewhere"}, unknown = {"?"};
  struct shown null = {"NULL"}, return0 = {"return 0"};
  const struct value *first = key_first(key);
  if (key->is_bare && first && !is_null(first))
    return first->address == unit->return_nothing ? null
           : first->address == unit->return_zero  ? return0
                                                  : show_value(image, first);
  if (!is_named(key))
    return show_default(image, key);
  if (!key->definition)
    return elsewhere;
  return key->definition->has_target
             ? show_first(image, &key->definition->target)
             : unknown;
}

static void list_summary(const struct request *request,
                         const struct report *report, const struct unit *unit) {
  FILE *out = request->out;
  int names = widen(0, "KEY"), firsts = widen(0, "FIRST TARGET");
  for (size_t i = 0; i < unit->key_count; i++) {
    const struct key *key = &unit->keys[i];
    names = widen(names, key_name(key));
    firsts = widen(firsts, show_first_of(report->image, unit, key).text);
  }
  print_column(out, "KEY", names);
  fputs("   SITES  ", out);
  print_column(out, "FIRST TARGET", firsts);
  fputs("RESULT   KIND\n", out);
  for (size_t i = 0; i < unit->key_count; i++) {
    const struct key *key = &unit->keys[i];
    print_column(out, key_name(key), names);
    fprintf(out, "%8zu  ", key->count + key->out_count);
    print_column(out, show_first_of(report->image, unit, key).text, firsts);
    fprintf(out, "%-7s  %s\n", result_of(key), kind_of(key));
  }
}

/* "main+0x13" */
static struct shown show_function(const struct image *image, uint64_t address) {
  struct shown place = show_place(image, address), s = {"?"};
  const char *name = strchr(place.text, ' ');
  if (name)
    snprintf(s.text, sizeof s.text, "%s", name + 1);
  return s;
}

static void list_sites(FILE *out, const struct image *image,
                       const struct key *key, const struct site *sites,
                       size_t count) {
  int width = 0;
  for (size_t i = 0; i < count; i++)
    width = widen(width, show_function(image, sites[i].address).text);
  for (size_t i = 0; i < count; i++) {
    fprintf(out, "    0x%-14" PRIx64 "  %-4s  ", sites[i].address,
            form_of(image, &sites[i]));
    print_column(out, show_function(image, sites[i].address).text, width);
    print_escaped(out, is_disabled(image, &sites[i]) ? "NULL"
                       : !has_form(&sites[i])
                           ? "?"
                           : show_destination(image, sites[i].dest).text);
    fputs(&sites[i] == key->trampoline ? "  (trampoline)\n"
          : sites[i].is_out_of_line    ? "  (out of line)\n"
                                       : "\n",
          out);
  }
}

static void list_targets(FILE *out, const struct image *image,
                         const struct unit *unit, const struct key *key) {
  const struct allowed *targets = unit->allowed + key->first_target;
  for (size_t i = 0; i < key->target_count; i++) {
    fputs(i ? ", " : "\n  targets  ", out);
    print_escaped(out, show_value(image, &targets[i].function).text);
  }
}

/* In firmware the view is the key; boot tables have its number. */
static void list_identity(FILE *out, const struct image *image,
                          const struct unit *unit, const struct key *key) {
  const char *symbol = key_symbol(image, key);
  fprintf(out, "\n  key      0x%" PRIx64 " ",
          unit->is_bare ? key->view : key->key);
  print_escaped(out, symbol ? symbol : "");
  if (unit->is_bare)
    fprintf(out, "\n  number   %zu", (size_t)(key - unit->keys));
}

static void list_key(FILE *out, const struct image *image,
                     const struct unit *unit, const struct key *key) {
  bool has_address = key->has_default && key->deflt.address;
  putc('\n', out);
  print_escaped(out, key_name(key));
  fprintf(out, "\n  kind     %s\n  default  ", kind_of(key));
  if (has_address)
    fprintf(out, "0x%" PRIx64 " ", image_code(image, key->deflt.address));
  print_escaped(out, show_default(image, key).text);
  if (key->has_default && key->deflt.kind == VALUE_IFUNC)
    fputs(" (its resolver)", out);
  if (is_named(key) || begins_changed(key)) {
    fputs("\n  first    ", out);
    print_escaped(out, show_first_of(image, unit, key).text);
  }
  list_targets(out, image, unit, key);
  fprintf(out, "\n  result   %s", result_of(key));
  list_identity(out, image, unit, key);
  fprintf(
      out,
      "\n  slot     0x%" PRIx64 "\n  veneer   0x%" PRIx64 "\n  sites    %zu\n",
      key->slot, image_code(image, key->veneer), key->count + key->out_count);
  list_sites(out, image, key, unit->sites + key->first, key->count);
  list_sites(out, image, key, unit->sites + key->first_out, key->out_count);
}

void list_text(const struct request *request, const struct report *report,
               const struct unit *unit) {
  FILE *out = request->out;
  print_escaped(out, report->file);
  fprintf(out, ": %zu keys, %zu sites\n", unit->key_count, unit->site_count);
  if (request->summary && unit->key_count) {
    list_summary(request, report, unit);
    return;
  }
  for (size_t i = 0; i < unit->key_count; i++)
    list_key(out, report->image, unit, &unit->keys[i]);
}

/* ---- JSON --------------------------------------------------------------- */

static json_t *value_in_json(const struct image *image, const struct value *v,
                             bool is_known) {
  struct shown symbol;
  if (!is_known || is_null(v))
    return json_null();
  json_t *o = json_object();
  bool named =
      v->kind != VALUE_SYMBOL && find_destination(image, v->address, &symbol);
  json_object_set_new(o, "symbol",
                      v->kind == VALUE_SYMBOL ? json_text(v->symbol)
                      : named                 ? json_text(symbol.text)
                                              : json_null());
  json_object_set_new(o, "address",
                      v->address ? json_address(image_code(image, v->address))
                                 : json_null());
  json_object_set_new(o, "ifunc", json_boolean(v->kind == VALUE_IFUNC));
  return o;
}

static json_t *definition_in_json(const struct image *image,
                                  const struct definition *definition) {
  if (!definition)
    return json_null();
  json_t *o = json_object();
  json_object_set_new(o, "address", json_address(definition->address));
  json_object_set_new(
      o, "first",
      value_in_json(image, &definition->target, definition->has_target));
  return o;
}

static json_t *site_in_json(const struct image *image,
                            const struct site *site) {
  bool is_trampoline = site->key->trampoline == site;
  json_t *o = json_object();
  struct shown symbol;
  bool named = has_form(site) && find_destination(image, site->dest, &symbol);
  json_object_set_new(o, "address", json_address(site->address));
  json_set_place(o, image, site->address);
  bool is_sound = has_form(site) || is_disabled(image, site);
  json_object_set_new(
      o, "form", is_sound ? json_string(form_of(image, site)) : json_null());
  json_object_set_new(o, "trampoline", json_boolean(is_trampoline));
  json_object_set_new(o, "out_of_line", json_boolean(site->is_out_of_line));
  json_object_set_new(o, "destination",
                      has_form(site)
                          ? json_address(image_code(image, site->dest))
                          : json_null());
  json_object_set_new(o, "destination_symbol",
                      named ? json_text(symbol.text) : json_null());
  return o;
}

static json_t *sites_in_json(const struct image *image, const struct unit *unit,
                             const struct key *key) {
  json_t *sites = json_array();
  for (size_t i = 0; i < key->count; i++)
    json_array_append_new(sites,
                          site_in_json(image, &unit->sites[key->first + i]));
  for (size_t i = 0; i < key->out_count; i++)
    json_array_append_new(
        sites, site_in_json(image, &unit->sites[key->first_out + i]));
  return sites;
}

static json_t *targets_in_json(const struct image *image,
                               const struct unit *unit, const struct key *key) {
  json_t *targets = json_array();
  for (size_t i = 0; i < key->target_count; i++)
    json_array_append_new(
        targets,
        value_in_json(image, &unit->allowed[key->first_target + i].function,
                      true));
  return targets;
}

static json_t *key_in_json(const struct image *image, const struct unit *unit,
                           const struct key *key) {
  json_t *o = json_object();
  const char *symbol = key_symbol(image, key);
  json_object_set_new(o, "name",
                      key->name ? json_text(key->name) : json_null());
  json_object_set_new(o, "symbol", symbol ? json_text(symbol) : json_null());
  json_object_set_new(o, "address",
                      json_address(unit->is_bare ? key->view : key->key));
  json_object_set_new(o, "kind", json_string(kind_of(key)));
  json_object_set_new(o, "default",
                      value_in_json(image, &key->deflt, key->has_default));
  json_object_set_new(o, "definition",
                      definition_in_json(image, key->definition));
  json_object_set_new(o, "result", json_string(result_of(key)));
  json_object_set_new(o, "veneer",
                      json_address(image_code(image, key->veneer)));
  json_object_set_new(o, "slot", json_address(key->slot));
  json_object_set_new(o, "site_count",
                      json_integer((json_int_t)(key->count + key->out_count)));
  if (unit->is_bare) {
    json_object_set_new(o, "number", json_integer(key - unit->keys));
    json_object_set_new(o, "targets", targets_in_json(image, unit, key));
  }
  return o;
}

void list_json(const struct request *request, json_t *object,
               const struct report *report, const struct unit *unit) {
  json_t *keys = json_array();
  for (size_t i = 0; i < unit->key_count; i++) {
    const struct key *key = &unit->keys[i];
    json_t *o = key_in_json(report->image, unit, key);
    if (!request->summary)
      json_object_set_new(o, "sites", sites_in_json(report->image, unit, key));
    json_array_append_new(keys, o);
  }
  json_object_set_new(object, "keys", keys);
}
