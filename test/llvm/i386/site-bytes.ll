; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-leading-addr %t.o | FileCheck %s
; RUN: llvm-readelf -sW %t.o | FileCheck %s --check-prefix=SYMBOLS
; In position-independent code a call of what may be elsewhere has the address that its PLT entry needs; a tail jump,
; which has not, goes through the veneer, or directly to what is in the same unit. Wrappers leave no trace.

target triple = "i386-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <caller>:
; CHECK:       R_386_GOTPC _GLOBAL_OFFSET_TABLE_
; CHECK:       e8 fc ff ff ff {{ *}}calll
; CHECK-DAG:   R_386_PLT32 f
; CHECK-DAG:   R_386_NONE .L__static_call_records.0
; CHECK-DAG:   R_386_NONE __static_call_view.f
define void @caller() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <tail>:
; CHECK-NEXT:  e9 fc ff ff ff {{ *}}jmp
; CHECK-DAG:   R_386_PLT32 __static_call_veneer.f
; CHECK-DAG:   R_386_NONE .L__static_call_records.1
define void @tail() nounwind {
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <tail_to_local>:
; CHECK-NEXT:  e9 fc ff ff ff {{ *}}jmp
; CHECK-DAG:   R_386_PLT32 local.
define void @tail_to_local() nounwind {
  tail call void @local(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <tail_to_interposable>:
; CHECK-NEXT:  e9 fc ff ff ff {{ *}}jmp
; CHECK-DAG:   R_386_PLT32 __static_call_veneer.interposable
define void @tail_to_interposable() nounwind {
  tail call void @interposable(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; SYMBOLS-NOT: __static_call.f
; SYMBOLS: __static_call_veneer.f
; SYMBOLS-NOT: __static_call.f
declare void @f()
define dso_local void @interposable() {
  fence seq_cst
  ret void
}
define internal void @local() {
  fence seq_cst
  ret void
}
