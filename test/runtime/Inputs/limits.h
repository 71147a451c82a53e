/* What a family encodes, decodes and refuses: SC_ARCH, as the test sees it. */
#ifndef LIMITS_H
#define LIMITS_H

#include "unit.h"

/* A site of that form has these bytes, and decode knows it again. */
static inline void expect_site(enum sc_form form, uint64_t pc, uint64_t dest,
                               const char *bytes) {
  unsigned char insn[SC_MAX_SITE] = {0};
  uint64_t got = dest;
  CHECK(sc_arch_encode(insn, form, pc, dest) == sc_arch_size());
  CHECK(!memcmp(insn, bytes, (size_t)sc_arch_size()));
  CHECK(sc_arch_decode(insn, pc, &got) == (int)form && got == dest);
}

/* Over a branch of that form its field makes the same. */
static inline void expect_branch(enum sc_form form, uint64_t pc, uint64_t dest,
                                 const char *bytes) {
  unsigned char insn[SC_MAX_SITE] = {0};
  CHECK(sc_arch_reaches(pc, dest));
  expect_site(form, pc, dest, bytes);
  CHECK(sc_arch_encode(insn, form, pc, pc) == sc_arch_size());
  struct sc_field field = sc_arch_field(insn, pc, dest);
  memcpy(insn + field.offset, &field.value, sizeof field.value);
  CHECK(!memcmp(insn, bytes, (size_t)sc_arch_size()));
}

static inline void expect_far(uint64_t pc, uint64_t dest) {
  unsigned char insn[SC_MAX_SITE], before[SC_MAX_SITE];
  memset(insn, 0x55, sizeof insn);
  memset(before, 0x55, sizeof before);
  CHECK(!sc_arch_reaches(pc, dest));
  CHECK(sc_arch_encode(insn, SC_CALL, pc, dest) == -ERANGE);
  CHECK(sc_arch_encode(insn, SC_JUMP, pc, dest) == -ERANGE);
  CHECK(!memcmp(insn, before, sizeof insn));
}

static inline void expect_refused(uint64_t pc, const char *bytes) {
  uint64_t dest = 1;
  CHECK(sc_arch_decode((const unsigned char *)bytes, pc, &dest) == -EILSEQ);
  CHECK(dest == 1);
}

/* Where `live`, calls, jumps and what does nothing may become each other. */
static inline void expect_live(uint64_t pc, bool live) {
  for (int from = SC_CALL; from <= SC_EXCHANGE; from++)
    for (int to = SC_CALL; to <= SC_EXCHANGE; to++)
      CHECK(sc_arch_is_live(pc, from, to) ==
            (live && from <= SC_NOTHING && to <= SC_NOTHING));
}

#endif
