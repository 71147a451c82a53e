//===- VisitContexts.cpp - where static calls are, and their use ----------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Visitor.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace staticcall {

//===----------------------------------------------------------------------===//
// Declarations
//===----------------------------------------------------------------------===//

bool Visitor::TraverseDecl(Decl *D) {
  if (auto *F = dyn_cast_or_null<FunctionDecl>(D))
    return traverseFunction(F);
  if (auto *B = dyn_cast_or_null<BlockDecl>(D))
    return traverseBlock(B);
  if (auto *R = dyn_cast_or_null<CXXRecordDecl>(D))
    return traverseRecord(R);
  if (auto *V = dyn_cast_or_null<VarDecl>(D); V && !isa<ParmVarDecl>(V))
    return traverseVariable(V);
  return Base::TraverseDecl(D);
}

bool Visitor::traverseFunction(FunctionDecl *F) {
  if (F->doesThisDeclarationHaveABody() && !Visited.insert(F).second)
    return true;
  SaveAndRestore SavedPattern(InPattern, F->isDependentContext());
  SaveAndRestore SavedSyntactic(SyntacticOnly, false);
  SaveAndRestore<const DeclContext *> SavedWhere(Where, F);
  SaveAndRestore SavedMode(Mode,
                           F->isConsteval() ? Use::Constant : Use::Evaluated);
  size_t First = Constants.count();
  bool Continue = Base::TraverseDecl(F);
  Constants.checkFunction(F, First);
  Constants.forget(First);
  return Continue;
}

bool Visitor::traverseBlock(BlockDecl *B) {
  SaveAndRestore<const DeclContext *> SavedWhere(Where, B);
  SaveAndRestore SavedSyntactic(SyntacticOnly, false);
  return Base::TraverseDecl(B);
}

bool Visitor::traverseRecord(CXXRecordDecl *R) {
  SaveAndRestore SavedPattern(InPattern, R->isDependentContext());
  SaveAndRestore<const DeclContext *> SavedWhere(Where, R);
  SaveAndRestore SavedMode(Mode, Use::Evaluated);
  size_t First = Constants.count();
  bool Continue = Base::TraverseDecl(R);
  Constants.forget(First);
  return Continue;
}

bool Visitor::traverseVariable(VarDecl *V) {
  SaveAndRestore SavedPattern(InPattern, V->isTemplated());
  size_t First = Constants.count();
  bool Continue = Base::TraverseDecl(V);
  if (!InPattern)
    Constants.checkInitialiser(V, First);
  Checker.checkDefinition(V);
  if (!Where)
    Constants.forget(First);
  return Continue;
}

bool Visitor::VisitFunctionDecl(FunctionDecl *F) {
  if (InPattern || !hasStaticCallAttribute(F))
    return true;
  SeenAttribute = true;
  const auto *A = F->getAttr<SwiftAttrAttr>();
  if (PlainCalls.contains(F->getCanonicalDecl()) &&
      Checker.isNewPlace(A->getLocation()))
    error(Ctx, A->getLocation(),
          "attribute 'static_call' comes after a call of %0; put it on the "
          "first declaration")
        << F;
  else
    Checker.check(F, A->getLocation());
  return true;
}

bool Visitor::TraverseEnumConstantDecl(EnumConstantDecl *D) {
  return traverseConstant(D->getInitExpr());
}

bool Visitor::TraverseStaticAssertDecl(StaticAssertDecl *D) {
  return traverseConstant(D->getAssertExpr()) && TraverseStmt(D->getMessage());
}

bool Visitor::TraverseFieldDecl(FieldDecl *D) {
  return (!D->isBitField() || traverseConstant(D->getBitWidth())) &&
         Base::TraverseFieldDecl(D);
}

bool Visitor::TraverseParmVarDecl(ParmVarDecl *D) {
  SaveAndRestore SavedPattern(InPattern,
                              InPattern || D->hasUninstantiatedDefaultArg());
  return Base::TraverseParmVarDecl(D);
}

bool Visitor::TraverseTemplateArgumentLoc(const TemplateArgumentLoc &Arg) {
  if (Arg.getArgument().getKind() == TemplateArgument::Expression)
    return traverseConstant(Arg.getSourceExpression());
  return Base::TraverseTemplateArgumentLoc(Arg);
}

bool Visitor::TraverseConstantArrayTypeLoc(ConstantArrayTypeLoc TL, bool) {
  return TraverseTypeLoc(TL.getElementLoc()) &&
         traverseConstant(TL.getSizeExpr());
}

bool Visitor::TraverseDecltypeTypeLoc(DecltypeTypeLoc TL, bool) {
  return traverseUnevaluated(TL.getTypePtr()->getUnderlyingExpr());
}

bool Visitor::TraverseTypeOfExprTypeLoc(TypeOfExprTypeLoc TL, bool) {
  return traverseUnevaluated(TL.getUnderlyingExpr());
}

bool Visitor::VisitCleanupAttr(CleanupAttr *A) {
  const FunctionDecl *F = A->getFunctionDecl();
  if (!InPattern && hasStaticCallAttribute(F) &&
      Checker.isNewPlace(A->getArgLoc()))
    error(Ctx, A->getArgLoc(),
          "a cleanup cannot be a static call, but %0 has the attribute "
          "'static_call'; name a function that calls it")
        << F;
  return true;
}

