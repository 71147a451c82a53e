// RUN: %plain %s -o %t && %run %t | FileCheck %s
// Start-up code brings an image's parts to where the linker script put them.
// CHECK: told
#include <assert.h>

static int data = 7, bss, prepared;

__attribute__((constructor)) static void prepare(void) { prepared = data; }

IN_FLASH static int in_flash(void) { return 2; }
IN_RAM static int in_ram(void) { return 3; }

static bool is_in_ram_text(uintptr_t address) {
  return address >= (uintptr_t)ram_text_begin &&
         address < (uintptr_t)ram_text_end;
}

int main(void) {
  assert(data == 7 && bss == 0 && prepared == 7);
  assert(in_flash() == 2 && !is_in_ram_text((uintptr_t)in_flash));
  assert(in_ram() == 3 && is_in_ram_text((uintptr_t)in_ram));
  assert(is_in_ram_text((uintptr_t)main) == TEXT_IS_IN_RAM);
  board_puts("told\n");
  return 0;
}
