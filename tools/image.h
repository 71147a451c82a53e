/* A linked ELF file as bytes at addresses. libelf reads the headers and tables;
 * every access to the rest goes through image_at, so that nothing in a file can
 * lead outside of it. */
#ifndef IMAGE_H
#define IMAGE_H

#include "family.h"

#include <gelf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why a file cannot be read: what was found, and where. */
struct error {
  char text[256];
};

/* Fills `error`; gives -1. */
int fail(struct error *error, const char *format, ...)
    __attribute__((__format__(__printf__, 2, 3)));

struct range {
  uint64_t begin, end;
};

static inline uint64_t range_size(struct range r) { return r.end - r.begin; }

static inline bool range_holds(struct range r, uint64_t address,
                               uint64_t size) {
  return address >= r.begin && address <= r.end && size <= r.end - address;
}

static inline bool ranges_meet(struct range a, struct range b) {
  return a.begin < b.end && b.begin < a.end;
}

struct section {
  Elf_Scn *scn;
  GElf_Shdr header;
  const char *name;
};

/* A function's symbol, or another: with the bit that says an instruction set.
 * The functions that an image holds are without, and do not overlap. */
struct symbol {
  uint64_t begin, end; /* begin stays first: see count_up_to */
  const char *name;
  unsigned rank;       /* among symbols of one address the lowest is kept */
  struct json_t *text; /* the name in JSON once it was asked for, or NULL */
};

/* What a mapping symbol says of the code from it on. */
enum code_state { STATE_UNKNOWN, STATE_CODE, STATE_THUMB, STATE_DATA };
struct mark {
  uint64_t begin; /* stays first */
  size_t index;   /* the last one at an address counts */
  enum code_state state;
};

struct relocation {
  uint64_t place; /* stays first */
  uint32_t type;
  int64_t addend;
  const char *symbol; /* NULL: none */
  uint64_t value;     /* the symbol's, 0 if it is undefined */
  bool is_ifunc;      /* the value is a resolver's */
};

struct image {
  const unsigned char *bytes;
  size_t size;
  Elf *elf;
  GElf_Ehdr header;
  const struct family *family;
  GElf_Phdr *segments; /* PT_LOAD only */
  size_t segment_count;
  struct section *sections;
  size_t section_count;
  struct symbol *symbols; /* by address */
  size_t symbol_count;
  struct symbol *wrappers; /* begin: 0 if it is not defined */
  size_t wrapper_count;
  struct symbol *keys; /* symbols of keys, by address */
  size_t key_count;
  struct symbol *views; /* symbols of views, by address */
  size_t view_count;
  uint64_t unit;      /* that of a unit's header, or 0 */
  struct mark *marks; /* by address */
  size_t mark_count;
  struct relocation *relocations; /* dynamic, by place; RELR apart */
  size_t relocation_count;
  uint64_t got; /* what i386 has in ebx, or 0 */
};

/* Reads what `bytes` holds; they must outlive the image. 0 or -1. */
int image_open(struct image *image, const void *bytes, size_t size,
               struct error *error);
void image_close(struct image *image);

/* The section of that number, or NULL. */
const struct section *image_section_at(const struct image *image, size_t index);

/* The first section of that name, or NULL. */
const struct section *image_section(const struct image *image,
                                    const char *name);

/* The bytes of the file that are loaded at `address`, or NULL unless all `size`
 * of them are in the file, in one segment. */
const unsigned char *image_at(const struct image *image, uint64_t address,
                              uint64_t size);

/* PF_R, PF_W and PF_X of the segment that holds the range; 0 if none does. */
unsigned image_access(const struct image *image, uint64_t address,
                      uint64_t size);

/* How many of `count` elements of `size` bytes, whose first members are
 * addresses in ascending order, are not behind `address`. */
size_t count_up_to(const void *elements, size_t count, size_t size,
                   uint64_t address);

/* The string at `address`, or NULL if it does not end in its segment. */
const char *image_string(const struct image *image, uint64_t address);

/* The contents of the section in the file, of header.sh_size bytes, or NULL. */
const unsigned char *image_contents(const struct image *image,
                                    const struct section *section);

/* The little-endian integer of 4 bytes at `p`, and the pointer. */
int32_t load_le32(const unsigned char *p);
uint64_t load_pointer(const struct image *image, const unsigned char *p);

/* What is left of a sum in as many bits as an address has. */
uint64_t image_wrap(const struct image *image, uint64_t address);

/* The address of the code at `pc`, which may say an instruction set too. */
uint64_t image_code(const struct image *image, uint64_t pc);

/* ---- attributes.c ------------------------------------------------------- */

/* Tag_CPU_arch of an ARM file; 0 if it says none. */
unsigned image_arm_arch(const struct image *image);

/* ---- symbols.c ---------------------------------------------------------- */

int image_load_symbols(struct image *image, struct error *error);

/* A symbol table and the strings of its names. */
struct symtab {
  size_t section;
  Elf_Data *symbols, *strings;
  size_t count;
  size_t named; /* bytes of names that were given out */
};

/* The section that names most: .symtab, or without it .dynsym; 0 if there is
 * none. */
size_t image_symbol_table(const struct image *image);

/* Section number `index` as a symbol table. */
int symtab_open(struct symtab *table, const struct image *image, size_t index,
                struct error *error);

/* Gives symbol number `index`, and its name, or NULL if the name is longer than
 * any that makes sense. */
int symtab_get(struct symtab *table, size_t index, GElf_Sym *symbol,
               const char **name, struct error *error);

/* The function that holds `address`, or NULL. */
const struct symbol *image_function(const struct image *image,
                                    uint64_t address);

/* The name of the key's, or the view's, symbol at `address`, or NULL. */
const char *image_key_symbol(const struct image *image, uint64_t address);
const char *image_view_symbol(const struct image *image, uint64_t address);

/* The index of the first function that begins behind `address`. */
size_t image_functions_to(const struct image *image, uint64_t address);

/* The executable section that holds `address`; one byte if none does. */
struct range image_text(const struct image *image, uint64_t address);

/* The instruction set at `address`, or that there is data, as far as the
 * section's mapping symbols say; and the range of which they do. */
enum code_state image_state(const struct image *image, uint64_t address,
                            struct range *range);

/* ---- relocations.c ------------------------------------------------------ */

int image_load_relocations(struct image *image, struct error *error);

/* Calls `found` for each place below `end` from `begin` on that the dynamic
 * loader writes to. */
void image_each_relocation(const struct image *image, struct range range,
                           void (*found)(void *context, uint64_t place),
                           void *context);

enum value_kind { VALUE_ADDRESS, VALUE_SYMBOL, VALUE_IFUNC };

/* What a pointer holds once the file is loaded. */
struct value {
  enum value_kind kind;
  uint64_t address;   /* 0: not known */
  const char *symbol; /* of VALUE_SYMBOL */
  bool is_ifunc;      /* the address is a resolver's */
};

/* Gives the pointer at `address`; false where there is none to be read. */
bool image_pointer(const struct image *image, uint64_t address,
                   struct value *value);

static inline bool is_null(const struct value *value) {
  return value->kind == VALUE_ADDRESS && value->address == 0;
}

/* Whether two pointers hold the same. */
bool same_value(const struct value *a, const struct value *b);

#endif
