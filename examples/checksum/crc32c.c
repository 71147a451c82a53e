/* Which CRC-32C this processor runs is decided once, when the program loads. */
#include "crc32c.h"

#include <static_call.h>

static crc32c_fn *choose(void) {
#ifdef __x86_64__
  __builtin_cpu_init();
  if (__builtin_cpu_supports("sse4.2"))
    return crc32c_sse42;
#endif
  return NULL;
}
STATIC_CALL_RESOLVER(crc32c_portable, choose);

uint32_t crc32c(uint32_t crc, const void *data, size_t size) {
  return ~__builtin_static_call(crc32c_portable, ~crc, data, size);
}
