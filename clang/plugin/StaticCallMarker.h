//===- StaticCallMarker.h - marks static calls in the AST -----------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef STATIC_CALL_MARKER_H
#define STATIC_CALL_MARKER_H

#include "clang/AST/ASTContext.h"
#include <memory>

namespace staticcall {

class Visitor;

/// Marks the static calls of one translation unit.
class StaticCallMarker {
public:
  explicit StaticCallMarker(clang::ASTContext &Ctx);
  ~StaticCallMarker();
  /// The parser has met our _Generic at \p Loc: it has to turn up in the AST.
  void expectMark(clang::SourceLocation Loc);
  /// Marks all static calls in \p D. To be called before CodeGen sees \p D.
  void visit(clang::Decl *D);
  /// Marks the rest, and reports every expected mark that did not turn up.
  void finish();

private:
  clang::ASTContext &Ctx;
  std::unique_ptr<Visitor> Impl;
  llvm::SmallVector<clang::SourceLocation, 0> Expected;
};

} // namespace staticcall

#endif
