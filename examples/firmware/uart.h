/* What the program prints on. Every call of these functions is a static call:
 * a direct branch, like any call, whose target the boot table chooses. */
#ifndef UART_H
#define UART_H

__attribute__((static_call)) void uart_init(void);
__attribute__((static_call)) void uart_putc(char c);

/* On top of it, whichever driver it is. */
void print(const char *text);
void print_number(unsigned number);

#endif
