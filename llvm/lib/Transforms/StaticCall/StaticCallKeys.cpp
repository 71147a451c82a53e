//===- StaticCallKeys.cpp - what a module holds of its keys ---------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaticCallKeys.h"
#include "StaticCall.h"
#include "StaticCallFormat.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/Support/MD5.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

/// A suffix that no other module of the program has.
static std::string getUniqueSuffix(Module &M) {
  std::string Id = getUniqueModuleId(&M);
  if (!Id.empty())
    return Id;
  // Nothing strong is exported, so no symbol tells the module from others.
  std::string Text;
  raw_string_ostream OS(Text);
  M.print(OS, nullptr);
  MD5 Hash;
  Hash.update(Text);
  return "." + Hash.final().digest().str().str();
}

// The difference of two pointers into dso_local symbols, in just this form,
// counts as free of dynamic relocations: its section stays read-only in PIC.
Constant *llvm::getFieldRelative(Constant *To, GlobalVariable &Base,
                                 uint64_t Field) {
  LLVMContext &Ctx = Base.getContext();
  Type *IntPtr = Base.getParent()->getDataLayout().getIntPtrType(Ctx);
  Constant *From = ConstantExpr::getInBoundsGetElementPtr(
      Type::getInt8Ty(Ctx), &Base, ConstantInt::get(IntPtr, Field));
  return ConstantExpr::getTrunc(
      ConstantExpr::getSub(ConstantExpr::getPtrToInt(To, IntPtr),
                           ConstantExpr::getPtrToInt(From, IntPtr)),
      Type::getInt32Ty(Ctx));
}

std::string StaticCallKeys::getKeyName(GlobalValue &Default) {
  std::string Name = Default.getName().str();
  if (!Default.hasLocalLinkage())
    return Name;
  if (UniqueSuffix.empty())
    UniqueSuffix = getUniqueSuffix(M);
  Name += UniqueSuffix;
  if (!M.getNamedAlias(Name)) {
    auto *Alias =
        GlobalAlias::create(Default.getValueType(), Default.getAddressSpace(),
                            GlobalValue::ExternalLinkage, Name, &Default, &M);
    Alias->setVisibility(GlobalValue::HiddenVisibility);
  }
  return Name;
}

/// Keeps sanitizers from growing what a linker script lays side by side.
static void exemptFromSanitizers(GlobalVariable &G) {
  GlobalValue::SanitizerMetadata MD;
  MD.NoAddress = MD.NoHWAddress = true;
  G.setSanitizerMetadata(MD);
}

GlobalVariable *StaticCallKeys::create(const Twine &Name, Comdat *Group,
                                       StringRef Section, Constant *Init,
                                       bool IsConstant, Align Alignment) {
  auto *G = new GlobalVariable(M, Init->getType(), IsConstant,
                               GlobalValue::WeakODRLinkage, Init, Name);
  G->setVisibility(GlobalValue::HiddenVisibility);
  G->setComdat(Group);
  G->setSection(Section);
  G->setAlignment(Alignment);
  exemptFromSanitizers(*G);
  Used.push_back(G);
  return G;
}

/// A hidden symbol of the runtime, the linker or its script.
GlobalVariable *StaticCallKeys::declare(StringRef Name, Type *Ty) {
  auto *G = cast<GlobalVariable>(M.getOrInsertGlobal(Name, Ty));
  G->setVisibility(GlobalValue::HiddenVisibility);
  return G;
}

/// A read-only struct of offsets to \p To, integers among them apart.
GlobalVariable *StaticCallKeys::createRelative(const Twine &Name, Comdat *Group,
                                               StringRef Section,
                                               ArrayRef<Constant *> To) {
  Type *I32 = Type::getInt32Ty(M.getContext());
  auto *Ty = ArrayType::get(I32, To.size());
  GlobalVariable *G =
      create(Name, Group, Section, ConstantAggregateZero::get(Ty),
             /*IsConstant=*/true, Align(4));
  SmallVector<Constant *> Fields;
  for (auto [I, Target] : enumerate(To))
    Fields.push_back(isa<ConstantInt>(Target)
                         ? Target
                         : getFieldRelative(Target, *G, 4 * I));
  G->setInitializer(ConstantArray::get(Ty, Fields));
  return G;
}

