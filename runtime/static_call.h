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
 * WHAT IS A SITE. Each __builtin_static_call(fn, ...) in the process, and each
 * direct call of a function declared with __attribute__((static_call)). A plain
 * call of fn, and a call through its address, are no sites and always reach fn
 * itself. A function may have no site at all: it can be set all the same.
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
 * UNITS. The executable and each shared object is a unit. What is said of fn's
 * sites concerns those of all units in which the name fn stands for the same
 * function: where the dynamic linker resolved it to one address. So unrelated
 * functions of one name in two plugins stay apart, and so do the copies of an
 * inline function that two units do not share. A weak function that nobody
 * defines is none, and each unit's own; to share a hook that starts switched
 * off, define it: DEFINE_STATIC_CALL_NULL.
 *
 * An object that is opened later starts with the targets that are in force,
 * before its constructors run, and so does each unit when the program starts.
 * What runs earlier (DT_INIT; calls of the executable by constructors of its
 * libraries, unless a file of it states a resolver; other threads, if an object
 * was opened with RTLD_GLOBAL) may still reach the default. If its sites
 * cannot be changed they stay at the default: static_call_load_error tells, and
 * the next update of that function tries again.
 *
 * A target in an object that could be closed is pinned: that object stays
 * loaded from then on, for good, so no call ever dangles. (One that holds
 * default and target is not. Pinning calls dlopen: in a signal handler, and in
 * the child that a process with threads forked, set only targets in objects
 * that were pinned before, or are never closed. A target that an object's own
 * destructor sets is too late to be pinned: it is reset when the object goes.)
 * Of code that no object
 * holds, made at run time, the caller has to take care. Commit or abandon a
 * batch before the object that filled it is closed.
 *
 * All units use one runtime: libstaticcall.so, which is never unloaded, or the
 * copy of libstaticcall.a in the executable, if that exports it (-rdynamic, or
 * what static-call.cfg says).
 * Units of several copies do not know each other; a batch with functions of two
 * is -EXDEV. What dlmopen loads into another namespace calls its defaults;
 * updates there are -ENOTSUP.
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
 *  * -EXDEV: a batch holds functions of a unit with another runtime; or
 *    static_call_update is given a name that such a one defines.
 *  * -ENOBUFS: more than 4096 sites would have to be trapped in one update.
 *  * -ENOEXEC: the linker was told to reorder or fold the table's sections
 *    (--shuffle-sections, --bp-compression-sort and the like).
 *  * -ENOTSUP: the unit was compiled by passes of another format version, or
 *    loaded by dlmopen, or by dlopen in a static executable.
 *  * -ESHUTDOWN: the unit is being closed, or the process ends.
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
 * vectors, more bits than a pointer has, references, what is declared never to
 * be null, on i386 also functions that take their arguments off the stack)
 * cannot be disabled: that does not compile, or is -EINVAL where the compiler
 * did not see the NULL (unless the result is a struct, or a pointer to a
 * member, that goes into one integer register: that becomes 0). A call is
 * replaced by one instruction that does nothing where that can be written:
 * while there is one thread, or by page swap, and on AArch64 and in A32 also by
 * one store if it returns nothing; by a call of an empty function otherwise. A
 * tail call is always a jump to one.
 *
 * A weak function that nobody defines counts as the default NULL; with a result
 * that cannot be 0 a call of it crashes, as a plain call does. Give it a target
 * and it becomes a call like any other.
 *
 * SITES FROM ELSEWHERE. The compiler aligns sites, so that one aligned store
 * changes them (x86: the 4 bytes behind the opcode lie in one aligned 8-byte
 * word; AArch64, ARM: a multiple of 4, and Thumb sites on one page then, which
 * is replaced). Those of hand-written assembler code may stand anywhere; while
 * threads run, an update that would change such a one is -EBUSY, unless
 * static_call_allow_traps() was called. Such code states its sites itself, of a
 * default that C code of the unit calls statically too and that is not
 * internal (in Thumb, .Lsite - . + 1):
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
#pragma GCC visibility push(default)

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
template <typename Fn> struct __static_call_pointed {
  typedef Fn type;
};
template <typename Fn> struct __static_call_pointed<Fn *> {
  typedef Fn type;
};
#define __static_call_function(fn) __static_call_pointed<__typeof__(fn)>::type
#define __static_call_type(fn) decltype(&*(fn))
#define __static_call_cast(type, value) reinterpret_cast<type>(value)
#define __static_call_target(fn, target)                                       \
  __static_call_checked<__static_call_type(fn)>(target)

