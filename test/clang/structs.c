// REQUIRES: native
// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Structs are passed and returned as the ABI says, in registers and in memory.

// CHECK: call { i64, i64 } @small(ptr nest {{.*}}, i64 {{.*}}, i64
// CHECK: call void @large(ptr {{.*}}sret(%struct.large) {{.*}}, ptr nest {{.*}}, ptr {{.*}}byval(%struct.large)
struct small { long a, b; };
struct large { long a[8]; };
struct small small(struct small);
struct large large(struct large);
long caller(struct small s, struct large l) {
  return __builtin_static_call(small, s).a + __builtin_static_call(large, l).a[1];
}
