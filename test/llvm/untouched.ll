; RUN: %opt_sc < %s | FileCheck %s --implicit-check-not=static
; A module without static calls is left as it is.

target triple = "riscv64-unknown-linux-gnu"

; CHECK: call void @f()
define void @caller() {
  call void @f()
  ret void
}
declare void @f()
