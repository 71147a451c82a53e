/* x86, 64-bit mode. Intel SDM volume 2, CALL and JMP.
 *
 *   e8 d32   call   pc + 5 + d32
 *   e9 d32   jmp    pc + 5 + d32
 *
 * d32 is signed and little-endian: +-2 GiB around the next instruction. A site
 * has just this form: no prefix, no short jump, no conditional jump, no call
 * through a pointer. */

#include "internal.h"

#include <errno.h>
#include <string.h>

enum { SITE_SIZE = 5, OPCODE_CALL = 0xe8, OPCODE_JMP = 0xe9 };

static int32_t load_le32(const unsigned char *p) {
  uint32_t v = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
               (uint32_t)p[3] << 24;
  return (int32_t)v;
}

static void store_le32(unsigned char *p, uint32_t v) {
  p[0] = (unsigned char)v;
  p[1] = (unsigned char)(v >> 8);
  p[2] = (unsigned char)(v >> 16);
  p[3] = (unsigned char)(v >> 24);
}

int sc_x86_decode(const unsigned char *insn, uint64_t pc, uint64_t *dest) {
  if (insn[0] != OPCODE_CALL && insn[0] != OPCODE_JMP)
    return -EILSEQ;
  *dest = pc + SITE_SIZE + (uint64_t)(int64_t)load_le32(insn + 1);
  return insn[0] == OPCODE_CALL ? SC_CALL : SC_JUMP;
}

bool sc_x86_reaches(uint64_t pc, uint64_t dest) {
  int64_t displacement = (int64_t)(dest - (pc + SITE_SIZE));
  return displacement == (int32_t)displacement;
}

/* d32, in the byte order of the target. */
struct sc_field sc_x86_field(uint64_t pc, uint64_t dest) {
  unsigned char bytes[4];
  struct sc_field field = {.offset = 1};
  store_le32(bytes, (uint32_t)(dest - (pc + SITE_SIZE)));
  memcpy(&field.value, bytes, sizeof bytes);
  return field;
}

/* call old   e8 xx xx xx xx   ->   call dest   e8 dd dd dd dd
 * jmp old    e9 xx xx xx xx   ->   jmp dest    e9 dd dd dd dd */
int sc_x86_encode(unsigned char *insn, enum sc_form form, uint64_t pc,
                  uint64_t dest) {
  if (!sc_x86_reaches(pc, dest))
    return -ERANGE;
  struct sc_field field = sc_x86_field(pc, dest);
  insn[0] = form == SC_CALL ? OPCODE_CALL : OPCODE_JMP;
  memcpy(insn + field.offset, &field.value, sizeof field.value);
  return SITE_SIZE;
}
