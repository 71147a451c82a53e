/* Where instructions begin: disassembly from each function's first byte. */
#ifndef SWEEP_H
#define SWEEP_H

#include "image.h"

#include <llvm-c/Disassembler.h>

struct sweep {
  const struct image *image;
  LLVMDisasmContextRef decoder; /* NULL: the family knows all lengths */
  struct range region;          /* a function, or what is between two */
  enum code_state state;        /* in all of the region */
  uint64_t at;
};

int sweep_open(struct sweep *sweep, const struct image *image,
               struct error *error);
void sweep_close(struct sweep *sweep);

/* Gives the instruction that holds `address`; an empty one where there is data.
 * What has no symbol is disassembled from the end of the function in front of
 * it, or from its section's start. Ascending addresses cost one pass over the
 * text together. False where nobody knows: without mapping symbols, literals
 * look like instructions of one size or the other. */
bool sweep_to(struct sweep *sweep, uint64_t address, struct range *insn);

#endif
