#include "config.h"
#include "log.h"
#include "uart.h"

static unsigned measure(unsigned n) {
  log_line("measuring, number ", n);
  return 20 + n * n % 7;
}

int main(void) {
  uart_init();
  config_report();
  for (unsigned n = 1; n <= 2; n++) {
    unsigned degrees = measure(n);
    print("temperature: ");
    print_number(degrees);
    print("\n");
  }
  return 0;
}
