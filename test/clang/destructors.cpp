// Where a constructor returns nothing.
// UNSUPPORTED: arm, thumb
// RUN: %clangxx_fe -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Objects with destructors are returned, passed and destroyed, also on unwinding.

// CHECK: call void {{.*}}(ptr {{.*}}sret(%struct.Object){{.*}}, ptr nest noundef @_Z4makei,
// CHECK: invoke void {{.*}}(ptr nest noundef @_Z4take6Object, ptr noundef
// CHECK: call void @_ZN6ObjectD1Ev
// CHECK: landingpad
// CHECK: define {{.*}}@_Z6elidedv
// CHECK-NOT: alloca %struct.Object
// CHECK: call void {{.*}}(ptr {{.*}}, ptr nest noundef @_Z4makei,
struct Object { ~Object(); int n; };
Object make(int);
void take(Object);
void caller() { __builtin_static_call(take, __builtin_static_call(make, 1)); }
Object elided() { return __builtin_static_call(make, 2); }
