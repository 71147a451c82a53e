/* Prints what the linker script must name. */
#include "StaticCallFormat.h"
#include <stdio.h>
int main(void) {
  puts(SC_SITES_BEGIN " = .)\n" SC_SITES_END " = .)\n" SC_VIEWS_BEGIN
                      " = .)\n" SC_VIEWS_END " = .)\n" SC_RESOLVERS_BEGIN
                      " = .)\n" SC_RESOLVERS_END " = .)\n" SC_SLOTS_BEGIN
                      " = .)\n" SC_SLOTS_END " = .)\n" SC_KEYS_BEGIN
                      " = .)\n" SC_KEYS_END " = .)\n"
                      "*(SORT_BY_NAME(" SC_SITES_SECTION "*))\n"
                      "*(" SC_VIEWS_SECTION ")\n"
                      "*(" SC_SLOTS_SECTION ")\n"
                      "*(" SC_KEYS_SECTION "*)\n"
                      "KEEP(*(" SC_RESOLVERS_SECTION "))");
  return 0;
}
