//===- StaticChain.h - a static call, checked and marked ------------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef STATIC_CHAIN_H
#define STATIC_CHAIN_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Mangle.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace staticcall {

/// The macro of static_call_builtin.h. Its _Generic asks for a string literal
/// of the same text.
constexpr llvm::StringLiteral MacroName = "__builtin_static_call";

/// What the user wrote, where \p Loc is inside our macros.
clang::SourceLocation userLocation(const clang::ASTContext &Ctx,
                                   clang::SourceLocation Loc);

/// Starts an error about the user's token at \p Loc.
clang::DiagnosticBuilder error(const clang::ASTContext &Ctx,
                               clang::SourceLocation Loc,
                               llvm::StringRef Format);

/// Whether any declaration of \p FD so far has __attribute__((static_call)).
bool hasStaticCallAttribute(const clang::FunctionDecl *FD);

/// Whether \p E is a call that StaticChain::mark (or the macro of a build
/// without this plugin) made.
bool isMarkedCall(const clang::Expr *E);

/// What names the default of \p Call, which may be marked.
const clang::Expr *calleeOf(const clang::CallExpr *Call);

/// Says whether there can be static calls of a function. Each mistake is
/// reported once for each place.
class CallChecker {
public:
  explicit CallChecker(clang::ASTContext &Ctx) : Ctx(Ctx) {}
  /// \p Result is what the argument of __builtin_static_call came to. Gives the
  /// call in it, or null after an error.
  clang::CallExpr *callIn(clang::Expr *Result);
  /// Whether a call of \p FD can be a static call, else an error at \p Loc.
  bool check(const clang::FunctionDecl *FD, clang::SourceLocation Loc);
  /// Reports an argument of static_call_set that names no function.
  void checkKey(const clang::Expr *Function);
  /// Reports a target that is NULL, or __static_call_return0, of a function
  /// that cannot be without one.
  void checkTargetOf(const clang::Expr *Function, const clang::Expr *Target);
  /// The same for what DEFINE_STATIC_CALL and its like define.
  void checkDefinition(const clang::VarDecl *Definition);
  /// Whether an error at \p Loc would be the first one there.
  bool isNewPlace(clang::SourceLocation Loc);

private:
  bool checkTarget(clang::SourceLocation Loc);
  void reportNoFunction(clang::SourceLocation Loc, const std::string &Found);

  clang::ASTContext &Ctx;
  llvm::DenseSet<clang::SourceLocation> Reported;
  bool TargetChecked = false, TargetSupported = false;
};

/// Makes the call that CodeGen turns into a call of the default with SC_MARKER
/// as its `nest` argument, or, where it may throw, into a call of a proxy with
/// the default as its `nest` argument.
class StaticChain {
public:
  explicit StaticChain(clang::ASTContext &Ctx) : Ctx(Ctx), Names(Ctx) {}
  /// Gives a marked call to put in the place of \p Call.
  clang::Expr *mark(clang::CallExpr *Call);
  /// Turns \p Call itself into a marked call, for all who point to it.
  void markInPlace(clang::CallExpr *Call);

private:
  void declare();
  clang::CallExpr *withoutBuiltin(clang::CallExpr *Call);
  clang::Expr *chainFunction(clang::QualType Result, clang::QualType Chain,
                             clang::SourceLocation Loc);
  clang::Expr *markerAddress(clang::SourceLocation Loc);
  clang::Expr *asVoidPointer(clang::Expr *Pointer);
  clang::Expr *pointerTo(clang::FunctionDecl *FD, clang::SourceLocation Loc);
  clang::FunctionDecl *proxyOf(const clang::FunctionDecl *FD);
  clang::CallExpr *throughProxy(clang::CallExpr *Call, clang::Expr *&Default);

  clang::ASTContext &Ctx;
  clang::ASTNameGenerator Names;
  clang::DeclContext *Scope = nullptr; // of C linkage
  clang::FunctionDecl *Chain = nullptr;
  clang::VarDecl *Marker = nullptr;
  /// By redeclaration, because later ones may have more attributes.
  llvm::DenseMap<const clang::FunctionDecl *, clang::FunctionDecl *> Proxies;
};

} // namespace staticcall

#endif
