; RUN: %opt_sc %s | %llc_sc -addrsig -filetype=obj -o %t.o
; RUN: llvm-readelf -SrW %t.o | FileCheck %s
; RUN: llvm-readelf -sW %t.o | FileCheck %s --check-prefix=SYMBOLS
; RUN: llvm-readobj --addrsig %t.o | FileCheck %s --check-prefix=ADDRSIG
; Records are 4 bytes each, read-only, one section per key and function; no wrapper is named in the object.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: .static_call_views PROGBITS {{[0-9a-f]+ [0-9a-f]+}} 000020 00 AG
; CHECK: .static_call_sites.f!1.two PROGBITS {{[0-9a-f]+ [0-9a-f]+}} 000008 00 A{{ }}
; CHECK: .static_call_sites.f!1.one PROGBITS {{[0-9a-f]+ [0-9a-f]+}} 000004 00 A{{ }}
; CHECK: .rela.static_call_sites.f!1.two
; CHECK: R_X86_64_PC32
; CHECK-NEXT: R_X86_64_PC32
; CHECK-EMPTY:
; SYMBOLS-NOT: __static_call.
; SYMBOLS-NOT: __static_call_missing_lto_pass
; SYMBOLS: __static_call_missing_linker_script__use_Wl_T_static_call_ld_v3
; SYMBOLS-NOT: __static_call.
; ADDRSIG: Addrsig [
; ADDRSIG-NOT: static_call_site.
define void @two() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}
define void @one() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
