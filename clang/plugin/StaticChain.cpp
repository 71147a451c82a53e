//===- StaticChain.cpp - checks a static call and makes the marked one ----===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaticChain.h"
#include "StaticCallFormat.h"
#include "StaticCallTargets.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Basic/TargetOptions.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace staticcall {

SourceLocation userLocation(const ASTContext &Ctx, SourceLocation Loc) {
  const SourceManager &SM = Ctx.getSourceManager();
  while (Loc.isMacroID()) {
    StringRef Name = Lexer::getImmediateMacroName(Loc, SM, Ctx.getLangOpts());
    if (Name != MacroName && Name != "__static_call_of")
      break;
    Loc = SM.getImmediateMacroCallerLoc(Loc);
  }
  return Loc;
}

DiagnosticBuilder error(const ASTContext &Ctx, SourceLocation Loc,
                        StringRef Format) {
  DiagnosticsEngine &Diags = Ctx.getDiagnostics();
  unsigned ID =
      Diags.getDiagnosticIDs()->getCustomDiagID(DiagnosticIDs::Error, Format);
  return Diags.Report(userLocation(Ctx, Loc), ID);
}

/// Gives the function that \p Call names, looking through parentheses only.
static const FunctionDecl *namedFunction(const CallExpr *Call) {
  const Expr *Callee = Call->getCallee()->IgnoreParens();
  while (const auto *Cast = dyn_cast<ImplicitCastExpr>(Callee))
    Callee = Cast->getSubExpr()->IgnoreParens();
  if (!isa<DeclRefExpr, MemberExpr, SubstNonTypeTemplateParmExpr>(Callee))
    return nullptr;
  return Call->getDirectCallee();
}

/// Whether \p FD was made by StaticChain::proxyOf.
static bool isProxy(const FunctionDecl *FD) {
  const auto *Label = FD ? FD->getAttr<AsmLabelAttr>() : nullptr;
  return Label && Label->getLabel().starts_with(SC_PROXY_PREFIX);
}

const Expr *calleeOf(const CallExpr *Call) {
  if (!isMarkedCall(Call))
    return Call->getCallee();
  const auto *Inner = cast<CallExpr>(Call->getArg(0));
  return isProxy(Inner->getDirectCallee()) ? Call->getArg(1)
                                           : Inner->getCallee();
}

bool isMarkedCall(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  return Call &&
         Call->getBuiltinCallee() ==
             Builtin::BI__builtin_call_with_static_chain &&
         Call->getNumArgs() == 2 && isa<CallExpr>(Call->getArg(0));
}

//===----------------------------------------------------------------------===//
// CallChecker
//===----------------------------------------------------------------------===//

static std::string quoted(StringRef Kind, const NamedDecl *D) {
  return (Kind + " '" + D->getDeclName().getAsString() + "'").str();
}

/// What the user wrote in the place of a function's name, for an error.
static std::string describe(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return quoted(isa<ParmVarDecl>(Ref->getDecl()) ? "parameter" : "variable",
                  Ref->getDecl());
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return quoted("member", Member->getMemberDecl());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return std::string("overloaded operator '") +
           getOperatorSpelling(Operator->getOperator()) + "'";
  if (isa<CallExpr>(E))
    return "the result of a call";
  if (isa<LambdaExpr>(E))
    return "a lambda";
  if (isa<ExplicitCastExpr, CXXTemporaryObjectExpr>(E))
    return "type '" + E->getType().getAsString() + "'";
  return "an expression";
}

/// The object in a call of its operator().
static std::string describeObject(const CXXOperatorCallExpr *Call) {
  const Expr *Object = Call->getArg(0)->IgnoreParenImpCasts();
  const CXXRecordDecl *Class = Object->getType()->getAsCXXRecordDecl();
  if (Class && Class->isLambda())
    return "a lambda";
  return "an object of type '" + Object->getType().getAsString() + "'";
}

bool CallChecker::isNewPlace(SourceLocation Loc) {
  return Reported.insert(userLocation(Ctx, Loc)).second;
}

void CallChecker::reportNoFunction(SourceLocation Loc,
                                   const std::string &Found) {
  if (isNewPlace(Loc))
    error(Ctx, Loc,
          "static call needs the name of a function, found %0; name the "
          "function that is to be called by default")
        << Found;
}

