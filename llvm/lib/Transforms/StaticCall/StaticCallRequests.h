//===- StaticCallRequests.h - what the header's macros ask for --*- C++ -*-===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Macros at file scope emit globals, requests, in sections that never reach an
// object: the pass replaces them.
//
//===----------------------------------------------------------------------===//

#ifndef STATIC_CALL_STATICCALLREQUESTS_H
#define STATIC_CALL_STATICCALLREQUESTS_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Module.h"
#include <string>

namespace llvm {
class StaticCallKeys;

/// The function that \p V names, or null.
GlobalValue *getNamedFunction(Value *V);

/// Why \p Default cannot be the default of a static call, or an empty string.
std::string getStaticCallObjection(const Module &M, const GlobalValue *Default);

SmallVector<GlobalVariable *> findRequests(Module &M, StringRef Section);
void eraseRequest(GlobalVariable &Request);

/// Makes trampolines and definitions of what DEFINE_STATIC_CALL and its like
/// emit, and exports them where EXPORT_STATIC_CALL says so. Their calls are
/// still to be lowered.
void lowerDefinitionRequests(Module &M, StaticCallKeys &Keys);
} // namespace llvm

#endif
