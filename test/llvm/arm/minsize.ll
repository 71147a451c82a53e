; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -d --no-show-raw-insn %t.o | FileCheck %s
; RUN: llvm-readelf -sW %t.o | FileCheck %s --check-prefix=SYMBOLS
; At -Oz several calls of one function in a block would be made through a register: not if they are sites.

target triple = "thumbv7-unknown-linux-gnueabihf"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <caller>:
; CHECK-COUNT-5: bl 0x
; CHECK-LABEL: <plain>:
; CHECK-COUNT-3: blx r
; SYMBOLS-NOT: __static_call.f
define void @caller() nounwind minsize optsize {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

define void @plain() nounwind minsize optsize {
  call void @f()
  call void @f()
  call void @f()
  ret void
}

declare void @f()
