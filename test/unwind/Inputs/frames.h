/* The functions on the stack, as the unwinder sees them: by their addresses,
 * which internal functions have too. */
#ifndef FRAMES_H
#define FRAMES_H

#include "sites.h"

#include <unwind.h>

/* Innermost first. */
struct frames {
  uintptr_t functions[64];
  int count;
  int interrupted; /* what the outermost signal interrupted */
};

static inline _Unwind_Reason_Code add_frame(struct _Unwind_Context *context,
                                            void *frames) {
  struct frames *f = (struct frames *)frames;
  if (f->count == 64)
    return _URC_END_OF_STACK;
  int is_interrupted = 0;
#ifndef __arm__ /* whose tables say nothing of signals */
  _Unwind_GetIPInfo(context, &is_interrupted);
#endif
  if (is_interrupted)
    f->interrupted = f->count;
  f->functions[f->count++] = (uintptr_t)_Unwind_GetRegionStart(context);
  return _URC_NO_REASON;
}

__attribute__((noinline)) static struct frames get_frames(void) {
  struct frames f;
  f.count = f.interrupted = 0;
  _Unwind_Backtrace(add_frame, &f);
  return f;
}

/* As the unwinder gives it: without the bit that says Thumb. */
static inline uintptr_t start_of(const void *function) {
  return (uintptr_t)code_of((const unsigned char *)function);
}

static inline int find_frame(const struct frames *f, const void *function) {
  int i = 0;
  while (i < f->count && f->functions[i] != start_of(function))
    i++;
  return i;
}

/* Whether `inner` was called by `outer`. */
static inline int is_called_by(const struct frames *f, const void *inner,
                               const void *outer) {
  int i = find_frame(f, inner) + 1;
  return i < f->count && f->functions[i] == start_of(outer);
}

#endif
