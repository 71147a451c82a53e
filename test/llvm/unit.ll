; RUN: %opt_sc %s | %llc_sc | FileCheck %s
; The unit's header has the fields of struct sc_unit in their order, each an offset from itself.

target triple = "x86_64-unknown-linux-gnu"

declare ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr)
declare void @f()

; CHECK-LABEL: __static_call_unit_v3:
; CHECK-NEXT: .long 3
; CHECK-NEXT: .long __static_call_unit_v3-__static_call_unit_v3
; CHECK-NEXT: .long __static_call_sites_begin_v3-__static_call_unit_v3-8{{$}}
; CHECK-NEXT: .long __static_call_sites_end_v3-__static_call_unit_v3-12{{$}}
; CHECK-NEXT: .long __static_call_missing_linker_script__use_Wl_T_static_call_ld_v3-__static_call_unit_v3-16{{$}}
; CHECK-NEXT: .long __static_call_views_end_v3-__static_call_unit_v3-20{{$}}
; CHECK-NEXT: .long __static_call_resolvers_begin_v3-__static_call_unit_v3-24{{$}}
; CHECK-NEXT: .long __static_call_resolvers_end_v3-__static_call_unit_v3-28{{$}}
; CHECK-NEXT: .long __static_call_definitions_begin_v3-__static_call_unit_v3-32{{$}}
; CHECK-NEXT: .long __static_call_definitions_end_v3-__static_call_unit_v3-36{{$}}
; CHECK-NEXT: .long __static_call_slots_begin_v3-__static_call_unit_v3-40{{$}}
; CHECK-NEXT: .long __static_call_slots_end_v3-__static_call_unit_v3-44{{$}}
; CHECK-NEXT: .long __static_call_keys_begin_v3-__static_call_unit_v3-48{{$}}
; CHECK-NEXT: .long __static_call_keys_end_v3-__static_call_unit_v3-52{{$}}
; CHECK-NEXT: .long __static_call_return_v3-__static_call_unit_v3-56{{$}}
; CHECK-NEXT: .long __static_call_return_zero_v3-__static_call_unit_v3-60{{$}}
; CHECK-NEXT: .long __ehdr_start-__static_call_unit_v3-64{{$}}
; CHECK-NEXT: .long __static_call_unit_state_v3-__static_call_unit_v3-68{{$}}
; CHECK-NEXT: .size __static_call_unit_v3, 72
define ptr @key() {
  %k = call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @f)
  ret ptr %k
}
