/* What developers want to see, and customers do not: a table that says
 * log_line=NULL makes each call one instruction that does nothing. */
#ifndef LOG_H
#define LOG_H

__attribute__((static_call)) void log_line(const char *text, unsigned number);

#endif
