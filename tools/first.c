/* What a key begins with. */
#include "unit.h"

#include <string.h>

const struct value *key_first(const struct key *key) {
  const struct definition *definition = key->definition;
  if (key->is_bare)
    return key->has_slot ? &key->in_slot : NULL;
  if (definition)
    return definition->has_target ? &definition->target : NULL;
  return key->has_default ? &key->deflt : NULL;
}

/* Without a name it may be SC_RETURN0; of functions none is the default. */
bool begins_disabled(const struct image *image, const struct key *key) {
  const struct value *first = key_first(key);
  if (!first || key_result(key) == SC_RESULT_OTHER)
    return false;
  if (key->is_bare)
    return first->address == key->stub;
  if (is_null(first) || !key->definition)
    return is_null(first);
  const char *name = value_name(image, first);
  return !name || !strcmp(name, SC_RETURN0);
}

bool begins_changed(const struct key *key) {
  return key->is_bare && key->has_slot &&
         key->in_slot.address != key->bare_first;
}
