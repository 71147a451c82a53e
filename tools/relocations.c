#include "image.h"

#include <stdlib.h>
#include <string.h>

/* Packed formats that only Android's loader, or no dynamic loader, reads. */
enum {
  ANDROID_REL = 0x60000001,
  ANDROID_RELA = 0x60000002,
  ANDROID_RELR = 0x6fffff00,
  CREL = 0x40000014
};

/* ---- RELA and REL ------------------------------------------------------- */

static bool is_dynamic(const struct section *s) {
  return s->header.sh_flags & SHF_ALLOC;
}

static bool is_list(const struct section *s) {
  return is_dynamic(s) &&
         (s->header.sh_type == SHT_RELA || s->header.sh_type == SHT_REL);
}

static size_t entry_size(const struct image *image, const struct section *s) {
  Elf_Type type = s->header.sh_type == SHT_RELA ? ELF_T_RELA : ELF_T_REL;
  return gelf_fsize(image->elf, type, 1, EV_CURRENT);
}

/* Sections that overlap would take more memory than the file has bytes. */
static int count_entries(const struct image *image, size_t *count,
                         struct error *error) {
  size_t bytes = 0;
  for (size_t i = 1; i <= image->section_count; i++) {
    const struct section *s = image_section_at(image, i);
    uint32_t type = s->header.sh_type;
    if (!is_dynamic(s))
      continue;
    if (type == ANDROID_REL || type == ANDROID_RELA || type == ANDROID_RELR ||
        type == CREL)
      return fail(error, "section %zu: packed relocations are not supported",
                  i);
    if (!is_list(s))
      continue;
    bytes += s->header.sh_size;
    if (bytes > image->size)
      return fail(error, "section %zu: relocation sections overlap", i);
    *count += s->header.sh_size / entry_size(image, s);
  }
  return 0;
}

/* REL keeps the addend in the place itself. */
static int64_t addend_at(const struct image *image, uint64_t place) {
  const unsigned char *p = image_at(image, place, image->family->pointer);
  return p ? (int64_t)load_pointer(image, p) : 0;
}

static bool get_entry(const struct image *image, const struct section *s,
                      Elf_Data *data, size_t index, GElf_Rela *entry) {
  GElf_Rel rel;
  if (s->header.sh_type == SHT_RELA)
    return gelf_getrela(data, (int)index, entry);
  if (!gelf_getrel(data, (int)index, &rel))
    return false;
  *entry =
      (GElf_Rela){rel.r_offset, rel.r_info, addend_at(image, rel.r_offset)};
  return true;
}

static int add_entry(struct image *image, const GElf_Rela *entry,
                     struct symtab *table, struct error *error) {
  size_t index = GELF_R_SYM(entry->r_info);
  struct relocation r = {.place = entry->r_offset,
                         .type = GELF_R_TYPE(entry->r_info),
                         .addend = entry->r_addend};
  GElf_Sym symbol;
  if (index != 0) {
    if (symtab_get(table, index, &symbol, &r.symbol, error))
      return -1;
    r.value = symbol.st_value;
    r.is_ifunc = GELF_ST_TYPE(symbol.st_info) == STT_GNU_IFUNC;
  }
  if (r.type != 0)
    image->relocations[image->relocation_count++] = r;
  return 0;
}

static int load_list(struct image *image, size_t index, struct error *error) {
  const struct section *s = image_section_at(image, index);
  struct symtab table = {.section = s->header.sh_link};
  if (s->header.sh_link != 0 &&
      symtab_open(&table, image, s->header.sh_link, error))
    return -1;
  Elf_Data *data = elf_getdata(s->scn, NULL);
  GElf_Rela entry;
  for (size_t i = 0; i < s->header.sh_size / entry_size(image, s); i++) {
    if (!data || !get_entry(image, s, data, i, &entry))
      return fail(error, "section %zu, relocation %zu: %s", index, i,
                  elf_errmsg(-1));
    if (add_entry(image, &entry, &table, error))
      return -1;
  }
  return 0;
}

static int compare(const void *a, const void *b) {
  const struct relocation *x = a, *y = b;
  return x->place < y->place ? -1 : x->place > y->place;
}

