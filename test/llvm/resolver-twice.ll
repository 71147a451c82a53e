; RUN: not %opt_sc %s 2>&1 | FileCheck %s
; Two resolvers of one default in one file are an error; in two files they do not link.

target triple = "x86_64-unknown-linux-gnu"

; CHECK: error: a second resolver for static call 'f': 'choose'
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@a = internal constant { ptr, ptr, ptr } { ptr @f, ptr @choose, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_resolver_requests"
@b = internal constant { ptr, ptr, ptr } { ptr @f, ptr @choose, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_resolver_requests"

declare void @f()
declare ptr @choose()
