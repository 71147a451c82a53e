#include "image.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No linker makes more; each is looked at for each address. */
enum { MAX_SEGMENTS = 128 };

int fail(struct error *error, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error->text, sizeof error->text, format, arguments);
  va_end(arguments);
  return -1;
}

int32_t load_le32(const unsigned char *p) {
  return (int32_t)((uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
                   (uint32_t)p[3] << 24);
}

uint64_t load_pointer(const struct image *image, const unsigned char *p) {
  uint64_t low = (uint32_t)load_le32(p);
  return image->family->pointer == 4
             ? low
             : low | (uint64_t)(uint32_t)load_le32(p + 4) << 32;
}

uint64_t image_wrap(const struct image *image, uint64_t address) {
  return image->family->pointer == 4 ? (uint32_t)address : address;
}

uint64_t image_code(const struct image *image, uint64_t pc) {
  return image->family->code(pc);
}

/* ---- The headers -------------------------------------------------------- */

static int check_kind(struct image *image, struct error *error) {
  const unsigned char *ident = image->bytes;
  if (image->size < EI_NIDENT || memcmp(ident, ELFMAG, SELFMAG) != 0)
    return fail(error, "not an ELF file");
  image->elf = elf_memory((char *)image->bytes, image->size);
  if (!image->elf || !gelf_getehdr(image->elf, &image->header))
    return fail(error, "ELF header, offset 0: %s", elf_errmsg(-1));
  image->family = family_of(image->header.e_machine, ident[EI_CLASS]);
  if (!image->family || ident[EI_DATA] != ELFDATA2LSB)
    return fail(error,
                "architecture not supported yet: ELF machine %u, class %u, "
                "data encoding %u",
                image->header.e_machine, ident[EI_CLASS], ident[EI_DATA]);
  if (image->header.e_type == ET_REL)
    return fail(error, "a relocatable object: only linked files have a table");
  if (image->header.e_type != ET_EXEC && image->header.e_type != ET_DYN)
    return fail(error, "neither an executable nor a shared object: ELF type %u",
                image->header.e_type);
  return 0;
}

static int add_segment(struct image *image, const GElf_Phdr *p, size_t index,
                       struct error *error) {
  if (p->p_type != PT_LOAD)
    return 0;
  if (p->p_offset > image->size || p->p_filesz > image->size - p->p_offset)
    return fail(error,
                "program header %zu: offset 0x%jx and size 0x%jx lead past the "
                "file's end, 0x%zx",
                index, (uintmax_t)p->p_offset, (uintmax_t)p->p_filesz,
                image->size);
  if (p->p_filesz > p->p_memsz || p->p_memsz > UINT64_MAX - p->p_vaddr)
    return fail(error, "program header %zu: size 0x%jx does not fit", index,
                (uintmax_t)p->p_memsz);
  if (image->segment_count == MAX_SEGMENTS)
    return fail(error, "program header %zu: more than %d loaded segments",
                index, MAX_SEGMENTS);
  image->segments[image->segment_count++] = *p;
  return 0;
}

static int load_segments(struct image *image, struct error *error) {
  size_t count;
  GElf_Phdr p;
  if (elf_getphdrnum(image->elf, &count))
    return fail(error, "program headers, offset 0x%jx: %s",
                (uintmax_t)image->header.e_phoff, elf_errmsg(-1));
  image->segments = calloc(MAX_SEGMENTS, sizeof *image->segments);
  if (!image->segments)
    return fail(error, "out of memory");
  for (size_t i = 0; i < count; i++) {
    if (!gelf_getphdr(image->elf, (int)i, &p))
      return fail(error, "program header %zu, offset 0x%jx: %s", i,
                  (uintmax_t)image->header.e_phoff, elf_errmsg(-1));
    if (add_segment(image, &p, i, error))
      return -1;
  }
  return 0;
}

static int add_section(struct image *image, Elf_Scn *scn, size_t names,
                       struct error *error) {
  struct section *s = &image->sections[image->section_count];
  size_t index = elf_ndxscn(scn);
  s->scn = scn;
  if (!gelf_getshdr(scn, &s->header))
    return fail(error, "section %zu: %s", index, elf_errmsg(-1));
  s->name = elf_strptr(image->elf, names, s->header.sh_name);
  if (!s->name)
    return fail(error, "section %zu: no name at offset 0x%x of the name table",
                index, s->header.sh_name);
  if (s->header.sh_type != SHT_NOBITS &&
      (s->header.sh_offset > image->size ||
       s->header.sh_size > image->size - s->header.sh_offset))
    return fail(error,
                "section %zu: offset 0x%jx and size 0x%jx lead past the file's "
                "end, 0x%zx",
                index, (uintmax_t)s->header.sh_offset,
                (uintmax_t)s->header.sh_size, image->size);
  if (s->header.sh_size > UINT64_MAX - s->header.sh_addr)
    return fail(error, "section %zu: size 0x%jx does not fit", index,
                (uintmax_t)s->header.sh_size);
  image->section_count++;
  return 0;
}

static int load_sections(struct image *image, struct error *error) {
  size_t count, names;
  if (elf_getshdrnum(image->elf, &count) ||
      elf_getshdrstrndx(image->elf, &names))
    return fail(error, "section headers, offset 0x%jx: %s",
                (uintmax_t)image->header.e_shoff, elf_errmsg(-1));
  if (count == 0)
    return fail(error, "no section headers: the table cannot be found");
  image->sections = calloc(count, sizeof *image->sections);
  if (!image->sections)
    return fail(error, "out of memory");
  size_t found = 1; /* the null section */
  for (Elf_Scn *scn = NULL; (scn = elf_nextscn(image->elf, scn)); found++)
    if (add_section(image, scn, names, error))
      return -1;
  if (found != count)
    return fail(error, "section headers, offset 0x%jx: %zu of %zu can be read",
                (uintmax_t)image->header.e_shoff, found, count);
  return 0;
}

/* What i386 calls _GLOBAL_OFFSET_TABLE_. */
static uint64_t find_got(const struct image *image) {
  const struct section *got = image_section(image, ".got.plt");
  if (!got)
    got = image_section(image, ".got");
  return got ? got->header.sh_addr : 0;
}

int image_open(struct image *image, const void *bytes, size_t size,
               struct error *error) {
  *image = (struct image){.bytes = bytes, .size = size};
  elf_version(EV_CURRENT);
  if (check_kind(image, error) || load_segments(image, error) ||
      load_sections(image, error) || image_load_symbols(image, error) ||
      image_load_relocations(image, error)) {
    image_close(image);
    return -1;
  }
  image->got = find_got(image);
  return 0;
}

void image_close(struct image *image) {
  for (size_t i = 0; i < image->symbol_count; i++)
    json_decref(image->symbols[i].text);
  free(image->segments);
  free(image->sections);
  free(image->symbols);
  free(image->wrappers);
  free(image->keys);
  free(image->views);
  free(image->marks);
  free(image->relocations);
  elf_end(image->elf);
}

/* ---- The contents ------------------------------------------------------- */

const struct section *image_section_at(const struct image *image,
                                       size_t index) {
  bool exists = index > 0 && index <= image->section_count;
  return exists ? &image->sections[index - 1] : NULL;
}

const struct section *image_section(const struct image *image,
                                    const char *name) {
  for (size_t i = 0; i < image->section_count; i++)
    if (strcmp(image->sections[i].name, name) == 0)
      return &image->sections[i];
  return NULL;
}

/* The segment with the range in its first `p_memsz`, or with `in_file` in its
 * first `p_filesz`, bytes. */
static const GElf_Phdr *segment_of(const struct image *image, uint64_t address,
                                   uint64_t size, bool in_file) {
  for (size_t i = 0; i < image->segment_count; i++) {
    const GElf_Phdr *p = &image->segments[i];
    uint64_t whole = in_file ? p->p_filesz : p->p_memsz;
    struct range r = {p->p_vaddr, p->p_vaddr + whole};
    if (address < r.end && range_holds(r, address, size))
      return p;
  }
  return NULL;
}

const unsigned char *image_at(const struct image *image, uint64_t address,
                              uint64_t size) {
  const GElf_Phdr *p = segment_of(image, address, size, true);
  return p ? image->bytes + p->p_offset + (address - p->p_vaddr) : NULL;
}

unsigned image_access(const struct image *image, uint64_t address,
                      uint64_t size) {
  const GElf_Phdr *p = segment_of(image, address, size, false);
  return p ? p->p_flags & (PF_R | PF_W | PF_X) : 0;
}

const unsigned char *image_contents(const struct image *image,
                                    const struct section *section) {
  const GElf_Shdr *s = &section->header;
  bool is_plain = s->sh_type != SHT_NOBITS && !(s->sh_flags & SHF_COMPRESSED);
  return is_plain ? image->bytes + s->sh_offset : NULL;
}

const char *image_string(const struct image *image, uint64_t address) {
  const GElf_Phdr *p = segment_of(image, address, 1, true);
  if (!p)
    return NULL;
  uint64_t offset = address - p->p_vaddr;
  const unsigned char *string = image->bytes + p->p_offset + offset;
  return memchr(string, '\0', p->p_filesz - offset) ? (const char *)string
                                                    : NULL;
}

size_t count_up_to(const void *elements, size_t count, size_t size,
                   uint64_t address) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const uint64_t *at = (const void *)((const char *)elements + middle * size);
    if (*at <= address)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}
