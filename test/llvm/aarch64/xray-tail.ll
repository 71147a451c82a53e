; RUN: for t in aarch64-unknown-linux-gnu armv7-unknown-linux-gnueabihf; do sed s/TRIPLE/$t/ %s | %opt_sc | %llc_sc -filetype=obj -o %t.o && llvm-objdump -dr --no-show-raw-insn --no-leading-addr %t.o | FileCheck %s || exit 1; done
; Behind the XRay sled of a tail call stands the site.

target triple = "TRIPLE"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <caller>:
; CHECK: b 0x
; CHECK: nop
; CHECK: b 0x
; CHECK: nop
; CHECK: b 0x
; CHECK-DAG: R_{{AARCH64_JUMP26|ARM_JUMP24}} f
; CHECK-DAG: NONE .L__static_call_records.0
define void @caller() nounwind "function-instrument"="xray-always" {
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
