#define _POSIX_C_SOURCE 200809L
#include "destination.h"

#include "StaticCallFormat.h"
#include "internal.h"

#include <stdio.h>
#include <string.h>

/* A linker's thunk for a PLT entry is as far as links go. */
enum { MAX_JUMPS = 4, JUMP_SIZE = 5, MAX_RESOLVER = 32 };

/* ---- PLT entries -------------------------------------------------------- */

static const unsigned char endbr64[] = {0xf3, 0x0f, 0x1e, 0xfa};

/* What PLT entries begin with:
 *   ff 25 d32      jmp *d32(%rip)
 *   f2 ff 25 d32   bnd jmp *d32(%rip)
 *   4c 8b 1d d32   mov d32(%rip), %r11   (-z retpolineplt) */
static const struct {
  unsigned char bytes[3];
  unsigned char size;
} loads[] = {
    {{0xff, 0x25}, 2}, {{0xf2, 0xff, 0x25}, 3}, {{0x4c, 0x8b, 0x1d}, 3}};

static uint64_t skip_endbr64(const struct image *image, uint64_t address) {
  const unsigned char *p = image_at(image, address, sizeof endbr64);
  return p && !memcmp(p, endbr64, sizeof endbr64) ? address + sizeof endbr64
                                                  : address;
}

bool plt_pointer(const struct image *image, uint64_t stub,
                 struct value *value) {
  uint64_t address = skip_endbr64(image, stub);
  for (size_t i = 0; i < sizeof loads / sizeof *loads; i++) {
    unsigned size = loads[i].size;
    const unsigned char *p = image_at(image, address, size + 4u);
    if (!p || memcmp(p, loads[i].bytes, size))
      continue;
    uint64_t next = address + size + 4u;
    return image_pointer(image, next + (uint64_t)(int64_t)load_le32(p + size),
                         value);
  }
  return false;
}

bool refers_to(const struct image *image, uint64_t code, size_t size,
               uint64_t address) {
  for (uint64_t at = code; at < code + size; at++) {
    const unsigned char *p = image_at(image, at, sizeof(int32_t));
    uint64_t next = at + sizeof(int32_t);
    if (p && (next + (uint64_t)(int64_t)load_le32(p) == address ||
              (uint64_t)(int64_t)load_le32(p) == address))
      return true;
  }
  return false;
}

/* ---- Calls -------------------------------------------------------------- */

/* An optimiser that knows what the resolver of an IFUNC returns may put that
 * into the key, while sites call the IFUNC. */
static bool resolves_to(const struct image *image, const struct value *pointer,
                        const struct value *function) {
  return pointer->is_ifunc && pointer->address &&
         function->kind == VALUE_ADDRESS && function->address &&
         refers_to(image, pointer->address, MAX_RESOLVER, function->address);
}

/* Whether the PLT entry at `dest` calls `function`, which may be the address of
 * another PLT entry for the same. */
static bool plt_leads_to(const struct image *image, uint64_t dest,
                         const struct value *function) {
  struct value to, through;
  if (!plt_pointer(image, dest, &to))
    return false;
  return same_value(&to, function) || resolves_to(image, &to, function) ||
         (function->kind != VALUE_IFUNC && function->address &&
          plt_pointer(image, function->address, &through) &&
          same_value(&to, &through));
}

static bool is_jump(const struct image *image, uint64_t address,
                    uint64_t *dest) {
  uint64_t jump = skip_endbr64(image, address);
  const unsigned char *p = image_at(image, jump, JUMP_SIZE);
  return p && sc_x86_decode(p, jump, dest) == SC_JUMP;
}

static bool reaches(const struct image *image, uint64_t dest,
                    const struct value *function) {
  for (int i = 0; i < MAX_JUMPS; i++) {
    if (function->kind != VALUE_IFUNC && function->address == dest && dest)
      return true;
    if (plt_leads_to(image, dest, function))
      return true;
    if (!is_jump(image, dest, &dest))
      return false;
  }
  return false;
}

/* With control-flow integrity the address of a function may be that of a jump
 * to it; calls do without. */