/// The expression that Sema's wrappers (for temporaries, and for a call of a
/// consteval function) are about.
static Expr *unwrap(Expr *E) {
  while (isa<CXXBindTemporaryExpr, FullExpr>(E))
    E = cast<Expr>(*E->child_begin());
  return E;
}

/// What \p E is, which is no call of a function.
static std::string describeResult(const Expr *E) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
  if (Operator && Operator->getOperator() == OO_Call)
    return describeObject(Operator);
  if (isa<CXXMemberCallExpr>(E))
    return "a pointer to member";
  return describe(E);
}

CallExpr *CallChecker::callIn(Expr *Result) {
  Result = unwrap(Result);
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Result))
    if (const CXXMethodDecl *Method = Member->getMethodDecl()) {
      check(Method, Result->getExprLoc());
      return nullptr;
    }
  if (Result->getStmtClass() != Stmt::CallExprClass) {
    reportNoFunction(isa<CXXOperatorCallExpr>(Result) ? Result->getBeginLoc()
                                                      : Result->getExprLoc(),
                     describeResult(Result));
    return nullptr;
  }
  auto *Call = cast<CallExpr>(Result);
  const Expr *Callee = Call->getCallee()->IgnoreParenImpCasts();
  if (const FunctionDecl *FD = namedFunction(Call))
    return check(FD, Callee->getExprLoc()) ? Call : nullptr;
  reportNoFunction(Callee->getExprLoc(), describe(Callee));
  return nullptr;
}

/// What \p Function, an argument that has to name a function, names.
static const Expr *named(const Expr *Function) {
  const Expr *E = Function->IgnoreParenCasts();
  while (const auto *Operator = dyn_cast<UnaryOperator>(E))
    E = Operator->getSubExpr()->IgnoreParenCasts();
  return E;
}

static const FunctionDecl *functionOf(const Expr *Named) {
  const ValueDecl *D = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Named))
    D = Ref->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(Named))
    D = Member->getMemberDecl();
  return dyn_cast_or_null<FunctionDecl>(D);
}

void CallChecker::checkKey(const Expr *Function) {
  const Expr *E = named(Function);
  SourceLocation Loc = Ctx.getSourceManager().getFileLoc(E->getExprLoc());
  if (const FunctionDecl *FD = functionOf(E))
    check(FD, Loc);
  else
    reportNoFunction(Loc, describe(E));
}

/// The target as the user wrote it, out of what the macros of static_call.h
/// put around it, and without casts.
static const Expr *writtenTarget(const Expr *Target) {
  const Expr *E = Target->IgnoreParenCasts();
  if (const auto *Literal = dyn_cast<CompoundLiteralExpr>(E)) {
    const auto *List = dyn_cast<InitListExpr>(Literal->getInitializer());
    if (List && List->getNumInits() == 1)
      E = List->getInit(0);
  } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *F = Call->getDirectCallee();
    if (F && F->getIdentifier() && F->getName() == "__static_call_checked")
      E = Call->getArg(0);
  }
  return E->IgnoreParenCasts();
}

/// Whether 0 in the register of a result is a zero of type \p T.
static bool isZeroInOneRegister(const ASTContext &Ctx, QualType T) {
  return T->isVoidType() || T->isAnyPointerType() || T->isBlockPointerType() ||
         T->isNullPtrType() ||
         (T->isIntegralOrEnumerationType() &&
          Ctx.getTypeSize(T) <= Ctx.getTypeSize(Ctx.VoidPtrTy));
}

/// Whether what \p FD is called with is taken off the stack by the callee.
static bool popsArguments(const ASTContext &Ctx, const FunctionDecl *FD) {
  switch (FD->getType()->castAs<clang::FunctionType>()->getCallConv()) {
  case CC_SwiftAsync:
    return true;
  case CC_X86StdCall:
  case CC_X86FastCall:
  case CC_X86ThisCall:
  case CC_X86VectorCall:
  case CC_X86Pascal:
    return Ctx.getTargetInfo().getTriple().isX86_32();
  default:
    return false;
  }
}

