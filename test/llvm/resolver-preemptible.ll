; RUN: %opt_sc %s | %llc_sc -function-sections=0 -filetype=obj -o %t.o
; RUN: llvm-readelf -rW %t.o | FileCheck %s
; A resolver that another unit may define is called by one that it cannot.

target triple = "x86_64-unknown-linux-gnu"

; CHECK: '.rela.text'
; CHECK: R_X86_64_PLT32 {{.*}} choose - 4
; CHECK: '.rela.static_call_resolvers'
; CHECK-NOT: choose{{ }}
; CHECK: '.rela
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@request = internal constant { ptr, ptr, ptr } { ptr @f, ptr @choose, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_resolver_requests"

declare void @f()
declare ptr @choose()
