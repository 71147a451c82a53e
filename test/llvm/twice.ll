; RUN: opt -load-pass-plugin=%pass -passes='static-call,function(instsimplify),static-call' -S %s | FileCheck %s
; Bitcode that the pass has seen is left alone: a pointer to a trampoline that the optimiser found out is called as it is.

target triple = "x86_64-unknown-linux-gnu"

declare void @__SCT__x()

; CHECK-LABEL: define void @caller(
; CHECK-NEXT: call void @__static_call.__SCT__x()
; CHECK-NEXT: call void @__SCT__x()
define void @caller() {
  call void @__SCT__x()
  %pointer = select i1 true, ptr @__SCT__x, ptr null
  call void %pointer()
  ret void
}
