//===- Plugin.cpp - registers the passes of static-call -------------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaticCall.h"
#include "StaticCallTargets.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/Passes.h"
#include "llvm/CodeGen/TargetPassConfig.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Plugins/PassPlugin.h"
#include "llvm/Target/RegisterTargetPassConfigCallback.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

static constexpr StaticCallForm X86_64Forms[] = {
    {"CALL64pcrel32", /*IsJump=*/false}, {"TAILJMPd64", /*IsJump=*/true}};
static constexpr StaticCallForm I386Forms[] = {
    {"CALLpcrel32", /*IsJump=*/false}, {"TAILJMPd", /*IsJump=*/true}};
static constexpr StaticCallForm AArch64Forms[] = {
    {"BL", /*IsJump=*/false}, {"TCRETURNdi", /*IsJump=*/true}};
// The jumps that trampolines take come first. The last is "mov lr, pc; b",
// which some processors get for calls that do not return.
static constexpr StaticCallForm ARMForms[] = {
    {"BL", /*IsJump=*/false},
    {"TAILJMPd", /*IsJump=*/true},
    {"tBL", /*IsJump=*/false, /*IsThumb=*/true},
    {"tTAILJMPdND", /*IsJump=*/true, /*IsThumb=*/true},
    {"tTAILJMPd", /*IsJump=*/true, /*IsThumb=*/true},
    {"BMOVPCB_CALL", /*IsJump=*/false, /*IsThumb=*/false, "BL"}};

static constexpr StaticCallTarget X86_64 = {
    5, 8, 3, true, nullptr, nullptr, X86_64Forms, "TAILJMPd64_CC"};
static constexpr StaticCallTarget I386 = {
    5, 8, 3, true, "EBX", "x86-plt", I386Forms, "TAILJMPd_CC"};
static constexpr StaticCallTarget AArch64 = {
    4, 1, 0, false, nullptr, nullptr, AArch64Forms, nullptr};
static constexpr StaticCallTarget ARMTarget = {
    4, 1, 0, false, nullptr, nullptr, ARMForms, nullptr};

const StaticCallTarget *llvm::getStaticCallTarget(const Triple &T) {
  if (!hasStaticCalls(T))
    return nullptr;
  switch (T.getArch()) {
  case Triple::x86_64:
    return &X86_64;
  case Triple::x86:
    return &I386;
  case Triple::aarch64:
    return &AArch64;
  default:
    return &ARMTarget;
  }
}

// Behind UnpackMachineBundles block sections, splitting and outlining are over.
// (On ARM it stands in front of the placing of constants, which has to know of
// what aligns sites.)
static RegisterTargetPassConfigCallback AddMachinePass{
    [](TargetMachine &TM, PassManagerBase &, TargetPassConfig *PC) {
      if (const StaticCallTarget *T = getStaticCallTarget(TM.getTargetTriple()))
        PC->insertPass(&UnpackMachineBundlesID,
                       IdentifyingPassPtr(createEmitStaticCallSitesPass(*T)));
    }};

static void addAtPipelineStart(ModulePassManager &MPM, OptimizationLevel) {
  MPM.addPass(LowerStaticCallsPass());
}

static bool parsePassName(StringRef Name, ModulePassManager &MPM,
                          ArrayRef<PassBuilder::PipelineElement>) {
  if (Name != "static-call")
    return false;
  MPM.addPass(LowerStaticCallsPass());
  return true;
}

extern "C" LLVM_ATTRIBUTE_WEAK
    LLVM_ATTRIBUTE_VISIBILITY_DEFAULT PassPluginLibraryInfo
    llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "StaticCall", SC_PLUGIN_VERSION,
          [](PassBuilder &PB) {
            PB.registerPipelineStartEPCallback(addAtPipelineStart);
            PB.registerPipelineParsingCallback(parsePassName);
          },
          nullptr};
}
