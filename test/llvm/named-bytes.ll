; RUN: %opt_sc %s | %llc_sc -O0 -filetype=obj -o %t.o && llvm-objdump -dr --no-addresses %t.o | FileCheck %s
; RUN: %opt_sc %s | %llc_sc -O2 -frame-pointer=all -filetype=obj -o %t.o && llvm-objdump -dr --no-addresses %t.o | FileCheck %s
; RUN: %opt_sc %s | %llc_sc -O0 -filetype=obj -o %t.o && llvm-readelf -SW %t.o | FileCheck %s --check-prefix=SECTION
; A trampoline is one jump, a site of its key, whatever it passes on; it keeps the definition, which has a section of its
; own. A site in its file calls the first target, one elsewhere the trampoline.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@__SCK__x = global { ptr, ptr, ptr } { ptr @__SCT__x, ptr @f, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@__SCK__y = global { ptr, ptr, ptr } { ptr @__SCT__y, ptr @g, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"

; CHECK-LABEL: <caller>:
; CHECK: R_X86_64_PLT32 g-0x4
; CHECK: R_X86_64_PLT32 __SCT__other-0x4
define void @caller() {
  %a = call i8 @__SCT__y(i8 1, i16 2, i1 0)
  call void @__SCT__other()
  ret void
}

; CHECK-LABEL: <__SCT__x>:
; CHECK-NEXT: e9 00 00 00 00 jmp
; CHECK-NEXT: R_X86_64_NONE .L__static_call_records
; CHECK-NEXT: R_X86_64_NONE __static_call_view.__SCT__x
; CHECK-NEXT: R_X86_64_NONE __SCK__x
; CHECK-NEXT: R_X86_64_PLT32 f-0x4
; CHECK-EMPTY:
; CHECK-LABEL: <__SCT__y>:
; CHECK-NEXT: e9 00 00 00 00 jmp
; CHECK: R_X86_64_NONE __SCK__y
; CHECK-NEXT: R_X86_64_PLT32 g-0x4
; CHECK-EMPTY:
; SECTION-COUNT-2: {{ }}.static_call_definitions PROGBITS {{.*}} 000010 00 WAG 0 0 8
declare void @__SCT__x(ptr sret([64 x i8]), i32, i32, i32, i32, i32, i32, ptr byval([64 x i8]), x86_fp80, ...)
declare signext i8 @__SCT__y(i8 signext, i16 zeroext, i1 zeroext)
declare void @f(ptr sret([64 x i8]), i32, i32, i32, i32, i32, i32, ptr byval([64 x i8]), x86_fp80, ...)
declare signext i8 @g(i8 signext, i16 zeroext, i1 zeroext)
declare void @__SCT__other()
