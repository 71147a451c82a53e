//===- StaticCall.h - the passes of static-call -----------------*- C++ -*-===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef STATIC_CALL_STATICCALL_H
#define STATIC_CALL_STATICCALL_H

#include "llvm/IR/PassManager.h"

namespace llvm {
class Constant;
class GlobalVariable;
class MachineFunctionPass;
class Triple;

/// What the passes must know of a target. A target without a row has no static
/// calls: its users get an error.
struct StaticCallTarget {
  /// Bytes of a call or jump at a site.
  unsigned SiteSize;
  /// A site starts at 0 .. MaxSkew modulo Alignment, so that the bytes that a
  /// retarget changes lie in one aligned word (ARCH-RULES: x86-64, one store).
  unsigned Alignment, MaxSkew;
  /// The generic passes' last machine pass on this target.
  char *LastPassID;
  /// Opcodes by name (a plugin sees no target headers): a call, a tail jump,
  /// and a conditional tail jump or null.
  const char *Call, *TailJump, *ConditionalTailJump;
};

/// The row of \p T, or null.
const StaticCallTarget *getStaticCallTarget(const Triple &T);

/// The offset from \p Field bytes into \p Base to \p To, as 4 bytes.
Constant *getFieldRelative(Constant *To, GlobalVariable &Base, uint64_t Field);

/// On a wrapper, or on a trampoline in the module that defines it: the symbol
/// that the key's sites call at first, in the place of the default.
constexpr StringLiteral SC_SITE_ATTRIBUTE = "static-call-site";

/// Turns marked calls into calls of wrappers, and makes their keys.
struct LowerStaticCallsPass : PassInfoMixin<LowerStaticCallsPass> {
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &);
  static bool isRequired() { return true; }
};

/// Turns calls of wrappers into aligned, recorded sites; runs last.
MachineFunctionPass *createEmitStaticCallSitesPass(const StaticCallTarget &T);
} // namespace llvm

#endif
