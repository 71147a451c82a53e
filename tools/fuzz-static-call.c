/* libFuzzer's target: both commands on any bytes. They must give a status of
 * the tool's, and ASan and UBSan have nothing to say. */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t max_size,
                               unsigned seed);

static void run(enum command command, bool json, const uint8_t *bytes,
                size_t size) {
  static FILE *nowhere;
  if (!nowhere)
    nowhere = fopen("/dev/null", "w");
  struct request request = {.command = command, .out = nowhere, .err = nowhere};
  if (json)
    request.files = json_array();
  int status = tool_run(&request, "input", bytes, size);
  if (status < STATUS_FINE || status > STATUS_UNREADABLE ||
      (json && json_write(json_object(), nowhere)))
    abort();
  json_decref(request.files);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  run(COMMAND_LIST, true, bytes, size);
  run(COMMAND_LIST, false, bytes, size);
  run(COMMAND_VERIFY, true, bytes, size);
  run(COMMAND_VERIFY, false, bytes, size);
  return 0;
}

/* Linked files are mostly zeros, and headers break first: what is not zero
 * changes in its place, some bytes at a time. */
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t max_size,
                               unsigned seed) {
  enum { WINDOW = 8 };
  uint8_t window[WINDOW];
  size_t at = size ? seed / 16 % size : 0;
  while (at < size && bytes[at] == 0)
    at++;
  if (seed % 16 == 0 || size - at < WINDOW)
    return LLVMFuzzerMutate(bytes, size, max_size);
  at &= ~(size_t)3;
  memcpy(window, bytes + at, WINDOW);
  LLVMFuzzerMutate(window, WINDOW, WINDOW);
  memcpy(bytes + at, window, WINDOW);
  return size;
}
