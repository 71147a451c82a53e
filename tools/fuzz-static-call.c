/* libFuzzer's target: all commands on any bytes. They must give a status of
 * the tool's, and ASan and UBSan have nothing to say. */
#include "flash.h"
#include "retarget.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t max_size,
                               unsigned seed);

static FILE *nowhere(void) {
  static FILE *file;
  if (!file)
    file = fopen("/dev/null", "w");
  return file;
}

static void check(int status) {
  if (status < STATUS_FINE || status > STATUS_UNREADABLE)
    abort();
}

static void run(enum command command, bool json, const uint8_t *bytes,
                size_t size) {
  struct request request = {
      .command = command, .out = nowhere(), .err = nowhere()};
  if (json)
    request.files = json_array();
  check(tool_run(&request, "input", bytes, size));
  if (json && json_write(json_object(), nowhere()))
    abort();
  json_decref(request.files);
}

/* ---- retarget ----------------------------------------------------------- */

typedef int apply_fn(unsigned char *bytes, size_t size, const struct edit *edit,
                     struct error *error);

static int apply_binary(unsigned char *bytes, size_t size,
                        const struct edit *edit, struct error *error) {
  uint64_t base;
  return binary_base(edit->image, &base, error) ||
                 binary_apply(bytes, size, base, edit, error)
             ? -1
             : 0;
}

/* Applies it to what need not fit. */
static void apply(apply_fn *function, const uint8_t *bytes, size_t size,
                  const struct edit *edit) {
  struct error error;
  unsigned char *copy = malloc(size + 1);
  memcpy(copy, bytes, size);
  function(copy, size, edit, &error);
  free(copy);
}

/* KEY=TARGET of the seeds. */
static void retarget(char *const *texts, size_t count, const uint8_t *bytes,
                     size_t size) {
  struct request request = {
      .command = COMMAND_RETARGET, .out = nowhere(), .err = nowhere()};
  struct retarget r;
  int status = retarget_open(&r, &request, "input", bytes, size, texts, count);
  if (status == STATUS_UNREADABLE)
    return;
  if (status != STATUS_FINE)
    abort();
  retarget_list(&r, &request, "output");
  apply(apply_binary, bytes, size, &r.edit);
  retarget_close(&r);
}

/* One of these, as the bytes say: each takes as long as verify twice. */
static void retarget_some(const uint8_t *bytes, size_t size) {
  static char *const all[][4] = {{"f=g", "hook=f", "g=NULL"},
                                 {"here=main", "null=", "zero=add", "weak="},
                                 {"f=NULL"},
                                 {"null=aside"}};
  const struct edit none = {0};
  unsigned sum = 0;
  size_t count = 0;
  for (size_t i = 0; i < size; i++)
    sum += bytes[i];
  char *const *texts = all[sum % 4];
  while (count < 4 && texts[count])
    count++;
  retarget(texts, count, bytes, size);
  apply(hex_apply, bytes, size, &none);
}

/* ---- table -------------------------------------------------------------- */

/* As an image, and as a table. */
static void make_table(const uint8_t *bytes, size_t size) {
  static char *const choices[] = {"f=g", "g=NULL", "here=default", NULL};
  struct request request = {.out = nowhere(), .err = nowhere()};
  struct input input = {"input", bytes, size}, made = {.name = "table"};
  unsigned char *table;
  check(table_show(&request, &input, NULL));
  for (char *const *choice = choices; *choice; choice++) {
    char *const one[] = {*choice, NULL};
    if (table_make(&request, &input, one, 1, &table, &made.size) != STATUS_FINE)
      continue;
    made.bytes = table;
    if (table_show(&request, &made, &input) != STATUS_FINE)
      abort();
    free(table);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  retarget_some(bytes, size);
  run(COMMAND_LIST, true, bytes, size);
  run(COMMAND_LIST, false, bytes, size);
  run(COMMAND_VERIFY, true, bytes, size);
  run(COMMAND_VERIFY, false, bytes, size);
  make_table(bytes, size);
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
