/* Named keys: their definitions and their trampolines. */
#include "tool.h"

#include "internal.h"

#include <inttypes.h>

/* ---- Definitions -------------------------------------------------------- */

static const char *name_of(const struct definition *definition) {
  return definition->key ? key_name(definition->key) : NULL;
}

static bool is_target(const struct image *image, const struct value *value) {
  return is_null(value) ||
         (value->kind == VALUE_SYMBOL && value->address == 0) ||
         (image_access(image, image_code(image, value->address), 1) & PF_X);
}

static void check_definition(struct report *report,
                             const struct definition *definition) {
  const struct key *key = definition->key;
  if (!key || !is_named(key))
    violate(report, "definition", definition->address, name_of(definition),
            "a named key of this unit", "a pointer to 0x%" PRIx64,
            definition->key_address);
  else if (key->definition != definition)
    violate(report, "definition", definition->address, key_name(key),
            "one definition a key", "another at 0x%" PRIx64,
            key->definition->address);
  if (!definition->has_target || !is_target(report->image, &definition->target))
    violate(report, "definition", definition->address, name_of(definition),
            "code or NULL", "a first target that is neither");
}

/* ---- Trampolines -------------------------------------------------------- */

/* It stands where the definition does. */
static void check_trampoline(struct report *report, const struct key *key) {
  if (!key->definition != !key->trampoline)
    violate(report, "trampoline", image_code(report->image, key->deflt.address),
            key_name(key), "a definition and a jump that is a site",
            key->definition ? "no such jump" : "no definition");
  else if (key->trampoline && key->trampoline->form != SC_JUMP)
    violate(report, "trampoline", key->trampoline->address, key_name(key),
            "a jump", "something else");
}

void verify_definitions(struct report *report, const struct unit *unit) {
  for (size_t i = 0; i < unit->defined_count; i++)
    check_definition(report, &unit->defined[i]);
  for (size_t i = 0; i < unit->key_count; i++)
    if (is_named(&unit->keys[i]) && !unit->is_bare)
      check_trampoline(report, &unit->keys[i]);
}
