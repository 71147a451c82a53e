#include "show_site.h"

#include "crc32c.h"

#include <static_call.h>
#include <stdio.h>

/* call rel32 on x86-64; crc32c() makes no tail call. */
enum { SITE_SIZE = 5 };

extern const unsigned char __ehdr_start[];
static const unsigned char *site;

/* A target that only notes who calls it. */
static uint32_t note_caller(uint32_t reg, const unsigned char *data,
                            size_t size) {
  (void)data, (void)size;
  site = (const unsigned char *)__builtin_return_address(0) - SITE_SIZE;
  return reg;
}

static void print_site(const char *state) {
  printf("%-8s %p 0x%tx ", state, (const void *)site, site - __ehdr_start);
  for (int i = 0; i < SITE_SIZE; i++)
    printf(" %02x", site[i]);
  putchar('\n');
}

int show_site(void) {
  crc32c_fn *chosen = static_call_get(crc32c_portable);
  int err = static_call_set(crc32c_portable, note_caller);
  if (err)
    return err;
  crc32c(0, "", 0);
  err = static_call_reset(crc32c_portable);
  if (err)
    return err;
  print_site("default");
  err = static_call_set(crc32c_portable, chosen);
  if (!err)
    print_site("chosen");
  return err;
}
