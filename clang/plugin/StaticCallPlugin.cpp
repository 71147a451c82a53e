//===- StaticCallPlugin.cpp - __builtin_static_call for clang -------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// static_call_builtin.h makes __builtin_static_call(fn, args...) a plain call
// inside a _Generic that nobody else would write:
//
//   _Generic("__builtin_static_call", default: fn(args...))
//
// So Sema does all its checks. This plugin then puts a marked call in the place
// of the plain one, before CodeGen sees it, and does the same for every call of
// a function with __attribute__((static_call)). The mark is the contract with
// the IR pass: an argument SC_MARKER with the attribute `nest`, or a callee
// SC_PROXY_PREFIX with the default as that argument.
//
//===----------------------------------------------------------------------===//

#include "StaticCallMarker.h"
#include "StaticChain.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTMutationListener.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "clang/Lex/MacroArgs.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"

using namespace clang;
using namespace llvm;

namespace staticcall {
namespace {

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
constexpr char BuiltinHeader[] = {
#embed "static_call_builtin.h"
    , 0};
#pragma clang diagnostic pop

/// Explains what the parser cannot: a macro sees commas, not template
/// arguments. Fatal, because what the parser says next only misleads.
class MacroUses : public PPCallbacks {
public:
  explicit MacroUses(Preprocessor &PP)
      : PP(PP), Name(PP.getIdentifierInfo(MacroName)) {}

  void MacroExpands(const Token &NameToken, const MacroDefinition &,
                    SourceRange, const MacroArgs *Args) override {
    if (NameToken.getIdentifierInfo() != Name || !Args)
      return;
    const Token *Function = Args->getUnexpArgument(0);
    if (Function->is(tok::eof) || Function->is(tok::comma))
      fatal(NameToken.getLocation(), "static call needs a function; write "
                                     "__builtin_static_call(function, "
                                     "arguments...)");
    else if (const Token *Less = openTemplateArguments(Function))
      fatal(Less->getLocation(),
            "template arguments with a comma need parentheses in a static "
            "call; write __builtin_static_call((function<...>), arguments...)");
  }

private:
  /// Finds a '<' that the first comma leaves open.
  const Token *openTemplateArguments(const Token *T) const {
    if (!PP.getLangOpts().CPlusPlus)
      return nullptr;
    SmallVector<const Token *, 4> Open;
    int Depth = 0;
    for (; T->isNot(tok::eof); ++T) {
      if (T->is(tok::comma) && Depth == 0)
        return Open.empty() ? nullptr : Open.front();
      if (T->isOneOf(tok::l_paren, tok::l_square, tok::l_brace))
        ++Depth;
      else if (T->isOneOf(tok::r_paren, tok::r_square, tok::r_brace))
        --Depth;
      else if (Depth == 0 && T->is(tok::less))
        Open.push_back(T);
      else if (Depth == 0 && T->isOneOf(tok::greater, tok::greatergreater))
        Open.truncate(
            Open.size() -
            std::min<size_t>(Open.size(), T->is(tok::greater) ? 1 : 2));
    }
    return nullptr;
  }

  template <unsigned N> void fatal(SourceLocation Loc, const char (&Text)[N]) {
    DiagnosticsEngine &Diags = PP.getDiagnostics();
    Diags.Report(Loc, Diags.getCustomDiagID(DiagnosticsEngine::Fatal, Text));
  }

  Preprocessor &PP;
  const IdentifierInfo *Name;
};

/// Shows each declaration to the marker before CodeGen gets it.
class Consumer : public ASTConsumer, public ASTMutationListener {
public:
  explicit Consumer(CompilerInstance &CI)
      : PP(CI.getPreprocessor()), Name(PP.getIdentifierInfo(MacroName)) {
    // Coverage needs the only watcher that there can be.
    if (!CI.getCodeGenOpts().CoverageMapping)
      PP.setTokenWatcher([this](const Token &T) { watch(T); });
  }

  void Initialize(ASTContext &Context) override {
    Ctx = &Context;
    Marker = std::make_unique<StaticCallMarker>(Context);
  }
  ASTMutationListener *GetASTMutationListener() override { return this; }

  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    for (Decl *D : Group)
      Marker->visit(D);
    return true;
  }
  void HandleTopLevelDeclInObjCContainer(DeclGroupRef Group) override {
    HandleTopLevelDecl(Group);
  }
  void HandleInlineFunctionDefinition(FunctionDecl *F) override {
    Marker->visit(F);
  }
  void HandleCXXStaticMemberVarInstantiation(VarDecl *V) override {
    Marker->visit(V);
  }
  void HandleTagDeclDefinition(TagDecl *T) override {
    const auto *R = dyn_cast<CXXRecordDecl>(T);
    if (R && R->getTemplateInstantiationPattern())
      Marker->visit(T);
  }
  void HandleTranslationUnit(ASTContext &) override { Marker->finish(); }

  void CompletedImplicitDefinition(const FunctionDecl *F) override {
    Marker->visit(const_cast<FunctionDecl *>(F));
  }

private:
  /// Sees what the parser gets, also where no macro is expanded any more
  /// because the input is preprocessed.
  void watch(const Token &T) {
    if (T.is(tok::identifier) && T.getIdentifierInfo() == Name)
      error(*Ctx, T.getLocation(),
            PP.isMacroDefined(Name)
                ? "__builtin_static_call has no address or value; write "
                  "__builtin_static_call(function, arguments...)"
                : "this was preprocessed without __builtin_static_call; "
                  "preprocess it with -include static_call_builtin.h");
    if (T.is(tok::string_literal) && Last[1].is(tok::l_paren) &&
        Last[0].is(tok::kw__Generic) &&
        StringRef(PP.getSpelling(T)).trim('"') == MacroName)
      Marker->expectMark(Last[0].getLocation());
    Last[0] = Last[1];
    Last[1] = T;
  }

  Preprocessor &PP;
  const IdentifierInfo *Name;
  ASTContext *Ctx = nullptr;
  std::unique_ptr<StaticCallMarker> Marker;
  Token Last[2] = {};
};

/// The text of static_call_builtin.h, unless the user has included it.
std::string predefines() {
  // The pragma is for files; here the 3 in the line marker says the same.
  StringRef Text =
      StringRef(BuiltinHeader).split("#pragma GCC system_header").second;
  return ("\n#ifndef " + MacroName + "\n# 1 \"static_call_builtin.h\" 1 3\n" +
          Text + "\n# 1 \"<built-in>\" 2\n#endif\n")
      .str();
}

class Action : public PluginASTAction {
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    Preprocessor &PP = CI.getPreprocessor();
    PP.setPredefines(PP.getPredefines() + predefines());
    PP.addPPCallbacks(std::make_unique<MacroUses>(PP));
    return std::make_unique<Consumer>(CI);
  }
  bool ParseArgs(const CompilerInstance &,
                 const std::vector<std::string> &) override {
    return true;
  }
  ActionType getActionType() override { return AddBeforeMainAction; }
};

} // namespace
} // namespace staticcall

static FrontendPluginRegistry::Add<staticcall::Action>
    Registered("static-call", "__builtin_static_call and the attribute");
