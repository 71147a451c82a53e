/* static_call.h - patchable direct calls: the public header, and the manual.
 *
 *     #include <static_call.h>
 *     #include <stdio.h>
 *
 *     static int portable(int x) { return x + 1; }
 *     static int fast(int x) { return x + 2; }
 *
 *     int main(void) {
 *       printf("%d\n", __builtin_static_call(portable, 1));       // 2
 *       if (static_call_set(portable, fast) == 0)
 *         printf("%d\n", __builtin_static_call(portable, 1));     // 3
 *     }
 *
 *     clang-22 --config=<build>/share/static-call/static-call.cfg hello.c
 *
 * A static call is compiled to a plain direct call of the function that it
 * names, its default. static_call_set rewrites the instructions of all calls
 * of that default, its sites, to call another function, the target.
 *
 * WHAT IS A SITE. Each __builtin_static_call(fn, ...) in the program, and each
 * direct call of a function declared with __attribute__((static_call)), in the
 * unit (the executable, or one shared object) whose code calls the functions
 * of this header. A plain call of fn, and a call through its address, are
 * no sites and always reach fn itself. A function may have no site at all: it
 * can be set all the same.
 *
 * WHEN. Any time, from any thread, while other threads execute the very sites
 * that change. A call is never torn: it reaches the old target or the new one.
 * When an update returns 0, no thread will start a call of the old target; it
 * may still be inside one that it started before. Before the old target is
 * unmapped, or what it uses is freed, the caller has to wait for that, as with
 * RCU. Updates of several threads happen one after the other.
 *
 * Threads made with clone(2) and not by pthread_create are not noticed: say
 * static_call_assume_threads() before the first starts.
 *
 * SIGNALS. A handler may call these functions. If it interrupted one in its own
 * thread, they give -EDEADLK and change nothing (-EBUSY, if that had a batch of
 * this function open). A handler that executes sites
 * during an update is safe.
 *
 * FORK. After fork(2) parent and child update independently. A child made by
 * _Fork(3) or by a system call of one's own may find the lock taken for good,
 * and under the fast policy it shares its code with its parent: it must not
 * execute sites once the parent updates. The child of vfork(2) must not update
 * at all.
 *
 * UNITS. The executable and each shared object has a copy of the runtime of its
 * own, if it is linked with one: all that is said here concerns the unit that
 * calls. A batch holds functions of one unit.
 *
 * ALL OR NOTHING. A function that fails has changed nothing: every site still
 * calls what it called, and static_call_get says so. Between start and end of
 * an update that fails late (the system refuses to write-protect the text
 * again) the new target may have been in force for a moment. Should the system
 * refuse even to undo it, static_call_get tells what is in force,
 * static_call_unrestored() how much text stayed writable, and the next update
 * protects it again. All the sites of an update change, but not at one moment.
 *
 * ERRORS. 0, or a negative errno:
 *
 *  * -EBUSY: the function is in another batch that was neither committed nor
 *    abandoned; or a site cannot be changed while threads run: see SITES FROM
 *    ELSEWHERE.
 *  * -EAGAIN: a signal handler that interrupted the update called fork(2).
 *  * -EDEADLK: called from a signal handler that interrupted an update.
 *  * -EILSEQ ("Invalid or incomplete multibyte or wide character" to strerror):
 *    a site does not hold the call that was last put there, but a
 *    debugger's breakpoint, a probe, foreign or stale code.
 *  * -EFAULT: a site lies outside the executable segments of its unit.
 *  * -ERANGE: a site reaches neither the target nor its veneer.
 *  * -EINVAL: the target is NULL and the result cannot be: see NULL.
 *  * -EXDEV: a batch holds functions of another unit.
 *  * -ENOBUFS: more than 4096 sites would have to be trapped in one update.
 *  * -ENOEXEC: the linker was told to reorder or fold the table's sections
 *    (--shuffle-sections, --bp-compression-sort and the like).
 *  * -ENOTSUP: the unit was compiled by passes of another format version.
 *  * -EPERM: after static_call_seal.
 *  * -EACCES, -EPERM, -ENOMEM, -ENOSYS, ...: from the kernel; text may not be
 *    written here in any way that the policy allows (PR_SET_MDWE, SELinux,
 *    seccomp, mseal), or memory is short, or membarrier(2) is missing.
 *
 * Nothing here prints, aborts, allocates memory or calls a function of yours
 * under a lock.
 *
 * NULL. The target NULL disables the calls: a call does nothing, and gives 0
 * where it returns an integer or a pointer. Arguments are evaluated all the
 * same. What one zero register does not stand for (floating point, structs,
 * vectors, more than 64 bits, references, what is declared never to be null)
 * cannot be disabled: that does not compile, or is -EINVAL where the compiler
 * did not see the NULL. A call is replaced by one instruction that does nothing
 * where that can be written: while there is one thread, or by page swap; by a
 * call of an empty function otherwise. A tail call is always a jump to one.
 *
 * A weak function that nobody defines counts as the default NULL; with a result
 * that cannot be 0 a call of it crashes, as a plain call does. Give it a target
 * and it becomes a call like any other.
 *
 * SITES FROM ELSEWHERE. The compiler aligns sites, so that one aligned store
 * changes them (x86-64: the 4 bytes behind the opcode lie in one aligned 8-byte
 * word). Those of hand-written assembler code may stand anywhere; while threads
 * run, an update that would change such a one is -EBUSY, unless
 * static_call_allow_traps() was called. Such code states its sites itself, of a
 * default that C code of the unit calls statically too and that is not
 * internal:
 *
 *             .p2align 3, , 4                  # it needs no trap then
 *     .Lsite: call fn                          # jmp, to tail-call it
 *             .section .static_call_sites.fn!1.caller, "a", @progbits
 *             .p2align 2
 *             .long .Lsite - .                 # the record: where the site is
 *             .previous
 *
 * ATTRIBUTES that fn promises to its callers (const, malloc, noreturn, nothrow,
 * nonnull ...) must hold for every target.
 *
 * Needs C11 or C++17, and Clang with the pass plugin.
 */