/// Why a call of \p FD must have a target, as an error's format, or null.
static const char *needOfTarget(const ASTContext &Ctx, const FunctionDecl *FD) {
  if (FD->isNoReturn())
    return "static call of %0 cannot be disabled: it never returns";
  if (popsArguments(Ctx, FD))
    return "static call of %0 cannot be disabled: it takes its arguments off "
           "the stack";
  if (FD->hasAttr<ReturnsNonNullAttr>())
    return "static call of %0 cannot be disabled: it never returns NULL";
  if (!isZeroInOneRegister(Ctx, FD->getReturnType()))
    return "static call of %0 cannot be disabled: it returns %1, which zero "
           "in one register does not represent";
  return nullptr;
}

static bool isReturn0(const FunctionDecl *FD) {
  return FD && FD->getIdentifier() && FD->getName() == SC_RETURN0;
}

/// The name of a named static call, given its trampoline, or null.
static const IdentifierInfo *callNamed(const ASTContext &Ctx,
                                       const FunctionDecl *FD) {
  StringRef Name = FD->getIdentifier() ? FD->getName() : "";
  return Name.consume_front(SC_TRAMPOLINE_PREFIX) ? &Ctx.Idents.get(Name)
                                                  : nullptr;
}

void CallChecker::checkTargetOf(const Expr *Function, const Expr *Target) {
  const FunctionDecl *FD = functionOf(named(Function));
  const Expr *E = writtenTarget(Target);
  bool IsZero =
      E->isNullPointerConstant(Ctx, Expr::NPC_ValueDependentIsNotNull) ||
      isReturn0(functionOf(named(E)));
  const char *Need = FD && IsZero ? needOfTarget(Ctx, FD) : nullptr;
  SourceLocation Loc = Ctx.getSourceManager().getFileLoc(E->getExprLoc());
  if (!Need || !isNewPlace(Loc))
    return;
  DiagnosticBuilder Error = error(Ctx, Loc, Need);
  if (const IdentifierInfo *Name = callNamed(Ctx, FD))
    Error << Name;
  else
    Error << FD;
  Error << FD->getReturnType();
}

void CallChecker::checkDefinition(const VarDecl *Definition) {
  const auto *Section = Definition->getAttr<SectionAttr>();
  const auto *List = dyn_cast_or_null<InitListExpr>(Definition->getInit());
  if (Section && Section->getName() == SC_DEFINITION_REQUESTS_SECTION && List)
    checkTargetOf(List->getInit(0), List->getInit(1));
}

bool CallChecker::checkTarget(SourceLocation Loc) {
  if (TargetChecked)
    return TargetSupported;
  TargetChecked = true;
  const TargetInfo &Target = Ctx.getTargetInfo();
  if (!hasStaticCalls(Target.getTriple()))
    error(Ctx, Loc, "static calls are not supported for target '%0', %1")
        << Target.getTriple().str() << STATIC_CALL_TARGETS;
  else if (Target.getTargetOpts().CodeModel == "large") // no direct calls
    error(Ctx, Loc, "static calls are not supported with -mcmodel=large");
  else if (is_contained(Target.getTargetOpts().Features, "+long-calls"))
    error(Ctx, Loc, "static calls are not supported with -mlong-calls");
  else if (Ctx.getLangOpts().EnableNewConstInterp) // keeps what it has compiled
    error(Ctx, Loc,
          "static calls are not supported with "
          "-fexperimental-new-constant-interpreter");
  else
    TargetSupported = true;
  return TargetSupported;
}

static bool returnsTwice(const FunctionDecl *FD, const Builtin::Context &Info) {
  return FD->hasAttr<ReturnsTwiceAttr>() ||
         (FD->getBuiltinID() && Info.isReturnsTwice(FD->getBuiltinID()));
}

static bool hasAddress(const FunctionDecl *FD, const Builtin::Context &Info) {
  unsigned ID = FD->getBuiltinID();
  return !ID || (Info.isDirectlyAddressable(ID) && ID != Builtin::BIalloca);
}

