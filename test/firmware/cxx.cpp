// DEFINE: %{cxx} = -x c++ -std=c++17 -fno-exceptions -fno-rtti -I%S/Inputs -I%format
// RUN: %firmware %{cxx} %s -DOTHER -c -o %t.o && %firmware %{cxx} %s -x none %t.o -o %t && %run %t
// RUN: check() { llvm-size -A %t | grep -E "^\.static_call_out_of_line +$1 "; }; case %t in *aarch64*.xip.*) check 64 ;; *.xip.*) check 32 ;; esac
// Templates and inline functions with sites, in two files: the linker keeps one
// of each, with its sites.
extern "C" {
#include "sites.h"
#include <assert.h>
}
#include <static_call.h>
#define NOINLINE __attribute__((noinline))

inline int one(int x) { return x + 1; }
inline int two(int x) { return x + 2; }
template <typename T> T twice(T x) { return x * 2; }
template <typename T> T thrice(T x) { return x * 3; }
template <typename T> NOINLINE T call(T x) {
  return __builtin_static_call(twice<T>, x) + 100;
}
struct object {
  int base;
  NOINLINE int add(int x) { return base + __builtin_static_call(one, x); }
};
inline NOINLINE int tail_call(int x) { return __builtin_static_call(one, x); }

template <int File> int call_all(int x) {
  return call(x) * 1000 + object{1}.add(x) * 10 + tail_call(x) + call(short{});
}
#ifdef OTHER
template int call_all<1>(int x);
#else
extern template int call_all<1>(int x);

static void check(int expected) {
  assert(call_all<0>(1) == expected && call_all<1>(1) == expected);
}

extern "C" int main() {
  assert(count_sites() == (TEXT_IS_IN_RAM ? 4 : 0));
  check(102132);
  assert(static_call_set(one, two) == 0);
  check(102143);
  assert(static_call_set(twice<int>, thrice<int>) == 0);
  check(103143);
  assert(static_call_reset(one) == 0 && static_call_set(twice<int>, 0) == 0);
  check(100132);
  return 0;
}
#endif
