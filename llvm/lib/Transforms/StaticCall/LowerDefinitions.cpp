//===- LowerDefinitions.cpp - trampolines and definitions of named keys ---===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// DEFINE_STATIC_CALL(x, f) declares a trampoline and emits a request, from
// which come a definition for the runtime, and the trampoline's body: a naked
// call of itself, which is lowered like any other, and which the machine pass
// makes a jump.
//
//   @__SCK__x = global { @__SCT__x, @f, @MARKER }  ->  { @KEY.__SCT__x, @f }
//   declare i32 @__SCT__x(i32)  ->  define i32 @__SCT__x(i32 %0) naked {
//                                     call void @__SCT__x()
//                                     unreachable
//                                   }
//
//===----------------------------------------------------------------------===//

#include "StaticCall.h"
#include "StaticCallFormat.h"
#include "StaticCallKeys.h"
#include "StaticCallRequests.h"
#include "StaticCallTargets.h"
#include "llvm/IR/IRBuilder.h"

using namespace llvm;

static bool isReturn0(const GlobalValue *Target) {
  return Target && Target->getName() == SC_RETURN0;
}

static StringRef getShownName(const GlobalValue &Trampoline) {
  StringRef Name = Trampoline.getName();
  Name.consume_front(SC_TRAMPOLINE_PREFIX);
  return Name;
}

/// The symbol that sites in the file of the definition call: no detour.
static std::string getFirstTarget(const Function &Trampoline,
                                  GlobalValue *Target, StaticCallKeys &Keys) {
  if (!Target || isReturn0(Target))
    return getResultWithoutTarget(Trampoline) == SC_RESULT_NOTHING
               ? SC_RETURN
               : SC_RETURN_ZERO;
  std::string Key = Keys.getKeyName(*Target);
  const Module &M = *Trampoline.getParent();
  bool IsPIC = M.getPICLevel() != PICLevel::NotPIC;
  bool IsOptional = Target->hasExternalWeakLinkage() &&
                    getResultWithoutTarget(*Target) != SC_RESULT_OTHER;
  if (!IsOptional &&
      !needsVeneer(*getStaticCallTarget(M.getTargetTriple()), IsPIC, Target))
    return Key;
  Keys.getOrCreate(*Target, &Trampoline);
  return SC_VENEER_PREFIX + Key;
}

/// Attributes of a function that is one jump, for the processor of \p F.
static AttributeSet getJumpAttributes(const Function &F,
                                      StringRef FirstTarget) {
  AttrBuilder B(F.getContext());
  B.addAttribute(Attribute::Naked).addAttribute(Attribute::NoInline);
  B.addAttribute(SC_SITE_ATTRIBUTE, FirstTarget);
  for (StringRef Kind :
       {"target-cpu", "target-features", "branch-target-enforcement"})
    if (Attribute A = F.getFnAttribute(Kind); A.isValid())
      B.addAttribute(A);
  return AttributeSet::get(F.getContext(), B);
}

/// All of \p F but its body.
static void prepareTrampoline(Function &F, const GlobalVariable &Request,
                              StringRef FirstTarget) {
  LLVMContext &Ctx = F.getContext();
  F.setLinkage(GlobalValue::ExternalLinkage);
  F.setVisibility(Request.getVisibility());
  F.setDSOLocal(Request.isDSOLocal());
  F.setSection((".text." + F.getName()).str());
  F.setSubprogram(nullptr); // that of a declaration
  AttributeList Attrs = F.getAttributes();
  SmallVector<AttributeSet> ArgAttrs;
  for (const Argument &A : F.args())
    ArgAttrs.push_back(Attrs.getParamAttrs(A.getArgNo()));
  F.setAttributes(AttributeList::get(Ctx, getJumpAttributes(F, FirstTarget),
                                     Attrs.getRetAttrs(), ArgAttrs));
  F.setUWTableKind(F.getParent()->getUwtable());
}

/// Gives \p F its body. Arguments and result stay where they are: a musttail
/// call would copy some at -O0.
static void defineTrampoline(Function &F) {
  IRBuilder<> B(BasicBlock::Create(F.getContext(), "", &F));
  auto *Ty = FunctionType::get(B.getVoidTy(), false);
  B.CreateCall(Ty, &F)->setCallingConv(F.getCallingConv());
  B.CreateUnreachable();
}

