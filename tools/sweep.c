#include "sweep.h"

#include <llvm-c/Target.h>

enum { MAX_INSTRUCTION = 15 };

int sweep_open(struct sweep *sweep, const struct image *image,
               struct error *error) {
  LLVMInitializeX86TargetInfo();
  LLVMInitializeX86TargetMC();
  LLVMInitializeX86Disassembler();
  *sweep = (struct sweep){.image = image};
  const char *triple = image->family->triple;
  if (!triple)
    return 0;
  sweep->decoder = LLVMCreateDisasm(triple, NULL, 0, NULL, NULL);
  return sweep->decoder ? 0 : fail(error, "LLVM has no disassembler for x86");
}

void sweep_close(struct sweep *sweep) {
  if (sweep->decoder)
    LLVMDisasmDispose(sweep->decoder);
}

static struct range region_of(const struct image *image, uint64_t address) {
  size_t next = image_functions_to(image, address);
  const struct symbol *f = next ? &image->symbols[next - 1] : NULL;
  if (f && address < f->end)
    return (struct range){f->begin, f->end};
  struct range r = image_text(image, address);
  if (f && f->end > r.begin)
    r.begin = f->end;
  if (next < image->symbol_count && image->symbols[next].begin < r.end)
    r.end = image->symbols[next].begin;
  return r;
}

/* The size of the instruction at `address`; the smallest where there is none.
 */
static uint64_t size_at(const struct sweep *sweep, uint64_t address) {
  const struct family *f = sweep->image->family;
  uint64_t size = sweep->region.end - address;
  char text[128];
  size = size < MAX_INSTRUCTION ? size : MAX_INSTRUCTION;
  const unsigned char *p = image_at(sweep->image, address, size);
  if (!p || size < f->step)
    return f->step;
  if (f->length)
    return f->length(p, sweep->state == STATE_THUMB);
  size_t decoded = LLVMDisasmInstruction(sweep->decoder, (uint8_t *)p, size,
                                         address, text, sizeof text);
  return decoded ? decoded : 1;
}

/* The part of its function that is of one instruction set. */
static void enter(struct sweep *sweep, uint64_t address) {
  struct range alike;
  sweep->region = region_of(sweep->image, address);
  sweep->state = image_state(sweep->image, address, &alike);
  if (alike.begin > sweep->region.begin)
    sweep->region.begin = alike.begin;
  if (alike.end < sweep->region.end)
    sweep->region.end = alike.end;
  sweep->at = sweep->region.begin;
}

bool sweep_to(struct sweep *sweep, uint64_t address, struct range *insn) {
  if (!range_holds(sweep->region, address, 1) || address < sweep->at)
    enter(sweep, address);
  *insn = (struct range){address, address};
  if (sweep->state == STATE_DATA)
    return true;
  if (sweep->image->family->has_thumb && sweep->state == STATE_UNKNOWN)
    return false;
  for (;;) {
    uint64_t end = sweep->at + size_at(sweep, sweep->at);
    *insn = (struct range){sweep->at, end};
    if (address < end)
      return true;
    sweep->at = end;
  }
}
