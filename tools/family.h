/* What the tool knows of each machine: how files for it look, and what its
 * linkers put between a call and the function. Where a machine has two
 * instruction sets, bit 0 of a `pc` says which, as in function pointers. */
#ifndef FAMILY_H
#define FAMILY_H

#include "internal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct image;

/* Where code leads that does nothing but go elsewhere: to `address`, or to what
 * the pointer at `address` holds; and the address of the instruction that goes.
 */
enum route_kind { ROUTE_NONE, ROUTE_JUMP, ROUTE_POINTER };
struct route {
  enum route_kind kind;
  uint64_t address, leave;
};

/* A direct branch, from its opcode on. */
struct branch {
  uint64_t opcode, end, dest;
};

struct family {
  unsigned machine, elf_class;
  unsigned pointer; /* its size in bytes */

  /* Dynamic relocations; 0 is none of any machine's. */
  struct {
    uint32_t absolute, glob_dat, jump_slot, relative, irelative;
  } types;

  /* Sites: runtime/arch. */
  int (*decode)(const unsigned char *insn, uint64_t pc, uint64_t *dest);
  int (*encode)(unsigned char *insn, enum sc_form form, uint64_t pc,
                uint64_t dest);
  int (*size)(void);
  uint64_t (*code)(uint64_t pc);
  uint64_t (*entry)(uint64_t code, uint64_t pc);
  bool (*is_whole)(uint64_t pc); /* ... in one aligned word ... */
  unsigned word;                 /* ... of so many bytes */
  bool (*reaches)(uint64_t pc, uint64_t dest);
  const char *site;  /* what one is */
  bool skips_nobody; /* linkers make a call of nobody one of the next
                        instruction, or none */

  /* Instructions. */
  unsigned step;      /* their addresses are multiples of it */
  const char *triple; /* who knows their lengths: LLVM's disassembler ... */
  unsigned (*length)(const unsigned char *insn,
                     bool is_thumb); /* ... or this */
  bool has_marks; /* mapping symbols tell code from data ... */
  bool has_thumb; /* ... and one instruction set from the other */
  bool (*is_prefix)(unsigned char byte); /* NULL: there are none */
  bool (*branch)(const unsigned char *insn, uint64_t left, uint64_t pc,
                 struct branch *branch);

  /* Of machines that firmware is for: whether what stands behind an instruction
   * may be executed next, or when a call returns; and how many instructions
   * behind this one may be passed over. */
  bool (*goes_on)(const unsigned char *insn, bool is_thumb);
  unsigned (*covers)(const unsigned char *insn, bool is_thumb);

  /* What is at `pc` behind what only marks the target of a branch. */
  uint64_t (*skip_landing)(const struct image *image, uint64_t pc);

  /* Whether the bytes do nothing: what aligns a site. NULL: nothing does. */
  bool (*is_padding)(const unsigned char *bytes, uint64_t size);

  /* Code that changes no register but those that a linker's stub may. */
  struct route (*route)(const struct image *image, uint64_t pc);

  /* Whether code within `size` bytes from `pc` on has `address` in a register,
   * or loads from there, or has it in an operand. */
  bool (*refers_to)(const struct image *image, uint64_t pc, uint64_t size,
                    uint64_t address);
};

/* The machine's, or NULL if it is not supported. */
const struct family *family_of(unsigned machine, unsigned elf_class);

/* ---- family_x86.c, family_aarch64.c, family_arm.c ----------------------- */

extern const struct family family_x86, family_i386, family_aarch64, family_arm;

/* ---- family.c: code that is executed as far as it is understood --------- */

/* What a register holds: nothing that is known, `value`, or what the memory at
 * `from` holds when the program runs. */
enum cell_kind { CELL_UNKNOWN, CELL_VALUE, CELL_LOADED };
struct cell {
  enum cell_kind kind;
  uint64_t value;
  uint64_t from; /* also a value may have been loaded; 0: it was not */
  bool is_part;  /* another instruction adds the rest of an address */
};

struct walk {
  const struct image *image;
  uint64_t pc;
  struct cell registers[32];
};

/* What one instruction does: it cannot be said, it sets `reg` (if that is not
 * negative), or it goes to `cell` (and changes `reg`). */
enum step_kind { STEP_OTHER, STEP_NEXT, STEP_LEAVE };
struct step {
  enum step_kind kind;
  int reg;
  struct cell cell;
  uint64_t next; /* of the instruction behind it */
};
typedef struct step step_fn(const struct walk *walk);

/* What a load from `address` gives. */
struct cell load_cell(const struct image *image, uint64_t address);

/* struct family's, by single steps; `scratch` has the bits of the registers
 * that a stub may change. */
struct route walk_route(const struct image *image, uint64_t pc, step_fn *step,
                        uint32_t scratch);
bool walk_refers_to(const struct image *image, uint64_t pc, uint64_t size,
                    uint64_t address, step_fn *step);

/* `bits` of `value` from bit `low` on; the same with the sign's extension. */
static inline uint32_t field_of(uint32_t value, unsigned low, unsigned bits) {
  return value >> low & ((1u << bits) - 1);
}

static inline uint64_t sign_extend(uint64_t value, unsigned bits) {
  uint64_t sign = (uint64_t)1 << (bits - 1);
  return ((value & (2 * sign - 1)) ^ sign) - sign;
}

#endif
