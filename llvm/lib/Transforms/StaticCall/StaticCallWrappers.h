//===- StaticCallWrappers.h - wrappers for the machine pass -----*- C++ -*-===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef STATIC_CALL_STATICCALLWRAPPERS_H
#define STATIC_CALL_STATICCALLWRAPPERS_H

#include "StaticCall.h"
#include "llvm/IR/Module.h"
#include <string>

namespace llvm {

/// The key of the wrapper \p Name, or an empty string for any other name. '!',
/// which no key has, begins what makes twins of a wrapper differ.
StringRef getKeyOfWrapper(StringRef Name);

/// Instruction selection makes no tail jumps to what may be behind a PLT entry
/// that needs help. What is hidden is not; but that must not get into the
/// object, so it lasts until the last function was here. (AsmPrinter finalizes
/// first.)
void setWrapperVisibility(Module &M, const StaticCallTarget &Target,
                          GlobalValue::VisibilityTypes Visibility);

/// ThinLTO brings sites into modules that may have an internal symbol of the
/// default's name. A site names its default, so the other one gives way.
void renameStrangers(Module &M);

/// Three calls of one function in a block may be made through a register, which
/// is shorter in Thumb at -Oz. So no wrapper is called more than twice in one
/// function: other calls go by twins of it.
void separateCalls(Module &M, const StaticCallTarget &Target);

/// Whether the sites of \p F call their veneers for good.
bool isOutOfLine(const Function &F);

/// Keeps the outliner from moving sites to functions of its own, which do not
/// say where they stand, in which mode or which section.
void keepSitesInPlace(Module &M);

/// The default of \p Key as its key has it, or null if that is elsewhere.
const GlobalValue *getDefaultOfKey(const Module &M, StringRef Key);

/// The name of the definition of a key, or an empty string.
std::string getDefinition(StringRef Key);

/// What the module says that sites of \p Key call at first, calls of \p W; or
/// an empty string. Only the module that defines a trampoline can tell for
/// that: ThinLTO may import its declaration to where the symbol is another one.
StringRef getSiteAttribute(const Module &M, const Function *W, StringRef Key);

} // namespace llvm

#endif
