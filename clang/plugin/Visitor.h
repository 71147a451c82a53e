//===- Visitor.h - finds static calls and how they are used ---------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Instances of a template share the parts of their pattern that depend on no
// parameter, and TreeTransform checks again what it rebuilds. It always
// rebuilds a _Generic and a CXXBindTemporaryExpr, so what these hold may be
// replaced in an instance. Nothing changes while the pattern itself is visited.
//
//===----------------------------------------------------------------------===//

#ifndef STATIC_CALL_VISITOR_H
#define STATIC_CALL_VISITOR_H

#include "ConstantChecker.h"
#include "StaticChain.h"
#include "clang/AST/RecursiveASTVisitor.h"

namespace staticcall {

/// Marks the static calls in what it traverses.
class Visitor : public clang::RecursiveASTVisitor<Visitor> {
  using Base = clang::RecursiveASTVisitor<Visitor>;

public:
  explicit Visitor(clang::ASTContext &Ctx)
      : Ctx(Ctx), Checker(Ctx), Constants(Ctx, Checker), Chain(Ctx) {}

  bool hasSeen(clang::SourceLocation Mark) const { return Seen.contains(Mark); }
  bool hasStaticCalls() const { return !Seen.empty() || SeenAttribute; }

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  bool TraverseDecl(clang::Decl *D);
  bool TraverseEnumConstantDecl(clang::EnumConstantDecl *D);
  bool TraverseStaticAssertDecl(clang::StaticAssertDecl *D);
  bool TraverseFieldDecl(clang::FieldDecl *D);
  bool TraverseParmVarDecl(clang::ParmVarDecl *D);
  bool TraverseTemplateArgumentLoc(const clang::TemplateArgumentLoc &Arg);
  bool TraverseConstantArrayTypeLoc(clang::ConstantArrayTypeLoc TL,
                                    bool = true);
  bool TraverseDecltypeTypeLoc(clang::DecltypeTypeLoc TL, bool = true);
  bool TraverseTypeOfExprTypeLoc(clang::TypeOfExprTypeLoc TL, bool = true);
  bool TraverseAttr(clang::Attr *A);

  using Queue = DataRecursionQueue;
  bool TraverseGenericSelectionExpr(clang::GenericSelectionExpr *E,
                                    Queue * = nullptr);
  bool TraverseCallExpr(clang::CallExpr *E, Queue * = nullptr);
  bool TraverseCXXOperatorCallExpr(clang::CXXOperatorCallExpr *E,
                                   Queue * = nullptr);
  bool TraverseUserDefinedLiteral(clang::UserDefinedLiteral *E,
                                  Queue * = nullptr);
  bool TraverseCXXBindTemporaryExpr(clang::CXXBindTemporaryExpr *E,
                                    Queue * = nullptr);
  bool TraverseAttributedStmt(clang::AttributedStmt *S, Queue * = nullptr);
  bool TraverseInitListExpr(clang::InitListExpr *E, Queue * = nullptr);
  bool TraverseDesignatedInitExpr(clang::DesignatedInitExpr *E,
                                  Queue * = nullptr);
  bool TraverseConstantExpr(clang::ConstantExpr *E, Queue * = nullptr);
  bool TraverseCaseStmt(clang::CaseStmt *S, Queue * = nullptr);
  bool TraverseChooseExpr(clang::ChooseExpr *E, Queue * = nullptr);
  bool TraverseUnaryExprOrTypeTraitExpr(clang::UnaryExprOrTypeTraitExpr *E,
                                        Queue * = nullptr);
  bool TraverseCXXNoexceptExpr(clang::CXXNoexceptExpr *E, Queue * = nullptr);
  bool TraverseCXXTypeidExpr(clang::CXXTypeidExpr *E, Queue * = nullptr);
  bool TraverseRequiresExpr(clang::RequiresExpr *E, Queue * = nullptr);

  bool VisitFunctionDecl(clang::FunctionDecl *F);
  bool VisitCleanupAttr(clang::CleanupAttr *A);
  bool VisitDeclRefExpr(clang::DeclRefExpr *E);
  bool VisitMemberExpr(clang::MemberExpr *E);
  bool VisitCXXConstructExpr(clang::CXXConstructExpr *E);

private:
  /// What becomes of the expression being traversed.
  enum class Use { Evaluated, Constant, Unevaluated };

  bool traverseFunction(clang::FunctionDecl *F);
  bool traverseBlock(clang::BlockDecl *B);
  bool traverseRecord(clang::CXXRecordDecl *R);
  bool traverseVariable(clang::VarDecl *V);
  bool traverseUnevaluated(clang::Stmt *E);
  bool traverseConstant(clang::Expr *E);
  bool traverseSelection(clang::GenericSelectionExpr *E);
  bool traverseMarked(clang::CallExpr *E);
  bool traverseCall(clang::CallExpr *E);
  bool traverseBuiltin(clang::CallExpr *E);

  bool isLive(const clang::Expr *E) const;
  bool isStaticCall(const clang::CallExpr *E);
  void checkKeys(const clang::CallExpr *E);
  void markResult(clang::GenericSelectionExpr *E, clang::CallExpr *Call);
  void note(const clang::ValueDecl *D, clang::SourceLocation Loc,
            clang::NonOdrUseReason Reason);

  clang::ASTContext &Ctx;
  CallChecker Checker;
  ConstantChecker Constants;
  StaticChain Chain;

  Use Mode = Use::Evaluated;
  bool InPattern = false;     // in a template, not in an instance
  bool SyntacticOnly = false; // of nested initialiser lists
  const clang::DeclContext *Where = nullptr;

  /// Our _Generics, live or not.
  llvm::DenseSet<clang::SourceLocation> Seen;
  bool SeenAttribute = false;
  /// Their bodies are done.
  llvm::DenseSet<const clang::FunctionDecl *> Visited;
  /// Called without being a static call.
  llvm::DenseSet<const clang::FunctionDecl *> PlainCalls;
};

} // namespace staticcall

#endif