/// Why there can be no static call of \p FD, as an error's format, or null.
static const char *refusal(const FunctionDecl *FD,
                           const Builtin::Context &Info) {
  const auto *Method = dyn_cast<CXXMethodDecl>(FD);
  if (Method && Method->isInstance())
    return "%0 is a non-static member function and cannot be a static call; "
           "use a static member function or a free function";
  if (FD->isImmediateFunction())
    return "%0 is consteval, runs in the compiler only and cannot be a static "
           "call; call it directly";
  if (returnsTwice(FD, Info))
    return "%0 returns twice and cannot be a static call; call it directly";
  if (!hasAddress(FD, Info))
    return "%0 is a builtin without an address and cannot be a static call; "
           "call it directly, or a function that calls it";
  return nullptr;
}

bool CallChecker::check(const FunctionDecl *FD, SourceLocation Loc) {
  if (!checkTarget(Loc))
    return false;
  const char *Refusal = refusal(FD, Ctx.BuiltinInfo);
  if (Refusal && isNewPlace(Loc))
    error(Ctx, Loc, Refusal) << FD;
  return !Refusal;
}

//===----------------------------------------------------------------------===//
// StaticChain
//===----------------------------------------------------------------------===//

/// Declares what a marked call refers to, where no lookup finds it.
void StaticChain::declare() {
  if (Marker)
    return;
  Scope = Ctx.getTranslationUnitDecl();
  if (Ctx.getLangOpts().CPlusPlus) {
    auto *ExternC = LinkageSpecDecl::Create(Ctx, Scope, {}, {},
                                            LinkageSpecLanguageIDs::C, false);
    Scope->addHiddenDecl(ExternC);
    Scope = ExternC;
  }
  unsigned ID = Builtin::BI__builtin_call_with_static_chain;
  ASTContext::GetBuiltinTypeError Error;
  Chain = FunctionDecl::Create(
      Ctx, Scope, {}, {}, &Ctx.Idents.get(Ctx.BuiltinInfo.getName(ID)),
      Ctx.GetBuiltinType(ID, Error), nullptr, SC_Extern);
  Chain->setImplicit();
  Chain->addAttr(BuiltinAttr::CreateImplicit(Ctx, ID));
  Scope->addHiddenDecl(Chain);
  Marker = VarDecl::Create(Ctx, Scope, {}, {}, &Ctx.Idents.get(SC_MARKER),
                           Ctx.CharTy, nullptr, SC_Extern);
  Marker->setImplicit();
  Marker->setReferenced();
  Scope->addHiddenDecl(Marker);
}

Expr *StaticChain::chainFunction(QualType Result, QualType ChainType,
                                 SourceLocation Loc) {
  QualType Function = Ctx.getFunctionType(Result, {Result, ChainType}, {});
  auto *Ref = DeclRefExpr::Create(Ctx, {}, {}, Chain, false, Loc,
                                  Ctx.BuiltinFnTy, VK_PRValue);
  return ImplicitCastExpr::Create(Ctx, Ctx.getPointerType(Function),
                                  CK_BuiltinFnToFnPtr, Ref, nullptr, VK_PRValue,
                                  FPOptionsOverride());
}

Expr *StaticChain::markerAddress(SourceLocation Loc) {
  auto *Ref = DeclRefExpr::Create(Ctx, {}, {}, Marker, false, Loc,
                                  Marker->getType(), VK_LValue);
  auto *Address = UnaryOperator::Create(
      Ctx, Ref, UO_AddrOf, Ctx.getPointerType(Marker->getType()), VK_PRValue,
      OK_Ordinary, Loc, false, FPOptionsOverride());
  return asVoidPointer(Address);
}

Expr *StaticChain::asVoidPointer(Expr *Pointer) {
  return ImplicitCastExpr::Create(Ctx, Ctx.VoidPtrTy, CK_BitCast, Pointer,
                                  nullptr, VK_PRValue, FPOptionsOverride());
}

/// Gives \p FD as what a call's callee has to be.
Expr *StaticChain::pointerTo(FunctionDecl *FD, SourceLocation Loc) {
  auto *Ref = DeclRefExpr::Create(Ctx, {}, {}, FD, false, Loc, FD->getType(),
                                  VK_LValue);
  return ImplicitCastExpr::Create(Ctx, Ctx.getPointerType(FD->getType()),
                                  CK_FunctionToPointerDecay, Ref, nullptr,
                                  VK_PRValue, FPOptionsOverride());
}

