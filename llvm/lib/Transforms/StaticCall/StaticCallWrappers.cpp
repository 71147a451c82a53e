//===- StaticCallWrappers.cpp - wrappers for the machine pass -------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaticCallWrappers.h"
#include "StaticCallFormat.h"
#include "StaticCallTargets.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/InstrTypes.h"

using namespace llvm;

StringRef llvm::getKeyOfWrapper(StringRef Name) {
  return Name.consume_front(SC_WRAPPER_PREFIX) ? Name.split('!').first : "";
}

static SmallVector<Function *> getWrappers(Module &M) {
  SmallVector<Function *> Wrappers;
  for (Function &F : M)
    if (!getKeyOfWrapper(F.getName()).empty())
      Wrappers.push_back(&F);
  return Wrappers;
}

void llvm::setWrapperVisibility(Module &M, const StaticCallTarget &Target,
                                GlobalValue::VisibilityTypes Visibility) {
  if (Target.PLTRegister)
    for (Function *W : getWrappers(M))
      W->setVisibility(Visibility);
}

void llvm::renameStrangers(Module &M) {
  for (const Function *W : getWrappers(M)) {
    StringRef Key = getKeyOfWrapper(W->getName());
    GlobalValue *G = M.getNamedValue(Key);
    if (G && G->hasLocalLinkage() && G != getDefaultOfKey(M, Key))
      G->setName(Key + ".local");
  }
}

void llvm::separateCalls(Module &M, const StaticCallTarget &Target) {
  if (none_of(Target.Forms, [](const auto &Form) { return Form.IsThumb; }))
    return;
  for (Function *W : getWrappers(M)) {
    DenseMap<const Function *, unsigned> NumCalls;
    for (User *U : to_vector(W->users())) {
      auto *CB = dyn_cast<CallBase>(U);
      if (!CB || !CB->getFunction()->hasMinSize())
        continue;
      unsigned Twin = NumCalls[CB->getFunction()]++ / 2;
      if (!Twin)
        continue;
      FunctionCallee T = M.getOrInsertFunction(
          (W->getName() + "!" + Twine(Twin)).str(), W->getFunctionType());
      cast<Function>(T.getCallee())->copyAttributesFrom(W);
      CB->setCalledFunction(T);
    }
  }
}

bool llvm::isOutOfLine(const Function &F) {
  return F.getFnAttribute(SC_MODE_ATTRIBUTE).getValueAsString() ==
         SC_OUT_OF_LINE;
}

void llvm::keepSitesInPlace(Module &M) {
  bool IsBare = isBareMetal(M.getTargetTriple());
  for (Function *W : getWrappers(M))
    for (User *U : W->users())
      if (auto *CB = dyn_cast<CallBase>(U))
        if (Function *F = CB->getFunction(); IsBare || isOutOfLine(*F))
          F->addFnAttr("nooutline");
}

const GlobalValue *llvm::getDefaultOfKey(const Module &M, StringRef Key) {
  const GlobalVariable *Slot = M.getNamedGlobal((SC_SLOT_PREFIX + Key).str());
  if (!Slot || !Slot->hasInitializer())
    return nullptr;
  return dyn_cast<GlobalValue>(Slot->getInitializer()->stripPointerCasts());
}

std::string llvm::getDefinition(StringRef Key) {
  return Key.consume_front(SC_TRAMPOLINE_PREFIX)
             ? (SC_DEFINITION_PREFIX + Key).str()
             : "";
}

/// The trampoline of \p Key. Control-flow integrity may have put a jump to it
/// in the place of its name.
static const Function *findTrampoline(const Module &M, StringRef Key) {
  const Function *F = M.getFunction((Key + ".cfi").str());
  return F ? F : M.getFunction(Key);
}

StringRef llvm::getSiteAttribute(const Module &M, const Function *W,
                                 StringRef Key) {
  const Function *Trampoline = findTrampoline(M, Key);
  if (W && W->hasFnAttribute(SC_SITE_ATTRIBUTE))
    return W->getFnAttribute(SC_SITE_ATTRIBUTE).getValueAsString();
  if (Trampoline && !Trampoline->isDeclarationForLinker())
    return Trampoline->getFnAttribute(SC_SITE_ATTRIBUTE).getValueAsString();
  return "";
}

/// Whether the linker surely finds \p G in the same unit. What may be
/// interposed is dso_local too, with -fno-semantic-interposition: but a site
/// goes by name.
static bool isOfUnit(const GlobalValue &G) {
  bool IsExecutable = G.getParent()->getPIELevel() != PIELevel::Default;
  return G.hasLocalLinkage() || !G.hasDefaultVisibility() ||
         (IsExecutable && G.isDSOLocal());
}

bool llvm::needsVeneer(const StaticCallTarget &Target, bool IsPIC,
                       const GlobalValue *Function) {
  return Target.PLTRegister && IsPIC && !(Function && isOfUnit(*Function));
}
