/* A plugin that calls a hook. -DN=<its number>; -DUPDATES: its constructor sets
 * the hook; -DDEFINES: the hook is its own;
 * -DEXPORTS: it exports it in spite of -fvisibility=hidden. */
#include "hook.h"

#ifdef DEFINES
DEFINE_HOOK;
#ifdef EXPORTS
EXPORT_STATIC_CALL(named_hook);
#endif
enum { NAMED_SITES = 3 }; /* the trampoline is one */
#else
enum { NAMED_SITES = 2 };
#endif

#pragma GCC visibility push(default)
int in_constructor = -1, named_in_constructor = -1, update_error;
int target(int x);

void expect(hook_fn *t);
void expect_named_target(hook_fn *t);
int set(void);
int set_named(void);
int reset(void);
int run(void);
int call(int x);
int tail(int x);
int call_other(int x);
int tail_other(int x);
#pragma GCC visibility pop
int target(int x) { return x + 10 * N; }
static int own_target(int x) __attribute__((alias("target")));
void expect(hook_fn *t) { expect_hook(t); }
void expect_named_target(hook_fn *t) { expect_named(NAMED_SITES, t); }
int set(void) { return static_call_set(hook, own_target); }
int set_named(void) { return static_call_update(named_hook, own_target); }
int reset(void) { return static_call_reset(hook); }
int run(void) { return tail_hook(0); }
int call(int x) { return call_hook(x); }
int tail(int x) { return tail_hook(x); }
int call_other(int x) { return call_named(x); }
int tail_other(int x) { return tail_named(x); }

__attribute__((constructor)) static void construct(void) {
#ifdef UPDATES
  update_error = set();
#endif
  in_constructor = tail_hook(0);
  named_in_constructor = tail_named(0);
}
