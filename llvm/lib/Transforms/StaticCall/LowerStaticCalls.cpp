//===- LowerStaticCalls.cpp - marked calls become calls of wrappers -------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A call whose static chain (`nest`) is SC_MARKER becomes a call of
// @__static_call.<key>, a function that nobody defines: no optimiser sees the
// default's body through it, and the callee operand survives inlining, merging,
// LTO and instruction selection. EmitStaticCallSites puts the default back.
//
//   call i32 @f(ptr nest @MARKER, i32 %x) -> call i32 @__static_call.f(i32 %x)
//   call ptr @KEY_OF(ptr @f)              -> @__static_call_key.f
//
// Where calls may throw, the frontend must not look at what it knows of @f, or
// it would leave out landing pads. It then calls a proxy, with @f as the chain:
//
//   invoke i32 @MARKER$f(ptr nest @f, i32 %x)
//
// Every direct call of a trampoline, SC_TRAMPOLINE_PREFIX <name>, is a static
// call without a mark.
//
//===----------------------------------------------------------------------===//

#include "StaticCall.h"
#include "StaticCallFormat.h"
#include "StaticCallKeys.h"
#include "StaticCallRequests.h"
#include "StaticCallTargets.h"
#include "llvm/ADT/Statistic.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Operator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

#define DEBUG_TYPE "static-call"
STATISTIC(NumCalls, "Number of static calls lowered");

namespace {
enum class Mode { InPlace, OutOfLine };
} // namespace

static cl::opt<Mode> SiteMode(
    "static-call", cl::desc("What a retarget of static calls changes"),
    cl::values(clEnumValN(Mode::InPlace, "in-place", "the instructions"),
               clEnumValN(Mode::OutOfLine, "out-of-line",
                          "a pointer in data, which they jump through")));

static void reportError(const Instruction &I, const Twine &Message) {
  I.getContext().diagnose(
      DiagnosticInfoUnsupported(*I.getFunction(), Message, I.getDebugLoc()));
}

GlobalValue *llvm::getNamedFunction(Value *V) {
  auto *G = dyn_cast<GlobalValue>(V->stripPointerCasts());
  return G && G->getValueType()->isFunctionTy() ? G : nullptr;
}

/// Attributes of SME that concern callers.
static bool isOfStreamingMode(Attribute A) {
  if (!A.isStringAttribute())
    return false;
  StringRef Kind = A.getKindAsString();
  return Kind.starts_with("aarch64_") && !Kind.starts_with("aarch64_new_") &&
         Kind != "aarch64_pstate_sm_body";
}

std::string llvm::getStaticCallObjection(const Module &M,
                                         const GlobalValue *Default) {
  if (!getStaticCallTarget(M.getTargetTriple()))
    return "static calls are not supported for target '" +
           M.getTargetTriple().str() + "'";
  if (M.getCodeModel() == CodeModel::Large)
    return "static calls are not supported with -mcmodel=large: it has no "
           "direct calls";
  if (!Default)
    return "the first argument of a static call must name a function";
  if (const auto *F = dyn_cast<Function>(Default)) {
    // Its symbol is another than its name.
    if (F->getCallingConv() == CallingConv::X86_VectorCall)
      return "static calls of vectorcall functions are not supported: '" +
             F->getName().str() + "'";
    // A call's mode is asked of the function that is called.
    if (any_of(F->getAttributes().getFnAttrs(), isOfStreamingMode))
      return "static calls of functions that concern AArch64's streaming mode "
             "or ZA are not supported: '" +
             F->getName().str() + "'";
  }
  if (Default->getName().contains('!'))
    return "a function whose name contains '!' cannot be the default of a "
           "static call: '" +
           Default->getName().str() + "'";
  return "";
}

static bool canBeWithoutTarget(const CallBase &CB) {
  return getResultWithoutTarget(*CB.getModule(), *CB.getFunctionType(),
                                CB.getAttributes(),
                                CB.getCallingConv()) != SC_RESULT_OTHER;
}