/// CodeGen replaces a call of memcpy and its like by code of its own. It does
/// not look for builtins behind an explicit cast.
CallExpr *StaticChain::withoutBuiltin(CallExpr *Call) {
  FunctionDecl *FD = Call->getDirectCallee();
  if (!FD || !FD->getBuiltinID())
    return Call;
  SourceLocation Loc = Call->getCallee()->IgnoreParenImpCasts()->getExprLoc();
  Expr *Decay = pointerTo(FD, Loc);
  QualType Pointer = Decay->getType();
  auto *Cast = CStyleCastExpr::Create(
      Ctx, Pointer, VK_PRValue, CK_NoOp, Decay, nullptr, FPOptionsOverride(),
      Ctx.getTrivialTypeSourceInfo(Pointer, Loc), Loc, Loc);
  SmallVector<Expr *, 8> Args(Call->arguments());
  return CallExpr::Create(Ctx, Cast, Args, Call->getType(),
                          Call->getValueKind(), Call->getRParenLoc(),
                          Call->getFPFeatures());
}

/// Whether what is declared of \p FD lets it throw. CodeGen also looks at the
/// body, if it has emitted it, which says nothing of other targets.
static bool mayThrow(const FunctionDecl *FD) {
  // CodeGen takes all of these for a promise not to throw.
  if (FD->hasAttr<NoThrowAttr>() || FD->hasAttr<ConstAttr>() ||
      FD->hasAttr<PureAttr>() || FD->hasAttr<NoAliasAttr>())
    return false;
  const auto *Proto = FD->getType()->getAs<FunctionProtoType>();
  return !Proto || isUnresolvedExceptionSpec(Proto->getExceptionSpecType()) ||
         !Proto->isNothrow();
}

/// Whether CodeGen, or a check that it makes, asks for \p A at a call that is
/// never inlined.
static bool concernsCalls(const Attr *A) {
  return isa<AllocAlignAttr, AllocSizeAttr, AnyX86NoCallerSavedRegistersAttr,
             AnyX86NoCfCheckAttr, AssumeAlignedAttr, C11NoReturnAttr,
             CXX11NoReturnAttr, ColdAttr, ConvergentAttr, HotAttr, LeafAttr,
             NoBuiltinAttr, NoConvergentAttr, NoDebugAttr, NoDuplicateAttr,
             NoInlineAttr, NoMergeAttr, NoReturnAttr,
             NoSpeculativeLoadHardeningAttr, NoSplitStackAttr, NonNullAttr,
             NotTailCalledAttr, OMPAssumeAttr, OptimizeNoneAttr,
             PassObjectSizeAttr, RestrictAttr, ReturnsNonNullAttr,
             SpeculativeLoadHardeningAttr, TargetAttr, ZeroCallUsedRegsAttr>(A);
}

static void copyAttributes(ASTContext &Ctx, const Decl *From, Decl *To) {
  for (const Attr *A : From->attrs())
    if (concernsCalls(A))
      To->addAttr(A->clone(Ctx));
}

static void copyParameters(ASTContext &Ctx, const FunctionDecl *From,
                           FunctionDecl *To) {
  SmallVector<ParmVarDecl *, 8> Params;
  for (const ParmVarDecl *P : From->parameters()) {
    Params.push_back(ParmVarDecl::Create(Ctx, To, {}, {}, nullptr, P->getType(),
                                         nullptr, SC_None, nullptr));
    Params.back()->setScopeInfo(0, Params.size() - 1);
    copyAttributes(Ctx, P, Params.back());
  }
  To->setParams(Params);
}

/// Gives the function that a marked call calls in the place of \p FD: CodeGen
/// never finds out that a body throws nothing. It has to be a function, since
/// calls through pointers are checked by sanitizers, and one for each \p FD,
/// since CodeGen leaves attributes on the function itself. The name is that of
/// \p FD, for one FD may have proxies in several precompiled files.
FunctionDecl *StaticChain::proxyOf(const FunctionDecl *FD) {
  FunctionDecl *&Proxy = Proxies[FD];
  if (Proxy)
    return Proxy;
  std::string Name = SC_PROXY_PREFIX + Names.getName(FD);
  // C linkage says less of what is returned.
  DeclContext *Where = FD->isExternC() ? Scope : Ctx.getTranslationUnitDecl();
  Proxy = FunctionDecl::Create(Ctx, Where, {}, {}, &Ctx.Idents.get(Name),
                               FD->getType(), nullptr, SC_Extern, false, false,
                               FD->hasWrittenPrototype());
  Proxy->setImplicit();
  Proxy->addAttr(AsmLabelAttr::CreateImplicit(Ctx, Name));
  copyAttributes(Ctx, FD, Proxy);
  copyParameters(Ctx, FD, Proxy);
  Where->addHiddenDecl(Proxy);
  return Proxy;
}

