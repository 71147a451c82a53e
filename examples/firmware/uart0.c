/* The default driver: what boards without a table have. */
#include "cmsdk_uart.h"
#include "uart.h"

void uart_init(void) { cmsdk_uart_init(CMSDK_UART0); }
void uart_putc(char c) { cmsdk_uart_putc(CMSDK_UART0, c); }
