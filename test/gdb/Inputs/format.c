/* What gdb.py has in Python. */
#include "internal.h"

enum constants {
  VERSION = SC_FORMAT_VERSION,
  VIEW_RESULT = SC_VIEW_RESULT,
  RESULT_ZERO = SC_RESULT_ZERO,
  VIEW_NAMED = SC_VIEW_NAMED,
  KEY_PATCHED = SC_KEY_PATCHED,
  KEY_STALE = SC_KEY_STALE,
  STATE_SIZE = SC_UNIT_STATE_SIZE,
  STATE_KNOWN = offsetof(struct sc_unit_state, known),
};
enum constants constants;
const char VIEWS_SECTION[] = SC_VIEWS_SECTION;
const char TRAMPOLINE_PREFIX[] = SC_TRAMPOLINE_PREFIX;
const char RETURN0[] = SC_RETURN0;
const char UNIT[] = SC_UNIT;
struct sc_unit unit;
struct sc_view view;
struct static_call_key key;
struct sc_definition definition;
