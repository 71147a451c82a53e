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

/* SC_ARCH, as the test sees it. */
struct family {
  const char *triple;
  struct {
    const char *mnemonic;
    const char *operands; /* a branch's operand is its displacement */
  } forms[SC_EXCHANGE + 1];
  /* What LLVM puts behind the mnemonic of such an instruction, if anything. */
  const char *(*suffix)(const unsigned char *insn);
  const char *prefixes;   /* bytes with which LLVM prints a branch as without */
  int base;               /* from where displacements count */
  uint64_t alignment;     /* of instructions */
  uint64_t addresses;     /* the largest one */
  uint64_t state;         /* bit 0 of the addresses */
  int reach;              /* bits of a displacement, sign included */
  struct pattern words;   /* of all words that are tried */
  struct pattern near[4]; /* of every second one, in turn */
  unsigned fixed; /* the low bits that an inline form has in one way only */
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
  size_t size =
      LLVMDisasmInstruction(disassembler, copy, (uint64_t)sc_arch_size(),
                            pc & ~family.state, text, sizeof text);
  if (size != (size_t)sc_arch_size())
    return 0;
  sscanf(text, " %15s %63[^\n]", mnemonic, operands);
  int form =
      form_named(mnemonic, operands, family.suffix ? family.suffix(insn) : "");
  return sc_is_branch(form) && !parse_operand(operands, form, pc, dest) ? 0
                                                                        : form;
}

static bool has_prefix(const unsigned char *insn) {
  return family.prefixes && *insn && strchr(family.prefixes, *insn);
}

/* decode gives what LLVM prints, or accepts nothing: what is no branch, since
 * there may be other encodings of the inline forms. */
static int check_word(const unsigned char *insn, uint64_t pc) {
  uint64_t ours = 0, theirs = 0;
  int form = sc_arch_decode(insn, pc, &ours);
  int printed = disassemble(insn, pc, &theirs);
  if (form > 0)
    CHECK(form == printed && ours == theirs);
  else
    CHECK(form == -EILSEQ && (!sc_is_branch(printed) || has_prefix(insn)));
  return form;
}

/* An instruction that encode makes in place of `insn`. */
static void check_encoding(const unsigned char *insn, enum sc_form form,
                           uint64_t pc, uint64_t dest) {
  unsigned char made[SC_MAX_SITE], changed[SC_MAX_SITE];
  uint64_t got = 0, other = pc;
  memcpy(made, insn, sizeof made);
  if (!sc_arch_reaches(pc, dest)) {
    CHECK(sc_arch_encode(made, form, pc, dest) == -ERANGE);
    CHECK(!memcmp(made, insn, sizeof made));
    return;
  }
  CHECK(sc_arch_encode(made, form, pc, dest) == sc_arch_size());
  CHECK(check_word(made, pc) == (int)form);
  CHECK(sc_arch_decode(made, pc, &got) == (int)form && got == dest);
  memcpy(changed, insn, sizeof changed);
  CHECK(sc_arch_encode(changed, form, pc, other) == sc_arch_size());
  struct sc_field field = sc_arch_field(changed, pc, dest);
  memcpy(changed + field.offset, &field.value, sizeof field.value);
  CHECK(!memcmp(made, changed, sizeof made));
}

/* One instruction, and none of those that differ in a fixed bit is decoded as
 * it. */
static void check_inline_form(enum sc_form form) {
  unsigned char insn[SC_MAX_SITE] = {0};
  uint64_t pc = random_address();
  CHECK(sc_arch_encode(insn, form, pc, 0) == sc_arch_size());
  CHECK(check_word(insn, pc) == (int)form);
  for (unsigned bit = 0; bit < family.fixed; bit++) {
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

static int check_family(void) {
  LLVMInitializeAllTargetInfos();
  LLVMInitializeAllTargetMCs();
  LLVMInitializeAllDisassemblers();
  disassembler = LLVMCreateDisasm(family.triple, NULL, 0, NULL, NULL);
  CHECK(disassembler);
  for (unsigned i = 0; i < 1000000; i++)
    check_random(family.near[i % 4]);
  check_inline_form(SC_NOTHING);
  check_inline_form(SC_ZERO);
  LLVMDisasmDispose(disassembler);
  return 0;
}

#endif
