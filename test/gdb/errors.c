// UNSUPPORTED: emulated, quick
// RUN: %clang_sc -O1 -I%S/Inputs %s -o %t && %clang -DPLAIN %s -o %t.plain
// RUN: not %gdb -ex "info static-calls" 2>&1 | FileCheck %s --check-prefix=NOTHING
// RUN: not %gdb -ex "info static-calls" %t.plain 2>&1 | FileCheck %s --check-prefix=PLAIN
// RUN: not %gdb -ex "info static-calls (" %t 2>&1 | FileCheck %s --check-prefix=REGEXP
// RUN: not %gdb -ex "info static-calls absent" %t 2>&1 | FileCheck %s --check-prefix=ABSENT
// RUN: not %gdb -ex "info static-calls -all" %t 2>&1 | FileCheck %s --check-prefix=USAGE
// RUN: not %gdb -ex "info static-calls a b" %t 2>&1 | FileCheck %s --check-prefix=USAGE
// RUN: not %gdb -ex run -ex "set variable *(int *)&__static_call_unit_v3 = 4" -ex "info static-calls" %t 2>&1 | FileCheck %s --check-prefix=VERSION
// RUN: not %gdb -ex run -ex "set variable *(int *)&'__static_call_view.first' = -1 << 30" -ex "info static-calls" %t 2>&1 | FileCheck %s --check-prefix=MEMORY
// What cannot be shown is said in one line.

#ifdef PLAIN
int main(void) { return 0; }
#else
#include "stop.h"
APART int first(int x) { return x + 1; }
int main(void) {
  stop_here();
  return __builtin_static_call(first, -1);
}
#endif

// NOTHING: {{^}}The program's file is not known: use the "file" command.
// PLAIN:   {{^}}No static calls in this program.
// REGEXP:  {{^}}Invalid regexp: {{.*}}: (
// ABSENT:  {{^}}No static call matches "absent".
// USAGE:   {{^}}Usage: info static-calls [-sites] [REGEXP]
// VERSION: {{^/.*}}/errors.c.tmp has static calls of format 4, and this gdb.py reads format 3: take that of the static-call it was built with
// MEMORY:  {{^}}Static calls cannot be read: Cannot access memory at address 0x
