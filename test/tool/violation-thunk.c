// RUN: %link_aarch64 -static -fno-pie -Wl,-T,%S/Inputs/far.ld %s -o %t
// RUN: violation %t "s('__AArch64AbsLongThunk_f') + 8" "ptr(s('g'))" | FileCheck %s
// RUN: violation %t "s('__AArch64AbsLongThunk_f')" "b('49')" "s('__AArch64AbsLongThunk_f') + 4" "b('20 01')" | FileCheck %s
// RUN: %link_aarch64 -static-pie -fPIE -Wl,-T,%S/Inputs/far.ld %s -o %t
// RUN: violation %t "s('__AArch64ADRPThunk_f') + 5" "b('06')" | FileCheck %s
// RUN: violation %t "s('__AArch64ADRPThunk_f') + 4" "b('1f 00 00 f1')" | FileCheck %s
// RUN: %link_arm -static -fno-pie -Wl,-T,%S/Inputs/far.ld %s -o %t
// RUN: violation %t "s('__ARMv7ABSLongThunk_f')" "b('04')" | FileCheck %s
// RUN: violation %t "s('__ARMv7ABSLongThunk_f') + 1" "b('10')" "s('__ARMv7ABSLongThunk_f') + 5" "b('10')" "s('__ARMv7ABSLongThunk_f') + 8" "b('11')" | FileCheck %s
// RUN: violation %t "s('__ARMv7ABSLongThunk_f') + 11" "b('11')" | FileCheck %s
// RUN: %link_thumb -static-pie -fPIE -Wl,-T,%S/Inputs/far.ld %s -o %t
// RUN: violation %t "s('__ThumbV7PILongThunk_f') + 10" "b('00')" | FileCheck %s
// RUN: violation %t "s('__ThumbV7PILongThunk_f')" "b('40 f2')" | FileCheck %s
// A thunk leads where it was seen to lead: not if it goes elsewhere, changes
// another register than a thunk may, or holds an instruction that is not known.

// CHECK: call+0x{{.*}}: key f: found a call to __{{.*}}Thunk_f, expected f or the key's veneer [destination]
#include "Inputs/functions.h"

__attribute__((section(".far"))) int f(int x) { return x + 1; }
__attribute__((section(".far"))) int g(int x) { return x + 2; }
__attribute__((used)) int call(int x) {
  return 1 + __builtin_static_call(f, x);
}
void _start(void) {}