/// Marks a call that may throw: its callee becomes the static chain.
CallExpr *StaticChain::throughProxy(CallExpr *Call, Expr *&Default) {
  FunctionDecl *FD = Call->getDirectCallee();
  Default = Call->getCallee();
  SourceLocation Loc = Default->IgnoreParenImpCasts()->getExprLoc();
  Expr *Callee = pointerTo(proxyOf(FD), Loc);
  SmallVector<Expr *, 8> Args(Call->arguments());
  auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
  if (Operator && !isa<CXXMethodDecl>(FD)) // the order of its operands
    return CXXOperatorCallExpr::Create(
        Ctx, Operator->getOperator(), Callee, Args, Call->getType(),
        Call->getValueKind(), Operator->getOperatorLoc(),
        Call->getFPFeatures());
  if (Operator) { // static: its object is evaluated, but is no argument
    Default = BinaryOperator::Create(Ctx, Args.front(), Default, BO_Comma,
                                     Default->getType(), VK_PRValue,
                                     OK_Ordinary, Loc, FPOptionsOverride());
    Args.erase(Args.begin());
  }
  return CallExpr::Create(Ctx, Callee, Args, Call->getType(),
                          Call->getValueKind(), Call->getRParenLoc(),
                          Call->getFPFeatures());
}

Expr *StaticChain::mark(CallExpr *Call) {
  declare();
  SourceLocation Loc = Call->getBeginLoc();
  QualType Result = Call->getCallReturnType(Ctx);
  Expr *Default = nullptr;
  CallExpr *Inner =
      Ctx.getLangOpts().Exceptions && mayThrow(Call->getDirectCallee())
          ? throughProxy(Call, Default)
          : withoutBuiltin(Call);
  Expr *Args[] = {Inner, Default ? asVoidPointer(Default) : markerAddress(Loc)};
  Expr *Callee = chainFunction(Result, Args[1]->getType(), Loc);
  return CallExpr::Create(Ctx, Callee, Args, Call->getType(),
                          Call->getValueKind(), Call->getRParenLoc(),
                          FPOptionsOverride());
}

static CallExpr *clone(const ASTContext &Ctx, CallExpr *Call) {
  SmallVector<Expr *, 8> Args(Call->arguments());
  if (auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return CXXOperatorCallExpr::Create(
        Ctx, Operator->getOperator(), Call->getCallee(), Args, Call->getType(),
        Call->getValueKind(), Operator->getOperatorLoc(),
        Call->getFPFeatures());
  if (auto *Literal = dyn_cast<UserDefinedLiteral>(Call))
    return UserDefinedLiteral::Create(
        Ctx, Call->getCallee(), Args, Call->getType(), Call->getValueKind(),
        Call->getRParenLoc(), Literal->getUDSuffixLoc(), Call->getFPFeatures());
  return CallExpr::Create(Ctx, Call->getCallee(), Args, Call->getType(),
                          Call->getValueKind(), Call->getRParenLoc(),
                          Call->getFPFeatures(), 0, Call->getADLCallKind());
}

/// Not all pointers to an expression can be found and changed (the initialiser
/// of a base class, the size in an array type), so a pair of parentheses takes
/// the place of the call in memory.
void StaticChain::markInPlace(CallExpr *Call) {
  static_assert(sizeof(ParenExpr) <= sizeof(CallExpr) + sizeof(Stmt *),
                "a call has room for its callee at least");
  SourceRange Range = Call->getSourceRange();
  Expr *Marked = mark(clone(Ctx, Call));
  new (static_cast<void *>(Call))
      ParenExpr(Range.getBegin(), Range.getEnd(), Marked);
}

} // namespace staticcall