int image_load_relocations(struct image *image, struct error *error) {
  size_t count = 0;
  if (count_entries(image, &count, error))
    return -1;
  image->relocations = calloc(count + 1, sizeof *image->relocations);
  if (!image->relocations)
    return fail(error, "out of memory");
  for (size_t i = 1; i <= image->section_count; i++)
    if (is_list(image_section_at(image, i)) && load_list(image, i, error))
      return -1;
  qsort(image->relocations, image->relocation_count, sizeof *image->relocations,
        compare);
  return 0;
}

/* The index of the first one at `place` or behind. */
static size_t first_from(const struct image *image, uint64_t place) {
  return place == 0 ? 0
                    : count_up_to(image->relocations, image->relocation_count,
                                  sizeof *image->relocations, place - 1);
}

/* ---- RELR --------------------------------------------------------------- */

typedef void found_fn(void *context, uint64_t place);

/* An even word is a place. The bits of an odd one, but the lowest, say which of
 * the words behind the last place are places too. */
static void each_relr(const struct image *image, const unsigned char *words,
                      size_t count, struct range range, found_fn *found,
                      void *context) {
  const unsigned size = image->family->pointer, bits = 8 * size - 1;
  uint64_t next = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t word = load_pointer(image, words + size * i);
    uint64_t places = word & 1 ? word >> 1 : 1;
    uint64_t base = word & 1 ? next : word;
    for (uint64_t place = base; places; places >>= 1, place += size)
      if ((places & 1) && place < range.end && place + size > range.begin)
        found(context, place);
    next = base + (word & 1 ? bits * size : size);
  }
}

void image_each_relocation(const struct image *image, struct range range,
                           found_fn *found, void *context) {
  const unsigned size = image->family->pointer;
  uint64_t from = range.begin < size ? 0 : range.begin - size + 1;
  for (size_t i = first_from(image, from); i < image->relocation_count; i++) {
    if (image->relocations[i].place >= range.end)
      break;
    found(context, image->relocations[i].place);
  }
  for (size_t i = 1; i <= image->section_count; i++) {
    const GElf_Shdr *s = &image_section_at(image, i)->header;
    if (s->sh_type == SHT_RELR && (s->sh_flags & SHF_ALLOC))
      each_relr(image, image->bytes + s->sh_offset, s->sh_size / size, range,
                found, context);
  }
}

/* ---- Values ------------------------------------------------------------- */

static bool value_of(const struct image *image, const struct relocation *r,
                     struct value *value) {
  const struct family *f = image->family;
  uint64_t addend = image_wrap(image, (uint64_t)r->addend);
  bool is_absolute = r->type == f->types.absolute;
  if (r->type == f->types.relative || r->type == f->types.irelative) {
    bool is_ifunc = r->type == f->types.irelative;
    *value = (struct value){.kind = is_ifunc ? VALUE_IFUNC : VALUE_ADDRESS,
                            .address = addend,
                            .is_ifunc = is_ifunc};
    return true;
  }
  if (!is_absolute && r->type != f->types.glob_dat &&
      r->type != f->types.jump_slot)
    return false;
  addend = is_absolute && r->value ? addend : 0;
  *value = (struct value){VALUE_SYMBOL, image_wrap(image, r->value + addend),
                          r->symbol, r->is_ifunc};
  return r->symbol;
}

/* What RELR would relocate holds its value in the file. */
bool image_pointer(const struct image *image, uint64_t address,
                   struct value *value) {
  const unsigned char *p = image_at(image, address, image->family->pointer);
  size_t i = first_from(image, address);
  if (i < image->relocation_count && image->relocations[i].place == address)
    return value_of(image, &image->relocations[i], value);
  if (!p)
    return false;
  *value =
      (struct value){.kind = VALUE_ADDRESS, .address = load_pointer(image, p)};
  return true;
}

bool same_value(const struct value *a, const struct value *b) {
  if (a->kind == VALUE_SYMBOL && b->kind == VALUE_SYMBOL)
    return strcmp(a->symbol, b->symbol) == 0;
  if (a->kind == VALUE_IFUNC || b->kind == VALUE_IFUNC)
    return a->kind == b->kind && a->address == b->address;
  return a->address == b->address && (a->address || a->kind == b->kind);
}
