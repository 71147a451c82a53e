//===- StaticCallKeys.h - what a module holds of its keys -------*- C++ -*-===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef STATIC_CALL_STATICCALLKEYS_H
#define STATIC_CALL_STATICCALLKEYS_H

#include "StaticCallFormat.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Module.h"

namespace llvm {

/// What a function or call of this type gives while it has no target.
sc_result getResultWithoutTarget(const Module &M, const FunctionType &Ty,
                                 AttributeList Attrs,
                                 CallingConv::ID Convention);

/// The same for calls of \p Default.
sc_result getResultWithoutTarget(const GlobalValue &Default);

/// What the runtime must know of the key of \p Default (sc_view.properties).
uint32_t getStaticCallProperties(const GlobalValue &Default);

/// Makes the globals of keys (StaticCallFormat.h), each once per module.
class StaticCallKeys {
public:
  explicit StaticCallKeys(Module &M);

  /// The name of the key of \p Default: that of its symbol; for an internal
  /// function that of a hidden alias, unlike any other module's, so that the
  /// name leads to the default from modules into which ThinLTO imports a site.
  std::string getKeyName(GlobalValue &Default);

  /// The key of \p Default. \p User says how indirect jumps are hardened here.
  GlobalVariable *getOrCreate(GlobalValue &Default, const Function *User);

  /// Firmware: defines the named key of \p Trampoline, which becomes its
  /// veneer.
  /// \p First is its first target, null for none. Gives the key.
  GlobalVariable *define(Function &Trampoline, GlobalValue *First);

  /// Firmware: lets boot tables choose \p Target for \p Default.
  void addTarget(GlobalValue &Default, GlobalValue &Target);

  /// Keeps \p G, to which assembler code refers by name.
  void keep(GlobalValue &G);

  /// Has \p Resolver choose the target of \p Default when the unit is loaded.
  void addResolver(GlobalValue &Default, Function &Resolver);

  /// Keeps what was made through optimisation; call when all is made.
  void finish();

private:
  GlobalVariable *create(const Twine &Name, Comdat *Group, StringRef Section,
                         Constant *Init, bool IsConstant, Align Alignment);
  GlobalVariable *declare(StringRef Name, Type *Ty);
  GlobalVariable *createRelative(const Twine &Name, Comdat *Group,
                                 StringRef Section, ArrayRef<Constant *> To);
  Align getPointerAlign() const;
  Function *getOrCreateReturn(bool Zero, const Function *User);
  GlobalVariable *createUnit(const Function *User);
  GlobalVariable *createBareUnit(const Function *User);
  GlobalVariable *getOrCreateUnit(const Function *User);
  GlobalVariable *createKey(GlobalValue &Default, const std::string &Name,
                            const Function *User);
  GlobalVariable *createBareKey(GlobalValue &Default, const std::string &Name,
                                Constant *First, Comdat *Group,
                                const Function *User);
  Function *createVeneer(GlobalValue &Default, const std::string &Name,
                         GlobalVariable &Slot, const Function *User);
  std::pair<GlobalVariable *, GlobalVariable *>
  createBounds(const std::string &Name, Comdat *Group);
  Function *createUnitCall(StringRef Name, StringRef Callee);
  void registerUnit();
  /// \pre there is a key.
  void startEarly();
  void addToArray(StringRef Name, StringRef Section, Function *F);

  Module &M;
  bool IsBare;
  std::string UniqueSuffix;
  StringMap<GlobalVariable *> Keys;
  GlobalVariable *Unit = nullptr;
  Function *Start = nullptr; // of the unit
  SmallVector<GlobalValue *> Used, Retained;
};

} // namespace llvm

#endif
