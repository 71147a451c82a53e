/* AArch64: adrp, ldr and br through x16 or x17, behind bti. */

static inline uint32_t word_at(uintptr_t at) { return *(const uint32_t *)at; }

static inline uintptr_t land(uintptr_t code) {
  uintptr_t x[32] = {0};
  for (uintptr_t at = code;; at += 4) {
    uint32_t w = word_at(at), to = w & 31, from = w >> 5 & 31;
    if ((w & 0xffffff3f) == 0xd503241f) { /* bti */
      continue;
    } else if ((w & 0x9f000000) == 0x90000000) { /* adrp */
      int64_t pages = (int32_t)(w << 8) >> 13;
      pages = (pages << 2 | (w >> 29 & 3)) << 12;
      x[to] = (at & ~(uintptr_t)4095) + (uintptr_t)pages;
    } else if ((w & 0xffc00000) == 0x91000000) { /* add */
      x[to] = x[from] + (w >> 10 & 4095);
    } else if ((w & 0xffc00000) == 0xf9400000) { /* ldr */
      if (!x[from])
        return code;
      x[to] = load(x[from] + 8 * (w >> 10 & 4095));
    } else if (w >> 24 == 0x58) { /* ldr of a literal */
      x[to] = load(at + (uintptr_t)(intptr_t)((int32_t)(w << 8) >> 13) * 4);
    } else if ((w & 0xfffffc1f) == 0xd61f0000 && x[from]) { /* br */
      code = x[from];
      at = code - 4;
    } else {
      return code;
    }
  }
}

static inline bool is_stub(uintptr_t code) {
  code += (word_at(code) & 0xffffff3f) == 0xd503241f ? 4 : 0; /* bti */
  code += word_at(code) == 0xaa1f03e0 ? 4 : 0;                /* mov x0, xzr */
  code += word_at(code) == 0xd2800000 ? 4 : 0;                /* mov x0, #0 */
  return word_at(code) == 0xd65f03c0;                         /* ret */
}