/// What becomes of expressions in attributes: few have a value, and most are
/// for an analysis only.
bool Visitor::TraverseAttr(Attr *A) {
  Use Role = Use::Unevaluated;
  if (isa<AlignedAttr, AnnotateAttr, DiagnoseIfAttr, EnableIfAttr,
          LoopHintAttr>(A))
    Role = Use::Constant;
  else if (isa<CXXAssumeAttr>(A))
    Role = Use::Evaluated;
  SaveAndRestore SavedMode(Mode, Role);
  size_t First = Constants.count();
  bool Continue = Base::TraverseAttr(A);
  if (Role == Use::Constant)
    Constants.checkNoCall(First);
  return Continue;
}

//===----------------------------------------------------------------------===//
// Expressions of special kinds
//===----------------------------------------------------------------------===//

bool Visitor::traverseUnevaluated(Stmt *E) {
  SaveAndRestore SavedMode(Mode, Use::Unevaluated);
  return TraverseStmt(E);
}

/// CodeGen emits the semantic form, which shares its parts with the syntactic
/// one. Only designators and overwritten initialisers are in the latter alone.
bool Visitor::TraverseInitListExpr(InitListExpr *E, Queue *) {
  InitListExpr *Semantic =
      E->isSemanticForm() || !E->getSemanticForm() ? E : E->getSemanticForm();
  InitListExpr *Syntactic = E->isSyntacticForm() || !E->getSyntacticForm()
                                ? E
                                : E->getSyntacticForm();
  if (!SyntacticOnly && !TraverseSynOrSemInitListExpr(Semantic, nullptr))
    return false;
  if (!SyntacticOnly && Semantic == Syntactic)
    return true;
  SaveAndRestore SavedSyntactic(SyntacticOnly, true);
  return TraverseSynOrSemInitListExpr(Syntactic, nullptr);
}

bool Visitor::TraverseDesignatedInitExpr(DesignatedInitExpr *E, Queue *) {
  for (unsigned I = 1; I < E->getNumSubExprs(); ++I)
    if (!traverseConstant(E->getSubExpr(I)))
      return false;
  return TraverseStmt(E->getInit());
}

bool Visitor::TraverseConstantExpr(ConstantExpr *E, Queue *) {
  return traverseConstant(E->getSubExpr());
}

bool Visitor::TraverseCaseStmt(CaseStmt *Stmt, Queue *) {
  return traverseConstant(Stmt->getLHS()) && traverseConstant(Stmt->getRHS()) &&
         TraverseStmt(Stmt->getSubStmt());
}

bool Visitor::TraverseChooseExpr(ChooseExpr *E, Queue *) {
  if (E->isConditionDependent())
    return Base::TraverseChooseExpr(E);
  Expr *Other = E->isConditionTrue() ? E->getRHS() : E->getLHS();
  return traverseConstant(E->getCond()) && traverseUnevaluated(Other) &&
         TraverseStmt(E->getChosenSubExpr());
}

bool Visitor::TraverseUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr *E,
                                               Queue *) {
  if (E->isArgumentType() ||
      E->getArgumentExpr()->getType()->isVariableArrayType())
    return Base::TraverseUnaryExprOrTypeTraitExpr(E);
  return traverseUnevaluated(E->getArgumentExpr());
}

bool Visitor::TraverseCXXNoexceptExpr(CXXNoexceptExpr *E, Queue *) {
  return traverseUnevaluated(E->getOperand());
}

bool Visitor::TraverseCXXTypeidExpr(CXXTypeidExpr *E, Queue *) {
  if (E->isTypeOperand() || E->isPotentiallyEvaluated())
    return Base::TraverseCXXTypeidExpr(E);
  return traverseUnevaluated(E->getExprOperand());
}

bool Visitor::TraverseRequiresExpr(RequiresExpr *E, Queue *) {
  SaveAndRestore SavedMode(Mode, Use::Unevaluated);
  return Base::TraverseRequiresExpr(E);
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

bool Visitor::VisitDeclRefExpr(DeclRefExpr *E) {
  note(E->getDecl(), E->getLocation(), E->isNonOdrUse());
  return true;
}

bool Visitor::VisitMemberExpr(MemberExpr *E) {
  note(E->getMemberDecl(), E->getMemberLoc(), E->isNonOdrUse());
  return true;
}

bool Visitor::VisitCXXConstructExpr(CXXConstructExpr *E) {
  note(E->getConstructor(), E->getLocation(), NOUR_None);
  return true;
}

void Visitor::note(const ValueDecl *D, SourceLocation Loc,
                   NonOdrUseReason Reason) {
  if (!InPattern && Mode != Use::Unevaluated)
    Constants.mentionName(D, Loc, Reason, Where, Mode == Use::Constant);
}

bool Visitor::traverseConstant(Expr *E) {
  if (!E)
    return true;
  size_t First = Constants.count();
  SaveAndRestore SavedMode(Mode, Use::Constant);
  bool Continue = TraverseStmt(E);
  if (!InPattern)
    Constants.checkExpression(E, First);
  return Continue;
}

} // namespace staticcall