#ifndef STATIC_CALL_H
#define STATIC_CALL_H

#if !defined(__clang__) && !defined(STATIC_CALL_RUNTIME)
#error "static_call.h needs Clang 22 and the plugin StaticCallPass.so"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* One static call: its name, default and target. Opaque. */
struct static_call_key;

/* Several updates that happen together. The fields are private. */
struct static_call_batch {
  struct static_call_key *first;
  int error;
};

/* ---- What the macros below are made of -------------------------------- */

typedef void (*__static_call_fn)(void);

/* A link error that names one of these says what is missing: the pass plugin
 * replaces every use. */
extern const char __static_call_marker __asm__(
    "__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so");
__attribute__((__const__, __nothrow__)) struct static_call_key *
    __static_call_key_of(__static_call_fn) __asm__(
        "__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_"
        "so");

__attribute__((__warn_unused_result__)) int
__static_call_set(struct static_call_key *key, __static_call_fn target);
__attribute__((__warn_unused_result__)) int
__static_call_reset(struct static_call_key *key);
__static_call_fn __static_call_get(const struct static_call_key *key);
int __static_call_batch_add(struct static_call_batch *batch,
                            struct static_call_key *key,
                            __static_call_fn target);
int __static_call_batch_add_reset(struct static_call_batch *batch,
                                  struct static_call_key *key);

#ifdef __cplusplus
} /* extern "C" */

template <typename Fn> struct __static_call_same {
  typedef Fn type;
};
template <typename Fn>
__attribute__((__always_inline__)) inline __static_call_fn
__static_call_checked(typename __static_call_same<Fn>::type target) {
  return reinterpret_cast<__static_call_fn>(target);
}
#define __static_call_type(fn) decltype(&*(fn))
#define __static_call_cast(type, value) reinterpret_cast<type>(value)
#define __static_call_target(fn, target)                                       \
  __static_call_checked<__static_call_type(fn)>(target)

