/* Which key and which function KEY=TARGET names. */
#define _POSIX_C_SOURCE 200809L
#include "retarget.h"

#include <inttypes.h>
#include <string.h>

/* ---- Keys --------------------------------------------------------------- */

static int find_key(const struct image *image, const struct unit *unit,
                    struct assignment *a, struct error *error) {
  struct choice choice = find_choice(image, unit, a->text);
  const int shown = choice.length < 100 ? (int)choice.length : 100;
  if (!choice.length)
    return fail(error, "found '%.100s', expected KEY=TARGET", a->text);
  if (choice.count == 0)
    return fail(error,
                "key %.*s: found none of that name, expected one that "
                "'static-call list' shows",
                shown, a->text);
  if (choice.count > 1)
    return fail(error,
                "key %.*s: found %zu of that name, expected the symbol "
                "of one, which 'static-call list' shows",
                shown, a->text, choice.count);
  a->key = choice.key;
  a->target = choice.target;
  return 0;
}

/* ---- Functions ---------------------------------------------------------- */

static bool is_text(const struct image *image, const GElf_Sym *symbol) {
  uint64_t code = image_code(image, symbol->st_value);
  return image_access(image, code, 1) & PF_X;
}

/* Why a symbol is no target, or NULL. */
static const char *object_to(const struct image *image,
                             const GElf_Sym *symbol) {
  unsigned type = GELF_ST_TYPE(symbol->st_info);
  return symbol->st_shndx == SHN_UNDEF ? "a function of another file"
         : type == STT_GNU_IFUNC       ? "an IFUNC"
         : type != STT_FUNC            ? "a symbol that is no function's"
         : !is_text(image, symbol)     ? "a function outside of the text"
                                       : NULL;
}

struct search {
  const char *name;
  enum match match;      /* how the functions are called: that or whole */
  const char *objection; /* to the last that is no function */
  uint64_t address, other;
  size_t count; /* of functions, at different addresses */
};

static void add_function(struct search *search, uint64_t address) {
  if (search->count > 0 && address == search->address)
    return;
  search->other = search->address;
  search->address = address;
  search->count++;
}

static void look_at(const struct image *image, const GElf_Sym *symbol,
                    struct search *search) {
  const char *objection = object_to(image, symbol);
  if (objection)
    search->objection = objection;
  else
    add_function(search, symbol->st_value);
}

static int search_table(const struct image *image, struct search *search,
                        struct error *error) {
  struct symtab table;
  GElf_Sym symbol;
  const char *name;
  size_t index = image_symbol_table(image);
  if (index == 0)
    return fail(error, "found no symbol table, expected one with target %.100s",
                search->name);
  if (symtab_open(&table, image, index, error))
    return -1;
  for (size_t i = 1; i < table.count; i++) {
    if (symtab_get(&table, i, &symbol, &name, error))
      return -1;
    if (match_name(name, search->name, strlen(search->name)) >= search->match)
      look_at(image, &symbol, search);
  }
  return 0;
}

static int find_function(const struct image *image, const char *name,
                         uint64_t *address, struct error *error) {
  struct search search = {.name = name, .match = MATCH_WHOLE};
  if (search_table(image, &search, error))
    return -1;
  if (search.count == 0 && !search.objection) {
    search.match = MATCH_SHORT;
    if (search_table(image, &search, error))
      return -1;
  }
  if (search.count == 0)
    return fail(error,
                "target %.100s: found %s, expected a function of this "
                "file",
                name, search.objection ? search.objection : "no such symbol");
  if (search.count > 1)
    return fail(error,
                "target %.100s: found functions of that name at 0x%" PRIx64
                " and 0x%" PRIx64 ", expected one",
                name, search.other, search.address);
  *address = search.address;
  return 0;
}

/* The default's symbol, which is not always the key's name: of functions of one
 * name in several files each has its own. */
static const char *default_symbol(const struct image *image,
                                  const struct key *key, const char *name) {
  const char *symbol = key_symbol(image, key);
  const char *prefix = key->is_bare ? SC_VIEW_PREFIX : SC_KEY_PREFIX;
  return symbol && !is_named(key) &&
                 match_name(key_name(key), name, strlen(name))
             ? symbol + strlen(prefix)
             : name;
}