GlobalVariable *StaticCallKeys::getOrCreateUnit() {
  if (Unit)
    return Unit;
  LLVMContext &Ctx = M.getContext();
  Type *I8 = Type::getInt8Ty(Ctx);
  Type *I32 = Type::getInt32Ty(Ctx);
  Comdat *Group = M.getOrInsertComdat(SC_UNIT);
  auto *State =
      create(SC_UNIT_STATE, Group, ".bss." SC_UNIT_STATE,
             ConstantAggregateZero::get(ArrayType::get(I8, SC_UNIT_STATE_SIZE)),
             /*IsConstant=*/false, Align(16));
  Unit = createRelative(
      SC_UNIT, Group, ".rodata." SC_UNIT,
      {ConstantInt::get(I32, SC_FORMAT_VERSION),
       declare(SC_MISSING_MACHINE_PASS, I8), declare(SC_SITES_BEGIN, I8),
       declare(SC_SITES_END, I8), declare(SC_VIEWS_BEGIN, I8),
       declare(SC_VIEWS_END, I8), declare(SC_RESOLVERS_BEGIN, I8),
       declare(SC_RESOLVERS_END, I8), declare("__ehdr_start", I8), State});
  // Objects of two formats must not share what ThinLTO caches.
  M.addModuleFlag(Module::Error, "static-call-format", SC_FORMAT_VERSION);
  return Unit;
}

/// A jump through \p Slot that changes no register but r11, which no calling
/// convention hands to a callee, preserve_none apart.
static std::string getVeneerAsm(bool MayBeNull, StringRef Features,
                                bool ReturnThunk) {
  std::string Thunk = Features.contains("+retpoline-external-thunk")
                          ? "jmp __x86_indirect_thunk_r11"
                      : Features.contains("+retpoline-indirect-branches")
                          ? "jmp __llvm_retpoline_r11"
                          : "";
  std::string Stop = Features.contains("+harden-sls-ijmp") ? "\nint3" : "";
  std::string Load = "movq ${0:a}, %r11\n";
  if (!MayBeNull)
    return Thunk.empty() ? "jmpq *${0:a}" + Stop : Load + Thunk;
  // xor clears what the function would return: an integer or a pointer.
  std::string Null = "\n1:\nxorl %eax, %eax\n";
  Null += ReturnThunk ? "jmp __x86_return_thunk" : "retq" + Stop;
  return Load + "testq %r11, %r11\nje 1f\n" +
         (Thunk.empty() ? "jmpq *%r11" + Stop : Thunk) + Null;
}

Function *StaticCallKeys::createVeneer(const Twine &Name, Comdat *Group,
                                       StringRef Section, GlobalVariable *Slot,
                                       bool MayBeNull, const Function *User) {
  LLVMContext &Ctx = M.getContext();
  auto *Ty = FunctionType::get(Type::getVoidTy(Ctx), false);
  auto *F = Function::Create(Ty, GlobalValue::WeakODRLinkage, Name, M);
  F->setVisibility(GlobalValue::HiddenVisibility);
  F->setComdat(Group);
  F->setSection(Section);
  F->addFnAttr(Attribute::Naked);
  F->addFnAttr(Attribute::NoInline);
  F->addFnAttr(Attribute::NoUnwind);
  if (User) {
    F->setUWTableKind(User->getUWTableKind());
    for (StringRef Kind : {"target-cpu", "target-features"})
      if (Attribute A = User->getFnAttribute(Kind); A.isValid())
        F->addFnAttr(A);
  }
  StringRef Features = F->getFnAttribute("target-features").getValueAsString();
  bool ReturnThunk = M.getModuleFlag("function_return_thunk_extern");
  auto *Asm = InlineAsm::get(
      FunctionType::get(Type::getVoidTy(Ctx), {Slot->getType()}, false),
      getVeneerAsm(MayBeNull, Features, ReturnThunk), "i",
      /*hasSideEffects=*/true);
  IRBuilder<> B(BasicBlock::Create(Ctx, "", F));
  B.CreateCall(Asm, {Slot});
  B.CreateUnreachable();
  Used.push_back(F);
  return F;
}