extern "C" {
#else
#define __static_call_type(fn) __typeof__(&*(fn))
#define __static_call_cast(type, value) ((type)(value))
/* A target of another type than fn is an incompatible pointer here. */
#define __static_call_target(fn, target)                                       \
  ((__static_call_fn)(__static_call_type(fn)){(target)})
#endif

#define __static_call_key(fn)                                                  \
  __static_call_key_of(__static_call_cast(__static_call_fn, fn))

#define __STATIC_CALL_CONCAT(a, b) a##b
#define __STATIC_CALL_UNIQUE(a, b) __STATIC_CALL_CONCAT(a, b)

/* ---- Calls -------------------------------------------------------------- */

/* __builtin_static_call(fn, args...)
 *
 * Calls fn, or what fn's sites were set to call, with the arguments. fn is the
 * name of a function; type checking, conversions and the result are those of
 * fn(args...). The arguments are always evaluated.
 *
 * Comes from the Clang plugin, with no header. Where only the pass plugin is
 * loaded (-fpass-plugin=StaticCallPass.so), this header gives it, with limits:
 * no library functions that Clang knows (memcpy, printf), no functions that
 * return a class with a destructor, no warning for an unused result, and no
 * target that throws in the place of a function that is defined in the same
 * file and throws nothing: its caller's cleanups and handlers are left out. */
#ifndef __builtin_static_call
#define __builtin_static_call(fn, ...)                                         \
  __builtin_call_with_static_chain((fn)(__VA_ARGS__), &__static_call_marker)
#endif

/* ---- Targets ------------------------------------------------------------ */

/* int static_call_set(fn, target)
 *
 * Makes all sites of fn call target, a function of fn's type (another type does
 * not compile), or nothing if target is NULL. When it returns 0, the next call
 * through every site reaches target. In C++, a template-id with a comma goes
 * into parentheses, and a cast names one of several overloads:
 * static_call_set((f<int, long>), g),
 * static_call_set(static_cast<int (*)(int)>(f), g).
 *
 * A target beyond the reach of the site's instruction (2 GiB on x86-64; between
 * an executable and a shared object it is always) is called through the key's
 * veneer, one indirect jump. */
#define static_call_set(fn, target)                                            \
  __static_call_set(__static_call_key(fn), __static_call_target(fn, target))

/* int static_call_reset(fn)
 *
 * As static_call_set(fn, fn). */
#define static_call_reset(fn) __static_call_reset(__static_call_key(fn))

/* static_call_get(fn)
 *
 * The function that fn's sites call now, as a pointer of fn's type; NULL if
 * they call none. Never fails, and never waits. */
#define static_call_get(fn)                                                    \
  __static_call_cast(__static_call_type(fn),                                   \
                     __static_call_get(__static_call_key(fn)))

/* ---- Batches ------------------------------------------------------------ */

/* Several updates, all or nothing; for targets that must change together:
 *
 *     struct static_call_batch batch;
 *     static_call_batch_begin(&batch);
 *     static_call_batch_add(&batch, alloc, pool_alloc);
 *     static_call_batch_add(&batch, release, pool_release);
 *     int err = static_call_batch_commit(&batch);
 *
 * Nothing changes before the commit. One batch is used by one thread. A
 * function can be in one open batch at a time: until that is committed or
 * abandoned, adding it to another and setting it give -EBUSY. */

/* Starts an empty batch. Commit or abandon it before it goes out of scope: the
 * functions added to it cannot be set before that. */
static __inline__ void
static_call_batch_begin(struct static_call_batch *batch) {
  batch->first = 0;
  batch->error = 0;
}

/* int static_call_batch_add(batch, fn, target)
 *
 * Plans static_call_set(fn, target); the last target added for a function
 * counts. An error is remembered: the commit returns it and changes nothing. */
#define static_call_batch_add(batch, fn, target)                               \
  __static_call_batch_add((batch), __static_call_key(fn),                      \
                          __static_call_target(fn, target))

/* int static_call_batch_add_reset(batch, fn)
 *
 * Plans static_call_reset(fn). */
#define static_call_batch_add_reset(batch, fn)                                 \
  __static_call_batch_add_reset((batch), __static_call_key(fn))

/* Makes all planned changes, or returns an error and makes none. The batch is
 * empty afterwards, and may be used again. */
__attribute__((__warn_unused_result__)) int
static_call_batch_commit(struct static_call_batch *batch);

/* Forgets all planned changes. */
void static_call_batch_abandon(struct static_call_batch *batch);

/* ---- How text is written ------------------------------------------------ */

/* The program defines it, if it wants another than the default:
 *
 *     const int static_call_policy = STATIC_CALL_HARDENED;
 *
 * What a policy names is tried out, without effect on the text, before the
 * first update: the first way that works is used. */
enum {
  /* mprotect flip: text is writable and executable during an update, and stays
   * part of its file, as profilers and debuggers want it. Page swap where that
   * is not allowed (PR_SET_MDWE, seccomp), and to give a call a target under
   * threads that was disabled while there was one: a profiler then finds no
   * names in what was swapped, from then on. Else /proc/self/mem. */
  STATIC_CALL_DEFAULT,
  /* Page swap only: no memory is ever writable and executable, and slots are
   * read-only between updates. What was swapped is a memfd, in which profilers
   * find no names, and uprobes that are set later do not arm. */
  STATIC_CALL_HARDENED,
  /* An alias: the text is a memfd that is mapped twice, once writable. Updates
   * cost little more than the system call that synchronises the threads; who
   * finds the alias can change code. As by default where it does not work. */
  STATIC_CALL_FAST,
  /* /proc/self/mem only. While threads run, only with static_call_allow_traps.
   * Text stays part of its file and is never writable. */
  STATIC_CALL_PROC_MEM
};
extern const int static_call_policy;

enum static_call_writer {
  STATIC_CALL_WRITER_NONE, /* none works here: updates fail */
  STATIC_CALL_WRITER_FLIP,
  STATIC_CALL_WRITER_SWAP,
  STATIC_CALL_WRITER_PROC_MEM,
  STATIC_CALL_WRITER_ALIAS
};

/* How this unit's text is written. Tries out what the policy names, if that was
 * not done yet. Any time. */
enum static_call_writer static_call_writer(void);

/* How many bytes of text an update that failed had to leave writable; 0, as a
 * rule. The next update tries to protect them again. Any time. */
__SIZE_TYPE__ static_call_unrestored(void);

/* Lets updates under running threads change sites that one aligned store
 * cannot: a breakpoint instruction (x86: int3) stands in such a site for a
 * moment, and a handler for SIGTRAP, installed here, lets threads that run into
 * it try again. Other SIGTRAPs go to the handler that the program had before.
 * 0, or a negative errno: -EDEADLK, -EPERM (sealed), those of sigaction(2).
 *
 * SIGTRAP must not be blocked in any thread, nor by the sa_mask of a handler
 * that executes sites, or the kernel kills the process: so it is for the caller
 * to know of all threads, those of libraries too. Under a debugger or tracer,
 * which would get the traps, and after the program installed another handler
 * for SIGTRAP, such updates are -EBUSY until this is called again. */
int static_call_allow_traps(void);

/* Treats the process as one with threads from now on, for good. Before the
 * first clone(2) with CLONE_VM that pthread_create does not make. */
void static_call_assume_threads(void);

/* Makes this unit's keys and slots read-only for good: the targets stay as they
 * are, every later update gives -EPERM. Where the kernel has mseal(2) nothing
 * in the process can take it back. 0 also if it was done before. Any time;
 * -EBUSY while a batch is open. */
__attribute__((__warn_unused_result__)) int static_call_seal(void);

/* ---- Load time ---------------------------------------------------------- */

/* STATIC_CALL_RESOLVER(fn, resolver);
 *
 * At file scope: resolver, a function that takes nothing and returns a pointer
 * of fn's type, is called once when the unit is loaded, and fn's sites call
 * what it returned; NULL leaves the default. Two resolvers for one function do
 * not link.
 *
 *     static hash_fn *choose(void) {
 *       __builtin_cpu_init();
 *       return __builtin_cpu_supports("sse4.2") ? hash_sse42 : hash_portable;
 *     }
 *     STATIC_CALL_RESOLVER(hash_portable, choose);
 *
 * All resolvers of a unit run first, then all their results are written as one
 * batch, before main. An executable's resolvers run from its .preinit_array:
 * relocation is done, but no constructor ran yet, not even a shared object's,
 * so a resolver must not rely on what constructors prepare: it calls
 * __builtin_cpu_init() before __builtin_cpu_supports(), and getenv() may find
 * nothing yet. In shared objects, and where every file that states a resolver
 * was compiled with -fPIC and without -fPIE, they run from .init_array, first
 * of the unit's own constructors. A call that runs earlier reaches the default.
 * In an object that is opened later other threads may run by then.
 *
 * State the resolver in the file that defines fn: a file of an archive that
 * nothing else refers to is not linked, nor is its resolver. */
#define STATIC_CALL_RESOLVER(fn, resolver)                                     \
  _Pragma("clang diagnostic push") _Pragma(                                    \
      "clang diagnostic ignored \"-Wc2y-extensions\"") static const struct {   \
    __static_call_type(fn) function;                                           \
    __static_call_type(fn) (*choose)(void);                                    \
    const char *marker;                                                        \
  } __STATIC_CALL_UNIQUE(__static_call_resolver_request_, __COUNTER__)         \
      __attribute__((__used__,                                                 \
                     __section__(".static_call_resolver_requests"))) = {       \
          (fn), (resolver),                                                    \
          &__static_call_marker} _Pragma("clang diagnostic pop")

/* 0, or the error for which the targets that resolvers chose could not be set,
 * or what the policy needs could not be prepared: all sites then call their
 * defaults. Any time after the unit was loaded. */
int static_call_load_error(void);

#ifdef __cplusplus
}
#endif

#endif
