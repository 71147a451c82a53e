/* Firmware: its unit's header, the targets of boot tables, and what of a key is
 * in RAM when main begins. */
#include "tool.h"

#include <inttypes.h>
#include <string.h>

/* ---- The header --------------------------------------------------------- */

static void check_header(struct report *report, const struct unit *unit) {
  uint64_t check = unit->address + offsetof(struct sc_bare_unit, check);
  int32_t found = load_le32(image_at(report->image, check, sizeof(int32_t)));
  verify_text(report, unit, "the stub that returns nothing",
              unit->return_nothing);
  verify_text(report, unit, "the stub that returns zero", unit->return_zero);
  if (found != 0)
    violate(report, "unit", check, NULL, "0, which the machine pass leaves",
            "%" PRId32, found);
}

/* ---- Targets ------------------------------------------------------------ */

/* Where there is Thumb only, no other code can be called through a pointer. */
static bool is_code(const struct image *image, uint64_t pc) {
  return (image_access(image, image_code(image, pc), 1) & PF_X) &&
         (pc & bare_thumb(image)) == bare_thumb(image);
}

static void check_target(struct report *report, const struct unit *unit,
                         const struct allowed *target) {
  const struct key *key = target->key;
  size_t number = (size_t)(target - unit->allowed);
  if (!key)
    violate(report, "target", target->address, NULL, "the view of a key",
            "a target of none");
  else if (number >= key->first_target + key->target_count)
    violate(report, "target", target->address, key_name(key),
            "all targets of a key together", "one behind those of another");
  if (!is_code(report->image, target->function.address))
    violate(report, "target", target->address, key ? key_name(key) : NULL,
            "a function", "one at 0x%" PRIx64, target->function.address);
}

/* ---- Sections ----------------------------------------------------------- */

/* What a script has no place for the linker puts somewhere: start-up code knows
 * nothing of it. */
static void check_sections(struct report *report) {
  static const struct {
    const char *name, *expected;
  } parts[] = {{SC_BARE_SLOTS_SECTION, "it in .data: *(.data .data.*)"},
               {SC_BARE_KEYS_SECTION, "it in .bss: *(.bss .bss.*)"},
               {SC_VENEERS_SECTION, "it in .text: *(.text .text.*)"}};
  const struct image *image = report->image;
  for (size_t i = 0; i < image->section_count; i++)
    for (size_t j = 0; j < sizeof parts / sizeof *parts; j++)
      if (strncmp(image->sections[i].name, parts[j].name,
                  strlen(parts[j].name)) == 0)
        violate(report, "section", image->sections[i].header.sh_addr, NULL,
                parts[j].expected, "section %s by itself",
                image->sections[i].name);
}

void verify_bare(struct report *report, const struct unit *unit) {
  check_sections(report);
  check_header(report, unit);
  for (size_t i = 0; i < unit->allowed_count; i++)
    check_target(report, unit, &unit->allowed[i]);
}

/* ---- Keys --------------------------------------------------------------- */

static void check_place(struct report *report, const struct key *key,
                        const char *kind, uint64_t address, uint64_t size) {
  const unsigned pointer = pointer_size(report->image);
  char expected[64];
  snprintf(expected, sizeof expected, "one in writable memory, aligned to %u",
           pointer);
  if (!(image_access(report->image, address, size) & PF_W) ||
      address % pointer != 0)
    violate(report, kind, key->view, key_name(key), expected,
            "a %s at 0x%" PRIx64, kind, address);
}

/* What is not in the file is cleared before main. */
static void check_zero(struct report *report, const struct key *key,
                       uint64_t size) {
  for (uint64_t at = key->key; at < key->key + size; at++) {
    const unsigned char *p = image_at(report->image, at, 1);
    if (p && *p) {
      violate(report, "initial", key->key, key_name(key), "0",
              "something else in the runtime's fields");
      return;
    }
  }
}

/* Where a function begins, as far as symbols say. */
static bool is_function(const struct image *image, uint64_t pc) {
  const struct symbol *f = image_function(image, image_code(image, pc));
  return is_code(image, pc) && (!f || f->begin == image_code(image, pc));
}

/* `retarget` may have changed it: to another function, or to the stub. */
static bool is_slot_right(const struct image *image, const struct unit *unit,
                          const struct key *key) {
  uint64_t to = key->in_slot.address;
  if (!key->has_slot)
    return false;
  if (!to)
    return !key->bare_first;
  if (to == unit->return_nothing || to == unit->return_zero)
    return to == key->stub;
  return to != key->veneer && is_function(image, to);
}

static void check_slot(struct report *report, const struct unit *unit,
                       const struct key *key) {
  if (!is_slot_right(report->image, unit, key))
    violate(report, "initial", key->slot, key_name(key),
            "a function, or the stub that stands for none",
            "a slot that holds %s",
            key->has_slot ? show_value(report->image, &key->in_slot).text
                          : "what is not in the file");
}

void verify_bare_key(struct report *report, const struct unit *unit,
                     const struct key *key) {
  const uint64_t pointer = pointer_size(report->image);
  uint64_t size = sizeof(struct sc_bare_key) / sizeof(void *) * pointer;
  check_place(report, key, "key", key->key, size);
  check_place(report, key, "slot", key->slot, pointer);
  check_zero(report, key, size);
  check_slot(report, unit, key);
}
