#include "log.h"
#include "uart.h"

void log_line(const char *text, unsigned number) {
  print("  log: ");
  print(text);
  print_number(number);
  print("\n");
}
