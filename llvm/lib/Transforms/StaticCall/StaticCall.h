//===- StaticCall.h - the passes of static-call -----------------*- C++ -*-===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef STATIC_CALL_STATICCALL_H
#define STATIC_CALL_STATICCALL_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/IR/PassManager.h"

namespace llvm {
class Constant;
class GlobalValue;
class GlobalVariable;
class MachineFunctionPass;
class Triple;

/// An instruction that can be a site.
struct StaticCallForm {
  /// By name: a plugin sees no target headers.
  const char *Opcode;
  bool IsJump;
  /// ARM: of the second instruction set.
  bool IsThumb = false;
  /// The form that takes its place, with the same operands; or null.
  const char *Instead = nullptr;
};

/// What the passes must know of a target. A target without a row has no static
/// calls: its users get an error.
struct StaticCallTarget {
  /// Bytes of a call or jump at a site.
  unsigned SiteSize;
  /// A site starts at 0 .. MaxSkew modulo Alignment, so that the bytes that a
  /// retarget changes lie in one aligned word. 1: all instructions are where
  /// they have to be; Thumb's are aligned to 4.
  unsigned Alignment, MaxSkew;
  /// GNU as makes jumps inside a section shorter than they are printed.
  bool HasShortJumps;
  /// What PLT entries of position-independent code take from their callers, by
  /// name, or null: a register with the address of the global offset table,
  /// which calls have there and jumps do not. How such a call's operand is
  /// marked.
  const char *PLTRegister, *PLTFlag;
  /// Calls and tail jumps.
  ArrayRef<StaticCallForm> Forms;
  /// A tail jump that is a conditional branch, or null.
  const char *ConditionalTailJump;
};

/// The row of \p T, or null.
const StaticCallTarget *getStaticCallTarget(const Triple &T);

/// Whether jumps, in code that is position-independent or not, reach \p
/// Function only through a veneer: it may be in another object, behind a PLT
/// entry that needs more than a jump. Null: the function is not known here.
bool needsVeneer(const StaticCallTarget &Target, bool IsPIC,
                 const GlobalValue *Function);

/// The offset from \p Field bytes into \p Base to \p To, as 4 bytes.
Constant *getFieldRelative(Constant *To, GlobalVariable &Base, uint64_t Field);

/// On a wrapper, or on a trampoline in the module that defines it: the symbol
/// that the key's sites call at first, in the place of the default.
constexpr StringLiteral SC_SITE_ATTRIBUTE = "static-call-site";

/// On a function: where a retarget changes its sites, by one of the two words
/// below. In place, if it says nothing. Annotations of the source's are these
/// words too.
constexpr StringLiteral SC_MODE_ATTRIBUTE = "static-call";
constexpr StringLiteral SC_OUT_OF_LINE = "static_call_out_of_line";
constexpr StringLiteral SC_IN_PLACE = "static_call_in_place";

/// Turns marked calls into calls of wrappers, and makes their keys.
struct LowerStaticCallsPass : PassInfoMixin<LowerStaticCallsPass> {
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &);
  static bool isRequired() { return true; }
};

/// Turns calls of wrappers into aligned, recorded sites; runs last.
MachineFunctionPass *createEmitStaticCallSitesPass(const StaticCallTarget &T);
} // namespace llvm

#endif
