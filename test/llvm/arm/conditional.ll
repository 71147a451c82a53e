; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -d --no-show-raw-insn %t.o | FileCheck %s
; Nothing stands between a conditional Thumb site and its IT: what aligns the site is in front of that.

target triple = "thumbv7-unknown-linux-gnueabihf"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <call>:
; CHECK:       it [[COND:..]]
; CHECK-NEXT:  {{[048c]}}: {{ *}}bl[[COND]]
define i32 @call(i32 %x) nounwind {
  %c = icmp sgt i32 %x, 3
  br i1 %c, label %yes, label %no
yes:
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  br label %no
no:
  call void @plain()
  ret i32 0
}

; CHECK-LABEL: <jump>:
; CHECK:       it [[COND:..]]
; CHECK-NEXT:  {{[048c]}}: {{ *}}b[[COND]].w
define void @jump(i32 %x) nounwind minsize optsize {
  %c = icmp sgt i32 %x, 3
  br i1 %c, label %yes, label %no
yes:
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
no:
  ret void
}

declare void @f()
declare void @plain()
