#include "family.h"

#include "image.h"

enum { MAX_STEPS = 8 };

const struct family *family_of(unsigned machine, unsigned elf_class) {
  static const struct family *const all[] = {&family_x86, &family_i386,
                                             &family_aarch64, &family_arm};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (all[i]->machine == machine && all[i]->elf_class == elf_class)
      return all[i];
  return NULL;
}

/* Text may be writable too, where a linker joins segments. */
struct cell load_cell(const struct image *image, uint64_t address) {
  unsigned access = image_access(image, address, image->family->pointer);
  struct value value;
  bool is_constant = (access & PF_X) || !(access & PF_W);
  if (is_constant && image_pointer(image, address, &value) &&
      value.kind == VALUE_ADDRESS)
    return (struct cell){CELL_VALUE, value.address, address, false};
  return (struct cell){CELL_LOADED, 0, address, false};
}

static struct route route_to(struct cell cell, uint64_t at) {
  return cell.kind == CELL_VALUE ? (struct route){ROUTE_JUMP, cell.value, at}
         : cell.kind == CELL_LOADED
             ? (struct route){ROUTE_POINTER, cell.from, at}
             : (struct route){ROUTE_NONE, 0, 0};
}

struct route walk_route(const struct image *image, uint64_t pc, step_fn *step,
                        uint32_t scratch) {
  const struct route none = {ROUTE_NONE, 0, 0};
  struct walk walk = {.image = image, .pc = pc};
  for (int i = 0; i < MAX_STEPS; i++) {
    struct step s = step(&walk);
    if (s.kind == STEP_OTHER || (s.reg >= 0 && !(scratch >> s.reg & 1)))
      return none;
    if (s.kind == STEP_LEAVE)
      return route_to(s.cell, image->family->code(walk.pc));
    if (s.reg >= 0)
      walk.registers[s.reg] = s.cell;
    walk.pc = s.next;
  }
  return none;
}

/* Where a step goes: on, also behind a jump, but not if that changes the
 * instruction set. */
static uint64_t behind(const struct walk *walk, const struct step *step) {
  bool changes = step->kind == STEP_LEAVE && step->cell.kind == CELL_VALUE &&
                 ((step->cell.value ^ walk->pc) & 1);
  return changes && step->cell.value > walk->pc ? step->cell.value : step->next;
}

static bool is_of(const struct step *step, uint64_t address) {
  bool is_set = step->kind == STEP_NEXT && step->reg >= 0;
  return (step->cell.kind != CELL_UNKNOWN && step->cell.from == address) ||
         (is_set && step->cell.kind == CELL_VALUE && !step->cell.is_part &&
          step->cell.value == address);
}

bool walk_refers_to(const struct image *image, uint64_t pc, uint64_t size,
                    uint64_t address, step_fn *step) {
  struct walk walk = {.image = image, .pc = pc};
  uint64_t end = image->family->code(pc) + size;
  while (address && image->family->code(walk.pc) < end) {
    struct step s = step(&walk);
    if (is_of(&s, address))
      return true;
    if (s.kind == STEP_NEXT && s.reg >= 0)
      walk.registers[s.reg] = s.cell;
    walk.pc = behind(&walk, &s);
  }
  return false;
}
