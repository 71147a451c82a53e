#define _POSIX_C_SOURCE 200809L
#include "destination.h"

#include "StaticCallFormat.h"
#include <stdio.h>
#include <string.h>

enum { MAX_RESOLVER = 32, MAX_PADDING = 8 };

bool plt_pointer(const struct image *image, uint64_t stub,
                 struct value *value) {
  struct route r = image->family->route(image, stub);
  return r.kind == ROUTE_POINTER && image_pointer(image, r.address, value);
}

bool refers_to(const struct image *image, uint64_t pc, uint64_t size,
               uint64_t address) {
  uint64_t code = image_code(image, pc);
  const struct symbol *f = image_function(image, code);
  if (f && f->end - code < size)
    size = f->end - code;
  return image->family->refers_to(image, pc, size, address);
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

bool follow_jump(const struct image *image, uint64_t *dest, uint64_t *jump) {
  struct route r = image->family->route(image, *dest);
  if (r.kind != ROUTE_JUMP)
    return false;
  *dest = r.address;
  *jump = r.leave;
  return true;
}

static bool reaches(const struct image *image, uint64_t dest,
                    const struct value *function) {
  uint64_t jump;
  for (int i = 0; i < MAX_JUMPS; i++) {
    if (function->kind != VALUE_IFUNC && function->address == dest && dest)
      return true;
    if (plt_leads_to(image, dest, function))
      return true;
    if (!follow_jump(image, &dest, &jump))
      return false;
  }
  return false;
}

/* With control-flow integrity the address of a function may be that of a jump
 * to it; calls do without. */
bool leads_to(const struct image *image, uint64_t dest,
              const struct value *function) {
  struct value next = *function;
  uint64_t jump;
  return reaches(image, dest, function) ||
         (function->kind == VALUE_ADDRESS &&
          follow_jump(image, &next.address, &jump) &&
          reaches(image, dest, &next));
}

/* What aligns a site. */
static bool is_padding(const struct image *image, uint64_t from, uint64_t to) {
  const struct family *f = image->family;
  uint64_t size = to - from;
  const unsigned char *p = size < MAX_PADDING && f->is_padding
                               ? image_at(image, f->code(from), size)
                               : NULL;
  return size == 0 || (p && f->is_padding(p, size));
}

static bool enters_at(const struct image *image, uint64_t function,
                      uint64_t pc) {
  return is_padding(image, image->family->skip_landing(image, function), pc);
}

/* With control-flow integrity the address is that of a jump. */
bool begins_at(const struct image *image, const struct value *function,
               uint64_t pc) {
  uint64_t next = function->address, jump;
  return function->kind != VALUE_IFUNC && function->address &&
         (enters_at(image, function->address, pc) ||
          (follow_jump(image, &next, &jump) && enters_at(image, next, pc)));
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
  uint64_t code = image_code(image, value->address);
  const struct symbol *f = image_function(image, code);
  if (value->kind == VALUE_SYMBOL)
    return value->symbol;
  return f && f->begin == code ? f->name : NULL;
}

bool find_destination(const struct image *image, uint64_t address,
                      struct shown *shown) {
  uint64_t code = image_code(image, address);
  const struct symbol *f = image_function(image, code);
  struct value pointer;
  uint64_t jump;
  if (f) {
    *shown = show_symbol(f->name, code - f->begin, "");
    return true;
  }
  for (int i = 1; !plt_pointer(image, address, &pointer); i++)
    if (i == MAX_JUMPS || !follow_jump(image, &address, &jump))
      return false;
  const char *name = value_name(image, &pointer);
  if (name)
    *shown = show_symbol(name, 0, "@plt");
  return name;
}

struct shown show_destination(const struct image *image, uint64_t address) {
  struct shown s;
  if (!find_destination(image, address, &s))
    snprintf(s.text, sizeof s.text, "0x%jx",
             (uintmax_t)image_code(image, address));
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
