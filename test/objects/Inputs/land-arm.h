/* ARM: through ip (r12), in veneers, PLT entries and a linker's thunks. */

static inline uint32_t word_at(uintptr_t at) {
  uint32_t word;
  memcpy(&word, (const void *)at, sizeof word);
  return word;
}

/* movw or movt of 16 bits. */
static inline uint32_t move(uint32_t ip, uint32_t imm, bool is_top) {
  return is_top ? imm << 16 | (ip & 0xffff) : imm;
}

/* Where A32 code leads, or 0. */
static inline uintptr_t leave_a32(uintptr_t at) {
  for (uint32_t ip = 0;; at += 4) {
    uint32_t w = word_at(at), imm = w & 4095, pc = (uint32_t)at + 8;
    uint32_t turns = 2 * (imm >> 8), byte = imm & 255;
    uint32_t rotated = turns ? byte >> turns | byte << (32 - turns) : byte;
    if (w >> 12 == 0xe28fc) /* add ip, pc, # */
      ip = pc + rotated;
    else if (w >> 12 == 0xe28cc) /* add ip, ip, # */
      ip += rotated;
    else if (w >> 12 == 0xe59fc) /* ldr ip, [pc, #] */
      ip = word_at(pc + imm);
    else if (w == 0xe08fc00c || w == 0xe08cc00f) /* add ip, ip, pc */
      ip += pc;
    else if ((w & 0xffb0f000) == 0xe300c000) /* movw, movt */
      ip = move(ip, (w >> 4 & 0xf000) | imm, w & 0x400000);
    else if (w >> 12 == 0xe5bcf || w >> 12 == 0xe59cf) /* ldr pc, [ip, #] */
      return word_at(ip + imm);
    else if (w == 0xe79ff00c) /* ldr pc, [pc, ip] */
      return word_at(pc + ip);
    else if (w == 0xe51ff004) /* ldr pc, [pc, #-4] */
      return word_at(pc - 4);
    else if (w == 0xe12fff1c) /* bx ip */
      return ip;
    else
      return 0;
  }
}

static inline uint16_t half_at(uintptr_t at) { return (uint16_t)word_at(at); }

/* The same of Thumb code; `at` without bit 0. */
static inline uintptr_t leave_thumb(uintptr_t at) {
  if (half_at(at) == 0x4778) /* bx pc */
    return (at + 4) & ~(uintptr_t)3;
  for (uint32_t ip = 0;;) {
    uint32_t first = half_at(at), second = half_at(at + 2);
    if ((first & 0xfb70) == 0xf240 && (second & 0x8f00) == 0x0c00) {
      uint32_t imm = (first & 15) << 12 | (first & 0x400) << 1 |
                     (second >> 4 & 0x700) | (second & 255);
      ip = move(ip, imm, first & 0x80); /* movw, movt */
      at += 4;
    } else if (first == 0x44fc) { /* add ip, pc */
      ip += (uint32_t)at + 4;
      at += 2;
    } else if (first == 0xf8dc && second >> 12 == 0xf) { /* ldr pc, [ip, #] */
      return word_at(ip + (second & 4095));
    } else if (first == 0x4760) { /* bx ip */
      return ip;
    } else {
      return 0;
    }
  }
}

static inline uintptr_t land(uintptr_t code) {
  for (;;) {
    uintptr_t next = code & 1 ? leave_thumb(code - 1) : leave_a32(code);
    if (!next)
      return code;
    code = next;
  }
}

static inline bool is_stub(uintptr_t code) {
  if (code & 1) {
    code += half_at(code - 1) == 0x2000 ? 2 : 0; /* movs r0, #0 */
    return half_at(code - 1) == 0x4770;          /* bx lr */
  }
  code += word_at(code) == 0xe3a00000 ? 4 : 0; /* mov r0, #0 */
  return word_at(code) == 0xe12fff1e;          /* bx lr */
}
