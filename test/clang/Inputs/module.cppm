export module lib;
export int f(int);
export __attribute__((static_call)) int attributed(int);
export inline int in_header() { return __builtin_static_call(f, 1); }
export template <class T> T instance(T t) { return __builtin_static_call(f, t); }
export int compiled() { return __builtin_static_call(f, 2); }
