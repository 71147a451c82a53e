// RUN: %clangxx_fe -std=c++20 --precompile %S/Inputs/module.cppm -o %t.pcm
// RUN: %clangxx_fe -std=c++20 -fmodule-file=lib=%t.pcm -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clangxx_fe -std=c++20 -S -emit-llvm -Xclang -disable-llvm-passes %t.pcm -o - | FileCheck %s --check-prefix=INTERFACE
// Static calls in a module interface are marked in the module and its importers.

// CHECK-COUNT-4: @"__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so${{.*}}"(ptr nest noundef @
// CHECK-NOT: nest
// INTERFACE: @"__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so${{.*}}"(ptr nest noundef @
// INTERFACE-NOT: nest
import lib;
int caller() { return in_header() + instance(1) + attributed(2) + __builtin_static_call(f, 3); }