static Function *getWrapper(Module &M, const std::string &Key, FunctionType *Ty,
                            const CallBase &CB, const GlobalValue &Default) {
  FunctionCallee W = M.getOrInsertFunction(SC_WRAPPER_PREFIX + Key, Ty);
  auto *F = cast<Function>(W.getCallee());
  // Local to the unit, or selection may call it through the GOT.
  F->setDSOLocal(true);
  F->setCallingConv(CB.getCallingConv());
  // GNU ld makes a nop of an AArch64 or ARM branch to what nobody defines: one
  // could not tell any more whether it was a jump.
  bool IsX86 = M.getTargetTriple().isX86();
  if (Default.hasExternalWeakLinkage() && (canBeWithoutTarget(CB) || !IsX86))
    F->addFnAttr(SC_SITE_ATTRIBUTE, SC_VENEER_PREFIX + Key);
  return F;
}

/// \p CB without argument \p Mark, if it has one, as a call of its wrapper.
static void replaceCall(CallBase &CB, std::optional<unsigned> Mark,
                        GlobalValue &Default, const std::string &Key) {
  SmallVector<Value *> Args(CB.args());
  SmallVector<AttributeSet> ArgAttrs;
  AttributeList Attrs = CB.getAttributes();
  for (unsigned I = 0; I < Args.size(); ++I)
    ArgAttrs.push_back(Attrs.getParamAttrs(I));
  SmallVector<Type *> Params(CB.getFunctionType()->params());
  if (Mark) {
    Args.erase(Args.begin() + *Mark);
    ArgAttrs.erase(ArgAttrs.begin() + *Mark);
    if (*Mark < Params.size())
      Params.erase(Params.begin() + *Mark);
  }
  auto *Ty =
      FunctionType::get(CB.getType(), Params, CB.getFunctionType()->isVarArg());
  Function *W = getWrapper(*CB.getModule(), Key, Ty, CB, Default);

  SmallVector<OperandBundleDef, 1> Bundles;
  CB.getOperandBundlesAsDefs(Bundles);
  // A callee that was cast, as clang's builtins are, looks like a pointer.
  erase_if(Bundles, [](auto &B) { return B.getTag() == "kcfi"; });
  CallBase *New;
  if (auto *II = dyn_cast<InvokeInst>(&CB)) {
    New = InvokeInst::Create(Ty, W, II->getNormalDest(), II->getUnwindDest(),
                             Args, Bundles, "", CB.getIterator());
  } else {
    auto *CI = CallInst::Create(Ty, W, Args, Bundles, "", CB.getIterator());
    CI->setTailCallKind(cast<CallInst>(CB).getTailCallKind());
    New = CI;
  }
  New->setCallingConv(CB.getCallingConv());
  // Calls of a const function are alike only as long as its target is the same.
  if (CB.doesNotAccessMemory())
    Attrs = Attrs.addFnAttribute(
        CB.getContext(), Attribute::getWithMemoryEffects(
                             CB.getContext(), MemoryEffects::readOnly()));
  New->setAttributes(AttributeList::get(CB.getContext(), Attrs.getFnAttrs(),
                                        Attrs.getRetAttrs(), ArgAttrs));
  New->copyMetadata(CB);
  if (isa<FPMathOperator>(New))
    New->copyFastMathFlags(&CB);
  New->takeName(&CB);
  CB.replaceAllUsesWith(New);
  CB.eraseFromParent();
}

/// The proxy that \p CB calls, or null.
static Function *getProxy(const CallBase &CB) {
  auto *F = dyn_cast<Function>(CB.getCalledOperand()->stripPointerCasts());
  return F && F->getName().starts_with(SC_PROXY_PREFIX) ? F : nullptr;
}

/// A call, and the argument that marks it; none in a call of a trampoline.
struct StaticCall {
  CallBase *CB;
  std::optional<unsigned> Mark;
};

static void lowerCall(StaticCall Call, StaticCallKeys &Keys) {
  CallBase &CB = *Call.CB;
  GlobalValue *Default = getNamedFunction(
      getProxy(CB) ? CB.getArgOperand(*Call.Mark) : CB.getCalledOperand());
  std::string Objection = getStaticCallObjection(*CB.getModule(), Default);
  if (!Objection.empty())
    return reportError(CB, Objection);
  Keys.getOrCreate(*Default, CB.getFunction());
  replaceCall(CB, Call.Mark, *Default, Keys.getKeyName(*Default));
  ++NumCalls;
}

