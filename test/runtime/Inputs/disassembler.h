/* A family's decode and encode against LLVM's disassembler. */
#ifndef DISASSEMBLER_H
#define DISASSEMBLER_H

#include "unit.h"

#include <llvm-c/Disassembler.h>
#include <llvm-c/Target.h>

/* Which bits of a word, little-endian, are given. */
struct pattern {
  uint64_t mask, bits;
};

struct family {
  const char *triple;
  int (*decode)(const unsigned char *, uint64_t, uint64_t *);
  int (*encode)(unsigned char *, enum sc_form, uint64_t, uint64_t);
  bool (*reaches)(uint64_t, uint64_t);
  struct sc_field (*field)(const unsigned char *, uint64_t, uint64_t);
  int size;
  struct {
    const char *mnemonic,
        *operands; /* a branch's operand is its displacement */
  } forms[SC_EXCHANGE + 1];
  /* What LLVM puts behind the mnemonic of such an instruction; NULL: nothing.
   */
  const char *(*suffix)(const unsigned char *insn);
  int base;               /* from where displacements count */
  uint64_t alignment;     /* of instructions */
  uint64_t addresses;     /* the largest one */
  uint64_t state;         /* bit 0 of the addresses */
  int reach;              /* bits of a displacement, sign included */
  struct pattern words;   /* of all words that are tried */
  struct pattern near[4]; /* of every second one, in turn */
};

static struct family family;
static LLVMDisasmContextRef disassembler;

static uint64_t next_random(void) {
  static uint64_t state = 88172645463325252u;
  state ^= state << 13;
  state ^= state >> 7;
  return state ^= state << 17;
}

static uint64_t random_address(void) {
  return (next_random() & family.addresses & ~(family.alignment - 1)) |
         family.state;
}

static void fill(unsigned char *insn, uint64_t word, struct pattern pattern) {
  word = (word & ~pattern.mask) | pattern.bits;
  for (int i = 0; i < SC_MAX_SITE; i++)
    insn[i] = (unsigned char)(word >> 8 * i);
}

/* The form of that name, or 0. */
static int form_named(const char *mnemonic, const char *operands,
                      const char *suffix) {
  char name[32];
  for (int form = SC_CALL; form <= SC_EXCHANGE; form++) {
    snprintf(name, sizeof name, "%s%s", family.forms[form].mnemonic, suffix);
    if (family.forms[form].mnemonic && !strcmp(mnemonic, name) &&
        (sc_is_branch(form) || !strcmp(operands, family.forms[form].operands)))
      return form;
  }
  return 0;
}

/* Where a branch at `pc` goes whose operand LLVM prints like that. */
static bool parse_operand(const char *text, int form, uint64_t pc,
                          uint64_t *dest) {
  char *end;
  uint64_t base = (pc & ~family.state) + (uint64_t)family.base;
  text += *text == '#';
  uint64_t displacement = (uint64_t)strtoll(text, &end, 0);
  if (end == text || *end)
    return false;
  *dest = form == SC_EXCHANGE
              ? (((base & ~(uint64_t)3) + displacement) | !family.state)
              : (base + displacement) | family.state;
  *dest &= family.addresses;
  return true;
}

/* The form that LLVM prints, or 0, and where the branch goes. */
static int disassemble(const unsigned char *insn, uint64_t pc, uint64_t *dest) {
  char text[128], mnemonic[16] = "", operands[64] = "";
  unsigned char copy[SC_MAX_SITE];
  memcpy(copy, insn, sizeof copy);
  size_t size = LLVMDisasmInstruction(disassembler, copy, (uint64_t)family.size,
                                      pc & ~family.state, text, sizeof text);
  if (size != (size_t)family.size)
    return 0;
  sscanf(text, " %15s %63[^\n]", mnemonic, operands);
  int form =
      form_named(mnemonic, operands, family.suffix ? family.suffix(insn) : "");
  return sc_is_branch(form) && !parse_operand(operands, form, pc, dest) ? 0
                                                                        : form;
}

/* decode accepts what LLVM prints as a branch, and gives what it prints; of the
 * other forms there may be encodings that we do not use. */
static int check_word(const unsigned char *insn, uint64_t pc) {
  uint64_t ours = 0, theirs = 0;
  int form = family.decode(insn, pc, &ours);
  int printed = disassemble(insn, pc, &theirs);
  CHECK(form == (form > 0 || sc_is_branch(printed) ? printed : -EILSEQ));
  CHECK(ours == theirs);
  return form;
}

/* An instruction that encode makes in place of `insn`. */
static void check_encoding(const unsigned char *insn, enum sc_form form,
                           uint64_t pc, uint64_t dest) {
  unsigned char made[SC_MAX_SITE], changed[SC_MAX_SITE];
  uint64_t got = 0, other = pc;
  memcpy(made, insn, sizeof made);
  if (!family.reaches(pc, dest)) {
    CHECK(family.encode(made, form, pc, dest) == -ERANGE);
    CHECK(!memcmp(made, insn, sizeof made));
    return;
  }
  CHECK(family.encode(made, form, pc, dest) == family.size);
  CHECK(check_word(made, pc) == (int)form);
  CHECK(family.decode(made, pc, &got) == (int)form && got == dest);
  memcpy(changed, insn, sizeof changed);
  CHECK(family.encode(changed, form, pc, other) == family.size);
  struct sc_field field = family.field(changed, pc, dest);
  memcpy(changed + field.offset, &field.value, sizeof field.value);
  CHECK(!memcmp(made, changed, sizeof made));
}

/* One instruction, and none of those that differ in one of the first `bits` is
 * decoded as it. */
static void check_inline_form(enum sc_form form, unsigned bits) {
  unsigned char insn[SC_MAX_SITE] = {0};
  uint64_t pc = random_address();
  CHECK(family.encode(insn, form, pc, 0) == family.size);
  CHECK(check_word(insn, pc) == (int)form);
  for (unsigned bit = 0; bit < bits; bit++) {
    insn[bit / 8] ^= (unsigned char)(1u << bit % 8);
    CHECK(check_word(insn, pc) != (int)form);
    insn[bit / 8] ^= (unsigned char)(1u << bit % 8);
  }
}

/* A destination that is reached as often as not. */
static uint64_t random_dest(uint64_t pc) {
  int shift = 63 - family.reach;
  uint64_t distance = (uint64_t)((int64_t)next_random() >> shift);
  return ((pc + distance) & family.addresses & ~(family.alignment - 1)) |
         family.state;
}

static void check_random(struct pattern near) {
  unsigned char insn[SC_MAX_SITE];
  uint64_t pc = random_address(), word = next_random();
  fill(insn, word, family.words);
  check_word(insn, pc);
  fill(insn, word, near);
  check_word(insn, pc);
  check_encoding(insn, word >> 63 ? SC_CALL : SC_JUMP, pc, random_dest(pc));
}

/* bits: those that only the one encoding of an inline form has. */
static void check_family(unsigned bits) {
  LLVMInitializeAllTargetInfos();
  LLVMInitializeAllTargetMCs();
  LLVMInitializeAllDisassemblers();
  disassembler = LLVMCreateDisasm(family.triple, NULL, 0, NULL, NULL);
  CHECK(disassembler);
  for (unsigned i = 0; i < 1000000; i++)
    check_random(family.near[i % 4]);
  check_inline_form(SC_NOTHING, bits);
  check_inline_form(SC_ZERO, bits);
  LLVMDisasmDispose(disassembler);
}

#endif
