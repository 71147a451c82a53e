#include "flash.h"

/* ---- Physical addresses ------------------------------------------------- */

static bool find_physical(const struct image *image, uint64_t address,
                          uint64_t *physical) {
  for (size_t i = 0; i < image->segment_count; i++) {
    const GElf_Phdr *p = &image->segments[i];
    uint64_t offset = address - p->p_vaddr;
    if (address >= p->p_vaddr && offset < p->p_filesz) {
      *physical = image_wrap(image, p->p_paddr + offset);
      return true;
    }
  }
  return false;
}

static bool has_contents(const GElf_Shdr *s) {
  return (s->sh_flags & SHF_ALLOC) && s->sh_type != SHT_NOBITS && s->sh_size;
}

int binary_base(const struct image *image, uint64_t *base,
                struct error *error) {
  uint64_t physical;
  bool is_found = false;
  for (size_t i = 1; i <= image->section_count; i++) {
    const GElf_Shdr *s = &image_section_at(image, i)->header;
    if (!has_contents(s) || !find_physical(image, s->sh_addr, &physical) ||
        (is_found && physical >= *base))
      continue;
    *base = physical;
    is_found = true;
  }
  return is_found ? 0 : fail(error, "found no section that is loaded");
}

/* ---- Places ------------------------------------------------------------- */

/* What becomes of one byte. */
struct byte {
  uint64_t physical;
  unsigned char before, after;
};

typedef int byte_fn(struct flash *flash, const struct byte *byte,
                    struct error *error);

static int each_byte(struct flash *flash, const struct edit *edit,
                     byte_fn *visit, struct error *error) {
  for (size_t i = 0; i < edit->count; i++)
    for (uint64_t at = edit->places[i].begin; at < edit->places[i].end; at++) {
      struct byte byte = {0, *image_at(edit->image, at, 1),
                          *edit_at(edit, at, 1)};
      find_physical(edit->image, at, &byte.physical);
      if (visit(flash, &byte, error))
        return -1;
    }
  return 0;
}

static int check(struct flash *flash, const struct byte *byte,
                 struct error *error) {
  unsigned char found;
  if (!flash->get(flash, byte->physical, &found))
    return fail(error,
                "0x%jx: found no byte, expected 0x%02x as in the ELF "
                "file",
                (uintmax_t)byte->physical, byte->before);
  if (found != byte->before)
    return fail(error,
                "0x%jx: found 0x%02x, expected 0x%02x as in the ELF file",
                (uintmax_t)byte->physical, found, byte->before);
  return 0;
}

static int write(struct flash *flash, const struct byte *byte,
                 struct error *error) {
  (void)error;
  flash->put(flash, byte->physical, byte->after);
  return 0;
}

int flash_apply(struct flash *flash, const struct edit *edit,
                struct error *error) {
  return each_byte(flash, edit, check, error) ||
                 each_byte(flash, edit, write, error)
             ? -1
             : 0;
}

/* ---- Raw binary --------------------------------------------------------- */

struct binary {
  struct flash flash; /* stays first */
  unsigned char *bytes;
  size_t size;
  uint64_t base;
};

static bool get(const struct flash *flash, uint64_t address,
                unsigned char *byte) {
  const struct binary *b = (const struct binary *)flash;
  if (address - b->base >= b->size)
    return false;
  *byte = b->bytes[address - b->base];
  return true;
}

static void put(struct flash *flash, uint64_t address, unsigned char byte) {
  const struct binary *b = (const struct binary *)flash;
  b->bytes[address - b->base] = byte;
}

int binary_apply(unsigned char *bytes, size_t size, uint64_t base,
                 const struct edit *edit, struct error *error) {
  struct binary binary = {{get, put}, bytes, size, base};
  return flash_apply(&binary.flash, edit, error);
}