/* A named key's trampoline means what that first went to: see resolve in
 * firmware.c. */
static void resolve_bare(struct assignment *a) {
  if (a->address == a->key->veneer)
    a->address = a->key->bare_first;
  a->is_nothing |= !a->address || a->address == a->key->stub;
}

static int find_target(const struct image *image, struct assignment *a,
                       struct error *error) {
  a->is_nothing = !*a->target || !strcmp(a->target, "NULL");
  if (a->is_nothing)
    return 0;
  if (find_function(image, default_symbol(image, a->key, a->target),
                    &a->address, error))
    return -1;
  a->is_nothing = !strcmp(a->target, SC_RETURN0);
  if (a->is_nothing && !is_named(a->key))
    a->address = 0;
  if (a->key->is_bare)
    resolve_bare(a);
  return 0;
}

/* ---- What a file cannot say --------------------------------------------- */

/* Whether other units know the key's default by that symbol, and may share the
 * key. A hook that nobody defines is no function. */
static bool is_shared(const struct key *key, const GElf_Sym *symbol,
                      const char *name) {
  bool is_nobody = symbol->st_shndx == SHN_UNDEF && symbol->st_value == 0 &&
                   GELF_ST_BIND(symbol->st_info) == STB_WEAK;
  return !is_nobody && !strcmp(name, key_name(key)) &&
         (key->deflt.kind == VALUE_SYMBOL ||
          key->deflt.address == symbol->st_value);
}

static int check_symbols(const struct image *image, size_t section,
                         const struct key *key, struct error *error) {
  struct symtab table;
  GElf_Sym symbol;
  const char *name;
  if (symtab_open(&table, image, section, error))
    return -1;
  for (size_t i = 1; i < table.count; i++) {
    if (symtab_get(&table, i, &symbol, &name, error))
      return -1;
    if (name && is_shared(key, &symbol, name))
      return fail(error,
                  "key %.100s: found its default in .dynsym, expected one that "
                  "no other unit knows: they may share the key",
                  key_name(key));
  }
  return 0;
}

static int check_shared(const struct image *image, const struct key *key,
                        struct error *error) {
  if (is_named(key) || (key->properties & SC_VIEW_INTERNAL))
    return 0;
  for (size_t i = 1; i <= image->section_count; i++)
    if (image_section_at(image, i)->header.sh_type == SHT_DYNSYM &&
        check_symbols(image, i, key, error))
      return -1;
  return 0;
}

static int check_resolvers(const struct image *image, const struct unit *unit,
                           const struct key *key, struct error *error) {
  const size_t size = sizeof(struct sc_resolver);
  struct range r = unit->resolvers;
  for (uint64_t at = r.begin; at < r.end; at += size) {
    uint64_t of = 0;
    if (follow(image, at + offsetof(struct sc_resolver, key), &of) &&
        unit_key(image, unit, of) == key)
      return fail(error,
                  "key %.100s: found a resolver, which would choose "
                  "another target when the file is loaded, expected none",
                  key_name(key));
  }
  return 0;
}

static int check_key(const struct image *image, const struct unit *unit,
                     const struct assignment *a, struct error *error) {
  const struct key *key = a->key;
  if (is_named(key) && !key->definition)
    return fail(error,
                "key %.100s: found it defined elsewhere, expected "
                "DEFINE_STATIC_CALL in this file",
                key_name(key));
  if (a->is_nothing && key_result(key) == SC_RESULT_OTHER)
    return fail(error,
                "key %.100s: found NULL, expected a function: calls "
                "give what zero does not stand for",
                key_name(key));
  if (a->is_nothing && key->is_bare && bare_has_inline(image) == INLINE_UNKNOWN)
    return fail(error,
                "key %.100s: found no architecture of profile M in "
                ".ARM.attributes, expected one that says what a disabled call "
                "is",
                key_name(key));
  return check_shared(image, key, error) ||
                 check_resolvers(image, unit, key, error)
             ? -1
             : 0;
}

int find_assignment(const struct image *image, const struct unit *unit,
                    struct assignment *a, struct error *error) {
  return find_key(image, unit, a, error) || find_target(image, a, error) ||
                 check_key(image, unit, a, error)
             ? -1
             : 0;
}
