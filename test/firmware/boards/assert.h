#ifndef ASSERT_H
#define ASSERT_H

#include "board.h"

#define ASSERT_TEXT(number) #number
#define ASSERT_PLACE(file, line) file ":" ASSERT_TEXT(line) ": "
#define assert(condition)                                                      \
  ((condition)                                                                 \
       ? (void)0                                                               \
       : (board_puts(ASSERT_PLACE(__FILE__, __LINE__) #condition "\n"),        \
          board_exit(BOARD_FAILED)))

#endif
