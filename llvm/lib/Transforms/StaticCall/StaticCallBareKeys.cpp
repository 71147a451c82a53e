//===- StaticCallBareKeys.cpp - keys of firmware --------------------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What firmware has in the place of a unit's header, a key and a definition:
// see the end of StaticCallFormat.h.
//
//===----------------------------------------------------------------------===//

#include "StaticCallFormat.h"
#include "StaticCallKeys.h"
#include "StaticCallStubs.h"
#include "llvm/IR/GlobalAlias.h"

using namespace llvm;

GlobalVariable *StaticCallKeys::createBareUnit(const Function *User) {
  Type *I8 = Type::getInt8Ty(M.getContext());
  Type *I32 = Type::getInt32Ty(M.getContext());
  Constant *Fields[] = {ConstantInt::get(I32, SC_FORMAT_VERSION | SC_UNIT_BARE),
                        declare(SC_MISSING_MACHINE_PASS, I8),
                        declare(SC_SITES_BEGIN, I8),
                        declare(SC_SITES_END, I8),
                        declare(SC_BARE_VIEWS_BEGIN, I8),
                        declare(SC_VIEWS_END, I8),
                        declare(SC_RESOLVERS_BEGIN, I8),
                        declare(SC_RESOLVERS_END, I8),
                        declare(SC_TARGETS_BEGIN, I8),
                        declare(SC_TARGETS_END, I8),
                        getOrCreateReturn(/*Zero=*/false, User),
                        getOrCreateReturn(/*Zero=*/true, User)};
  static_assert(std::size(Fields) * 4 == sizeof(sc_bare_unit));
  static_assert(offsetof(sc_bare_unit, check) == offsetof(sc_unit, check));
  return createRelative(SC_UNIT, M.getOrInsertComdat(SC_UNIT),
                        ".rodata." SC_UNIT, Fields);
}

/// Gives the view: firmware's key.
GlobalVariable *StaticCallKeys::createBareKey(GlobalValue &Default,
                                              const std::string &Name,
                                              Constant *First, Comdat *Group,
                                              const Function *User) {
  Type *Ptr = PointerType::get(M.getContext(), 0);
  auto *State = create(SC_KEY_PREFIX + Name, Group, SC_BARE_KEYS_SECTION + Name,
                       ConstantAggregateZero::get(ArrayType::get(Ptr, 2)),
                       false, getPointerAlign());
  auto *Slot =
      create(SC_SLOT_PREFIX + Name, Group, SC_BARE_SLOTS_SECTION + Name, First,
             false, getPointerAlign());
  auto [Begin, End] = createBounds(Name, Group);
  uint32_t Properties = getStaticCallProperties(Default);
  Type *IntPtr = M.getDataLayout().getIntPtrType(M.getContext());
  Constant *Fields[] = {getOrCreateUnit(User),
                        State,
                        Begin,
                        End,
                        First,
                        Properties & SC_VIEW_NAMED
                            ? &cast<Constant>(Default)
                            : createVeneer(Default, Name, *Slot, User),
                        Slot,
                        ConstantInt::get(IntPtr, Properties)};
  static_assert(std::size(Fields) * sizeof(void *) == sizeof(sc_bare_view));
  return create(SC_VIEW_PREFIX + Name, Group, SC_VIEWS_SECTION,
                ConstantStruct::getAnon(Fields), /*IsConstant=*/true,
                getPointerAlign());
}

GlobalVariable *StaticCallKeys::define(Function &Trampoline,
                                       GlobalValue *First) {
  std::string Name = Trampoline.getName().str();
  bool Zero = getResultWithoutTarget(Trampoline) == SC_RESULT_ZERO;
  bool MayBeNull = First && First->hasExternalWeakLinkage();
  getOrCreateUnit(&Trampoline);
  First = First ? M.getNamedValue(getKeyName(*First))
                : getOrCreateReturn(Zero, &Trampoline);
  keep(*First);
  keep(Trampoline);
  // The linker drops each key that it can by itself.
  Comdat *Group = M.getOrInsertComdat(SC_KEY_PREFIX + Name);
  Group->setSelectionKind(Comdat::NoDeduplicate);
  auto *View = createBareKey(Trampoline, Name, First, Group, &Trampoline);
  for (StringRef Prefix : {SC_KEY_PREFIX, SC_SLOT_PREFIX, SC_BEGIN_PREFIX,
                           SC_END_PREFIX, SC_VIEW_PREFIX})
    M.getNamedGlobal((Prefix + Name).str())
        ->setLinkage(GlobalValue::ExternalLinkage);
  makeStaticCallVeneer(Trampoline, *M.getNamedGlobal(SC_SLOT_PREFIX + Name),
                       MayBeNull);
  auto *Veneer = GlobalAlias::create(Trampoline.getValueType(), 0,
                                     GlobalValue::ExternalLinkage,
                                     SC_VENEER_PREFIX + Name, &Trampoline, &M);
  Veneer->setVisibility(GlobalValue::HiddenVisibility);
  keep(*Veneer);
  Keys[Name] = View;
  return View;
}

void StaticCallKeys::addTarget(GlobalValue &Default, GlobalValue &Target) {
  auto *User = dyn_cast<Function>(&Target);
  GlobalVariable *Key =
      getOrCreate(Default, User && !User->isDeclaration() ? User : nullptr);
  std::string Name = getKeyName(Default) + "!" + getKeyName(Target);
  if (M.getNamedValue(SC_TARGET_PREFIX + Name))
    return;
  auto *Init =
      ConstantStruct::getAnon({Key, M.getNamedValue(getKeyName(Target))});
  Retained.push_back(create(
      SC_TARGET_PREFIX + Name, M.getOrInsertComdat(SC_TARGET_PREFIX + Name),
      SC_TARGETS_SECTION + Name, Init, /*IsConstant=*/true, getPointerAlign()));
}
