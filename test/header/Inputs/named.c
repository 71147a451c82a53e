/* Uses every macro of named static calls. */
#include <linux/static_call.h>
#include <stddef.h>

#ifdef __cplusplus
#define NOEXCEPT noexcept
#define POINTED(function) function
#define RETURN0(type)                                                          \
  reinterpret_cast<type>(reinterpret_cast<void *>(__static_call_return0))
#else
#define NOEXCEPT
#define POINTED(function) *(function)
#define RETURN0(type) (void *)&__static_call_return0
#endif

struct record {
  double d[4];
};
struct pmu {
  int (*add)(int);
};
extern struct pmu pmu;
int f(int x);
int g(int x);
int use(int x);
void quiet(void) NOEXCEPT;
struct record many(struct record r, ...);
extern int (*pointer)(int);
static int internal(int x) { return x; }
static inline int twice(int x) { return 2 * x; }

DECLARE_STATIC_CALL(declared, f);
DECLARE_STATIC_CALL(one, f);
DECLARE_STATIC_CALL(one, f);
DEFINE_STATIC_CALL(one, f);
DEFINE_STATIC_CALL(two, f);
DEFINE_STATIC_CALL(f, f);
DEFINE_STATIC_CALL(address, POINTED(&f));
DEFINE_STATIC_CALL(internal, internal);
DEFINE_STATIC_CALL(twice, twice);
DEFINE_STATIC_CALL(many, many);
DEFINE_STATIC_CALL(quiet, quiet);
DEFINE_STATIC_CALL_NULL(pmu_add, *pmu.add);
DEFINE_STATIC_CALL_NULL(by_pointer, POINTED(pointer));
DEFINE_STATIC_CALL_NULL(by_type, int(int));
DEFINE_STATIC_CALL_NULL(nothing, quiet);
DEFINE_STATIC_CALL_RET0(zero, f);
EXPORT_STATIC_CALL(one);
EXPORT_STATIC_CALL_GPL(two);
EXPORT_STATIC_CALL_TRAMP(f);
EXPORT_STATIC_CALL_TRAMP_GPL(zero);

#define ALIAS alias
DEFINE_STATIC_CALL(ALIAS, f);
#define might_resched() static_call_mod(might_resched)()
DEFINE_STATIC_CALL(might_resched, quiet);

int use(int x) {
  struct record r = {{0, 0, 0, 0}};
  int (*volatile trampoline)(int) = static_call(one);
  struct __static_call_definition *volatile key = &STATIC_CALL_KEY(one);
  static_call_update(one, g);
  static_call_update(two, NULL);
  static_call_update(zero, RETURN0(int (*)(int)));
  static_call_update(nothing, static_call_query(quiet));
  static_call_cond(nothing)();
  might_resched();
  static_call(quiet)();
  static_call(many)(r, 1, 2.0);
  int err = static_call_update(ALIAS, internal);
  return err + static_call(declared)(x) + static_call_mod(two)(x) +
         static_call(f)(x) + static_call(internal)(x) + static_call(twice)(x) +
         static_call(pmu_add)(x) + static_call(by_pointer)(x) +
         static_call(zero)(x) + static_call(alias)(x) + trampoline(x) +
         static_call(address)(x) + (static_call_query(one) == g) +
         (key != NULL) + (STATIC_CALL_TRAMP(one) == trampoline);
}
