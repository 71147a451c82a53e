; RUN: split-file %s %t
; RUN: opt -load-pass-plugin=%pass -passes=static-call -static-call=out-of-line %t/in.ll -S | %llc_bare -o %t.o
; RUN: llvm-objdump -dr --no-leading-addr --no-show-raw-insn %t.o | FileCheck %s
; RUN: llvm-readelf -SWr %t.o | FileCheck %s --check-prefix=SECTIONS
; RUN: not opt -load-pass-plugin=%pass -passes=static-call -static-call=indirect %t/in.ll -S 2>&1 | FileCheck %s --check-prefix=ERROR
; Out of line a site calls the veneer and has no record, but what tells tools of it, which is not loaded and is
; dropped with the function; an annotation counts for more than the option.

; ERROR: Cannot find option named 'indirect'
; SECTIONS: .static_call_out_of_line PROGBITS {{.*}} 000008 00 L
; SECTIONS: .static_call_out_of_line PROGBITS {{.*}} 000008 00 LG
; SECTIONS: .static_call_sites.f!1.in_place
; SECTIONS-NOT: .static_call_sites.f!1.caller
; SECTIONS: '.rel.static_call_out_of_line'
; SECTIONS: R_ARM_ABS32 {{.*}} .text
; SECTIONS: R_ARM_ABS32 {{.*}} __static_call_view.f
;--- in.ll
target triple = "thumbv7m-none-unknown-eabi"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@in = private constant [21 x i8] c"static_call_in_place\00"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @in_place, ptr @in, ptr null, i32 1, ptr null }], section "llvm.metadata"

; CHECK-LABEL: <caller>:
; CHECK:       R_ARM_THM_CALL __static_call_veneer.f
; CHECK-NEXT:  R_ARM_NONE __static_call_view.f
; CHECK-NOT:   R_ARM_NONE
define void @caller() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <in_place>:
; CHECK:       R_ARM_THM_CALL f
define void @in_place() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

$inline = comdat any
; CHECK-LABEL: <inline>:
; CHECK:       R_ARM_THM_CALL __static_call_veneer.f
define linkonce_odr void @inline() nounwind comdat {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
