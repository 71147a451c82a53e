//===- StaticCallMarker.cpp - marks static calls in the AST ---------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaticCallMarker.h"
#include "StaticCallFormat.h"
#include "Visitor.h"
#include "clang/Basic/Builtins.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace staticcall {

static bool isMark(const GenericSelectionExpr *E) {
  if (!E->isExprPredicate())
    return false;
  const auto *Text = dyn_cast<clang::StringLiteral>(
      E->getControllingExpr()->IgnoreParenImpCasts());
  return Text && Text->isOrdinary() && Text->getString() == MacroName;
}

/// Whether \p E is code that this translation unit may execute.
bool Visitor::isLive(const Expr *E) const {
  return !InPattern && Mode != Use::Unevaluated &&
         !E->isInstantiationDependent() && !E->containsErrors();
}

static CXXBindTemporaryExpr *asTemporary(Expr *E) {
  return dyn_cast<CXXBindTemporaryExpr>(E);
}

bool Visitor::TraverseGenericSelectionExpr(GenericSelectionExpr *E, Queue *) {
  if (!isMark(E))
    return traverseSelection(E);
  Seen.insert(E->getGenericLoc());
  Expr *Result = E->getResultExpr();
  CXXBindTemporaryExpr *Temporary = asTemporary(Result);
  Expr *Inner = Temporary ? Temporary->getSubExpr() : Result;
  if (!isLive(E) || isMarkedCall(Inner->IgnoreParens()))
    return TraverseStmt(Result);
  CallExpr *Call = Checker.callIn(Result);
  if (!Call)
    return TraverseStmt(Result);
  bool Continue = Base::TraverseCallExpr(Call);
  markResult(E, Call);
  return Continue;
}

void Visitor::markResult(GenericSelectionExpr *E, CallExpr *Call) {
  Constants.mentionCall(Call);
  Stmt *Result = E->getResultExpr();
  Expr *Marked = Chain.mark(Call);
  if (CXXBindTemporaryExpr *Temporary = asTemporary(E->getResultExpr()))
    Marked =
        CXXBindTemporaryExpr::Create(Ctx, Temporary->getTemporary(), Marked);
  for (Stmt *&Child : E->children())
    if (Child == Result)
      Child = Marked;
}

bool Visitor::traverseSelection(GenericSelectionExpr *E) {
  if (E->isResultDependent())
    return Base::TraverseGenericSelectionExpr(E);
  for (Stmt *Child : E->children())
    if (Child != E->getResultExpr() && !traverseUnevaluated(Child))
      return false;
  return TraverseStmt(E->getResultExpr());
}

/// Whether \p E is to be marked because of its function's attribute.
bool Visitor::isStaticCall(const CallExpr *E) {
  if (!isLive(E))
    return false;
  const FunctionDecl *F = E->getDirectCallee();
  if (!F)
    return false;
  if (hasStaticCallAttribute(F))
    return Checker.check(F, E->getExprLoc());
  PlainCalls.insert(F->getCanonicalDecl());
  return false;
}

bool Visitor::traverseMarked(CallExpr *E) {
  if (isLive(E))
    Constants.mentionCall(E);
  return Base::TraverseCallExpr(cast<CallExpr>(E->getArg(0))) &&
         TraverseStmt(E->getArg(1));
}

/// \p E as what static_call_set and its like ask for a key, or null.
static const CallExpr *asKeyOf(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  const auto *Label = F ? F->getAttr<AsmLabelAttr>() : nullptr;
  return Label && Label->getLabel() == SC_KEY_OF && Call->getNumArgs() == 1
             ? Call
             : nullptr;
}

/// Checks what \p E says of keys. A target follows its key.
void Visitor::checkKeys(const CallExpr *E) {
  if (asKeyOf(E))
    Checker.checkKey(E->getArg(0));
  for (unsigned I = 0; I + 1 < E->getNumArgs(); ++I)
    if (const CallExpr *Key = asKeyOf(E->getArg(I)))
      Checker.checkTargetOf(Key->getArg(0), E->getArg(I + 1));
}

bool Visitor::traverseCall(CallExpr *E) {
  if (!Base::TraverseCallExpr(E))
    return false;
  if (isLive(E))
    checkKeys(E);
  if (isStaticCall(E)) {
    Constants.mentionCall(E);
    Chain.markInPlace(E);
  }
  return true;
}

