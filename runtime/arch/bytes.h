/* Little-endian words, whatever the host's byte order and alignment. */
#ifndef STATIC_CALL_ARCH_BYTES_H
#define STATIC_CALL_ARCH_BYTES_H

#include <stdint.h>

/* As a function of bytes it is not always one load. */
static inline uint32_t sc_load_le16(const unsigned char *p) {
  uint16_t v;
  __builtin_memcpy(&v, p, sizeof v);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  v = __builtin_bswap16(v);
#endif
  return v;
}

static inline uint32_t sc_load_le32(const unsigned char *p) {
  return sc_load_le16(p) | sc_load_le16(p + 2) << 16;
}

static inline void sc_store_le32(unsigned char *p, uint32_t v) {
  p[0] = (unsigned char)v;
  p[1] = (unsigned char)(v >> 8);
  p[2] = (unsigned char)(v >> 16);
  p[3] = (unsigned char)(v >> 24);
}

/* `v` as it stands in memory. */
static inline uint32_t sc_as_le32(uint32_t v) {
  unsigned char bytes[4];
  sc_store_le32(bytes, v);
  __builtin_memcpy(&v, bytes, sizeof v);
  return v;
}

#endif
