; RUN: %llc_sc %s -o - | FileCheck %s
; What a trampoline says of the first target counts only where it is defined: an import may know another function of that name.

target triple = "x86_64-unknown-linux-gnu"

; CHECK-LABEL: caller:
; CHECK: callq __SCT__declared{{$}}
; CHECK: callq __SCT__imported{{$}}
; CHECK: callq g{{$}}
define void @caller() {
  call void @__static_call.__SCT__declared()
  call void @__static_call.__SCT__imported()
  call void @__static_call.__SCT__defined()
  ret void
}

declare dso_local void @__static_call.__SCT__declared()
declare dso_local void @__static_call.__SCT__imported()
declare dso_local void @__static_call.__SCT__defined()
declare void @__SCT__declared() "static-call-site"="f"
define available_externally void @__SCT__imported() naked noinline "static-call-site"="f" {
  call void @__static_call.__SCT__imported()
  unreachable
}
define void @__SCT__defined() naked noinline "static-call-site"="g" {
  call void @__static_call.__SCT__defined()
  unreachable
}
define internal void @f() {
  ret void
}
