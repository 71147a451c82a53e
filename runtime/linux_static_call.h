/* The name by which the Linux kernel includes it. */
#include <static_call.h>
