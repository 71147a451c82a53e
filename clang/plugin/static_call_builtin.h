/* The name __builtin_static_call: static-call.cfg includes this file first, and
 * StaticCallClang.so supplies the same text where nobody did. The compiler sees
 * a plain call, with all its checks; the plugin knows it by the _Generic.
 *
 * Macros only: before a C++ module declaration nothing else may stand. */
#pragma GCC system_header
#ifdef __cplusplus
/* No parentheses around fn: they would prevent argument-dependent lookup. */
#define __static_call_of(fn, ...) fn(__VA_ARGS__)
#else
#define __static_call_of(fn, ...) (fn)(__VA_ARGS__)
#endif
/* Variadic from the start: a call without arguments is no pedantic warning. */
#define __builtin_static_call(...)                                             \
  __extension__ _Generic("__builtin_static_call",                              \
      default: __static_call_of(__VA_ARGS__))
