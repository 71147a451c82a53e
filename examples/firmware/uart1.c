/* The other driver. No other file knows of it: a table may choose it, because
 * it says so here. */
#include "cmsdk_uart.h"
#include "uart.h"
#include <static_call.h>

static void uart1_init(void) { cmsdk_uart_init(CMSDK_UART1); }
static void uart1_putc(char c) { cmsdk_uart_putc(CMSDK_UART1, c); }

STATIC_CALL_TARGET(uart_init, uart1_init);
STATIC_CALL_TARGET(uart_putc, uart1_putc);
