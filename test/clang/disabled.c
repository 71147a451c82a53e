// RUN: for std in c11 c17 c23; do %clang_fe -std=$std -Wall -Wextra -Wpedantic -I%src/runtime -fsyntax-only -Xclang -verify %s || exit 1; done
// NULL disables the calls of what returns nothing, an integer or a pointer; other targets are for all.
// expected-no-diagnostics

#include "static_call.h"
#include <stdbool.h>
#include <stddef.h>

void nothing(void);
bool truth(void);
char character(void);
enum e { E } enumeration(void);
unsigned long number(void);
__extension__ typedef _BitInt(8 * sizeof(long)) word;
word bits(void);
const char *pointer(int n);
double twice(void);
double other(void);
double (*pick(int n))(void);

int legal(struct static_call_batch *batch) {
  static_call_batch_add(batch, pointer, NULL);
  int err = static_call_set(nothing, NULL) | static_call_set(truth, 0);
  err |= static_call_set(character, (void *)0);
  err |= static_call_set(enumeration, (NULL));
  err |= static_call_set(number, (unsigned long (*)(void))0);
  err |= static_call_set(&bits, NULL) | static_call_set(pointer, NULL);
  return err | static_call_set(twice, other) | static_call_set(twice, pick(0));
}
