//===- StaticCallKeys.cpp - what a module holds of its keys ---------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaticCallKeys.h"
#include "StaticCall.h"
#include "StaticCallFormat.h"
#include "StaticCallStubs.h"
#include "StaticCallTargets.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/GlobalIFunc.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/Support/MD5.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

/// What a key holds behind its default.
constexpr size_t KEY_POINTERS =
    (sizeof(static_call_key) - offsetof(static_call_key, target)) /
    sizeof(void *);

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
  Type *I32 = Type::getInt32Ty(Ctx);
  Constant *From = ConstantExpr::getInBoundsGetElementPtr(
      Type::getInt8Ty(Ctx), &Base, ConstantInt::get(IntPtr, Field));
  Constant *Offset =
      ConstantExpr::getSub(ConstantExpr::getPtrToInt(To, IntPtr),
                           ConstantExpr::getPtrToInt(From, IntPtr));
  return IntPtr == I32 ? Offset : ConstantExpr::getTrunc(Offset, I32);
}

StaticCallKeys::StaticCallKeys(Module &M)
    : M(M), IsBare(isBareMetal(M.getTargetTriple())) {}

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

/// Whether the callee takes its arguments off the stack.
static bool popsArguments(CallingConv::ID Convention, const Triple &T) {
  switch (Convention) {
  case CallingConv::Tail:
  case CallingConv::SwiftTail:
    return true;
  case CallingConv::X86_StdCall:
  case CallingConv::X86_FastCall:
  case CallingConv::X86_ThisCall:
  case CallingConv::X86_VectorCall:
    return T.isX86_32();
  default:
    return false;
  }
}

sc_result llvm::getResultWithoutTarget(const Module &M, const FunctionType &Ty,
                                       AttributeList Attrs,
                                       CallingConv::ID Convention) {
  if (popsArguments(Convention, M.getTargetTriple()))
    return SC_RESULT_OTHER;
  if (Attrs.hasFnAttr(Attribute::NoReturn))
    return SC_RESULT_OTHER;
  Type *T = Ty.getReturnType();
  if (T->isVoidTy())
    return Attrs.hasAttrSomewhere(Attribute::StructRet) ? SC_RESULT_OTHER
                                                        : SC_RESULT_NOTHING;
  if (T->isPointerTy())
    return Attrs.hasRetAttr(Attribute::NonNull) ||
                   Attrs.getRetDereferenceableBytes()
               ? SC_RESULT_OTHER
               : SC_RESULT_ZERO;
  return T->isIntegerTy() && T->getIntegerBitWidth() <=
                                 M.getDataLayout().getPointerSizeInBits()
             ? SC_RESULT_ZERO
             : SC_RESULT_OTHER;
}

sc_result llvm::getResultWithoutTarget(const GlobalValue &Default) {
  const Module &M = *Default.getParent();
  auto &Ty = *cast<FunctionType>(Default.getValueType());
  if (auto *F = dyn_cast_or_null<Function>(Default.getAliaseeObject()))
    return getResultWithoutTarget(M, Ty, F->getAttributes(),
                                  F->getCallingConv());
  // An IFUNC has no attributes. It may have had those that forbid the result.
  LLVMContext &Ctx = Default.getContext();
  AttributeList Attrs;
  Attrs = Attrs.addRetAttribute(Ctx, Attribute::NonNull);
  if (Ty.getNumParams() && Ty.getParamType(0)->isPointerTy())
    Attrs = Attrs.addParamAttribute(
        Ctx, 0, Attribute::getWithStructRetType(Ctx, Type::getInt8Ty(Ctx)));
  return getResultWithoutTarget(M, Ty, Attrs, CallingConv::C);
}

/// Keeps sanitizers from growing what a linker script lays side by side.
static void exemptFromSanitizers(GlobalVariable &G) {
  GlobalValue::SanitizerMetadata MD;
  MD.NoAddress = MD.NoHWAddress = true;
  G.setSanitizerMetadata(MD);
}

