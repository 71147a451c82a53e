/* The registers of Arm's CMSDK UART, of which the board has several. */
#ifndef CMSDK_UART_H
#define CMSDK_UART_H

#include <stdint.h>

struct cmsdk_uart {
  volatile uint32_t data, state, control, interrupts, baud_divider;
};
#define CMSDK_UART0 ((struct cmsdk_uart *)0x40004000)
#define CMSDK_UART1 ((struct cmsdk_uart *)0x40005000)

static inline void cmsdk_uart_init(struct cmsdk_uart *uart) {
  uart->baud_divider = 25000000 / 115200;
  uart->control = 1; /* transmit */
}

static inline void cmsdk_uart_putc(struct cmsdk_uart *uart, char c) {
  while (uart->state & 1) /* full */
    ;
  uart->data = (unsigned char)c;
}

#endif
