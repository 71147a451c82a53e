; RUN: split-file %s %t
; RUN: cat %t/common.ll %t/plain.ll | %opt_sc | %llc_sc | FileCheck %s --check-prefix=PLAIN
; RUN: cat %t/common.ll %t/branch.ll | %opt_sc | %llc_sc | FileCheck %s --check-prefix=BRANCH
; RUN: cat %t/common.ll %t/thunk.ll | %opt_sc | %llc_sc | FileCheck %s --check-prefix=THUNK
; RUN: cat %t/common.ll %t/sls.ll | %opt_sc | %llc_sc | FileCheck %s --check-prefix=SLS
; RUN: cat %t/common.ll %t/plain.ll | %opt_sc | FileCheck %s --check-prefix=IR
; What disabled sites call, and a veneer without a function, return as the build's other functions do.

;--- common.ll
target triple = "x86_64-unknown-linux-gnu"
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
declare extern_weak i32 @f()
define void @caller() #0 {
  call i32 @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

;--- plain.ll
; IR: @llvm.compiler.used = {{.*}}@__static_call_return_v3,{{.*}} @__static_call_return_zero_v3,
; IR: define weak_odr hidden void @__static_call_return_v3() [[STUB:#[0-9]+]] comdat {
; IR: define weak_odr hidden void @__static_call_return_zero_v3() [[STUB]] comdat {
; IR: attributes [[STUB]] = { naked noinline nounwind uwtable
; PLAIN-LABEL: __static_call_veneer.f:
; PLAIN: xorl %eax, %eax
; PLAIN-NEXT: retq
; PLAIN-NEXT: #NO_APP
; PLAIN: .section .text.__static_call_return_v3,"axG",@progbits,__static_call_return_v3,comdat
; PLAIN: __static_call_return_v3:
; PLAIN-NEXT: .cfi_startproc
; PLAIN: #APP
; PLAIN-NEXT: retq
; PLAIN-NEXT: #NO_APP
; PLAIN: .cfi_endproc
; PLAIN: .section .text.__static_call_return_zero_v3,"axG",@progbits,__static_call_return_zero_v3,comdat
; PLAIN: __static_call_return_zero_v3:
; PLAIN: #APP
; PLAIN-NEXT: xorl %eax, %eax
; PLAIN-NEXT: retq
; PLAIN-NEXT: #NO_APP
attributes #0 = { uwtable }

;--- branch.ll
; BRANCH-LABEL: __static_call_return_v3:
; BRANCH: endbr64
; BRANCH-NEXT: #APP
; BRANCH-NEXT: retq
; BRANCH-LABEL: __static_call_return_zero_v3:
; BRANCH: endbr64
; BRANCH-NEXT: #APP
; BRANCH-NEXT: xorl %eax, %eax
; BRANCH-NEXT: retq
attributes #0 = { nounwind }
!llvm.module.flags = !{!0}
!0 = !{i32 8, !"cf-protection-branch", i32 1}

;--- thunk.ll
; THUNK-LABEL: __static_call_veneer.f:
; THUNK: xorl %eax, %eax
; THUNK-NEXT: jmp __x86_return_thunk
; THUNK-LABEL: __static_call_return_v3:
; THUNK-NOT: .cfi_startproc
; THUNK: #APP
; THUNK-NEXT: jmp __x86_return_thunk
; THUNK-NEXT: #NO_APP
; THUNK-LABEL: __static_call_return_zero_v3:
; THUNK: #APP
; THUNK-NEXT: xorl %eax, %eax
; THUNK-NEXT: jmp __x86_return_thunk
; THUNK-NEXT: #NO_APP
attributes #0 = { nounwind }
!llvm.module.flags = !{!0}
!0 = !{i32 7, !"function_return_thunk_extern", i32 1}

;--- sls.ll
; SLS-LABEL: __static_call_veneer.f:
; SLS: jmpq *%r11
; SLS-NEXT: .Ltmp
; SLS-NEXT: xorl %eax, %eax
; SLS-NEXT: retq
; SLS-NEXT: int3
; SLS-LABEL: __static_call_return_v3:
; SLS: #APP
; SLS-NEXT: retq
; SLS-NEXT: int3
; SLS-LABEL: __static_call_return_zero_v3:
; SLS: #APP
; SLS-NEXT: xorl %eax, %eax
; SLS-NEXT: retq
; SLS-NEXT: int3
attributes #0 = { nounwind "target-features"="+harden-sls-ret" }