static void lowerKeyOf(CallInst &CB, StaticCallKeys &Keys) {
  GlobalValue *Default =
      CB.arg_size() == 1 ? getNamedFunction(CB.getArgOperand(0)) : nullptr;
  std::string Objection = getStaticCallObjection(*CB.getModule(), Default);
  if (!Objection.empty())
    return reportError(CB, Objection);
  CB.replaceAllUsesWith(Keys.getOrCreate(*Default, CB.getFunction()));
  CB.eraseFromParent();
}

/// A request is { default, target, marker }. Only firmware has boot tables.
static void lowerTargetRequest(GlobalVariable &Request, StaticCallKeys &Keys) {
  Constant *Init = Request.getInitializer();
  const Module &M = *Request.getParent();
  GlobalValue *Default = getNamedFunction(Init->getAggregateElement(0u));
  GlobalValue *Target = getNamedFunction(Init->getAggregateElement(1));
  std::string Objection = getStaticCallObjection(M, Default);
  if (Objection.empty() && !Target)
    Objection = "what a boot table may choose for '" +
                Default->getName().str() + "' must name a function";
  if (!Objection.empty())
    Request.getContext().emitError(Objection);
  else if (isBareMetal(M.getTargetTriple()))
    Keys.addTarget(*Default, *Target);
  eraseRequest(Request);
}

/// A request is { default, resolver, marker }.
static void lowerResolverRequest(GlobalVariable &Request,
                                 StaticCallKeys &Keys) {
  auto *Init = cast<ConstantStruct>(Request.getInitializer());
  GlobalValue *Default = getNamedFunction(Init->getOperand(0));
  auto *Resolver = dyn_cast<Function>(Init->getOperand(1)->stripPointerCasts());
  std::string Objection = getStaticCallObjection(*Request.getParent(), Default);
  if (Objection.empty() && !Resolver)
    Objection = "the resolver of '" + Default->getName().str() +
                "' must name a function";
  if (Objection.empty())
    Keys.addResolver(*Default, *Resolver);
  else
    Request.getContext().emitError(Objection);
  eraseRequest(Request);
}

SmallVector<GlobalVariable *> llvm::findRequests(Module &M, StringRef Section) {
  SmallVector<GlobalVariable *> Requests;
  for (GlobalVariable &G : M.globals())
    if (G.getSection() == Section && G.hasInitializer())
      Requests.push_back(&G);
  return Requests;
}

void llvm::eraseRequest(GlobalVariable &Request) {
  removeFromUsedLists(*Request.getParent(),
                      [&](Constant *C) { return C == &Request; });
  Request.eraseFromParent();
}

static bool isMark(const CallBase &CB, unsigned Arg,
                   const GlobalValue *Marker) {
  return CB.paramHasAttr(Arg, Attribute::Nest) &&
         (getProxy(CB) ||
          (Marker && CB.getArgOperand(Arg)->stripPointerCasts() == Marker));
}

static bool isTrampoline(const Value *V) {
  const auto *F = dyn_cast<Function>(V->stripPointerCasts());
  return F && F->getName().starts_with(SC_TRAMPOLINE_PREFIX);
}

static std::optional<StaticCall> asStaticCall(CallBase &CB,
                                              const GlobalValue *Marker) {
  for (unsigned A = 0; A < CB.arg_size(); ++A)
    if (isMark(CB, A, Marker))
      return StaticCall{&CB, A};
  if (isTrampoline(CB.getCalledOperand()))
    return StaticCall{&CB, std::nullopt};
  return std::nullopt;
}

/// The calls that have \p Marker as their static chain, or call a proxy or a
/// trampoline, in the module's order: that of use lists is not the source's.
static SmallVector<StaticCall> findStaticCalls(Module &M,
                                               const GlobalValue *Marker) {
  SmallVector<StaticCall> Calls;
  for (Function &F : M)
    for (BasicBlock &BB : F)
      for (Instruction &I : BB)
        if (auto *CB = dyn_cast<CallBase>(&I))
          if (std::optional<StaticCall> Call = asStaticCall(*CB, Marker))
            Calls.push_back(*Call);
  return Calls;
}

