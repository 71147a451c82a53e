//===- ConstantChecker.h - constants and static calls ---------------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sema evaluates a constant expression, and the initialiser of a variable that
// may be used in one, as soon as it is parsed, with the default in the place of
// the static call. A marked call is not constant. So, after marking, what
// mentions a static call is evaluated again, and what is no longer constant is
// an error, or, for a const variable that need not be one, no longer a
// constant.
//
//===----------------------------------------------------------------------===//

#ifndef CONSTANT_CHECKER_H
#define CONSTANT_CHECKER_H

#include "StaticChain.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

namespace staticcall {

class ConstantChecker {
public:
  ConstantChecker(clang::ASTContext &Ctx, CallChecker &Checker)
      : Ctx(Ctx), Checker(Checker) {}

  /// How many static calls, and names that depend on one, were met. A part of
  /// the AST is checked for what it added to an earlier count.
  size_t count() const { return Mentions.size(); }
  /// Forgets what came after \p First, because it does not belong to what is
  /// around.
  void forget(size_t First) { Mentions.truncate(First); }

  /// Notes the static call \p Call, marked or about to be.
  void mentionCall(const clang::CallExpr *Call);
  /// Notes the use of a name in the code of \p Where.
  void mentionName(const clang::ValueDecl *D, clang::SourceLocation Loc,
                   clang::NonOdrUseReason Reason,
                   const clang::DeclContext *Where, bool InConstant);

  /// \p E has to be a constant.
  void checkExpression(const clang::Expr *E, size_t First);
  /// There can be no static call.
  void checkNoCall(size_t First);
  void checkInitialiser(clang::VarDecl *V, size_t First);
  void checkFunction(const clang::FunctionDecl *F, size_t First);

private:
  /// A static call, or a name whose value depends on one.
  struct Mention {
    clang::SourceLocation Loc;
    const clang::NamedDecl *What;
    bool IsCall;
  };

  const Mention *firstCall(size_t First) const;
  bool isConstant(const clang::Expr *E) const;
  bool isConstantInitialiser(clang::VarDecl *V) const;
  void mentionVariable(const clang::VarDecl *V, clang::SourceLocation Loc,
                       bool NeedsValue, bool InConstant);
  void makeVariable(const clang::VarDecl *V);
  void report(const Mention &M);
  void reportUseAsConstant(const clang::VarDecl *V, clang::SourceLocation Loc);

  clang::ASTContext &Ctx;
  CallChecker &Checker;
  llvm::SmallVector<Mention, 0> Mentions;
  /// constexpr, with a static call inside.
  llvm::DenseSet<const clang::FunctionDecl *> Functions;
  /// const, but with a value that depends on a static call.
  llvm::DenseSet<const clang::VarDecl *> Variables;
  /// Where a local const variable was used as a constant.
  llvm::DenseMap<const clang::VarDecl *, clang::SourceLocation> UsedAsConstant;
};

} // namespace staticcall

#endif
