; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-show-raw-insn --no-leading-addr %t.o | FileCheck %s
; RUN: llvm-readelf -SW %t.o | FileCheck %s --check-prefix=RECORD
; The tail jump behind an XRay sled is a site too.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <caller>:
; CHECK: R_X86_64_NONE .L__static_call_records.0
; CHECK: R_X86_64_PLT32 f-0x4
; RECORD: .static_call_sites.f!1.caller PROGBITS {{[0-9a-f]+ [0-9a-f]+}} 000004
define void @caller() "function-instrument"="xray-always" {
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
