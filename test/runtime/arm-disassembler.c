// REQUIRES: native
// RUN: %clang_rt -isystem %llvm_include %s %llvm_libs -o %t && env ASAN_OPTIONS=detect_leaks=0 %t
// What decode accepts LLVM prints as that very branch, what encode makes it
// prints as asked.

#undef SC_ARCH
#define SC_ARCH arm
#include "disassembler.h"

static const char *condition(const unsigned char *insn) {
  static const char *const names[] = {"eq", "ne", "hs", "lo", "mi", "pl",
                                      "vs", "vc", "hi", "ls", "ge", "lt",
                                      "gt", "le", "",   ""};
  return names[insn[3] >> 4];
}

static struct family family = {
    .triple = "armv7-linux-gnueabihf",
    .forms = {[SC_CALL] = {"bl", ""},
              [SC_JUMP] = {"b", ""},
              [SC_NOTHING] = {"nop", ""},
              [SC_ZERO] = {"mov", "r0, #0"},
              [SC_EXCHANGE] = {"blx", ""}},
    .suffix = condition,
    .base = 8,
    .alignment = 4,
    .addresses = UINT32_MAX,
    .reach = 26,
    .near = {{0x0e000000, 0x0a000000},  /* b, bl, blx */
             {0xfe000000, 0xfa000000},  /* blx */
             {0x0fffff00, 0x0320f000},  /* hints */
             {0x0ffff000, 0x03a00000}}, /* mov */
    .fixed = 28,
};

int main(void) { return check_family(); }
