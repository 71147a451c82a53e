/* x86, 64-bit mode. Intel SDM volume 2, CALL and JMP.
 *
 *   e8 d32   call   pc + 5 + d32
 *   e9 d32   jmp    pc + 5 + d32
 *
 * d32 is signed and little-endian: +-2 GiB around the next instruction. A
 * branch has just this form: no prefix, no short jump, no conditional jump, no
 * call through a pointer. A call without target is one instruction of that
 * length:
 *
 *   0f 1f 44 00 00   nopl 0(%rax,%rax)
 *   2e 2e 2e 31 c0   xorl %eax, %eax     (segment prefixes without effect)
 *
 * A jump without target stays a jump, to a return.
 *
 * What may change under running threads: what one aligned quadword holds. AMD
 * APM volume 1 ("Access Atomicity"): an access inside it is one. Intel SDM
 * volume 3 ("Handling Self- and Cross-Modifying Code") wants each processor to
 * execute a serializing instruction behind the store: the port's sync. That a
 * branch is retargeted so is the practice of HotSpot and HHVM. */

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

static const unsigned char nothing[SITE_SIZE] = {0x0f, 0x1f, 0x44, 0x00, 0x00};
static const unsigned char zero[SITE_SIZE] = {0x2e, 0x2e, 0x2e, 0x31, 0xc0};

int sc_x86_decode(const unsigned char *insn, uint64_t pc, uint64_t *dest) {
  if (insn[0] == OPCODE_CALL || insn[0] == OPCODE_JMP) {
    *dest = pc + SITE_SIZE + (uint64_t)(int64_t)load_le32(insn + 1);
    return insn[0] == OPCODE_CALL ? SC_CALL : SC_JUMP;
  }
  /* Not past the first byte of what is no site: it may be the page's last. */
  if (insn[0] == nothing[0] && !memcmp(insn, nothing, SITE_SIZE))
    return SC_NOTHING;
  if (insn[0] == zero[0] && !memcmp(insn, zero, SITE_SIZE))
    return SC_ZERO;
  return -EILSEQ;
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

/* SC_CALL     call dest        e8 dd dd dd dd
 * SC_JUMP     jmp dest         e9 dd dd dd dd
 * SC_NOTHING  nopl             0f 1f 44 00 00
 * SC_ZERO     xorl %eax, %eax  2e 2e 2e 31 c0 */
int sc_x86_encode(unsigned char *insn, enum sc_form form, uint64_t pc,
                  uint64_t dest) {
  if (form == SC_NOTHING || form == SC_ZERO) {
    memcpy(insn, form == SC_ZERO ? zero : nothing, SITE_SIZE);
    return SITE_SIZE;
  }
  if (!sc_x86_reaches(pc, dest))
    return -ERANGE;
  struct sc_field field = sc_x86_field(pc, dest);
  insn[0] = form == SC_CALL ? OPCODE_CALL : OPCODE_JMP;
  memcpy(insn + field.offset, &field.value, sizeof field.value);
  return SITE_SIZE;
}

/* pc + 1 .. pc + 4 inside one aligned quadword. */
bool sc_x86_is_live(uint64_t pc) { return (pc + 1) % 8 <= 4; }

/* pc .. pc + 4 inside one aligned quadword. */
bool sc_x86_is_whole(uint64_t pc) { return pc % 8 <= 3; }

/* int3. SIGTRAP, with the program counter behind it. */
unsigned char sc_x86_trap(void) { return 0xcc; }
