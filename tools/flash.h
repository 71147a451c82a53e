/* Files that hold what is written to a chip, by physical addresses: a change of
 * the ELF file that they were made from is applied to them. */
#ifndef FLASH_H
#define FLASH_H

#include "edit.h"

struct flash {
  /* Gives the byte at `address`; false where there is none. */
  bool (*get)(const struct flash *flash, uint64_t address, unsigned char *byte);
  /* Changes it. */
  void (*put)(struct flash *flash, uint64_t address, unsigned char byte);
};

/* Applies the edit, or changes nothing: 0 or -1. */
int flash_apply(struct flash *flash, const struct edit *edit,
                struct error *error);

/* The bytes alone, from `base` on. */
int binary_apply(unsigned char *bytes, size_t size, uint64_t base,
                 const struct edit *edit, struct error *error);

/* Where objcopy -O binary begins: with the lowest physical address of what a
 * section has in the file. 0 or -1. */
int binary_base(const struct image *image, uint64_t *base, struct error *error);

/* ---- hex.c -------------------------------------------------------------- */

/* Intel HEX. */
int hex_apply(unsigned char *text, size_t size, const struct edit *edit,
              struct error *error);

#endif
