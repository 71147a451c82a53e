/* CRC-32C with the crc32 instruction of SSE4.2. It takes 3 cycles, but a new
 * one can start in each, so long data is worked on in three streams. */
#include "crc32c.h"

#ifdef __x86_64__
#include <nmmintrin.h>
#include <string.h>

#define SSE42 __attribute__((target("sse4.2")))

/* Bytes per stream; what one and two streams of zero bytes multiply by: x to
 * the power of 8 * STREAM and 16 * STREAM, modulo the polynomial. */
enum { STREAM = 8192 };
#define SHIFT_STREAM 0x28461564
#define SHIFT_2_STREAMS 0xbf455269

/* a * b modulo the polynomial. Bit 31 stands for 1, bit 0 for x^31. */
static uint32_t multiply(uint32_t a, uint32_t b) {
  uint32_t product = 0;
  for (int i = 31; i >= 0; i--) {
    product ^= b & -(a >> i & 1);
    b = b >> 1 ^ (0x82f63b78 & -(b & 1));
  }
  return product;
}

static uint64_t load64(const unsigned char *p) {
  uint64_t value;
  memcpy(&value, p, sizeof value);
  return value;
}

SSE42 static uint32_t three_streams(uint32_t reg, const unsigned char *data) {
  uint64_t first = reg, second = 0, third = 0;
  for (const unsigned char *end = data + STREAM; data < end; data += 8) {
    first = _mm_crc32_u64(first, load64(data));
    second = _mm_crc32_u64(second, load64(data + STREAM));
    third = _mm_crc32_u64(third, load64(data + 2 * STREAM));
  }
  return multiply(SHIFT_2_STREAMS, (uint32_t)first) ^
         multiply(SHIFT_STREAM, (uint32_t)second) ^ (uint32_t)third;
}

SSE42 uint32_t crc32c_sse42(uint32_t reg, const unsigned char *data,
                            size_t size) {
  for (; size >= 3 * STREAM; data += 3 * STREAM, size -= 3 * STREAM)
    reg = three_streams(reg, data);
  for (; size >= 8; data += 8, size -= 8)
    reg = (uint32_t)_mm_crc32_u64(reg, load64(data));
  for (; size; data++, size--)
    reg = _mm_crc32_u8(reg, *data);
  return reg;
}

#endif
