//===- StaticCallStubs.h - functions of a few instructions ------*- C++ -*-===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What sites call in the place of a target: a veneer, or a return. They change
// no register that a call or a linker's thunk keeps, and pass on every
// argument. On ARM each can be entered in both instruction sets: as Thumb, and
// as A32 at 4 bytes behind.
//
//===----------------------------------------------------------------------===//

#ifndef STATIC_CALL_STATICCALLSTUBS_H
#define STATIC_CALL_STATICCALLSTUBS_H

#include "llvm/IR/Module.h"

namespace llvm {

/// A function of the unit that returns; a register of 0 with \p Zero.
/// \p User says how code is hardened here; it may be null.
Function *createStaticCallReturn(Module &M, StringRef Name, bool Zero,
                                 const Function *User);

/// The veneer of the key \p Name: a jump through \p Slot. It knows that this
/// holds NULL where \p Default may be undefined.
Function *createStaticCallVeneer(const GlobalValue &Default, const Twine &Name,
                                 GlobalVariable &Slot, const Function *User);

/// Makes \p F, a naked function without a body, the veneer of its own key. \p
/// MayBeNull: the slot may hold NULL.
void makeStaticCallVeneer(Function &F, GlobalVariable &Slot, bool MayBeNull);

} // namespace llvm

#endif