/// Puts a struct sc_definition in the place of \p Request.
static void createDefinition(GlobalVariable &Request, GlobalVariable *Key,
                             Constant *Target, StaticCallKeys &Keys) {
  Module &M = *Request.getParent();
  auto *Init = ConstantStruct::getAnon({Key, Target});
  auto *G = new GlobalVariable(M, Init->getType(), /*isConstant=*/false,
                               GlobalValue::ExternalLinkage, Init);
  G->takeName(&Request);
  G->setVisibility(Request.getVisibility());
  G->setDSOLocal(Request.isDSOLocal());
  G->setSection(SC_DEFINITIONS_SECTION);
  G->setAlignment(M.getDataLayout().getPointerABIAlignment(0));
  // A section of its own: the linker keeps it with the trampoline.
  Comdat *Group = M.getOrInsertComdat(G->getName());
  Group->setSelectionKind(Comdat::NoDeduplicate);
  G->setComdat(Group);
  Keys.keep(*G);
  Request.replaceAllUsesWith(G);
  eraseRequest(Request);
}

/// Why \p Trampoline cannot be defined with \p Target, or an empty string.
static std::string getObjection(GlobalValue *Trampoline, Constant &Target) {
  std::string Objection =
      getStaticCallObjection(*Trampoline->getParent(), Trampoline);
  if (!Objection.empty())
    return Objection;
  std::string Name = getShownName(*Trampoline).str();
  if (!Trampoline->isDeclaration())
    return "static call '" + Name + "' is defined already";
  GlobalValue *Function = getNamedFunction(&Target);
  if (!Target.isNullValue() && !Function)
    return "the first target of static call '" + Name +
           "' must name a function";
  if (Function == Trampoline)
    return "the first target of static call '" + Name + "' is the call itself";
  if ((Target.isNullValue() || isReturn0(Function)) &&
      getResultWithoutTarget(*Trampoline) == SC_RESULT_OTHER)
    return "static call '" + Name +
           "' needs a function: zero in one register does not represent what "
           "it returns";
  return "";
}

/// Firmware's: the trampoline is the veneer, and what stands for the definition
/// is the key.
static void lowerBareDefinition(GlobalVariable &Request, Function &Trampoline,
                                GlobalValue *First, StaticCallKeys &Keys) {
  Module &M = *Request.getParent();
  bool IsNone = !First || isReturn0(First);
  prepareTrampoline(Trampoline, Request,
                    getFirstTarget(Trampoline, First, Keys));
  GlobalVariable *View = Keys.define(Trampoline, IsNone ? nullptr : First);
  auto *Name = GlobalAlias::create(View->getValueType(), 0,
                                   GlobalValue::ExternalLinkage, "", View, &M);
  Name->takeName(&Request);
  Keys.keep(*Name);
  Request.replaceAllUsesWith(Name);
  eraseRequest(Request);
}

/// A request is { trampoline, target, marker }.
static void lowerDefinition(GlobalVariable &Request, StaticCallKeys &Keys) {
  Constant *Init = Request.getInitializer();
  auto *Trampoline = cast<Function>(Init->getAggregateElement(0u));
  Constant *Target = Init->getAggregateElement(1);
  std::string Objection = getObjection(Trampoline, *Target);
  if (!Objection.empty())
    return Request.getContext().emitError(Objection);
  GlobalValue *Function = getNamedFunction(Target);
  if (isBareMetal(Request.getParent()->getTargetTriple()))
    return lowerBareDefinition(Request, *Trampoline, Function, Keys);
  GlobalVariable *Key = Keys.getOrCreate(*Trampoline, Trampoline);
  std::string First = getFirstTarget(*Trampoline, Function, Keys);
  if (Function && !isReturn0(Function))
    Keys.keep(
        *Function->getParent()->getNamedValue(Keys.getKeyName(*Function)));
  prepareTrampoline(*Trampoline, Request, First);
  defineTrampoline(*Trampoline);
  createDefinition(Request, Key, Target, Keys);
}

/// A request is { trampoline, definition or null, marker }.
static void lowerExport(GlobalVariable &Request) {
  Constant *Init = Request.getInitializer();
  for (unsigned I : {0, 1})
    if (auto *G = dyn_cast<GlobalValue>(Init->getAggregateElement(I))) {
      G->setVisibility(GlobalValue::DefaultVisibility);
      G->setDSOLocal(false);
    }
  auto *Trampoline = cast<Function>(Init->getAggregateElement(0u));
  if (Trampoline->isDeclaration())
    Request.getContext().emitError(
        "static call '" + getShownName(*Trampoline) +
        "' is exported by a file that does not define it");
  eraseRequest(Request);
}

void llvm::lowerDefinitionRequests(Module &M, StaticCallKeys &Keys) {
  for (GlobalVariable *G : findRequests(M, SC_DEFINITION_REQUESTS_SECTION))
    lowerDefinition(*G, Keys);
  for (GlobalVariable *G : findRequests(M, SC_EXPORT_REQUESTS_SECTION))
    lowerExport(*G);
}
