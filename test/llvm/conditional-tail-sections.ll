; RUN: %opt_sc %s | %llc_sc --basic-block-sections=all --unique-basic-block-section-names -o - | FileCheck %s
; The blocks around a conditional tail jump stay in the section of the block that it ended, up to its end.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: .section .text.caller.[[PART:caller.__part.[0-9]+]],
; CHECK: [[PART]]:
; CHECK-NOT: .section
; CHECK: j{{n?}}e .LBB0_[[REST:[0-9]+]]
; CHECK-NOT: .section
; CHECK: jmp f
; CHECK-NOT: .section
; CHECK: .LBB0_[[REST]]:
; CHECK-NOT: .section
; CHECK: .LBB_END0_[[REST]]:
; CHECK: .size [[PART]], .LBB_END0_[[REST]]-[[PART]]
define void @caller(i32 %x, i1 %first) optsize {
  br i1 %first, label %test, label %else
test:
  call void @h()
  %c = icmp eq i32 %x, 0
  br i1 %c, label %then, label %else
else:
  tail call void @g()
  ret void
then:
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
declare void @g()
declare void @h()
