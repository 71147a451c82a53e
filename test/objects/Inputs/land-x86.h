/* x86: jmp *slot, behind endbr; of PLT entries with a prefix. i386: where code
 * is position-independent, PLT entries from ebx, which holds the address of the
 * unit's table; and veneers through eax:
 *
 *   e8 00 00 00 00   call 2f
 *   58            2: pop %eax
 *   8b 80 d32        mov d32(%eax), %eax
 *   ff e0            jmp *%eax */

static inline const unsigned char *skip_endbr(const unsigned char *code) {
  return code + (memcmp(code, "\xf3\x0f\x1e", 3) ? 0 : 4);
}

static inline uintptr_t add_field(uintptr_t to, const unsigned char *field) {
  int32_t displacement;
  memcpy(&displacement, field, sizeof displacement);
  return to + (uintptr_t)(intptr_t)displacement;
}

static inline uintptr_t table(void) {
  extern const ElfW(Dyn) dynamic[] __asm__("_DYNAMIC") __attribute__((weak));
  const ElfW(Dyn) *d = dynamic;
  while (d->d_tag != DT_PLTGOT)
    assert(d++->d_tag != DT_NULL);
  return d->d_un.d_ptr;
}

static inline uintptr_t land(uintptr_t code) {
  for (;;) {
    const unsigned char *c = skip_endbr((const unsigned char *)code);
    c += *c == 0xf2; /* bnd */
    if (c[0] == 0xff && c[1] == 0x25) {
#ifdef __x86_64__
      code = load(add_field((uintptr_t)c + 6, c + 2));
#else
      code = load(add_field(0, c + 2));
    } else if (c[0] == 0xff && c[1] == 0xa3) {
      code = load(add_field(table(), c + 2));
    } else if (!memcmp(c, "\xe8\0\0\0\0\x58\x8b\x80", 8)) {
      code = load(add_field((uintptr_t)c + 5, c + 8));
#endif
    } else {
      return code;
    }
  }
}

static inline bool is_stub(uintptr_t code) {
  const unsigned char *c = skip_endbr((const unsigned char *)code);
  c += memcmp(c, "\x31\xc0", 2) ? 0 : 2; /* xor eax, eax */
  return *c == 0xc3;
}
