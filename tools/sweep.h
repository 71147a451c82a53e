/* Where instructions begin: disassembly from each function's first byte. */
#ifndef SWEEP_H
#define SWEEP_H

#include "image.h"

#include <llvm-c/Disassembler.h>

struct sweep {
  const struct image *image;
  LLVMDisasmContextRef decoder;
  struct range region; /* a function, or what is between two */
  uint64_t at;
};

int sweep_open(struct sweep *sweep, const struct image *image,
               struct error *error);
void sweep_close(struct sweep *sweep);

/* Gives the instruction that holds `address`. What has no symbol is
 * disassembled from the end of the function in front of it, or from its
 * section's start. Ascending addresses cost one pass over the text together. */
struct range sweep_to(struct sweep *sweep, uint64_t address);

#endif
