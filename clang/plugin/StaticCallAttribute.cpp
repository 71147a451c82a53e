//===- StaticCallAttribute.cpp - __attribute__((static_call)) -------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaticChain.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Sema/ParsedAttr.h"
#include "clang/Sema/Sema.h"

using namespace clang;

namespace staticcall {

// A plugin cannot bring an attribute class. Of clang's own, this one holds a
// string, is inherited by redeclarations and instances, goes through a
// precompiled header, and has no meaning to Sema and CodeGen. (An annotation
// would keep every function alive in llvm.global.annotations.)
constexpr llvm::StringLiteral AttributeText = "static_call";

bool hasStaticCallAttribute(const FunctionDecl *FD) {
  return llvm::any_of(FD->specific_attrs<SwiftAttrAttr>(),
                      [](const SwiftAttrAttr *A) {
                        return A->getAttribute() == AttributeText;
                      });
}

namespace {

constexpr ParsedAttrInfo::Spelling Spellings[] = {
    {AttributeCommonInfo::AS_GNU, "static_call"},
    {AttributeCommonInfo::AS_CXX11, "staticcall::static_call"},
    {AttributeCommonInfo::AS_C23, "staticcall::static_call"},
};

bool isAllocator(const FunctionDecl *F) {
  OverloadedOperatorKind Kind = F->getOverloadedOperator();
  return Kind == OO_New || Kind == OO_Array_New || Kind == OO_Delete ||
         Kind == OO_Array_Delete;
}

struct StaticCallAttrInfo : public ParsedAttrInfo {
  StaticCallAttrInfo() { Spellings = ::staticcall::Spellings; }

  bool diagAppertainsToDecl(Sema &S, const ParsedAttr &Attr,
                            const Decl *D) const override {
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    const auto *F = dyn_cast<FunctionDecl>(D);
    if (F && isAllocator(F))
      return diagAllocator(S, Attr);
    if (F && !(Method && Method->isInstance()))
      return true;
    error(S.Context, Attr.getLoc(),
          "attribute 'static_call' applies to free and static member "
          "functions, not to this %select{declaration|member function}0")
        << (Method != nullptr);
    return false;
  }

  static bool diagAllocator(Sema &S, const ParsedAttr &Attr) {
    error(
        S.Context, Attr.getLoc(),
        "attribute 'static_call' cannot be on operator new or delete, whose "
        "calls the compiler writes itself; put it on a function called there");
    return false;
  }

  bool diagAppertainsToStmt(Sema &S, const ParsedAttr &Attr,
                            const Stmt *) const override {
    error(S.Context, Attr.getLoc(),
          "attribute 'static_call' applies to functions, not to statements; "
          "write __builtin_static_call(function, arguments...)");
    return false;
  }

  AttrHandling handleDeclAttribute(Sema &S, Decl *D,
                                   const ParsedAttr &Attr) const override {
    D->addAttr(SwiftAttrAttr::Create(S.Context, AttributeText, Attr));
    return AttributeApplied;
  }
};

} // namespace
} // namespace staticcall

static ParsedAttrInfoRegistry::Add<staticcall::StaticCallAttrInfo>
    Registered("static_call", "every direct call is a static call");
