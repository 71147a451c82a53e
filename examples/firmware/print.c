#include "uart.h"

void print(const char *text) {
  while (*text)
    uart_putc(*text++);
}

void print_number(unsigned number) {
  if (number > 9)
    print_number(number / 10);
  uart_putc((char)('0' + number % 10));
}
