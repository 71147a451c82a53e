/* x86: jmp *slot, behind endbr; of PLT entries with a prefix. */

static inline const unsigned char *skip_endbr(const unsigned char *code) {
  return code + (memcmp(code, "\xf3\x0f\x1e", 3) ? 0 : 4);
}

static inline uintptr_t land(uintptr_t code) {
  for (;;) {
    const unsigned char *c = skip_endbr((const unsigned char *)code);
    c += *c == 0xf2; /* bnd */
    if (c[0] != 0xff || c[1] != 0x25)
      return code;
    int32_t displacement;
    memcpy(&displacement, c + 2, sizeof displacement);
#ifdef __x86_64__
    code = load((uintptr_t)c + 6 + (uintptr_t)(intptr_t)displacement);
#else
    code = load((uintptr_t)displacement);
#endif
  }
}

static inline bool is_stub(uintptr_t code) {
  const unsigned char *c = skip_endbr((const unsigned char *)code);
  c += memcmp(c, "\x31\xc0", 2) ? 0 : 2; /* xor eax, eax */
  return *c == 0xc3;
}
