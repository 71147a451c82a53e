; RUN: split-file %s %t
; RUN: cat %t/common.ll %t/plain.ll | %opt_sc | %llc_sc | FileCheck %s --check-prefix=PLAIN
; RUN: cat %t/common.ll %t/bti.ll | %opt_sc | %llc_sc | FileCheck %s --check-prefix=BTI
; RUN: cat %t/common.ll %t/sls.ll | %opt_sc | %llc_sc | FileCheck %s --check-prefix=SLS
; Veneers and stubs use x16 only. They are landing pads, and stop speculation, where the build's other functions do.

;--- common.ll
target triple = "aarch64-unknown-linux-gnu"
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
declare void @f()
declare extern_weak i32 @g()
define void @caller() #0 {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call i32 @g(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

;--- plain.ll
; PLAIN-LABEL: caller:
; PLAIN: bl f
; PLAIN: bl __static_call_veneer.g
; PLAIN-LABEL: __static_call_veneer.f:
; PLAIN: //APP
; PLAIN-NEXT: adrp x16, __static_call_slot.f
; PLAIN-NEXT: ldr x16, [x16, :lo12:__static_call_slot.f]
; PLAIN-NEXT: br x16
; PLAIN-NEXT: //NO_APP
; PLAIN-LABEL: __static_call_return_v3:
; PLAIN: //APP
; PLAIN-NEXT: ret
; PLAIN-NEXT: //NO_APP
; PLAIN-LABEL: __static_call_return_zero_v3:
; PLAIN: //APP
; PLAIN-NEXT: mov x0, xzr
; PLAIN-NEXT: ret
; PLAIN-NEXT: //NO_APP
; PLAIN-LABEL: __static_call_veneer.g:
; PLAIN: //APP
; PLAIN-NEXT: adrp x16, __static_call_slot.g
; PLAIN-NEXT: ldr x16, [x16, :lo12:__static_call_slot.g]
; PLAIN-NEXT: cbz x16, [[NONE:.*]]
; PLAIN-NEXT: br x16
; PLAIN-NEXT: [[NONE]]:
; PLAIN-NEXT: mov x0, xzr
; PLAIN-NEXT: ret
; PLAIN-NEXT: //NO_APP
attributes #0 = { nounwind }

;--- bti.ll
; BTI-LABEL: __static_call_veneer.f:
; BTI: {{bti c|hint #34}}
; BTI-NEXT: //APP
; BTI-LABEL: __static_call_return_v3:
; BTI: {{bti c|hint #34}}
; BTI-NEXT: //APP
; BTI-LABEL: __static_call_return_zero_v3:
; BTI: {{bti c|hint #34}}
; BTI-NEXT: //APP
attributes #0 = { nounwind "branch-target-enforcement" "sign-return-address"="all" }

;--- sls.ll
; SLS-LABEL: __static_call_veneer.f:
; SLS: br x16
; SLS-NEXT: dsb sy
; SLS-NEXT: isb
; SLS-LABEL: __static_call_return_v3:
; SLS: {{^[[:space:]]}}ret
; SLS-NEXT: dsb sy
; SLS-NEXT: isb
attributes #0 = { nounwind "target-features"="+harden-sls-retbr" }
