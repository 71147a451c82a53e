; RUN: %opt_sc %s | FileCheck %s
; A direct call of a trampoline is a static call without a mark; its address is the trampoline's.

target triple = "x86_64-unknown-linux-gnu"

; CHECK-DAG: @address = global ptr @__SCT__x
@address = global ptr @__SCT__x
; CHECK-DAG: @__static_call_view.__SCT__x = {{.*}}, i32 10], section ".static_call_views"
; CHECK-DAG: @__static_call_key.__SCT__x = {{.*}} ptr @__SCT__x, [6 x ptr] zeroinitializer }

declare i32 @__SCT__x(i32)
declare i32 @personality(...)

; CHECK-LABEL: @calls(
; CHECK-NEXT: call i32 @__static_call.__SCT__x(i32 1)
; CHECK-NEXT: call i32 %pointer(i32 2)
; CHECK-NEXT: ret i32 %b
define i32 @calls(ptr %pointer, i32 %b) {
  call i32 @__SCT__x(i32 1)
  call i32 %pointer(i32 2)
  ret i32 %b
}

; CHECK-LABEL: @tail(
; CHECK-NEXT: [[R:%.*]] = musttail call i32 @__static_call.__SCT__x(i32 %a)
; CHECK-NEXT: ret i32 [[R]]
define i32 @tail(i32 %a) {
  %r = musttail call i32 @__SCT__x(i32 %a)
  ret i32 %r
}

; CHECK: invoke i32 @__static_call.__SCT__x(i32 3)
define i32 @unwinds() personality ptr @personality {
  %r = invoke i32 @__SCT__x(i32 3) to label %done unwind label %pad
done:
  ret i32 %r
pad:
  %l = landingpad { ptr, i32 } cleanup
  ret i32 0
}
