#include "sites.h"
#include "soak.h"

#include <sys/mman.h>

const int static_call_policy = POLICY;

typedef void function(void);
static function *targets[KEYS][TARGETS];

/* ---- Each key ----------------------------------------------------------- */

#define EACH_KEY(X)                                                            \
  X(0, int)                                                                    \
  X(1, int) X(2, int) X(3, int) X(4, void) X(5, void) X(6, void) X(7, void)

#define BODY_int(K)                                                            \
  {                                                                            \
    (void)seen;                                                                \
    return (int)value_of(K, DEFAULT);                                          \
  }
#define BODY_void(K)                                                           \
  {                                                                            \
    *seen = (int)value_of(K, DEFAULT);                                         \
  }

#define DEFINE(K, type)                                                        \
  type default_##K(int *seen) BODY_##type(K) type near_1_##K(int *seen);       \
  type near_2_##K(int *seen);                                                  \
  static type (*target_##K(enum target t))(int *) {                            \
    return (type (*)(int *))targets[K][t];                                     \
  }                                                                            \
  static int set_##K(enum target t) {                                          \
    return t == DEFAULT ? static_call_reset(default_##K)                       \
                        : static_call_set(default_##K, target_##K(t));         \
  }                                                                            \
  static void add_##K(struct static_call_batch *batch, enum target t) {        \
    if (t == DEFAULT)                                                          \
      static_call_batch_add_reset(batch, default_##K);                         \
    else                                                                       \
      static_call_batch_add(batch, default_##K, target_##K(t));                \
  }                                                                            \
  static function *get_##K(void) {                                             \
    return (function *)static_call_get(default_##K);                           \
  }
EACH_KEY(DEFINE)

#define ROW(K, type)                                                           \
  {"default_" #K,                                                              \
   (function *)default_##K,                                                    \
   (function *)near_1_##K,                                                     \
   (function *)near_2_##K,                                                     \
   set_##K,                                                                    \
   add_##K,                                                                    \
   get_##K},
static const struct {
  const char *name;
  function *deflt, *near_1, *near_2;
  int (*set)(enum target target);
  void (*add)(struct static_call_batch *batch, enum target target);
  function *(*get)(void);
} keys[KEYS] = {EACH_KEY(ROW)};

int set_key(unsigned key, enum target target) { return keys[key].set(target); }

void add_key(struct static_call_batch *batch, unsigned key,
             enum target target) {
  keys[key].add(batch, target);
}

/* ---- Targets ------------------------------------------------------------ */

/*   movl $value, %eax      movl $value, (%rdi)
 *   ret                    ret
 * i386:                    movl 4(%esp), %eax; movl $value, (%eax); ret */
static void write_function(unsigned char *at, unsigned key, unsigned value) {
#ifdef __i386__
  static const char store[] = "\x8b\x44\x24\x04\xc7\x00";
#else
  static const char store[] = "\xc7\x07";
#endif
  const char *code = key < INT_KEYS ? "\xb8" : store;
  size_t size = key < INT_KEYS ? 1 : sizeof store - 1;
  memcpy(at, code, size);
  memcpy(at + size, &value, 4);
  at[size + 4] = 0xc3;
}

/* Out of the executable's reach, as another object's functions are; on i386
 * there is no such place. */
void make_targets(void) {
  unsigned char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  assert(page != MAP_FAILED);
  for (unsigned key = 0; key < KEYS; key++) {
    write_function(page + 64 * key, key, value_of(key, FAR));
    targets[key][DEFAULT] = keys[key].deflt;
    targets[key][NEAR_1] = keys[key].near_1;
    targets[key][NEAR_2] = keys[key].near_2;
    targets[key][FAR] = (function *)(uintptr_t)(page + 64 * key);
  }
  assert(!mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

/* ---- Bytes -------------------------------------------------------------- */

static const struct sc_unit *unit_of(unsigned key) {
  return (const struct sc_unit *)follow(&find_view(keys[key].name, 0)->unit);
}

static uintptr_t destination_of(unsigned key, enum target target) {
  if (target == FAR && UNITS_ARE_FAR)
    return (uintptr_t)get_veneer(keys[key].name);
  if (target == NONE)
    return key < INT_KEYS ? follow(&unit_of(key)->return_zero)
                          : follow(&unit_of(key)->return_nothing);
  return (uintptr_t)targets[key][target];
}

static bool is_inline(const unsigned char *site, unsigned key) {
  return is_form(site, key < INT_KEYS ? A_ZERO : A_NOP);
}

/* Half of a key's sites are calls, half are jumps. */
static void check_sites(unsigned key, enum target target) {
  unsigned jumps = 0;
  assert(count_sites(keys[key].name) == SITES_OF_KEY);
  for (unsigned i = 0; i < SITES_OF_KEY; i++) {
    const unsigned char *site = get_site(keys[key].name, i);
    if (target == NONE && is_inline(site, key))
      continue;
    assert(*site == 0xe8 || *site == 0xe9);
    assert(get_destination(site) == destination_of(key, target));
    jumps += *site == 0xe9;
  }
  assert(jumps == ROWS);
}

void check_keys(const enum target *now) {
  for (unsigned key = 0; key < KEYS; key++) {
    assert(keys[key].get() == targets[key][now[key]]);
    check_sites(key, now[key]);
  }
}
