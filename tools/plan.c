/* What the runtime's update makes of a site. */
#include "unit.h"

/* ---- Profile M: Tag_CPU_arch -------------------------------------------- */

enum {
  V7 = 10,
  V6_M,
  V6S_M,
  V7E_M,
  V8_M_BASE = 16,
  V8_M_MAIN,
  V8_1_M_MAIN = 21
};

/* Only a call of 32 bits can become another instruction of that size. */
enum has_inline bare_has_inline(const struct image *image) {
  if (!bare_thumb(image))
    return INLINE_YES;
  switch (image_arm_arch(image)) {
  case V7:
  case V7E_M:
  case V8_M_MAIN:
  case V8_1_M_MAIN:
    return INLINE_YES;
  case V6_M:
  case V6S_M:
  case V8_M_BASE:
    return INLINE_NO;
  default:
    return INLINE_UNKNOWN;
  }
}

static bool has_inline(const struct image *image, const struct key *key) {
  return !key->is_bare || bare_has_inline(image) != INLINE_NO;
}

/* ---- Sites -------------------------------------------------------------- */

uint64_t stub_for(const struct unit *unit, const struct key *key) {
  return key_result(key) == SC_RESULT_ZERO      ? unit->return_zero
         : key_result(key) == SC_RESULT_NOTHING ? unit->return_nothing
                                                : 0;
}

enum sc_form disabled_form(const struct key *key) {
  return key_result(key) == SC_RESULT_ZERO ? SC_ZERO : SC_NOTHING;
}

bool is_disabled(const struct image *image, const struct site *site) {
  return site->key && site->form == (int)disabled_form(site->key) &&
         begins_disabled(image, site->key) && has_inline(image, site->key);
}

struct plan plan_site(const struct image *image, const struct site *site,
                      uint64_t target) {
  const struct family *f = image->family;
  const struct key *key = site->key;
  bool is_jump = site->form == SC_JUMP;
  uint64_t callee = target ? target : f->entry(key->stub, site->pc);
  if (!target && !is_jump && has_inline(image, key))
    return (struct plan){disabled_form(key), callee};
  if (site->form == SC_EXCHANGE && site->dest == callee)
    return (struct plan){SC_EXCHANGE, callee};
  if (!f->reaches(site->pc, callee))
    callee = f->entry(key->veneer, site->pc);
  return (struct plan){is_jump ? SC_JUMP : SC_CALL, callee};
}

bool is_planned(const struct site *site, const struct plan *plan) {
  return site->form == (int)plan->form &&
         (!sc_is_branch(plan->form) || site->dest == plan->dest);
}
