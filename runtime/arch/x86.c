/* x86, in 64-bit mode (x86) and in 32-bit mode (x86_32). Intel SDM volume 2,
 * CALL and JMP.
 *
 *   e8 d32   call   pc + 5 + d32
 *   e9 d32   jmp    pc + 5 + d32
 *
 * d32 is signed and little-endian: +-2 GiB around the next instruction, which
 * is everywhere in 32-bit mode: addresses wrap. A branch has just this form: no
 * prefix, no short jump, no conditional jump, no call through a pointer. A call
 * without target is one instruction of that length:
 *
 *   0f 1f 44 00 00   nopl 0(%rax,%rax)      64-bit mode
 *   3e 8d 74 26 00   leal %ds:0(%esi), %esi 32-bit mode: older processors
 *                                           have no nopl
 *   2e 2e 2e 31 c0   xorl %eax, %eax        (segment prefixes without effect)
 *
 * A jump without target stays a jump, to a return.
 *
 * What may change under running threads: what one aligned quadword holds. AMD
 * APM volume 1 ("Access Atomicity"): an access inside it is one. Intel SDM
 * volume 3 ("Handling Self- and Cross-Modifying Code") wants each processor to
 * execute a serializing instruction behind the store: the port's sync. That a
 * branch is retargeted so is the practice of HotSpot and HHVM. Caches are
 * coherent: a store is fetched without more. */

#include "bytes.h"
#include "internal.h"

#include "errors.h"
#include <string.h>

enum { SITE_SIZE = 5, OPCODE_CALL = 0xe8, OPCODE_JMP = 0xe9 };

static const unsigned char nothing_64[] = {0x0f, 0x1f, 0x44, 0x00, 0x00};
static const unsigned char nothing_32[] = {0x3e, 0x8d, 0x74, 0x26, 0x00};
static const unsigned char zero[] = {0x2e, 0x2e, 0x2e, 0x31, 0xc0};

/* Whether `insn` is `form`. Not past the first byte of what is no site: it may
 * be the page's last. */
static bool is_form(const unsigned char *insn, const unsigned char *form) {
  return insn[0] == form[0] && !memcmp(insn, form, SITE_SIZE);
}

static inline int decode(const unsigned char *insn, uint64_t pc, uint64_t *dest,
                         const unsigned char *nothing) {
  if (insn[0] == OPCODE_CALL || insn[0] == OPCODE_JMP) {
    *dest = pc + SITE_SIZE + (uint64_t)(int64_t)(int32_t)sc_load_le32(insn + 1);
    return insn[0] == OPCODE_CALL ? SC_CALL : SC_JUMP;
  }
  if (is_form(insn, nothing))
    return SC_NOTHING;
  return is_form(insn, zero) ? SC_ZERO : -EILSEQ;
}

static inline struct sc_field field_to(uint64_t pc, uint64_t dest) {
  uint32_t displacement = (uint32_t)(dest - (pc + SITE_SIZE));
  return (struct sc_field){.offset = 1, .value = sc_as_le32(displacement)};
}

static int encode_branch(unsigned char *insn, enum sc_form form, uint64_t pc,
                         uint64_t dest) {
  struct sc_field field = field_to(pc, dest);
  insn[0] = form == SC_CALL ? OPCODE_CALL : OPCODE_JMP;
  memcpy(insn + field.offset, &field.value, sizeof field.value);
  return SITE_SIZE;
}

static int encode_form(unsigned char *insn, const unsigned char *form) {
  memcpy(insn, form, SITE_SIZE);
  return SITE_SIZE;
}

/* pc + 1 .. pc + 4 inside one aligned quadword. */
static inline bool is_live(uint64_t pc, int from, int to) {
  return from == to && (pc + 1) % 8 <= 4;
}

/* pc .. pc + 4 inside one aligned quadword. */
static inline bool is_whole(uint64_t pc) { return pc % 8 <= 3; }

/* int3. SIGTRAP, with the program counter behind it. */
enum { INT3 = 0xcc };

/* ---- 64-bit mode -------------------------------------------------------- */

