// REQUIRES: native
// RUN: clang -Wall -Werror -DSC_ARCH=x86 -I%format -I%src/runtime %s %src/runtime/arch/*.c -o %t && %t > %t.txt
// RUN: %gdb -ex "python decoded = '%t.txt'" -x %S/Inputs/decoders.gdb | FileCheck %s
// gdb.py decodes what the runtime does, of every family: what it encodes, with
// one bit changed, and any bytes.

#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t any(void) {
  return (uint64_t)random() << 42 ^ (uint64_t)random() << 21 ^
         (uint64_t)random();
}

#define CHECK_FAMILY(name, family, mask)                                       \
  for (int i = 0; i < 40000; i++) {                                            \
    uint64_t pc = any() & (mask), dest = 0, word = any();                      \
    unsigned char insn[8];                                                     \
    memcpy(insn, &word, sizeof insn);                                          \
    if (i % 4)                                                                 \
      sc_##family##_encode(insn, (enum sc_form)(SC_CALL + any() % 4), pc,      \
                           (pc + any() % 4096 * 4096 - (8 << 20)) & (mask));   \
    if (i % 4 == 1)                                                            \
      insn[any() % 5] ^= (unsigned char)(1 << any() % 8);                      \
    int form = sc_##family##_decode(insn, pc, &dest);                          \
    printf(name " %jx ", (uintmax_t)pc);                                       \
    for (int byte = 0; byte < sc_##family##_size(); byte++)                    \
      printf("%02x", insn[byte]);                                              \
    printf(" %d %jx\n", form < 0 ? 0 : form, (uintmax_t)dest);                 \
  }

int main(void) {
  CHECK_FAMILY("i386:x86-64", x86, UINT64_MAX)
  CHECK_FAMILY("i386", x86_32, UINT32_MAX)
  CHECK_FAMILY("aarch64", aarch64, ~(uint64_t)3)
  CHECK_FAMILY("arm", arm, i % 2 ? UINT32_MAX & ~3u : UINT32_MAX)
}

// CHECK: 160000 instructions, 0 otherwise
