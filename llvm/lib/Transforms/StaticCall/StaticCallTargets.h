//===- StaticCallTargets.h - where there are static calls -------*- C++ -*-===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For the passes and the Clang plugin alike, so that the error at the user's
// token and what the passes can do are the same.
//
//===----------------------------------------------------------------------===//

#ifndef STATIC_CALL_STATICCALLTARGETS_H
#define STATIC_CALL_STATICCALLTARGETS_H

#include "llvm/TargetParser/Triple.h"

namespace llvm {

/// Whether the passes emit sites for \p T.
inline bool hasStaticCalls(const Triple &T) {
  return T.getArch() == Triple::x86_64 && !T.isX32() && T.isOSBinFormatELF();
}

} // namespace llvm

#endif
