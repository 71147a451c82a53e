; RUN: %opt_sc %s | FileCheck %s --check-prefixes=CHECK,EXE
; RUN: sed 's/PIE Level/Not PIE/' %s | %opt_sc - | FileCheck %s --check-prefixes=CHECK,SHARED
; A resolver is recorded, and runs from .preinit_array too, but not in what may be a shared object.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@request = internal constant { ptr, ptr, ptr } { ptr @f, ptr @choose, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_resolver_requests"
@llvm.used = appending global [1 x ptr] [ptr @request], section "llvm.metadata"

; CHECK-NOT: .static_call_resolver_requests
; CHECK-DAG: @__static_call_init_v3 = weak_odr hidden global ptr @__static_call_start_unit_v3, section ".init_array.0"
; CHECK-DAG: @__static_call_resolver.f = hidden constant [2 x i32] {{.*}}, section ".static_call_resolvers"
; EXE-DAG: @__static_call_preinit_v3 = weak_odr hidden global ptr @__static_call_start_unit_v3, section ".preinit_array", {{.*}}comdat, align 8
; SHARED-NOT: preinit
; CHECK: @llvm.used = appending global [1 x ptr] [ptr @__static_call_resolver.f]
; CHECK: define weak_odr hidden void @__static_call_start_unit_v3()
; CHECK-NEXT: call void @__static_call_start(ptr @__static_call_unit_v3)
declare void @f()
define internal ptr @choose() {
  ret ptr null
}

!llvm.module.flags = !{!0, !1}
!0 = !{i32 8, !"PIC Level", i32 2}
!1 = !{i32 7, !"PIE Level", i32 2}
