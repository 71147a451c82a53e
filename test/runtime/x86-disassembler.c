// REQUIRES: native
// RUN: %clang_rt -isystem %llvm_include %s %llvm_libs -o %t && env ASAN_OPTIONS=detect_leaks=0 %t
// What decode accepts LLVM prints as that very branch, what encode makes it
// prints as asked.

#include "unit.h"
#include <llvm-c/Disassembler.h>
#include <llvm-c/Target.h>

static LLVMDisasmContextRef disassembler;

static uint64_t next_random(void) {
  static uint64_t state = 88172645463325252u;
  state ^= state << 13;
  state ^= state >> 7;
  return state ^= state << 17;
}

/* The destination that LLVM prints for the 5 bytes, as a branch relative to
 * `pc`; the form in *form, or 0 if they are no such branch. */
static uint64_t disassemble(const unsigned char *insn, uint64_t pc, int *form) {
  char text[128], mnemonic[16] = "";
  long long displacement = 0;
  unsigned char copy[5];
  memcpy(copy, insn, 5);
  size_t size =
      LLVMDisasmInstruction(disassembler, copy, 5, pc, text, sizeof text);
  *form = 0;
  if (size == 5 && !strcmp(text, "\tnopl\t(%rax,%rax)"))
    *form = SC_NOTHING;
  else if (size == 5 && !strcmp(text, "\txorl\t%eax, %eax"))
    *form = SC_ZERO;
  else if (size == 5 &&
           sscanf(text, " %15s %lli", mnemonic, &displacement) == 2)
    *form = !strcmp(mnemonic, "callq") ? SC_CALL
            : !strcmp(mnemonic, "jmp") ? SC_JUMP
                                       : 0;
  return pc + 5 + (uint64_t)displacement;
}

static void check_word(const unsigned char *insn, uint64_t pc) {
  uint64_t ours = 0;
  int printed, form = sc_x86_decode(insn, pc, &ours);
  uint64_t theirs = disassemble(insn, pc, &printed);
  CHECK(form < 0 || (form == printed && (form > SC_JUMP || ours == theirs)));
}

static void check_encoding(enum sc_form form, uint64_t pc, uint64_t dest) {
  unsigned char insn[5];
  int printed;
  CHECK(sc_x86_encode(insn, form, pc, dest) == 5);
  CHECK(disassemble(insn, pc, &printed) == dest && printed == (int)form);
}

/* One instruction, and none of the words next to it is decoded as it. */
static void check_inline_form(enum sc_form form) {
  unsigned char insn[5];
  uint64_t dest;
  int printed;
  CHECK(sc_x86_encode(insn, form, 0, 0) == 5);
  CHECK(sc_x86_decode(insn, 0, &dest) == (int)form);
  disassemble(insn, 0, &printed);
  CHECK(printed == (int)form);
  for (unsigned bit = 0; bit < 40; bit++) {
    insn[bit / 8] ^= (unsigned char)(1u << bit % 8);
    CHECK(sc_x86_decode(insn, 0, &dest) < 0);
    insn[bit / 8] ^= (unsigned char)(1u << bit % 8);
  }
}

int main(void) {
  LLVMInitializeX86TargetInfo();
  LLVMInitializeX86TargetMC();
  LLVMInitializeX86Disassembler();
  disassembler = LLVMCreateDisasm("x86_64-linux-gnu", NULL, 0, NULL, NULL);
  CHECK(disassembler);
  for (unsigned i = 0; i < 1000000; i++) {
    uint64_t word = next_random(), pc = next_random() >> 17;
    unsigned char insn[8];
    memcpy(insn, &word, 8);
    check_word(insn, pc);
    insn[0] = word >> 63 ? 0xe8 : 0xe9;
    check_word(insn, pc);
    check_encoding(word >> 63 ? SC_CALL : SC_JUMP, pc,
                   pc + 5 + (uint64_t)(int64_t)(int32_t)word);
  }
  check_inline_form(SC_NOTHING);
  check_inline_form(SC_ZERO);
  LLVMDisasmDispose(disassembler);
  return 0;
}
