/* Little-endian words, whatever the host's byte order and alignment. */
#ifndef STATIC_CALL_ARCH_BYTES_H
#define STATIC_CALL_ARCH_BYTES_H

#include <stdint.h>
#include <string.h>

static inline uint32_t sc_load_le16(const unsigned char *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8;
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
  memcpy(&v, bytes, sizeof v);
  return v;
}

#endif