extern "C" {
#else
#define __static_call_function(fn) __typeof__(fn)
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
 * A target beyond the reach of the site's instruction is called through the
 * key's veneer, one indirect jump: 2 GiB on x86-64, where between an executable
 * and a shared object it is always so, 128 MiB on AArch64, 32 MiB in A32, 16
 * MiB in Thumb; and on ARM what is of the other instruction set. */
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

/* How the text of the unit that calls is written. Tries out what the policy
 * names, if that was not done yet. Any time. */
enum static_call_writer static_call_writer(void);

/* How many bytes of text an update that failed had to leave writable; 0, as a
 * rule. The next update tries to protect them again. Any time. */
__SIZE_TYPE__ static_call_unrestored(void);

/* Lets updates under running threads change sites that one aligned store
 * cannot: a breakpoint instruction (x86: int3) stands in such a site for a
 * moment, and a handler for SIGTRAP, installed here, lets threads that run into
 * it try again. Other SIGTRAPs go to the handler that the program had before.
 * 0, or a negative errno: -EDEADLK, -EPERM (sealed), those of sigaction(2);
 * -ENOTSUP where there are none of one byte (AArch64, ARM).
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

/* Makes all keys and slots read-only for good: the targets stay as they are,
 * every later update gives -EPERM. Units stay loaded; those that are opened
 * later get the targets, too. Where the kernel has mseal(2) nothing
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

/* 0, or the first error, of any unit and for good, for which the targets that
 * resolvers chose or that were in force could not be set, or what the policy
 * needs could not be prepared: all sites of that unit then call their defaults.
 * Any time after the unit was loaded. */
int static_call_load_error(void);

/* ---- Named static calls: the Linux kernel's API ------------------------- */

/* A static call that has a name of its own, apart from the functions it calls.
 * The macros have the kernel's spelling and meaning; <linux/static_call.h>
 * includes this header.
 *
 *     int sum(const int *v, int n);                    // in a header
 *     DECLARE_STATIC_CALL(total, sum);
 *
 *     DEFINE_STATIC_CALL(total, sum);                  // in one file
 *
 *     int t = static_call(total)(values, 3);           // sum(values, 3)
 *     int err = static_call_update(total, sum_avx2);   // ... from now on
 *
 * The name may be that of a function, or a macro. It is the program's, however
 * deep the namespace where it is declared: two definitions do not link. (If two
 * shared objects define it, that one counts whose trampoline the dynamic linker
 * takes.) Several static calls may start with one function; each is updated for
 * itself, and a plain call of the function is no site of any.
 *
 * A call in the file of the definition calls the first target directly. One in
 * another file or shared object calls the trampoline, the function
 * STATIC_CALL_TRAMP(name), which jumps to the target: so a call is right before
 * any start-up code ran. From the first update on it calls the target too.
 *
 * -fpass-plugin alone is enough for all of this but the errors for what 0 does
 * not represent, which then come for definitions only. */

/* DECLARE_STATIC_CALL(name, func)
 *
 * At file scope, any number of times: declares it. func is a function of its
 * type, any expression for one (*ops.add), or the type itself,
 * int (const int *, int). It is not evaluated. In C++ it may also be a pointer,
 * static_cast<int (*)(int)>(overloaded). */
#define DECLARE_STATIC_CALL(name, func)                                        \
  _Pragma("clang diagnostic push")                                             \
      _Pragma("clang diagnostic ignored \"-Wreturn-type-c-linkage\"")          \
          __STATIC_CALL_EXTERN __static_call_function(func)                    \
              STATIC_CALL_TRAMP(name);                                         \
  __STATIC_CALL_EXTERN struct __static_call_definition STATIC_CALL_KEY(name)   \
      _Pragma("clang diagnostic pop")

/* DEFINE_STATIC_CALL(name, func)
 *
 * At file scope, in one file of the program: defines it, and func is the first
 * target. func may be static, or defined anywhere else. If it is weak and
 * nobody defines it, the first target is NULL. */
#define DEFINE_STATIC_CALL(name, func)                                         \
  __STATIC_CALL_DEFINE(name, func, __static_call_cast(__static_call_fn, func))

/* DEFINE_STATIC_CALL_NULL(name, func), DEFINE_STATIC_CALL_RET0(name, func)
 *
 * As DEFINE_STATIC_CALL, but func only gives the type, and the first target is
 * NULL, or __static_call_return0. A call then does nothing, and gives 0 if it
 * returns an integer or a pointer (the kernel leaves that open for NULL). Its
 * arguments are evaluated all the same. What zero in one register does not
 * represent does not compile. */
#define DEFINE_STATIC_CALL_NULL(name, func) __STATIC_CALL_DEFINE(name, func, 0)
#define DEFINE_STATIC_CALL_RET0(name, func)                                    \
  __STATIC_CALL_DEFINE(                                                        \
      name, func, __static_call_cast(__static_call_fn, __static_call_return0))

/* static_call(name)(args...), static_call_mod(name)(args...),
 * static_call_cond(name)(args...)
 *
 * Calls the target. The last gives no value. Without a call, static_call(name)
 * is the trampoline: a call through its address always reaches the target. It
 * is also what the macros for functions take, for a batch or a resolver:
 * static_call_batch_add(&batch, static_call(name), func). */
#define static_call(name) STATIC_CALL_TRAMP(name)
#define static_call_mod(name) STATIC_CALL_TRAMP(name)
#define static_call_cond(name) (void)STATIC_CALL_TRAMP(name)

/* int static_call_update(name, func)
 *
 * As static_call_set, for the calls of this name, with the same errors, and
 * when other threads see it too. func is a function of its type, NULL, or
 * __static_call_return0: cast to that type, or in C to void *. The last two are
 * refused at compile time where 0 does not represent the result. The error may
 * be ignored. It links only where the key is exported: see below. */
#define static_call_update(name, func)                                         \
  (__extension__ __static_call_update(                                         \
      &STATIC_CALL_KEY(name), __static_call_key(STATIC_CALL_TRAMP(name)),      \
      __static_call_target(STATIC_CALL_TRAMP(name), func)))

/* static_call_query(name)
 *
 * As static_call_get: the target, NULL, or __static_call_return0. Links only
 * where the key is exported. */
#define static_call_query(name)                                                \
  __static_call_cast(                                                          \
      __static_call_type(STATIC_CALL_TRAMP(name)),                             \
      __static_call_query(&STATIC_CALL_KEY(name),                              \
                          __static_call_key(STATIC_CALL_TRAMP(name))))

/* EXPORT_STATIC_CALL(name), EXPORT_STATIC_CALL_GPL(name),
 * EXPORT_STATIC_CALL_TRAMP(name), EXPORT_STATIC_CALL_TRAMP_GPL(name)
 *
 * At file scope, behind the definition. Trampoline and key have the visibility
 * of a variable that is defined there, that is hidden with -fvisibility=hidden.
 * With the first two both are visible to other shared objects all the same;
 * with the others the trampoline only, so that those may call, but neither
 * update nor query, by the macros. (Who has the trampoline can static_call_set
 * that.) An executable exports nothing that no library it was linked with asks
 * for, unless the linker is told to: -Wl,--export-dynamic-symbol=__SC[KT]__*,
 * as static-call.cfg does, or -rdynamic. */
#define EXPORT_STATIC_CALL(name)                                               \
  __STATIC_CALL_EXPORT(name, &STATIC_CALL_KEY(name))
#define EXPORT_STATIC_CALL_GPL(name) EXPORT_STATIC_CALL(name)
#define EXPORT_STATIC_CALL_TRAMP(name) __STATIC_CALL_EXPORT(name, 0)
#define EXPORT_STATIC_CALL_TRAMP_GPL(name) EXPORT_STATIC_CALL_TRAMP(name)

/* As a target: the call does nothing and gives 0. */
long __static_call_return0(void);

/* The identifiers, and symbols, of what stands for a name: the key, for
 * EXPORT_* and the linker, and the trampoline, a function. */
#define STATIC_CALL_KEY(name) __STATIC_CALL_UNIQUE(__SCK__, name)
#define STATIC_CALL_TRAMP(name) __STATIC_CALL_UNIQUE(__SCT__, name)

/* A definition, as the pass finds it: it leaves the runtime's in its place. */
struct __static_call_definition {
  __static_call_fn trampoline;
  __static_call_fn target;
  const char *marker;
};

/* The same symbol in C and C++, in every namespace. */
#ifdef __cplusplus
#define __STATIC_CALL_EXTERN extern "C"
#else
#define __STATIC_CALL_EXTERN extern
#endif

#define __STATIC_CALL_DEFINE(name, func, target)                               \
  DECLARE_STATIC_CALL(name, func);                                             \
  struct __static_call_definition STATIC_CALL_KEY(name) __attribute__((        \
      __used__, __section__(".static_call_definition_requests"))) = {          \
      __static_call_cast(__static_call_fn, STATIC_CALL_TRAMP(name)), (target), \
      &__static_call_marker}

#define __STATIC_CALL_EXPORT(name, key)                                        \
  static const struct {                                                        \
    __static_call_fn trampoline;                                               \
    struct __static_call_definition *definition;                               \
    const char *marker;                                                        \
  } __STATIC_CALL_UNIQUE(__static_call_export_, name) __attribute__((          \
      __used__, __section__(".static_call_export_requests"))) = {              \
      __static_call_cast(__static_call_fn, STATIC_CALL_TRAMP(name)), (key),    \
      &__static_call_marker}

/* These refer to the definition, so that who cannot see it does not link. */
int __static_call_update(const struct __static_call_definition *definition,
                         struct static_call_key *key, __static_call_fn target);
static __inline__ __static_call_fn
__static_call_query(struct __static_call_definition *definition,
                    const struct static_call_key *key) {
  __asm__ volatile("" : : "r"(definition));
  return __static_call_get(key);
}

/* ---- Introspection ------------------------------------------------------ */

/* What follows shows what there is. The functions that visit hold the lock
 * while they call `visit`, in which updates are -EDEADLK, and which must not
 * open or close objects; they stop when it gives another number than 0, and
 * give that. Strings and structs are valid
 * until it returns. Any time, from any thread; -EDEADLK in a handler that
 * interrupted an update. */

struct static_call_unit_info {
  const char *file; /* its path, as the loader knows it */
  __SIZE_TYPE__ keys;
  __SIZE_TYPE__ sites;
};
int static_call_each_unit(int (*visit)(const struct static_call_unit_info *,
                                       void *context),
                          void *context);

/* A function that is called statically in several units is a key in each. */
struct static_call_key_info {
  struct static_call_key *key; /* until its unit is closed */
  const char *name;            /* of the default, or of a named key */
  int is_named;                /* made by DEFINE_STATIC_CALL */
  __static_call_fn deflt;      /* NULL: not defined, or defined as NULL */
  __static_call_fn target;     /* NULL: disabled */
  __SIZE_TYPE__ sites;         /* in this unit */
  const char *file;            /* the unit's */
};
int static_call_each_key(int (*visit)(const struct static_call_key_info *,
                                      void *context),
                         void *context);

/* Finds a key by its name as the linker knows it (C++: mangled): a named key
 * first, then a function. It stands for all units that share it, until the one
 * that was loaded first of them is closed. -ENOENT; -EEXIST if there are
 * several, as there may be of internal functions. */
int static_call_find(const char *name, struct static_call_key **key);

/* The same as static_call_set, _reset and _get, for a key that was found.
 * Nobody checks that the target has the right type. */
#define static_call_set_key(key, target) __static_call_set(key, target)
#define static_call_reset_key(key) __static_call_reset(key)
#define static_call_get_key(key) __static_call_get(key)

enum static_call_site_state {
  STATIC_CALL_SITE_DEFAULT,  /* calls the default, also through a PLT entry */
  STATIC_CALL_SITE_TARGET,   /* calls the target */
  STATIC_CALL_SITE_VENEER,   /* calls it through the veneer: it is far away */
  STATIC_CALL_SITE_DISABLED, /* does nothing, or gives 0 */
  STATIC_CALL_SITE_STALE,    /* still calls the default: its unit could not be
                                changed when it was loaded */
  STATIC_CALL_SITE_FOREIGN   /* holds what nobody put there: see -EILSEQ */
};
struct static_call_site_info {
  const void *address;     /* of the instruction */
  const void *destination; /* of a call or jump; NULL for anything else */
  enum static_call_site_state state;
  struct static_call_key *key;
  const char *name; /* the key's */
  const char *file; /* the unit's */
};
/* The sites of the key in all units; all sites, if it is NULL. */
int static_call_each_site(const struct static_call_key *key,
                          int (*visit)(const struct static_call_site_info *,
                                       void *context),
                          void *context);

/* Compares every site with its key. Gives the number of those that do not hold
 * what they should (STALE, FOREIGN), and calls `report`, which may be NULL, for
 * each, until it gives another number than 0. */
int static_call_verify(int (*report)(const struct static_call_site_info *,
                                     void *context),
                       void *context);

/* ---- Firmware ------------------------------------------------------------
 *
 * Without an operating system (ARM's profile M; AArch64 for none) there is one
 * unit, and of what stands above: static_call_set, _reset, _get, batches, named
 * static calls, STATIC_CALL_RESOLVER (if the start-up code runs .init_array),
 * static_call_load_error and static_call_assume_threads.
 *
 * WHERE CODE IS. Sites in text that is in RAM are changed in place. Text that
 * executes from flash is compiled with -mllvm -static-call=out-of-line: its
 * calls go through a pointer in RAM, and an update is one store. A program may
 * mix both, by the file, or by the function with the attributes below.
 *
 * WHEN. Any time after .data and .bss were prepared; also in an interrupt
 * handler, or in a task that may be interrupted: an update that interrupts
 * another is -EBUSY and changes nothing. Handlers may execute sites meanwhile:
 * on profile M interrupts are masked while one site is written (not longer), so
 * the non-maskable interrupt and the handler of hard faults must not; on
 * AArch64 a site is one store.
 *
 * CORES. One core makes all updates. Before another starts that executes sites,
 * say static_call_assume_threads(), not in a handler: updates are -EBUSY from
 * then on, for good, unless the program defines static_call_hold_cores.
 *
 * ERRORS are numbered as in Linux, whatever the C library does: -EPERM 1 (the
 * code is not privileged), -EACCES 13 (memory protection forbids to write a
 * site), -EBUSY 16, -EINVAL 22, -EROFS 30 (a site does not hold what was
 * written to it: it is in ROM), -ERANGE 34 (a site does not reach its veneer),
 * -EILSEQ 84. All other functions of this header do not link.
 *
 * COSTS per key 12 bytes of RAM (AArch64: 24). */

/* On a function: where its sites are changed, whatever the command line says.
 * (What is inlined into another goes by that one.) */
#define STATIC_CALL_IN_PLACE                                                   \
  __attribute__((__annotate__("static_call_in_place")))
#define STATIC_CALL_OUT_OF_LINE                                                \
  __attribute__((__annotate__("static_call_out_of_line")))

/* The program defines it, if the chip has several cores: with 1, waits until no
 * other core executes what may have static calls; with 0, lets them go on, each
 * through an instruction that synchronises (ISB). Called around each update,
 * also one that changes nothing; not under masked interrupts. Updates come from
 * one core. */
void static_call_hold_cores(int hold);

/* STATIC_CALL_TARGET(fn, target);
 *
 * At file scope: a boot table may make target, a function of fn's type, what
 * fn's sites call. Hosted it has no effect. */
#define STATIC_CALL_TARGET(fn, target)                                         \
  _Pragma("clang diagnostic push") _Pragma(                                    \
      "clang diagnostic ignored \"-Wc2y-extensions\"") static const struct {   \
    __static_call_type(fn) function;                                           \
    __static_call_type(fn) target_of_table;                                    \
    const char *marker;                                                        \
  } __STATIC_CALL_UNIQUE(__static_call_target_request_, __COUNTER__)           \
      __attribute__((__used__,                                                 \
                     __section__(".static_call_target_requests"))) = {         \
          (fn), (target),                                                      \
          &__static_call_marker} _Pragma("clang diagnostic pop")

/* A place that may hold a boot table, such as a sector of flash. */
struct static_call_table {
  const void *address; /* a multiple of 4 */
  __SIZE_TYPE__ size;  /* of the place: nothing behind it is read */
  /* What static_call_boot found: see there. */
  int error;
  unsigned sequence; /* of a table without error: the next one needs a later */
};

/* Applies the latest of the tables, which `static-call table` makes, as one
 * batch. Of two places the older one is written when the table changes, so that
 * a loss of power leaves one that is whole.
 *
 *     struct static_call_table tables[] = {
 *         {.address = SECTOR_A, .size = 256},
 *         {.address = SECTOR_B, .size = 256}};
 *     int err = static_call_boot(tables, 2);
 *
 * What a table may say is checked first: it is of this very image (linked with
 * --build-id=sha1), it names keys that are there, and of each a target that
 * STATIC_CALL_TARGET lists. In `error`, each table: 0; -ENOENT 2, erased;
 * -EBADMSG 74, magic, length or checksum is wrong; -ENOTSUP 95, a version that
 * is not known; -ESTALE 116, of another image; -EINVAL 22, an entry that cannot
 * be, or a place that is not aligned or too small; or what
 * static_call_check_table gave. Gives 0, or the first error that is not -ENOENT
 * if no table could be used; or why it could not be applied. In that case
 * nothing has changed. (Keys that a table does not name stay as they are.)
 *
 * The checksum finds accidents. It does not keep anybody from writing a table:
 * that is what static_call_check_table is for. */
int static_call_boot(struct static_call_table *tables, unsigned n);

/* The program defines it, if it wants tables to be signed: 0, or an error. The
 * table is whole, of this image, and `length` bytes long; a signature may stand
 * behind it, as long as the place is. */
int static_call_check_table(const struct static_call_table *place,
                            __SIZE_TYPE__ length);

/* Applies n entries of a boot table, without any check: where they are part of
 * the image itself. */
int static_call_apply(const void *entries, __SIZE_TYPE__ n);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
