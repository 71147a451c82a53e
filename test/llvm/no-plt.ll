; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-show-raw-insn --no-leading-addr %t.o | FileCheck %s
; -fno-plt does not turn a site into a call through the GOT.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <caller>:
; CHECK-NOT: GOTPCREL
; CHECK: R_X86_64_PLT32 f-0x4
define void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so) nonlazybind
  ret void
}

declare void @f() nonlazybind
!llvm.module.flags = !{!0}
!0 = !{i32 7, !"RtLibUseGOT", i32 1}
