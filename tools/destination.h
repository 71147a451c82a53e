/* Where a call leads, and how places are shown. */
#ifndef DESTINATION_H
#define DESTINATION_H

#include "image.h"

/* A linker's thunk for a PLT entry is as far as links go. */
enum { MAX_JUMPS = 4 };

/* Whether the code at `*dest` does nothing but jump, of which *dest becomes the
 * destination; and the address of the jump. */
bool follow_jump(const struct image *image, uint64_t *dest, uint64_t *jump);

/* Whether a call of `dest` reaches `function`: itself, or through what the
 * linker puts between, a PLT entry or a jump. */
bool leads_to(const struct image *image, uint64_t dest,
              const struct value *function);

/* Whether the first instruction of `function`, behind what marks it as one and
 * what aligns the instruction, stands at `pc`. */
bool begins_at(const struct image *image, const struct value *function,
               uint64_t pc);

/* Whether code of the function at `pc`, `size` bytes at most, makes `address`,
 * or loads from there. */
bool refers_to(const struct image *image, uint64_t pc, uint64_t size,
               uint64_t address);

/* The pointer that the PLT entry at `stub` jumps through; false where there is
 * no PLT entry. */
bool plt_pointer(const struct image *image, uint64_t stub, struct value *value);

/* As it is shown; long names are cut. */
struct shown {
  char text[320];
};

/* "0x201893 main+0x13", without what says an instruction set */
struct shown show_place(const struct image *image, uint64_t address);

/* "f", "f+0x13" or "f@plt"; false where no symbol is known. */
bool find_destination(const struct image *image, uint64_t address,
                      struct shown *shown);

/* The same, or "0x201893". */
struct shown show_destination(const struct image *image, uint64_t address);
struct shown show_value(const struct image *image, const struct value *value);

/* The same for a named key's first target: "NULL", "return 0" or a function. */
struct shown show_first(const struct image *image, const struct value *value);

/* The name of the function that `value` is, or NULL if it has none. */
const char *value_name(const struct image *image, const struct value *value);

#endif
