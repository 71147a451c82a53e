; RUN: split-file %s %t
; RUN: cat %t/common.ll %t/plain.ll | %opt_sc | %llc_sc | FileCheck %s --check-prefix=PLAIN
; RUN: cat %t/common.ll %t/retpoline.ll | %opt_sc | %llc_sc | FileCheck %s --check-prefix=RETPOLINE
; RUN: cat %t/common.ll %t/sls.ll | %opt_sc | %llc_sc | FileCheck %s --check-prefix=SLS
; A veneer finds its slot by the program counter, and changes eax; no register where arguments are in eax.

;--- common.ll
target triple = "i386-unknown-linux-gnu"
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
declare void @f()
declare extern_weak i32 @g()
declare void @h(i32 inreg)
declare extern_weak i32 @k(i32 inreg)
define void @caller() #0 {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call i32 @g(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @h(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 inreg 1)
  call i32 @k(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 inreg 1)
  ret void
}
!llvm.module.flags = !{!0}
!0 = !{i32 8, !"PIC Level", i32 2}

;--- plain.ll
; PLAIN-LABEL: __static_call_veneer.f:
; PLAIN: #APP
; PLAIN-NEXT: calll [[HERE:.*]]
; PLAIN-NEXT: [[HERE]]:
; PLAIN-NEXT: popl %eax
; PLAIN-NEXT: movl __static_call_slot.f-[[HERE]](%eax), %eax
; PLAIN-NEXT: jmpl *%eax
; PLAIN-NEXT: #NO_APP
; PLAIN-LABEL: __static_call_return_zero_v3:
; PLAIN: xorl %eax, %eax
; PLAIN-NEXT: retl
; PLAIN-LABEL: __static_call_veneer.g:
; PLAIN: movl __static_call_slot.g-{{.*}}(%eax), %eax
; PLAIN-NEXT: testl %eax, %eax
; PLAIN-NEXT: je [[NONE:.*]]
; PLAIN-NEXT: jmpl *%eax
; PLAIN-NEXT: [[NONE]]:
; PLAIN-NEXT: xorl %eax, %eax
; PLAIN-NEXT: retl
; PLAIN-NEXT: #NO_APP
; PLAIN-LABEL: __static_call_veneer.h:
; PLAIN: #APP
; PLAIN-NEXT: pushl %eax
; PLAIN-NEXT: pushl %eax
; PLAIN-NEXT: calll [[HERE:.*]]
; PLAIN-NEXT: [[HERE]]:
; PLAIN-NEXT: popl %eax
; PLAIN-NEXT: movl __static_call_slot.h-[[HERE]](%eax), %eax
; PLAIN-NEXT: movl %eax, 4(%esp)
; PLAIN-NEXT: popl %eax
; PLAIN-NEXT: retl
; PLAIN-NEXT: #NO_APP
; PLAIN-LABEL: __static_call_veneer.k:
; PLAIN: testl %eax, %eax
; PLAIN-NEXT: je [[NONE:.*]]
; PLAIN-NEXT: movl %eax, 4(%esp)
; PLAIN-NEXT: popl %eax
; PLAIN-NEXT: retl
; PLAIN-NEXT: [[NONE]]:
; PLAIN-NEXT: popl %eax
; PLAIN-NEXT: popl %eax
; PLAIN-NEXT: xorl %eax, %eax
; PLAIN-NEXT: retl
; PLAIN-NEXT: #NO_APP
attributes #0 = { nounwind }

;--- retpoline.ll
; RETPOLINE-LABEL: __static_call_veneer.f:
; RETPOLINE: movl __static_call_slot.f-{{.*}}(%eax), %eax
; RETPOLINE-NEXT: jmp __llvm_retpoline_eax
; RETPOLINE-LABEL: __static_call_veneer.g:
; RETPOLINE: jmp __llvm_retpoline_eax
; RETPOLINE-LABEL: __llvm_retpoline_eax:
attributes #0 = { nounwind "target-features"="+retpoline-indirect-branches,+retpoline-indirect-calls" }

;--- sls.ll
; SLS-LABEL: __static_call_veneer.f:
; SLS: jmpl *%eax
; SLS-NEXT: int3
; SLS-LABEL: __static_call_return_v3:
; SLS: retl
; SLS-NEXT: int3
attributes #0 = { nounwind "target-features"="+harden-sls-ijmp,+harden-sls-ret" }
