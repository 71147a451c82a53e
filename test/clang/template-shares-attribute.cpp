// RUN: %clangxx_fe -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Calls that are static by attribute are marked in every instance.

// CHECK-COUNT-9: ptr nest
// CHECK-NOT: nest
struct Object { ~Object(); };
__attribute__((static_call)) int plain(int);
__attribute__((static_call)) Object object();
extern "C" __attribute__((static_call)) __SIZE_TYPE__ strlen(const char *);
template <class T> int caller(T) {
  object();
  return plain(1) + strlen("a");
}
template int caller(int);
template int caller(char);
template int caller(double);
