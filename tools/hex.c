/* Intel HEX, as "Hexadecimal Object File Format Specification", revision A,
 * 1988 has it. A line is a record:
 *
 *   :LLAAAATT<data>CC   LL bytes of data, at offset AAAA, of type TT; the sum
 * of all bytes is 0 modulo 256
 *
 *   00  data
 *   01  the end
 *   02  bits 4 to 19 of what offsets count from, which wrap at 64 KiB
 *   03  where execution starts, cs:ip
 *   04  bits 16 to 31 of what offsets count from
 *   05  where execution starts, eip
 *
 * Data is changed in its place: lines stay what they are. */
#include "flash.h"

#include <stdlib.h>
#include <string.h>

enum { DATA, END, SEGMENT, START_SEGMENT, LINEAR, START_LINEAR };
/* In bytes. */
enum { HEADER = 4, CHECKSUM = 1 };

struct record {
  uint64_t address;
  unsigned length;
  size_t line;
  unsigned char *digits; /* those of its length */
};

struct hex {
  struct flash flash;     /* stays first */
  struct record *records; /* of data, by address */
  size_t count;
  const char *digits; /* as the file has them */
};

/* How far reading has come. */
struct reader {
  unsigned char *at, *end;
  size_t line;
  uint64_t base;
  bool wraps; /* offsets, at 64 KiB */
  bool is_over;
};

/* ---- Digits ------------------------------------------------------------- */