bool Visitor::traverseBuiltin(CallExpr *E) {
  unsigned ID = E->getBuiltinCallee();
  if (Ctx.BuiltinInfo.isUnevaluated(ID)) {
    SaveAndRestore SavedMode(Mode, Use::Unevaluated);
    return Base::TraverseCallExpr(E);
  }
  size_t First = Constants.count();
  bool Continue = traverseCall(E);
  if (Constants.count() == First || !isLive(E))
    return Continue;
  unsigned ConstantArgs = 0;
  ASTContext::GetBuiltinTypeError Error;
  Ctx.GetBuiltinType(ID, Error, &ConstantArgs);
  for (unsigned I = 0; ConstantArgs; ++I, ConstantArgs >>= 1)
    if (ConstantArgs & 1)
      Constants.checkExpression(E->getArg(I), First);
  return Continue;
}

bool Visitor::TraverseCallExpr(CallExpr *E, Queue *) {
  if (isMarkedCall(E))
    return traverseMarked(E);
  return E->getBuiltinCallee() ? traverseBuiltin(E) : traverseCall(E);
}

bool Visitor::TraverseCXXOperatorCallExpr(CXXOperatorCallExpr *E, Queue *) {
  return traverseCall(E);
}

bool Visitor::TraverseUserDefinedLiteral(UserDefinedLiteral *E, Queue *) {
  return traverseCall(E);
}

bool Visitor::TraverseCXXBindTemporaryExpr(CXXBindTemporaryExpr *E, Queue *) {
  auto *Call = dyn_cast<CallExpr>(E->getSubExpr());
  if (!Call || isMarkedCall(Call) || !isStaticCall(Call))
    return TraverseStmt(E->getSubExpr());
  bool Continue = Base::TraverseCallExpr(Call);
  Constants.mentionCall(Call);
  E->setSubExpr(Chain.mark(Call));
  return Continue;
}

/// The call that CodeGen would make a musttail call.
static const CallExpr *mustTailCall(const AttributedStmt *S) {
  const auto *Return = dyn_cast<ReturnStmt>(S->getSubStmt());
  if (!Return || !Return->getRetValue() ||
      none_of(S->getAttrs(),
              [](const Attr *A) { return isa<MustTailAttr>(A); }))
    return nullptr;
  return dyn_cast<CallExpr>(Return->getRetValue()->IgnoreParens());
}

bool Visitor::TraverseAttributedStmt(AttributedStmt *S, Queue *) {
  for (const Attr *A : S->getAttrs())
    TraverseAttr(const_cast<Attr *>(A));
  bool Continue = Base::TraverseAttributedStmt(S);
  const CallExpr *Call = mustTailCall(S);
  if (Call && isMarkedCall(Call) && Checker.isNewPlace(S->getAttrLoc()))
    error(Ctx, S->getAttrLoc(),
          "a static call cannot be musttail; remove the attribute, an "
          "optimised static call in tail position is a jump already");
  return Continue;
}

//===----------------------------------------------------------------------===//
// StaticCallMarker
//===----------------------------------------------------------------------===//

StaticCallMarker::StaticCallMarker(ASTContext &Ctx)
    : Ctx(Ctx), Impl(std::make_unique<Visitor>(Ctx)) {}

StaticCallMarker::~StaticCallMarker() = default;

void StaticCallMarker::expectMark(SourceLocation Loc) {
  Expected.push_back(Loc);
}

void StaticCallMarker::visit(Decl *D) { Impl->TraverseDecl(D); }

void StaticCallMarker::finish() {
  // What CodeGen has not been given so far, it emits after this. An AST file
  // was complete when it was written.
  if (Impl->hasStaticCalls() && !Ctx.getExternalSource())
    visit(Ctx.getTranslationUnitDecl());
  if (Ctx.getDiagnostics().hasErrorOccurred())
    return;
  for (SourceLocation Loc : Expected)
    if (!Impl->hasSeen(Loc))
      error(Ctx, Loc,
            "a static call is not supported in this place; call a function "
            "that contains it");
}

} // namespace staticcall