bool leads_to(const struct image *image, uint64_t dest,
              const struct value *function) {
  struct value next = *function;
  return reaches(image, dest, function) ||
         (function->kind == VALUE_ADDRESS &&
          is_jump(image, function->address, &next.address) &&
          reaches(image, dest, &next));
}

/* What aligns a site. */
static bool is_padding(const struct image *image, uint64_t from, uint64_t to) {
  static const unsigned char nops[][4] = {
      {0x90}, {0x66, 0x90}, {0x0f, 0x1f, 0x00}, {0x0f, 0x1f, 0x40, 0x00}};
  uint64_t size = to - from;
  const unsigned char *p = image_at(image, from, size);
  return size == 0 || (size <= sizeof nops / sizeof *nops && p &&
                       !memcmp(p, nops[size - 1], size));
}

static bool enters_at(const struct image *image, uint64_t function,
                      uint64_t address) {
  return is_padding(image, skip_endbr64(image, function), address);
}

/* With control-flow integrity the address is that of a jump. */
bool begins_at(const struct image *image, const struct value *function,
               uint64_t address) {
  uint64_t next;
  return function->kind != VALUE_IFUNC && function->address &&
         (enters_at(image, function->address, address) ||
          (is_jump(image, function->address, &next) &&
           enters_at(image, next, address)));
}

/* ---- Text --------------------------------------------------------------- */

enum { MAX_SHOWN = 200 };

/* "name+0x13" */
static void write_symbol(char *to, size_t size, const char *name,
                         uint64_t offset) {
  const char *cut = strnlen(name, MAX_SHOWN + 1) > MAX_SHOWN ? "..." : "";
  snprintf(to, size, "%.*s%s+0x%jx", MAX_SHOWN, name, cut, (uintmax_t)offset);
}

/* "name" or "name+0x13" or "name@plt" */
static struct shown show_symbol(const char *name, uint64_t offset,
                                const char *suffix) {
  struct shown s;
  write_symbol(s.text, sizeof s.text, name, offset);
  if (offset == 0)
    strcpy(strrchr(s.text, '+'), suffix);
  return s;
}

const char *value_name(const struct image *image, const struct value *value) {
  const struct symbol *f = image_function(image, value->address);
  if (value->kind == VALUE_SYMBOL)
    return value->symbol;
  return f && f->begin == value->address ? f->name : NULL;
}

bool find_destination(const struct image *image, uint64_t address,
                      struct shown *shown) {
  const struct symbol *f = image_function(image, address);
  struct value pointer;
  if (f) {
    *shown = show_symbol(f->name, address - f->begin, "");
    return true;
  }
  if (!plt_pointer(image, address, &pointer))
    return false;
  const char *name = value_name(image, &pointer);
  if (name)
    *shown = show_symbol(name, 0, "@plt");
  return name;
}

struct shown show_destination(const struct image *image, uint64_t address) {
  struct shown s;
  if (!find_destination(image, address, &s))
    snprintf(s.text, sizeof s.text, "0x%jx", (uintmax_t)address);
  return s;
}

struct shown show_place(const struct image *image, uint64_t address) {
  const struct symbol *f = image_function(image, address);
  struct shown s;
  int length = snprintf(s.text, sizeof s.text, "0x%jx%s", (uintmax_t)address,
                        f ? " " : "");
  if (f)
    write_symbol(s.text + length, sizeof s.text - (size_t)length, f->name,
                 address - f->begin);
  return s;
}

struct shown show_value(const struct image *image, const struct value *value) {
  struct shown s = {"nothing"};
  if (value->kind == VALUE_SYMBOL)
    return show_symbol(value->symbol, 0, "");
  return value->address ? show_destination(image, value->address) : s;
}

struct shown show_first(const struct image *image, const struct value *value) {
  struct shown null = {"NULL"}, return0 = {"return 0"};
  const char *name = value_name(image, value);
  if (is_null(value))
    return null;
  return name && !strcmp(name, SC_RETURN0) ? return0 : show_value(image, value);
}
