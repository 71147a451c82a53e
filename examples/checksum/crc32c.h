/* CRC-32C (Castagnoli, RFC 3720): polynomial 0x1edc6f41, reflected. */
#ifndef CRC32C_H
#define CRC32C_H

#include <stddef.h>
#include <stdint.h>

/* The checksum of what `crc` covers followed by `data`; start with 0. */
uint32_t crc32c(uint32_t crc, const void *data, size_t size);

/* Implementations: they move the bare register on, without the inversions at
 * begin and end. The first is the default of a static call, the second needs
 * SSE4.2. */
typedef uint32_t crc32c_fn(uint32_t reg, const unsigned char *data,
                           size_t size);
uint32_t crc32c_portable(uint32_t reg, const unsigned char *data, size_t size);
uint32_t crc32c_sse42(uint32_t reg, const unsigned char *data, size_t size);

#endif
