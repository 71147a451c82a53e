; RUN: %opt_sc %s | FileCheck %s
; A view says what a call gives without a target: 1 nothing, 2 a zero in one register, 0 neither.

target triple = "x86_64-unknown-linux-gnu"

declare ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr)

; CHECK-DAG: @__static_call_view.nothing = {{.*}}, i32 1], section
; CHECK-DAG: @__static_call_view.cold = {{.*}}, i32 1], section
; CHECK-DAG: @__static_call_view.preserving = {{.*}}, i32 1], section
; CHECK-DAG: @__static_call_view.weak = {{.*}}, i32 1], section
; CHECK-DAG: @__static_call_view.boolean = {{.*}}, i32 2], section
; CHECK-DAG: @__static_call_view.bits64 = {{.*}}, i32 2], section
; CHECK-DAG: @__static_call_view.pointer = {{.*}}, i32 2], section
; CHECK-DAG: @__static_call_view.allocated = {{.*}}, i32 2], section
; CHECK-DAG: @__static_call_view.defined = {{.*}}, i32 2], section
; CHECK-DAG: @__static_call_view.aliased = {{.*}}, i32 2], section
; CHECK-DAG: @__static_call_view.bits65 = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.bits128 = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.single = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.x87 = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.vector = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.pair = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.memory = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.nonnull = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.reference = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.nonnullalias = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.never = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.swifttail = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.tail = {{.*}}, i32 0], section
declare void @nothing(ptr)
declare coldcc void @cold()
declare preserve_mostcc void @preserving()
declare extern_weak void @weak()
declare zeroext i1 @boolean()
declare i64 @bits64()
declare ptr @pointer()
declare noalias ptr @allocated(i64)
define i32 @defined() {
  ret i32 1
}
@aliased = alias i32 (), ptr @defined
declare i65 @bits65()
declare i128 @bits128()
declare float @single()
declare x86_fp80 @x87()
declare <2 x i32> @vector()
declare { i64, i64 } @pair()
declare void @memory(ptr sret(i64))
declare nonnull ptr @nonnull()
declare dereferenceable(4) ptr @reference()
define nonnull ptr @nonnulldefined() {
  ret ptr @aliased
}
@nonnullalias = alias ptr (), ptr @nonnulldefined
declare void @never() noreturn
declare swifttailcc void @swifttail()
declare tailcc i32 @tail()

define void @keys() {
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @nothing)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @cold)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @preserving)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @weak)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @boolean)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @bits64)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @pointer)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @allocated)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @defined)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @aliased)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @bits65)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @bits128)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @single)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @x87)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @vector)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @pair)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @memory)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @nonnull)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @reference)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @nonnullalias)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @never)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @swifttail)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @tail)
  ret void
}