static SmallVector<Function *> findProxies(Module &M) {
  SmallVector<Function *> Proxies;
  for (Function &F : M)
    if (F.getName().starts_with(SC_PROXY_PREFIX))
      Proxies.push_back(&F);
  return Proxies;
}

/// The calls of \p Callee, which is declared so that no call is an invoke.
static SmallVector<CallInst *> findCalls(GlobalValue *Callee) {
  SmallVector<CallInst *> Calls;
  for (User *U : Callee->users())
    if (auto *CI = dyn_cast<CallInst>(U);
        CI && CI->getCalledOperand() == Callee)
      Calls.push_back(CI);
  return Calls;
}

/// The functions of \p M that are annotated with \p Text.
static SmallVector<Function *> findAnnotated(Module &M, StringRef Text) {
  SmallVector<Function *> Annotated;
  const GlobalVariable *List = M.getNamedGlobal("llvm.global.annotations");
  if (!List || !List->hasInitializer())
    return Annotated;
  for (const Use &U : cast<ConstantArray>(List->getInitializer())->operands()) {
    const auto *Entry = cast<ConstantStruct>(U);
    auto *F = dyn_cast<Function>(Entry->getOperand(0)->stripPointerCasts());
    StringRef Found;
    if (F && getConstantStringInfo(Entry->getOperand(1), Found) &&
        Found == Text)
      Annotated.push_back(F);
  }
  return Annotated;
}

/// Notes on all functions where their sites are, those without static calls
/// too: what is inlined into them later takes their place.
static void setSiteModes(Module &M) {
  for (Function *F : findAnnotated(M, SC_OUT_OF_LINE))
    F->addFnAttr(SC_MODE_ATTRIBUTE, SC_OUT_OF_LINE);
  for (Function *F : findAnnotated(M, SC_IN_PLACE))
    F->addFnAttr(SC_MODE_ATTRIBUTE, SC_IN_PLACE);
  if (SiteMode == Mode::OutOfLine)
    for (Function &F : M)
      if (!F.isDeclaration() && !F.hasFnAttribute(SC_MODE_ATTRIBUTE))
        F.addFnAttr(SC_MODE_ATTRIBUTE, SC_OUT_OF_LINE);
}

PreservedAnalyses LowerStaticCallsPass::run(Module &M,
                                            ModuleAnalysisManager &) {
  if (M.getNamedGlobal(SC_UNIT)) // bitcode that this pass has seen before
    return PreservedAnalyses::all();
  setSiteModes(M);
  GlobalValue *Marker = M.getNamedValue(SC_MARKER);
  GlobalValue *KeyOf = M.getNamedValue(SC_KEY_OF);
  SmallVector<Function *> Proxies = findProxies(M);
  bool HasTrampolines = any_of(M, [](auto &F) { return isTrampoline(&F); });
  if (!Marker && !KeyOf && Proxies.empty() && !HasTrampolines)
    return PreservedAnalyses::all();
  StaticCallKeys Keys(M);
  lowerDefinitionRequests(M, Keys);
  for (GlobalVariable *Request : findRequests(M, SC_RESOLVER_REQUESTS_SECTION))
    lowerResolverRequest(*Request, Keys);
  for (StaticCall Call : findStaticCalls(M, Marker))
    lowerCall(Call, Keys);
  for (Function *Proxy : Proxies)
    if (Proxy->use_empty())
      Proxy->eraseFromParent();
  if (KeyOf)
    for (CallInst *CI : findCalls(KeyOf))
      lowerKeyOf(*CI, Keys);
  // Last: their files need not say how the key's code is hardened.
  for (GlobalVariable *Request : findRequests(M, SC_TARGET_REQUESTS_SECTION))
    lowerTargetRequest(*Request, Keys);
  Keys.finish();
  return PreservedAnalyses::none();
}
