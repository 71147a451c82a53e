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

#include "llvm/TargetParser/ARMTargetParser.h"
#include "llvm/TargetParser/Triple.h"

namespace llvm {

/// As an error names them.
constexpr const char *STATIC_CALL_TARGETS =
    "only for x86-64, i386, AArch64 and ARM (version 7 and later, and all of "
    "profile M), ELF and little-endian";

/// Whether \p T is ARM's profile M, which has Thumb only.
inline bool isMProfile(const Triple &T) {
  return ARM::parseArchProfile(T.getArchName()) == ARM::ProfileKind::M;
}

/// Whether \p T is for firmware: code that is linked statically and that no
/// operating system loads.
inline bool isBareMetal(const Triple &T) {
  return isMProfile(T) || (T.isAArch64() && T.getOS() == Triple::UnknownOS);
}

/// Whether the passes emit sites for \p T.
inline bool hasStaticCalls(const Triple &T) {
  if (!T.isOSBinFormatELF())
    return false;
  switch (T.getArch()) {
  case Triple::x86:
    return true;
  case Triple::x86_64:
    return !T.isX32();
  case Triple::aarch64:
    return T.getEnvironment() != Triple::GNUILP32;
  case Triple::arm:
  case Triple::thumb:
    // Thumb's calls of older versions reach less far.
    return isMProfile(T) || ARM::parseArchVersion(T.getArchName()) >= 7;
  default:
    return false;
  }
}

} // namespace llvm

#endif
