// RUN: %firmware %s -o %t %libc && %static_call verify --strict-startup %t
// RUN: %static_call list %t | FileCheck %s --check-prefix=%where
// The tool finds nothing wrong, in the library's start-up code neither.
#include <static_call.h>
#include <stdlib.h>

void *allocate(size_t n) { return __builtin_static_call(malloc, n); }
void *(*volatile pointer)(size_t) = allocate;

int main(void) { return pointer(4) == NULL; }
// IN-PLACE: jump {{.*}}allocate
// IN-PLACE-NOT: out of line
// OUT-OF-LINE: jump {{.*}}allocate{{.*}}out of line
