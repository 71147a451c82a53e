/* CRC-32C with tables, 8 bytes at a time ("slicing by 8"). */
#include "crc32c.h"

/* A CRC is linear, so the entries of the 8 single bits make all 256. */
#define BIT(i, n, entry) (((i) >> (n) & 1) * (entry))
#define ENTRY(i, a, b, c, d, e, f, g, h)                                       \
  BIT(i, 0, a) ^ BIT(i, 1, b) ^ BIT(i, 2, c) ^ BIT(i, 3, d) ^ BIT(i, 4, e) ^   \
      BIT(i, 5, f) ^ BIT(i, 6, g) ^ BIT(i, 7, h)
#define ENTRIES4(i, ...)                                                       \
  ENTRY(i, __VA_ARGS__), ENTRY(i + 1, __VA_ARGS__), ENTRY(i + 2, __VA_ARGS__), \
      ENTRY(i + 3, __VA_ARGS__)
#define ENTRIES16(i, ...)                                                      \
  ENTRIES4(i, __VA_ARGS__), ENTRIES4(i + 4, __VA_ARGS__),                      \
      ENTRIES4(i + 8, __VA_ARGS__), ENTRIES4(i + 12, __VA_ARGS__)
#define ENTRIES64(i, ...)                                                      \
  ENTRIES16(i, __VA_ARGS__), ENTRIES16(i + 16, __VA_ARGS__),                   \
      ENTRIES16(i + 32, __VA_ARGS__), ENTRIES16(i + 48, __VA_ARGS__)
#define TABLE(...)                                                             \
  {ENTRIES64(0, __VA_ARGS__), ENTRIES64(64, __VA_ARGS__),                      \
   ENTRIES64(128, __VA_ARGS__), ENTRIES64(192, __VA_ARGS__)}

/* table[k][b]: the register after byte b and k zero bytes, started at 0. */
static const uint32_t table[8][256] = {
    TABLE(0xf26b8303, 0xe13b70f7, 0xc79a971f, 0x8ad958cf, 0x105ec76f,
          0x20bd8ede, 0x417b1dbc, 0x82f63b78),
    TABLE(0x13a29877, 0x274530ee, 0x4e8a61dc, 0x9d14c3b8, 0x3fc5f181,
          0x7f8be302, 0xff17c604, 0xfbc3faf9),
    TABLE(0xa541927e, 0x4f6f520d, 0x9edea41a, 0x38513ec5, 0x70a27d8a,
          0xe144fb14, 0xc76580d9, 0x8b277743),
    TABLE(0xdd45aab8, 0xbf672381, 0x7b2231f3, 0xf64463e6, 0xe964b13d,
          0xd725148b, 0xaba65fe7, 0x52a0c93f),
    TABLE(0x38116fac, 0x7022df58, 0xe045beb0, 0xc5670b91, 0x8f2261d3,
          0x1ba8b557, 0x37516aae, 0x6ea2d55c),
    TABLE(0xef306b19, 0xdb8ca0c3, 0xb2f53777, 0x6006181f, 0xc00c303e,
          0x85f4168d, 0x0e045beb, 0x1c08b7d6),
    TABLE(0x68032cc8, 0xd0065990, 0xa5e0c5d1, 0x4e2dfd53, 0x9c5bfaa6,
          0x3d5b83bd, 0x7ab7077a, 0xf56e0ef4),
    TABLE(0x493c7d27, 0x9278fa4e, 0x211d826d, 0x423b04da, 0x847609b4,
          0x0d006599, 0x1a00cb32, 0x34019664),
};

static uint32_t load32(const unsigned char *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
         (uint32_t)p[3] << 24;
}

uint32_t crc32c_portable(uint32_t reg, const unsigned char *data, size_t size) {
  for (; size >= 8; data += 8, size -= 8) {
    uint32_t low = reg ^ load32(data), high = load32(data + 4);
    reg = table[7][low & 255] ^ table[6][low >> 8 & 255] ^
          table[5][low >> 16 & 255] ^ table[4][low >> 24] ^
          table[3][high & 255] ^ table[2][high >> 8 & 255] ^
          table[1][high >> 16 & 255] ^ table[0][high >> 24];
  }
  for (; size; data++, size--)
    reg = table[0][(reg ^ *data) & 255] ^ reg >> 8;
  return reg;
}