void StaticCallKeys::keep(GlobalValue &G) {
  if (auto *V = dyn_cast<GlobalVariable>(&G))
    exemptFromSanitizers(*V);
  if (!isa<GlobalIFunc>(G)) // the verifier wants none there
    Used.push_back(&G);
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
  keep(*G);
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

Align StaticCallKeys::getPointerAlign() const {
  return M.getDataLayout().getPointerABIAlignment(0);
}

/// A stub of the unit: what is called in the place of no target.
Function *StaticCallKeys::getOrCreateReturn(bool Zero, const Function *User) {
  StringRef Name = Zero ? SC_RETURN_ZERO : SC_RETURN;
  if (Function *F = M.getFunction(Name))
    return F;
  Function *F = createStaticCallReturn(M, Name, Zero, User);
  Used.push_back(F);
  return F;
}

GlobalVariable *StaticCallKeys::createUnit(const Function *User) {
  LLVMContext &Ctx = M.getContext();
  Type *I8 = Type::getInt8Ty(Ctx);
  Type *I32 = Type::getInt32Ty(Ctx);
  Comdat *Group = M.getOrInsertComdat(SC_UNIT);
  auto *State =
      create(SC_UNIT_STATE, Group, ".bss." SC_UNIT_STATE,
             ConstantAggregateZero::get(ArrayType::get(I8, SC_UNIT_STATE_SIZE)),
             /*IsConstant=*/false, Align(16));
  Constant *Fields[] = {ConstantInt::get(I32, SC_FORMAT_VERSION),
                        declare(SC_MISSING_MACHINE_PASS, I8),
                        declare(SC_SITES_BEGIN, I8),
                        declare(SC_SITES_END, I8),
                        declare(SC_VIEWS_BEGIN, I8),
                        declare(SC_VIEWS_END, I8),
                        declare(SC_RESOLVERS_BEGIN, I8),
                        declare(SC_RESOLVERS_END, I8),
                        declare(SC_DEFINITIONS_BEGIN, I8),
                        declare(SC_DEFINITIONS_END, I8),
                        declare(SC_SLOTS_BEGIN, I8),
                        declare(SC_SLOTS_END, I8),
                        declare(SC_KEYS_BEGIN, I8),
                        declare(SC_KEYS_END, I8),
                        getOrCreateReturn(/*Zero=*/false, User),
                        getOrCreateReturn(/*Zero=*/true, User),
                        declare("__ehdr_start", I8),
                        State};
  static_assert(std::size(Fields) * 4 == sizeof(sc_unit));
  return createRelative(SC_UNIT, Group, ".rodata." SC_UNIT, Fields);
}

GlobalVariable *StaticCallKeys::getOrCreateUnit(const Function *User) {
  if (Unit)
    return Unit;
  Unit = IsBare ? createBareUnit(User) : createUnit(User);
  // Objects of two formats must not share what ThinLTO caches.
  M.addModuleFlag(Module::Error, "static-call-format", SC_FORMAT_VERSION);
  if (!IsBare)
    registerUnit();
  return Unit;
}

uint32_t llvm::getStaticCallProperties(const GlobalValue &Default) {
  return getResultWithoutTarget(Default) |
         (Default.hasLocalLinkage() ? SC_VIEW_INTERNAL : 0) |
         (Default.getName().starts_with(SC_TRAMPOLINE_PREFIX) ? SC_VIEW_NAMED
                                                              : 0);
}

Function *StaticCallKeys::createVeneer(GlobalValue &Default,
                                       const std::string &Name,
                                       GlobalVariable &Slot,
                                       const Function *User) {
  Function *Veneer = createStaticCallVeneer(Default, Name, Slot, User);
  Veneer->setComdat(Slot.getComdat());
  Used.push_back(Veneer);
  return Veneer;
}

/// The labels in front of a key's records and behind them.
std::pair<GlobalVariable *, GlobalVariable *>
StaticCallKeys::createBounds(const std::string &Name, Comdat *Group) {
  auto *NoBytes = ConstantAggregateZero::get(
      ArrayType::get(Type::getInt8Ty(M.getContext()), 0));
  auto createLabel = [&](StringRef Prefix, StringRef Suffix) {
    return create(Prefix + Name, Group,
                  (SC_SITES_SECTION + Name + Suffix).str(), NoBytes, true,
                  Align(4));
  };
  return {createLabel(SC_BEGIN_PREFIX, "!0"), createLabel(SC_END_PREFIX, "!2")};
}

GlobalVariable *StaticCallKeys::createKey(GlobalValue &Default,
                                          const std::string &Name,
                                          const Function *User) {
  LLVMContext &Ctx = M.getContext();
  Comdat *Group = M.getOrInsertComdat(SC_KEY_PREFIX + Name);
  Type *Ptr = PointerType::get(Ctx, 0);
  Type *I32 = Type::getInt32Ty(Ctx);
  GlobalValue *Target = M.getNamedValue(Name);
  auto *Zeros = ConstantAggregateZero::get(ArrayType::get(Ptr, KEY_POINTERS));
  auto *Ty = StructType::get(I32, I32, Ptr, Zeros->getType());
  auto *Key = create(SC_KEY_PREFIX + Name, Group, SC_KEYS_SECTION + Name,
                     ConstantAggregateZero::get(Ty), false, getPointerAlign());
  // Where a file declares the default weak, its sites go through the veneer
  // from the start, and the linker may take this one.
  auto *Slot = create(SC_SLOT_PREFIX + Name, Group, SC_SLOTS_SECTION, Target,
                      false, getPointerAlign());
  Function *Veneer = createVeneer(Default, Name, *Slot, User);
  auto [Begin, End] = createBounds(Name, Group);
  auto *Text = ConstantDataArray::getString(Ctx, Default.getName());
  auto *Shown =
      create(SC_NAME_PREFIX + Name, Group, ".rodata.static_call_names." + Name,
             Text, true, Align(1));
  Constant *Fields[] = {
      getOrCreateUnit(User),
      Key,
      Begin,
      End,
      Shown,
      Veneer,
      Slot,
      ConstantInt::get(I32, getStaticCallProperties(Default))};
  static_assert(std::size(Fields) * 4 == sizeof(sc_view));
  auto *View =
      createRelative(SC_VIEW_PREFIX + Name, Group, SC_VIEWS_SECTION, Fields);
  Key->setInitializer(
      ConstantStruct::get(Ty, {getFieldRelative(View, *Key, 0),
                               ConstantInt::get(I32, 0), Target, Zeros}));
  return Key;
}

GlobalVariable *StaticCallKeys::getOrCreate(GlobalValue &Default,
                                            const Function *User) {
  std::string Name = getKeyName(Default);
  GlobalVariable *&Key = Keys[Name];
  if (Key)
    return Key;
  // Sites refer to it by this name, from other modules too: LTO must not
  // internalise or rename it, wherever it is defined.
  GlobalValue *Target = M.getNamedValue(Name);
  keep(*Target);
  if (!IsBare)
    Key = createKey(Default, Name, User);
  else if (getStaticCallProperties(Default) & SC_VIEW_NAMED)
    Key = declare(SC_VIEW_PREFIX + Name, Type::getInt8Ty(M.getContext()));
  else
    Key = createBareKey(Default, Name, Target,
                        M.getOrInsertComdat(SC_KEY_PREFIX + Name), User);
  getOrCreateUnit(User);
  return Key;
}

/// A function, one in each unit, that calls the runtime's \p Callee with it.
Function *StaticCallKeys::createUnitCall(StringRef Name, StringRef Callee) {
  Type *Void = Type::getVoidTy(M.getContext());
  auto *F = Function::createWithDefaultAttr(
      FunctionType::get(Void, false), GlobalValue::WeakODRLinkage, 0, Name, &M);
  F->setVisibility(GlobalValue::HiddenVisibility);
  F->setComdat(M.getOrInsertComdat(Name));
  F->addFnAttr(Attribute::NoUnwind);
  IRBuilder<> B(BasicBlock::Create(M.getContext(), "", F));
  FunctionCallee C = M.getOrInsertFunction(Callee, Void, B.getPtrTy());
  // Where nobody defines it, dlopen fails, also with RTLD_LAZY: it is bound
  // when the unit is loaded, by attribute or, where there is none, as a
  // pointer.
  if (Triple T = M.getTargetTriple(); T.isX86_64() || T.isAArch64() || IsBare) {
    cast<Function>(C.getCallee())->addFnAttr(Attribute::NonLazyBind);
  } else {
    auto *Pointer = create(
        Name + ".pointer", F->getComdat(), ".data.rel.ro." + Name.str(),
        cast<Constant>(C.getCallee()), /*IsConstant=*/true, getPointerAlign());
    C = {C.getFunctionType(),
         B.CreateLoad(B.getPtrTy(), Pointer, /*isVolatile=*/true)};
  }
  B.CreateCall(C, {Unit});
  B.CreateRetVoid();
  return F;
}

/// Has \p F called when the unit is loaded or unloaded. (LTO with partitions
/// drops what @llvm.global_ctors holds for data of another partition.)
void StaticCallKeys::addToArray(StringRef Name, StringRef Section,
                                Function *F) {
  if (!M.getNamedGlobal(Name))
    create(Name, M.getOrInsertComdat(Name), Section, F, false,
           getPointerAlign());
}

/// Makes the unit known to the runtime in front of its own constructors, and
/// forgotten behind its last destructor.
void StaticCallKeys::registerUnit() {
  Start = createUnitCall(SC_START_UNIT, SC_START);
  addToArray(SC_INIT, ".init_array.0", Start);
  addToArray(SC_FINI, ".fini_array.0", createUnitCall(SC_STOP_UNIT, SC_STOP));
}

/// Runs an executable's resolvers in front of the constructors of its shared
/// objects; firmware's as constructors. What is compiled with -fPIC may become
/// a shared object, which must not have a .preinit_array.
void StaticCallKeys::startEarly() {
  if (IsBare)
    return addToArray(SC_INIT, ".init_array.0",
                      createUnitCall(SC_START_UNIT, SC_START));
  bool MayBeShared = M.getPICLevel() != PICLevel::NotPIC &&
                     M.getPIELevel() == PIELevel::Default;
  if (!MayBeShared)
    addToArray(SC_PREINIT, ".preinit_array", Start);
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
  startEarly();
}

void StaticCallKeys::finish() {
  appendToCompilerUsed(M, Used);
  appendToUsed(M, Retained);
}
