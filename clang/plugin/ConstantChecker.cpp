//===- ConstantChecker.cpp - constants and static calls -------------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantChecker.h"
#include "clang/AST/Attr.h"

using namespace clang;
using namespace llvm;

namespace staticcall {

void ConstantChecker::mentionCall(const CallExpr *Call) {
  // The cast is the one that hides a builtin.
  const Expr *Callee = calleeOf(Call)->IgnoreParenCasts();
  if (const auto *F =
          dyn_cast_or_null<FunctionDecl>(Callee->getReferencedDeclOfCallee()))
    Mentions.push_back({Callee->getExprLoc(), F, true});
}

void ConstantChecker::mentionName(const ValueDecl *D, SourceLocation Loc,
                                  NonOdrUseReason Reason,
                                  const DeclContext *Where, bool InConstant) {
  if (const auto *F = dyn_cast<FunctionDecl>(D)) {
    if (Functions.contains(F->getCanonicalDecl()))
      Mentions.push_back({Loc, F, false});
    return;
  }
  const auto *V = dyn_cast<VarDecl>(D);
  if (!V)
    return;
  // CodeGen takes the value where it has no variable.
  bool OtherFunction = V->isLocalVarDecl() && V->getDeclContext() != Where;
  bool NeedsValue = Reason == NOUR_Constant &&
                    (OtherFunction || V->getType()->isReferenceType());
  mentionVariable(V->getCanonicalDecl(), Loc, NeedsValue,
                  InConstant && OtherFunction);
}

/// Code of another function (an instance of a generic lambda) may come before
/// the initialiser that shows V to be none.
void ConstantChecker::mentionVariable(const VarDecl *V, SourceLocation Loc,
                                      bool NeedsValue, bool InConstant) {
  if (Variables.contains(V)) {
    Mentions.push_back({Loc, V, false});
    if (NeedsValue)
      reportUseAsConstant(V, Loc);
  } else if (NeedsValue || InConstant) {
    UsedAsConstant.try_emplace(V, Loc);
  }
}

const ConstantChecker::Mention *ConstantChecker::firstCall(size_t First) const {
  const auto *Call = std::find_if(Mentions.begin() + First, Mentions.end(),
                                  [](const Mention &M) { return M.IsCall; });
  return Call == Mentions.end() ? nullptr : Call;
}

bool ConstantChecker::isConstant(const Expr *E) const {
  if (E->isValueDependent() || E->containsErrors())
    return true;
  Expr::EvalResult Result;
  // A name may stand for its value (an array bound) or be a template argument.
  bool IsObject = E->isGLValue() && !E->getType()->isScalarType();
  bool Known = IsObject ? E->EvaluateAsLValue(Result, Ctx, true)
                        : E->EvaluateAsRValue(Result, Ctx, true);
  return Known && !Result.HasSideEffects;
}

void ConstantChecker::checkExpression(const Expr *E, size_t First) {
  if (count() > First && !isConstant(E))
    report(Mentions[First]);
}

void ConstantChecker::checkNoCall(size_t First) {
  if (const Mention *Call = firstCall(First))
    report(*Call);
}

/// Evaluates the initialiser anew, now that its static calls are marked.
bool ConstantChecker::isConstantInitialiser(VarDecl *V) const {
  if (!Ctx.getLangOpts().CPlusPlus)
    return V->getInit()->isConstantInitializer(Ctx, false);
  V->setInit(V->getInit()); // forgets the value
  SmallVector<PartialDiagnosticAt, 8> Notes;
  return V->checkForConstantInitialization(Notes);
}

void ConstantChecker::checkInitialiser(VarDecl *V, size_t First) {
  const Expr *Init = V->getInit();
  if (count() == First || !Init || Init->isValueDependent() ||
      Init->containsErrors() || V->isInvalidDecl())
    return;
  bool IsStatic = V->hasGlobalStorage();
  bool IsDeclared = V->isConstexpr() || V->hasAttr<ConstInitAttr>();
  bool WasConstant = Ctx.getLangOpts().CPlusPlus
                         ? V->hasConstantInitialization()
                         : IsStatic || IsDeclared;
  if (!WasConstant || isConstantInitialiser(V))
    return;
  const Mention *Call = firstCall(First);
  if (IsDeclared || (IsStatic && Call))
    report(Call ? *Call : Mentions[First]);
  else
    makeVariable(V->getCanonicalDecl());
}

/// From now on V has the value that its initialiser gives at run time.
void ConstantChecker::makeVariable(const VarDecl *V) {
  Variables.insert(V);
  auto Earlier = UsedAsConstant.find(V);
  if (Earlier != UsedAsConstant.end())
    reportUseAsConstant(V, Earlier->second);
}

void ConstantChecker::checkFunction(const FunctionDecl *F, size_t First) {
  if (count() > First && F->isConstexpr())
    Functions.insert(F->getCanonicalDecl());
  if (F->isConsteval())
    checkNoCall(First);
}

void ConstantChecker::report(const Mention &M) {
  if (const auto *V = dyn_cast<VarDecl>(M.What))
    reportUseAsConstant(V, M.Loc);
  else if (Checker.isNewPlace(M.Loc))
    error(Ctx, M.Loc,
          "static call %select{in|of}0 %1 would be evaluated at compile time "
          "here; move it to code that runs, or call %1 directly")
        << M.IsCall << M.What;
}

void ConstantChecker::reportUseAsConstant(const VarDecl *V,
                                          SourceLocation Loc) {
  if (Checker.isNewPlace(Loc))
    error(Ctx, Loc,
          "%0 is not a constant, its value comes from a static call; declare "
          "it without const")
        << V;
}

} // namespace staticcall
