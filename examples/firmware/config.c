#include "config.h"
#include "uart.h"
#include <static_call.h>

/* From the linker script. */
extern const char config_slot_a[], config_slot_b[], config_slot_size[];

static struct static_call_table slots[2];
static int result;

void config_apply(void) {
  for (unsigned i = 0; i < 2; i++) {
    slots[i].address = i ? config_slot_b : config_slot_a;
    slots[i].size = (__SIZE_TYPE__)config_slot_size;
  }
  result = static_call_boot(slots, 2);
}

/* The numbers are Linux's; see static_call_boot in static_call.h. */
static void print_error(int error) {
  if (error == 0)
    print("good");
  else if (error == -2)
    print("empty");
  else if (error == -74)
    print("DAMAGED");
  else if (error == -116)
    print("OF ANOTHER IMAGE");
  else {
    print("ERROR ");
    print_number((unsigned)-error);
  }
}

void config_report(void) {
  print("config: slot A ");
  print_error(slots[0].error);
  print(", slot B ");
  print_error(slots[1].error);
  if (result) {
    print(", defaults: ");
    print_error(result);
  }
  print("\n");
}
