#define _POSIX_C_SOURCE 200809L
#include "StaticCallFormat.h"
#include "image.h"

#include <stdlib.h>
#include <string.h>

/* Longer names are passed over, and so are those that would make all names
 * together many times as long as the strings that they are in: a hostile file
 * could make the output grow with the square of its size. */
enum { MAX_NAME = 1 << 15, MAX_SHARING = 16 };

/* ---- Symbol tables ------------------------------------------------------ */

/* The contents of section number `index`, or NULL. */
static Elf_Data *contents_of(const struct image *image, size_t index) {
  const struct section *s = image_section_at(image, index);
  if (!s || s->header.sh_type == SHT_NOBITS ||
      (s->header.sh_flags & SHF_COMPRESSED))
    return NULL;
  Elf_Data *data = elf_getdata(s->scn, NULL);
  return data && (data->d_buf || data->d_size == 0) ? data : NULL;
}

int symtab_open(struct symtab *table, const struct image *image, size_t index,
                struct error *error) {
  const struct section *s = image_section_at(image, index);
  *table = (struct symtab){.section = index};
  if (!s ||
      (s->header.sh_type != SHT_SYMTAB && s->header.sh_type != SHT_DYNSYM))
    return fail(error, "section %zu: not a symbol table", index);
  table->symbols = contents_of(image, index);
  table->strings = contents_of(image, s->header.sh_link);
  if (!table->symbols || !table->strings)
    return fail(error, "section %zu: the symbols cannot be read", index);
  table->count =
      table->symbols->d_size / gelf_fsize(image->elf, ELF_T_SYM, 1, EV_CURRENT);
  return 0;
}

int symtab_get(struct symtab *table, size_t index, GElf_Sym *symbol,
               const char **name, struct error *error) {
  *name = NULL;
  if (index >= table->count || !gelf_getsym(table->symbols, (int)index, symbol))
    return fail(error, "section %zu: no symbol %zu", table->section, index);
  size_t size = table->strings->d_size;
  if (symbol->st_name >= size)
    return fail(error, "section %zu, symbol %zu: no name at offset 0x%x",
                table->section, index, symbol->st_name);
  const char *string = (const char *)table->strings->d_buf + symbol->st_name;
  size_t rest = size - symbol->st_name;
  size_t length = strnlen(string, rest < MAX_NAME ? rest : MAX_NAME);
  if (length == rest)
    return fail(error, "section %zu, symbol %zu: its name does not end",
                table->section, index);
  if (length < MAX_NAME && table->named / MAX_SHARING <= size) {
    table->named += length;
    *name = string;
  }
  return 0;
}

/* ---- Functions ---------------------------------------------------------- */

size_t image_symbol_table(const struct image *image) {
  size_t dynamic = 0;
  for (size_t i = 1; i <= image->section_count; i++) {
    unsigned type = image_section_at(image, i)->header.sh_type;
    if (type == SHT_SYMTAB)
      return i;
    if (type == SHT_DYNSYM)
      dynamic = i;
  }
  return dynamic;
}

/* Sized symbols first, then those that others see. */
static unsigned rank_of(const GElf_Sym *symbol) {
  unsigned binding = GELF_ST_BIND(symbol->st_info);
  return (symbol->st_size == 0 ? 4u : 0u) + (binding == STB_LOCAL  ? 2u
                                             : binding == STB_WEAK ? 1u
                                                                   : 0u);
}

static void add_function(struct image *image, const GElf_Sym *symbol,
                         const char *name) {
  unsigned type = GELF_ST_TYPE(symbol->st_info);
  const struct section *s = image_section_at(image, symbol->st_shndx);
  if (!s || !(s->header.sh_flags & SHF_EXECINSTR) ||
      (type != STT_FUNC && type != STT_GNU_IFUNC))
    return;
  struct range whole = {s->header.sh_addr,
                        s->header.sh_addr + s->header.sh_size};
  uint64_t begin = image_code(image, symbol->st_value);
  if (!range_holds(whole, begin, 1))
    return;
  bool fits = range_holds(whole, begin, symbol->st_size);
  uint64_t end = fits && symbol->st_size ? begin + symbol->st_size : whole.end;
  image->symbols[image->symbol_count++] =
      (struct symbol){begin, end, name, rank_of(symbol), NULL};
}

static int compare(const void *a, const void *b) {
  const struct symbol *x = a, *y = b;
  if (x->begin != y->begin)
    return x->begin < y->begin ? -1 : 1;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  size_t m = strlen(x->name), n = strlen(y->name);
  return m != n ? (m < n ? -1 : 1) : strncmp(x->name, y->name, 256);
}

/* Leaves the first of those that overlap: aliases, and labels inside. What has
 * no size ends where the next begins. */
static void keep_disjoint(struct image *image) {
  size_t kept = 0;
  for (size_t i = 0; i < image->symbol_count; i++) {
    struct symbol *now = &image->symbols[i];
    struct symbol *last = kept ? &image->symbols[kept - 1] : NULL;
    if (last && last->rank >= 4 && last->end > now->begin &&
        last->begin < now->begin)
      last->end = now->begin;
    if (!last || now->begin >= last->end)
      image->symbols[kept++] = *now;
  }
  image->symbol_count = kept;
}

static void add_prefixed(struct symbol *symbols, size_t *count,
                         const char *prefix, const GElf_Sym *symbol,
                         const char *name) {
  if (strncmp(name, prefix, strlen(prefix)) == 0)
    symbols[(*count)++] = (struct symbol){symbol->st_value, symbol->st_value,
                                          name, rank_of(symbol), NULL};
}