static int digit(unsigned char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

static unsigned byte_at(const unsigned char *digits, unsigned index) {
  return (unsigned)(digit(digits[2 * index]) << 4 |
                    digit(digits[2 * index + 1]));
}

static unsigned word_at(const unsigned char *digits, unsigned index) {
  return byte_at(digits, index) << 8 | byte_at(digits, index + 1);
}

/* What makes the sum of `count` bytes and itself 0. */
static unsigned checksum(const unsigned char *digits, unsigned count) {
  unsigned sum = 0;
  for (unsigned i = 0; i < count; i++)
    sum += byte_at(digits, i);
  return -sum & 0xff;
}

/* ---- Reading ------------------------------------------------------------ */

/* How many digits there are from `at` on. */
static size_t count_digits(const struct reader *r) {
  size_t count = 0, left = (size_t)(r->end - r->at);
  while (count < left && digit(r->at[count]) >= 0)
    count++;
  return count;
}

static int check_record(const struct reader *r, struct error *error) {
  size_t digits = count_digits(r);
  if (digits < 2)
    return fail(error, "line %zu: found no length, expected 2 digits", r->line);
  unsigned size = HEADER + byte_at(r->at, 0) + CHECKSUM;
  if (digits != 2 * size)
    return fail(error,
                "line %zu: found %zu digits, expected %u by the length "
                "that it says",
                r->line, digits, 2 * size);
  unsigned sum = checksum(r->at, size - CHECKSUM);
  if (byte_at(r->at, size - CHECKSUM) != sum)
    return fail(error, "line %zu: found checksum %02X, expected %02X", r->line,
                byte_at(r->at, size - CHECKSUM), sum);
  return 0;
}

static int check_type(const struct reader *r, struct error *error) {
  static const unsigned char lengths[] = {0, 0, 2, 4, 2, 4};
  unsigned type = byte_at(r->at, 3), length = byte_at(r->at, 0);
  if (type > START_LINEAR)
    return fail(error,
                "line %zu: found a record of type %02X, expected 00 to "
                "05",
                r->line, type);
  if (type != DATA && length != lengths[type])
    return fail(error,
                "line %zu: found %u bytes in a record of type %02X, "
                "expected %u",
                r->line, length, type, lengths[type]);
  return 0;
}

static int add_data(struct hex *hex, const struct reader *r,
                    struct error *error) {
  unsigned length = byte_at(r->at, 0), offset = word_at(r->at, 1);
  if (r->wraps && offset + length > 0x10000)
    return fail(error,
                "line %zu: found data that goes on behind a segment's "
                "64 KiB, expected none",
                r->line);
  if (length > 0)
    hex->records[hex->count++] =
        (struct record){r->base + offset, length, r->line, r->at};
  return 0;
}

static int take_record(struct hex *hex, struct reader *r, struct error *error) {
  unsigned type = byte_at(r->at, 3);
  if (type == DATA)
    return add_data(hex, r, error);
  if (type == SEGMENT || type == LINEAR) {
    r->base = (uint64_t)word_at(r->at, HEADER) << (type == LINEAR ? 16 : 4);
    r->wraps = type == SEGMENT;
  }
  r->is_over = type == END;
  return 0;
}

/* "\n" or "\r\n", or the end of the file. */
static int take_line_end(struct reader *r, struct error *error) {
  if (r->end - r->at >= 2 && r->at[0] == '\r' && r->at[1] == '\n')
    r->at++;
  if (r->at < r->end && *r->at++ != '\n')
    return fail(error,
                "line %zu: found 0x%02x behind the record, expected the "
                "line's end",
                r->line, r->at[-1]);
  r->line++;
  return 0;
}

static int read_line(struct hex *hex, struct reader *r, struct error *error) {
  if (r->is_over)
    return fail(error,
                "line %zu: found more behind the end record, expected "
                "nothing",
                r->line);
  if (*r->at != ':')
    return fail(error, "line %zu: found 0x%02x, expected ':'", r->line, *r->at);
  r->at++;
  if (check_record(r, error) || check_type(r, error) ||
      take_record(hex, r, error))
    return -1;
  r->at += 2 * (HEADER + byte_at(r->at, 0) + CHECKSUM);
  return take_line_end(r, error);
}

static int by_address(const void *a, const void *b) {
  const struct record *x = a, *y = b;
  if (x->address != y->address)
    return x->address < y->address ? -1 : 1;
  return (x->line > y->line) - (x->line < y->line);
}

static int check_order(struct hex *hex, struct error *error) {
  qsort(hex->records, hex->count, sizeof *hex->records, by_address);
  for (size_t i = 1; i < hex->count; i++) {
    const struct record *a = &hex->records[i - 1], *b = &hex->records[i];
    if (b->address - a->address < a->length)
      return fail(error,
                  "line %zu: found 0x%jx, which line %zu has too, "
                  "expected each address once",
                  b->line, (uintmax_t)b->address, a->line);
  }
  return 0;
}

static int read_records(struct hex *hex, unsigned char *text, size_t size,
                        struct error *error) {
  struct reader r = {.at = text, .end = text + size, .line = 1};
  while (r.at < r.end)
    if (read_line(hex, &r, error))
      return -1;
  if (!r.is_over)
    return fail(error, "line %zu: found the file's end, expected an end record",
                r.line);
  return check_order(hex, error);
}

/* ---- Changing ----------------------------------------------------------- */

/* The record that holds `address`, or NULL. */
static const struct record *find_record(const struct flash *flash,
                                        uint64_t address) {
  const struct hex *hex = (const struct hex *)flash;
  size_t i =
      count_up_to(hex->records, hex->count, sizeof *hex->records, address);
  const struct record *r = i ? &hex->records[i - 1] : NULL;
  return r && address - r->address < r->length ? r : NULL;
}

static bool get(const struct flash *flash, uint64_t address,
                unsigned char *byte) {
  const struct record *r = find_record(flash, address);
  if (r)
    *byte = (unsigned char)byte_at(r->digits,
                                   HEADER + (unsigned)(address - r->address));
  return r;
}

static void set_byte(const struct hex *hex, const struct record *r,
                     unsigned index, unsigned value) {
  r->digits[2 * index] = (unsigned char)hex->digits[value >> 4 & 15];
  r->digits[2 * index + 1] = (unsigned char)hex->digits[value & 15];
}

static void put(struct flash *flash, uint64_t address, unsigned char byte) {
  const struct hex *hex = (const struct hex *)flash;
  const struct record *r = find_record(flash, address);
  unsigned end = HEADER + r->length;
  set_byte(hex, r, HEADER + (unsigned)(address - r->address), byte);
  set_byte(hex, r, end, checksum(r->digits, end));
}

static const char *digits_of(const unsigned char *text, size_t size) {
  for (size_t i = 0; i < size; i++)
    if (text[i] >= 'a')
      return "0123456789abcdef";
  return "0123456789ABCDEF";
}

/* No record has less than 11 characters and a line's end. */
int hex_apply(unsigned char *text, size_t size, const struct edit *edit,
              struct error *error) {
  struct hex hex = {{get, put}, NULL, 0, digits_of(text, size)};
  hex.records = calloc(size / 11 + 1, sizeof *hex.records);
  if (!hex.records)
    return fail(error, "out of memory");
  int err = read_records(&hex, text, size, error) ||
            flash_apply(&hex.flash, edit, error);
  free(hex.records);
  return err ? -1 : 0;
}
