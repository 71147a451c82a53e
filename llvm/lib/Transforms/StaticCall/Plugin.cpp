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

const StaticCallTarget *llvm::getStaticCallTarget(const Triple &T) {
  static const StaticCallTarget X86_64 = {5,
                                          8,
                                          3,
                                          &UnpackMachineBundlesID,
                                          "CALL64pcrel32",
                                          "TAILJMPd64",
                                          "TAILJMPd64_CC"};
  return hasStaticCalls(T) ? &X86_64 : nullptr;
}

static RegisterTargetPassConfigCallback AddMachinePass{
    [](TargetMachine &TM, PassManagerBase &, TargetPassConfig *PC) {
      if (const StaticCallTarget *T = getStaticCallTarget(TM.getTargetTriple()))
        PC->insertPass(T->LastPassID,
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