/* "$a", "$t", "$d" or "$x", or one of them, a dot and more. Those of sections
 * that are not loaded have no addresses. */
static void add_mark(struct image *image, const GElf_Sym *symbol,
                     const char *name, size_t index) {
  enum code_state state = name[0] != '$'                     ? STATE_UNKNOWN
                          : name[1] == 'a' || name[1] == 'x' ? STATE_CODE
                          : name[1] == 't'                   ? STATE_THUMB
                          : name[1] == 'd'                   ? STATE_DATA
                                                             : STATE_UNKNOWN;
  const struct section *s = image_section_at(image, symbol->st_shndx);
  bool is_loaded = s && (s->header.sh_flags & SHF_ALLOC);
  if (is_loaded && state != STATE_UNKNOWN &&
      (name[2] == '\0' || name[2] == '.') &&
      GELF_ST_TYPE(symbol->st_info) == STT_NOTYPE)
    image->marks[image->mark_count++] =
        (struct mark){symbol->st_value, index, state};
}

static int add_symbols(struct image *image, struct symtab *table,
                       struct error *error) {
  GElf_Sym symbol;
  const char *name;
  for (size_t i = 1; i < table->count; i++) {
    if (symtab_get(table, i, &symbol, &name, error))
      return -1;
    if (!name)
      continue;
    add_prefixed(image->wrappers, &image->wrapper_count, SC_WRAPPER_PREFIX,
                 &symbol, name);
    add_prefixed(image->keys, &image->key_count, SC_KEY_PREFIX, &symbol, name);
    add_prefixed(image->views, &image->view_count, SC_VIEW_PREFIX, &symbol,
                 name);
    if (strcmp(name, SC_UNIT) == 0)
      image->unit = symbol.st_value;
    if (image->family->has_marks)
      add_mark(image, &symbol, name, i);
    add_function(image, &symbol, name);
  }
  return 0;
}

static int by_mark(const void *a, const void *b) {
  const struct mark *x = a, *y = b;
  if (x->begin != y->begin)
    return x->begin < y->begin ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

int image_load_symbols(struct image *image, struct error *error) {
  struct symtab table;
  size_t index = image_symbol_table(image);
  if (index == 0)
    return 0;
  if (symtab_open(&table, image, index, error))
    return -1;
  image->symbols = calloc(table.count + 1, sizeof *image->symbols);
  image->wrappers = calloc(table.count + 1, sizeof *image->wrappers);
  image->keys = calloc(table.count + 1, sizeof *image->keys);
  image->views = calloc(table.count + 1, sizeof *image->views);
  image->marks = calloc(table.count + 1, sizeof *image->marks);
  if (!image->symbols || !image->wrappers || !image->keys || !image->views ||
      !image->marks)
    return fail(error, "out of memory");
  if (add_symbols(image, &table, error))
    return -1;
  qsort(image->symbols, image->symbol_count, sizeof *image->symbols, compare);
  keep_disjoint(image);
  qsort(image->keys, image->key_count, sizeof *image->keys, compare);
  qsort(image->views, image->view_count, sizeof *image->views, compare);
  qsort(image->marks, image->mark_count, sizeof *image->marks, by_mark);
  return 0;
}

size_t image_functions_to(const struct image *image, uint64_t address) {
  return count_up_to(image->symbols, image->symbol_count,
                     sizeof *image->symbols, address);
}

const struct symbol *image_function(const struct image *image,
                                    uint64_t address) {
  size_t i = image_functions_to(image, address);
  return i && address < image->symbols[i - 1].end ? &image->symbols[i - 1]
                                                  : NULL;
}

static int by_begin(const void *a, const void *b) {
  const struct symbol *x = a, *y = b;
  return x->begin < y->begin ? -1 : x->begin > y->begin;
}

static const char *name_at(const struct symbol *symbols, size_t count,
                           uint64_t address) {
  struct symbol wanted = {.begin = address};
  const struct symbol *found =
      count ? bsearch(&wanted, symbols, count, sizeof wanted, by_begin) : NULL;
  return found ? found->name : NULL;
}

const char *image_key_symbol(const struct image *image, uint64_t address) {
  return name_at(image->keys, image->key_count, address);
}

const char *image_view_symbol(const struct image *image, uint64_t address) {
  return name_at(image->views, image->view_count, address);
}

/* ---- Instruction sets --------------------------------------------------- */

struct range image_text(const struct image *image, uint64_t address) {
  for (size_t i = 1; i <= image->section_count; i++) {
    const GElf_Shdr *s = &image_section_at(image, i)->header;
    struct range r = {s->sh_addr, s->sh_addr + s->sh_size};
    if ((s->sh_flags & SHF_EXECINSTR) && range_holds(r, address, 1))
      return r;
  }
  return (struct range){address, address + 1};
}

enum code_state image_state(const struct image *image, uint64_t address,
                            struct range *range) {
  const struct mark *marks = image->marks;
  size_t next = count_up_to(marks, image->mark_count, sizeof *marks, address);
  *range = image_text(image, address);
  if (next < image->mark_count && marks[next].begin < range->end)
    range->end = marks[next].begin;
  if (next == 0 || marks[next - 1].begin < range->begin)
    return STATE_UNKNOWN;
  range->begin = marks[next - 1].begin;
  return marks[next - 1].state;
}
