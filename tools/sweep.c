#include "sweep.h"

#include <llvm-c/Target.h>

enum { MAX_INSTRUCTION = 15 };

int sweep_open(struct sweep *sweep, const struct image *image,
               struct error *error) {
  LLVMInitializeX86TargetInfo();
  LLVMInitializeX86TargetMC();
  LLVMInitializeX86Disassembler();
  *sweep = (struct sweep){.image = image};
  sweep->decoder =
      LLVMCreateDisasm("x86_64-unknown-linux-gnu", NULL, 0, NULL, NULL);
  return sweep->decoder ? 0 : fail(error, "LLVM has no disassembler for x86");
}

void sweep_close(struct sweep *sweep) { LLVMDisasmDispose(sweep->decoder); }

static struct range section_around(const struct image *image,
                                   uint64_t address) {
  for (size_t i = 1; i <= image->section_count; i++) {
    const GElf_Shdr *s = &image_section_at(image, i)->header;
    struct range r = {s->sh_addr, s->sh_addr + s->sh_size};
    if ((s->sh_flags & SHF_EXECINSTR) && range_holds(r, address, 1))
      return r;
  }
  return (struct range){address, address + 1};
}

static struct range region_of(const struct image *image, uint64_t address) {
  size_t next = image_functions_to(image, address);
  const struct symbol *f = next ? &image->symbols[next - 1] : NULL;
  if (f && address < f->end)
    return (struct range){f->begin, f->end};
  struct range r = section_around(image, address);
  if (f && f->end > r.begin)
    r.begin = f->end;
  if (next < image->symbol_count && image->symbols[next].begin < r.end)
    r.end = image->symbols[next].begin;
  return r;
}

/* The size of the instruction at `address`; 1 where there is none. */
static uint64_t size_at(const struct sweep *sweep, uint64_t address) {
  uint64_t size = sweep->region.end - address;
  char text[128];
  size = size < MAX_INSTRUCTION ? size : MAX_INSTRUCTION;
  const unsigned char *p = image_at(sweep->image, address, size);
  size_t decoded = p ? LLVMDisasmInstruction(sweep->decoder, (uint8_t *)p, size,
                                             address, text, sizeof text)
                     : 0;
  return decoded ? decoded : 1;
}

struct range sweep_to(struct sweep *sweep, uint64_t address) {
  if (!range_holds(sweep->region, address, 1) || address < sweep->at) {
    sweep->region = region_of(sweep->image, address);
    sweep->at = sweep->region.begin;
  }
  for (;;) {
    uint64_t end = sweep->at + size_at(sweep, sweep->at);
    if (address < end)
      return (struct range){sweep->at, end};
    sweep->at = end;
  }
}
