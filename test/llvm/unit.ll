; RUN: %opt_sc %s | %llc_sc | FileCheck %s
; The unit's header has the fields of struct sc_unit in their order, each an offset from itself.

target triple = "x86_64-unknown-linux-gnu"

declare ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr)
declare void @f()

; CHECK-LABEL: __static_call_unit_v2:
; CHECK-NEXT: .long 2
; CHECK-NEXT: .long __static_call_unit_v2-__static_call_unit_v2
; CHECK-NEXT: .long __static_call_sites_begin_v2-__static_call_unit_v2-8{{$}}
; CHECK-NEXT: .long __static_call_sites_end_v2-__static_call_unit_v2-12{{$}}
; CHECK-NEXT: .long __static_call_missing_linker_script__use_Wl_T_static_call_ld_v2-__static_call_unit_v2-16{{$}}
; CHECK-NEXT: .long __static_call_views_end_v2-__static_call_unit_v2-20{{$}}
; CHECK-NEXT: .long __static_call_resolvers_begin_v2-__static_call_unit_v2-24{{$}}
; CHECK-NEXT: .long __static_call_resolvers_end_v2-__static_call_unit_v2-28{{$}}
; CHECK-NEXT: .long __static_call_slots_begin_v2-__static_call_unit_v2-32{{$}}
; CHECK-NEXT: .long __static_call_slots_end_v2-__static_call_unit_v2-36{{$}}
; CHECK-NEXT: .long __static_call_keys_begin_v2-__static_call_unit_v2-40{{$}}
; CHECK-NEXT: .long __static_call_keys_end_v2-__static_call_unit_v2-44{{$}}
; CHECK-NEXT: .long __static_call_return_v2-__static_call_unit_v2-48{{$}}
; CHECK-NEXT: .long __static_call_return_zero_v2-__static_call_unit_v2-52{{$}}
; CHECK-NEXT: .long __ehdr_start-__static_call_unit_v2-56{{$}}
; CHECK-NEXT: .long __static_call_unit_state_v2-__static_call_unit_v2-60{{$}}
; CHECK-NEXT: .size __static_call_unit_v2, 64
define ptr @key() {
  %k = call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @f)
  ret ptr %k
}