int sc_x86_decode(const unsigned char *insn, uint64_t pc, uint64_t *dest) {
  return decode(insn, pc, dest, nothing_64);
}

/* SC_CALL     call dest        e8 dd dd dd dd
 * SC_JUMP     jmp dest         e9 dd dd dd dd
 * SC_NOTHING  nopl             0f 1f 44 00 00
 * SC_ZERO     xorl %eax, %eax  2e 2e 2e 31 c0 */
int sc_x86_encode(unsigned char *insn, enum sc_form form, uint64_t pc,
                  uint64_t dest) {
  if (form == SC_NOTHING || form == SC_ZERO)
    return encode_form(insn, form == SC_ZERO ? zero : nothing_64);
  return sc_x86_reaches(pc, dest) ? encode_branch(insn, form, pc, dest)
                                  : -ERANGE;
}

int sc_x86_size(void) { return SITE_SIZE; }
uint64_t sc_x86_code(uint64_t pc) { return pc; }

uint64_t sc_x86_entry(uint64_t code, uint64_t pc) {
  (void)pc;
  return code;
}

bool sc_x86_reaches(uint64_t pc, uint64_t dest) {
  int64_t displacement = (int64_t)(dest - (pc + SITE_SIZE));
  return displacement == (int32_t)displacement;
}

bool sc_x86_all_reach(uint64_t first, uint64_t last, uint64_t dest) {
  return sc_x86_reaches(first, dest) && sc_x86_reaches(last, dest);
}

struct sc_field sc_x86_field(const unsigned char *insn, uint64_t pc,
                             uint64_t dest) {
  (void)insn;
  return field_to(pc, dest);
}

bool sc_x86_is_live(uint64_t pc, int from, int to) {
  return is_live(pc, from, to);
}

bool sc_x86_is_whole(uint64_t pc) { return is_whole(pc); }
unsigned char sc_x86_trap(void) { return INT3; }

/* ---- 32-bit mode -------------------------------------------------------- */

int sc_x86_32_decode(const unsigned char *insn, uint64_t pc, uint64_t *dest) {
  int form = decode(insn, pc, dest, nothing_32);
  if (sc_is_branch(form))
    *dest = (uint32_t)*dest;
  return form;
}

/* SC_CALL     call dest        e8 dd dd dd dd
 * SC_JUMP     jmp dest         e9 dd dd dd dd
 * SC_NOTHING  leal             3e 8d 74 26 00
 * SC_ZERO     xorl %eax, %eax  2e 2e 2e 31 c0 */
int sc_x86_32_encode(unsigned char *insn, enum sc_form form, uint64_t pc,
                     uint64_t dest) {
  if (form == SC_NOTHING || form == SC_ZERO)
    return encode_form(insn, form == SC_ZERO ? zero : nothing_32);
  return sc_x86_32_reaches(pc, dest) ? encode_branch(insn, form, pc, dest)
                                     : -ERANGE;
}

int sc_x86_32_size(void) { return SITE_SIZE; }
uint64_t sc_x86_32_code(uint64_t pc) { return pc; }

uint64_t sc_x86_32_entry(uint64_t code, uint64_t pc) {
  (void)pc;
  return code;
}

/* All there is. */
bool sc_x86_32_reaches(uint64_t pc, uint64_t dest) {
  (void)pc;
  return dest <= UINT32_MAX;
}

bool sc_x86_32_all_reach(uint64_t first, uint64_t last, uint64_t dest) {
  (void)last;
  return sc_x86_32_reaches(first, dest);
}

struct sc_field sc_x86_32_field(const unsigned char *insn, uint64_t pc,
                                uint64_t dest) {
  (void)insn;
  return field_to(pc, dest);
}

bool sc_x86_32_is_live(uint64_t pc, int from, int to) {
  return is_live(pc, from, to);
}

bool sc_x86_32_is_whole(uint64_t pc) { return is_whole(pc); }
unsigned char sc_x86_32_trap(void) { return INT3; }

/* ---- This processor ----------------------------------------------------- */

#if defined(__x86_64__) || defined(__i386__)
bool sc_arch_is_coherent(void) { return true; }
void sc_arch_sync_text(struct sc_range range) { (void)range; }
#endif
