// named.c inside a namespace, and what C does not have.
#include <linux/static_call.h>
#include <stddef.h>
namespace deep {
#include "named.c"
struct object {
  object();
};
object make();
DEFINE_STATIC_CALL(make, make);
} // namespace deep
