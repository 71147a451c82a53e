; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-dwarfdump --name=v --show-children %t.o | FileCheck %s
; RUN: sed 's/ptr nest @[a-zA-Z_]*//' %s | llc -relocation-model=pic -filetype=obj -o %t.plain.o
; RUN: llvm-dwarfdump --name=v %t.plain.o | FileCheck %s
; A variable in a register stays visible to the debugger behind a site, as it does behind a plain call.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: DW_AT_location
; CHECK: DW_OP_reg3 RBX
define i32 @caller(i32 %x) !dbg !4 {
  %v = call i32 @g(i32 %x), !dbg !10
    #dbg_value(i32 %v, !9, !DIExpression(), !10)
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so), !dbg !10
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so), !dbg !10
  %r = add i32 %v, 1, !dbg !10
  ret i32 %r, !dbg !10
}

declare void @f()
declare i32 @g(i32)

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !1, isOptimized: true, emissionKind: FullDebug)
!1 = !DIFile(filename: "a.c", directory: "/")
!2 = !{i32 7, !"Dwarf Version", i32 5}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = distinct !DISubprogram(name: "caller", file: !1, line: 1, type: !5, unit: !0, retainedNodes: !8, spFlags: DISPFlagDefinition)
!5 = !DISubroutineType(types: !6)
!6 = !{!7, !7}
!7 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!8 = !{!9}
!9 = !DILocalVariable(name: "v", scope: !4, file: !1, line: 2, type: !7)
!10 = !DILocation(line: 3, scope: !4)