GlobalVariable *StaticCallKeys::getOrCreate(GlobalValue &Default,
                                            const Function *User) {
  std::string Name = getKeyName(Default);
  GlobalVariable *&Key = Keys[Name];
  if (Key)
    return Key;
  LLVMContext &Ctx = M.getContext();
  Comdat *Group = M.getOrInsertComdat(SC_KEY_PREFIX + Name);
  Type *Ptr = PointerType::get(Ctx, 0);
  auto *Word = M.getDataLayout().getIntPtrType(Ctx);
  auto *Null = ConstantPointerNull::get(cast<PointerType>(Ptr));

  // Sites refer to it by this name, from other modules too: LTO must not
  // internalise or rename it, wherever it is defined.
  GlobalValue *Target = M.getNamedValue(Name);
  Used.push_back(Target);
  auto *Ty = StructType::get(Ptr, Ptr, Ptr, Ptr, Ptr, Ptr, Word);
  Key = create(SC_KEY_PREFIX + Name, Group, SC_KEYS_SECTION + Name,
               ConstantAggregateZero::get(Ty), false, Align(8));
  auto *Slot = create(SC_SLOT_PREFIX + Name, Group, SC_SLOTS_SECTION, Target,
                      false, Align(8));
  auto *Veneer =
      createVeneer(SC_VENEER_PREFIX + Name, Group, SC_VENEERS_SECTION + Name,
                   Slot, Default.hasExternalWeakLinkage(), User);
  auto *NoBytes =
      ConstantAggregateZero::get(ArrayType::get(Type::getInt8Ty(Ctx), 0));
  auto *Begin = create(SC_BEGIN_PREFIX + Name, Group,
                       SC_SITES_SECTION + Name + "!0", NoBytes, true, Align(4));
  auto *End = create(SC_END_PREFIX + Name, Group,
                     SC_SITES_SECTION + Name + "!2", NoBytes, true, Align(4));
  auto *Text = ConstantDataArray::getString(Ctx, Default.getName());
  auto *Shown =
      create(SC_NAME_PREFIX + Name, Group, ".rodata.static_call_names." + Name,
             Text, true, Align(1));
  auto *View =
      createRelative(SC_VIEW_PREFIX + Name, Group, SC_VIEWS_SECTION,
                     {getOrCreateUnit(), Key, Begin, End, Shown, Veneer, Slot});
  Key->setInitializer(ConstantStruct::get(
      Ty, {View, Target, Target, Null, Null, Null, ConstantInt::get(Word, 0)}));
  return Key;
}

/// Runs the unit's resolvers when it is loaded: for an executable before the
/// constructors of its shared objects. What is compiled with -fPIC may become a
/// shared object, which must not have a .preinit_array.
void StaticCallKeys::startUnit() {
  if (M.getFunction(SC_START_UNIT))
    return;
  LLVMContext &Ctx = M.getContext();
  Type *Void = Type::getVoidTy(Ctx);
  auto *F = Function::createWithDefaultAttr(FunctionType::get(Void, false),
                                            GlobalValue::WeakODRLinkage, 0,
                                            SC_START_UNIT, &M);
  Comdat *Group = M.getOrInsertComdat(SC_START_UNIT);
  F->setVisibility(GlobalValue::HiddenVisibility);
  F->setComdat(Group);
  F->addFnAttr(Attribute::NoUnwind);
  IRBuilder<> B(BasicBlock::Create(Ctx, "", F));
  FunctionCallee Start = M.getOrInsertFunction(SC_START, Void, B.getPtrTy());
  B.CreateCall(Start, {getOrCreateUnit()});
  B.CreateRetVoid();
  bool MayBeShared = M.getPICLevel() != PICLevel::NotPIC &&
                     M.getPIELevel() == PIELevel::Default;
  if (MayBeShared)
    appendToGlobalCtors(M, F, 0, F);
  else
    create(SC_PREINIT, M.getOrInsertComdat(SC_PREINIT), ".preinit_array", F,
           false, Align(8));
}

/// \p Resolver, or a function of this unit that calls it: a record that is
/// read-only cannot hold the address of what another unit may define.
static Function *getLocalResolver(Function &Resolver) {
  if (Resolver.isDSOLocal())
    return &Resolver;
  auto *F = Function::createWithDefaultAttr(
      Resolver.getFunctionType(), GlobalValue::InternalLinkage, 0,
      "__static_call_choose." + Resolver.getName(), Resolver.getParent());
  IRBuilder<> B(BasicBlock::Create(F->getContext(), "", F));
  CallInst *Call = B.CreateCall(&Resolver);
  Call->setCallingConv(Resolver.getCallingConv());
  B.CreateRet(Call);
  return F;
}

void StaticCallKeys::addResolver(GlobalValue &Default, Function &Resolver) {
  GlobalVariable *Key = getOrCreate(Default, &Resolver);
  std::string Name = SC_RESOLVER_PREFIX + getKeyName(Default);
  if (M.getNamedValue(Name)) {
    M.getContext().emitError("a second resolver for static call '" +
                             Default.getName() + "': '" + Resolver.getName() +
                             "'");
    return;
  }
  GlobalVariable *G = createRelative(Name, nullptr, SC_RESOLVERS_SECTION,
                                     {Key, getLocalResolver(Resolver)});
  // Strong, so that a second resolver in another file is a link error.
  G->setLinkage(GlobalValue::ExternalLinkage);
  Retained.push_back(G);
  startUnit();
}

void StaticCallKeys::finish() {
  appendToCompilerUsed(M, Used);
  appendToUsed(M, Retained);
}
