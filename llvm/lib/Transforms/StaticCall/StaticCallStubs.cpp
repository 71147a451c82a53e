//===- StaticCallStubs.cpp - functions of a few instructions --------------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StaticCallStubs.h"
#include "StaticCallFormat.h"
#include "StaticCallKeys.h"
#include "StaticCallTargets.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InlineAsm.h"
#include <optional>

using namespace llvm;

static bool hasFeature(const Function &F, StringRef Feature) {
  StringRef Features = F.getFnAttribute("target-features").getValueAsString();
  return is_contained(split(Features, ','), Feature);
}

/// Whether code of \p F must not hold its absolute address.
static bool isPositionIndependent(const Function &F) {
  return F.getParent()->getPICLevel() != PICLevel::NotPIC;
}

//===----------------------------------------------------------------------===//
// Families: the assembly of a return, and of a veneer. `$0` is the slot. With
// `IfNull` the slot may be NULL, and the call then has that result.
//===----------------------------------------------------------------------===//

namespace {
using NullResult = std::optional<sc_result>;

bool returnsZero(NullResult IfNull) {
  return IfNull && *IfNull != SC_RESULT_NOTHING;
}

struct Family {
  /// How the slot is an operand.
  const char *Constraint;
  std::string (*getReturn)(const Function &F, bool Zero);
  std::string (*getVeneer)(const Function &F, const GlobalValue &Default,
                           NullResult IfNull);
};

//===- x86 ----------------------------------------------------------------===//

std::string getX86Return(const Function &F, bool Zero) {
  std::string Clear = Zero ? "xorl %eax, %eax\n" : "";
  if (F.getParent()->getModuleFlag("function_return_thunk_extern"))
    return Clear + "jmp __x86_return_thunk";
  return Clear + (hasFeature(F, "+harden-sls-ret") ? "ret\nint3" : "ret");
}

/// What stands behind an indirect jump, which the processor may run past.
StringRef getX86Stop(const Function &F) {
  return hasFeature(F, "+harden-sls-ijmp") ? "\nint3" : "";
}

/// A jump to where \p Register points.
std::string getX86Jump(const Function &F, StringRef Register) {
  if (hasFeature(F, "+retpoline-external-thunk"))
    return ("jmp __x86_indirect_thunk_" + Register).str();
  if (hasFeature(F, "+retpoline-indirect-branches"))
    return ("jmp __llvm_retpoline_" + Register).str();
  return ("jmp *%" + Register + getX86Stop(F)).str();
}

bool isHardenedJump(const Function &F) {
  return hasFeature(F, "+retpoline-external-thunk") ||
         hasFeature(F, "+retpoline-indirect-branches");
}

/// A jump to where \p Register points, if that is not NULL.
std::string getX86CheckedJump(const Function &F, StringRef Register,
                              NullResult IfNull) {
  if (!IfNull)
    return getX86Jump(F, Register);
  return ("test %" + Register + ", %" + Register + "\nje 1f\n").str() +
         getX86Jump(F, Register) + "\n1:\n" +
         getX86Return(F, returnsZero(IfNull));
}

/// It changes r11 at most, which no calling convention hands to a callee,
/// preserve_none apart.
std::string getX86_64Veneer(const Function &F, const GlobalValue &,
                            NullResult IfNull) {
  if (!IfNull && !isHardenedJump(F))
    return (Twine("jmpq *${0:a}") + getX86Stop(F)).str();
  return "movq ${0:a}, %r11\n" + getX86CheckedJump(F, "r11", IfNull);
}

/// Whether a convention hands arguments to \p Default in eax.
bool takesEAX(const GlobalValue &Default) {
  const auto *F = dyn_cast_or_null<Function>(Default.getAliaseeObject());
  if (!F || F->hasFnAttribute("no_caller_saved_registers"))
    return true;                       // null: an IFUNC
  if (F->isVarArg() && F->arg_empty()) // unprototyped: nobody knows
    return true;
  switch (F->getCallingConv()) {
  case CallingConv::C:
    return F->getAttributes().hasAttrSomewhere(Attribute::InReg);
  case CallingConv::X86_StdCall:
  case CallingConv::X86_FastCall:
  case CallingConv::X86_ThisCall:
  case CallingConv::X86_VectorCall:
  case CallingConv::Fast:
    return false; // ecx and edx
  default:
    return true;
  }
}

/// Tells unwinders of \p Bytes more on the stack.
std::string adjustFrame(const Function &F, int Bytes) {
  return F.hasUWTable()
             ? (".cfi_adjust_cfa_offset " + Twine(Bytes) + "\n").str()
             : "";
}

/// Code of i386 finds data of its unit by the address that a call pushes. (The
/// label is numeric: inline assembly may be copied.)
std::string loadSlotToEAX(const Function &F) {
  if (!isPositionIndependent(F))
    return "movl ${0:c}, %eax\n";
  return "calll 2f\n2:\n" + adjustFrame(F, 4) + "popl %eax\n" +
         adjustFrame(F, -4) + "movl ${0:c}-2b(%eax), %eax\n";
}

/// Where eax holds an argument no register is free, and the target's address is
/// returned to.
std::string getI386ReturningVeneer(const Function &F, NullResult IfNull) {
  std::string Push = "pushl %eax\n" + adjustFrame(F, 4);
  std::string Pop = "popl %eax\n" + adjustFrame(F, -4);
  std::string Check = IfNull ? "testl %eax, %eax\nje 1f\n" : "";
  std::string Code = Push + Push + loadSlotToEAX(F) + Check +
                     "movl %eax, 4(%esp)\n" + Pop + getX86Return(F, false);
  if (!IfNull)
    return Code;
  return Code + "\n1:\n" + adjustFrame(F, 4) + Pop + Pop +
         getX86Return(F, returnsZero(IfNull));
}

std::string getI386Veneer(const Function &F, const GlobalValue &Default,
                          NullResult IfNull) {
  if (takesEAX(Default))
    return getI386ReturningVeneer(F, IfNull);
  if (!isPositionIndependent(F) && !IfNull && !isHardenedJump(F))
    return (Twine("jmpl *${0:c}") + getX86Stop(F)).str();
  return loadSlotToEAX(F) + getX86CheckedJump(F, "eax", IfNull);
}

//===- AArch64 ------------------------------------------------------------===//

/// Nothing is executed behind an unconditional branch, not even by guess.
std::string getBarrier(const Function &F) {
  return hasFeature(F, "+harden-sls-retbr") ? "\ndsb sy\nisb" : "";
}

std::string getAArch64Return(const Function &F, bool Zero) {
  return (Zero ? "mov x0, xzr\nret" : "ret") + getBarrier(F);
}

/// x16 is what linkers' thunks change, and with x16 an indirect jump is taken
/// for a call by a landing pad.
std::string getAArch64Veneer(const Function &F, const GlobalValue &,
                             NullResult IfNull) {
  std::string Code = "adrp x16, $0\nldr x16, [x16, :lo12:$0]\n";
  if (IfNull)
    Code += "cbz x16, 1f\n";
  Code += "br x16" + getBarrier(F);
  if (IfNull)
    Code += "\n1:\n" + getAArch64Return(F, returnsZero(IfNull));
  return Code;
}

//===- ARM ----------------------------------------------------------------===//

/// Thumb, then A32 at 4 bytes behind.
std::string getARMReturn(const Function &, bool Zero) {
  return Zero ? "movs r0, #0\nbx lr\n.arm\nmov r0, #0\nbx lr"
              : "bx lr\nnop\n.arm\nbx lr";
}

/// ip is what linkers' thunks change.
std::string getARMVeneer(const Function &, const GlobalValue &,
                         NullResult IfNull) {
  std::string Code = "bx pc\nnop\n.arm\nldr ip, 1f\n";
  if (!IfNull)
    Code += "2: ldr pc, [pc, ip]\n";
  else
    Code += std::string("2: ldr ip, [pc, ip]\ncmp ip, #0\nbxne ip\n") +
            (returnsZero(IfNull) ? "mov r0, #0\n" : "") + "bx lr\n";
  return Code + "1: .long ${0:c}-(2b+8)";
}

//===- ARM's profile M: Thumb only ----------------------------------------===//

ARM::ArchKind getArch(const Function &F) {
  return ARM::parseArch(F.getParent()->getTargetTriple().getArchName());
}

/// Whether there are no instructions of 32 bits but calls and a few more: the
/// 6th version, and the baseline of the 8th.
bool isBaseline(const Function &F) {
  ARM::ArchKind Kind = getArch(F);
  return Kind == ARM::ArchKind::ARMV6M || Kind == ARM::ArchKind::ARMV8MBaseline;
}

std::string getMReturn(const Function &, bool Zero) {
  return Zero ? "movs r0, #0\nbx lr" : "bx lr";
}

/// The address of the slot, in r0. Without a literal where the text may be
/// execute-only; only the 8th version has an instruction for half of it.
std::string loadAddressToR0(const Function &F) {
  if (getArch(F) == ARM::ArchKind::ARMV8MBaseline)
    return "movw r0, :lower16:${0:c}\nmovt r0, :upper16:${0:c}\n";
  if (!hasFeature(F, "+execute-only"))
    return "ldr r0, 1f\n";
  return "movs r0, :upper8_15:${0:c}\nlsls r0, r0, #8\n"
         "adds r0, :upper0_7:${0:c}\nlsls r0, r0, #8\n"
         "adds r0, :lower8_15:${0:c}\nlsls r0, r0, #8\n"
         "adds r0, :lower0_7:${0:c}\n";
}

/// No instruction jumps through a register that holds no argument and can be
/// loaded: the target's address is returned to.
std::string getBaselineVeneer(const Function &F, NullResult IfNull) {
  std::string Address = loadAddressToR0(F);
  std::string Code = "push {r0, r1}\n" + Address + "ldr r0, [r0]\n";
  if (IfNull)
    Code += "cmp r0, #0\nbeq 2f\n";
  Code += "str r0, [sp, #4]\npop {r0, pc}\n";
  if (IfNull)
    Code += std::string("2: pop {r0, r1}\n") +
            (returnsZero(IfNull) ? "movs r0, #0\n" : "") + "bx lr\n";
  return StringRef(Address).starts_with("ldr")
             ? Code + ".p2align 2\n1: .long ${0:c}"
             : Code;
}

/// ip is what linkers' thunks change. No literal: the text may be execute-only.
std::string getMVeneer(const Function &F, const GlobalValue &,
                       NullResult IfNull) {
  if (isBaseline(F))
    return getBaselineVeneer(F, IfNull);
  std::string Code = "movw ip, :lower16:${0:c}\nmovt ip, :upper16:${0:c}\n";
  if (!IfNull)
    return Code + "ldr.w pc, [ip]";
  return Code + "ldr.w ip, [ip]\ncmp.w ip, #0\nit ne\nbxne ip\n" +
         (returnsZero(IfNull) ? "movs r0, #0\n" : "") + "bx lr";
}

const Family X86_64 = {"i", getX86Return, getX86_64Veneer};
const Family I386 = {"^Ws", getX86Return, getI386Veneer};
const Family AArch64 = {"i", getAArch64Return, getAArch64Veneer};
const Family ARMFamily = {"i", getARMReturn, getARMVeneer};
const Family MProfile = {"i", getMReturn, getMVeneer};

const Family &getFamily(const Triple &T) {
  switch (T.getArch()) {
  case Triple::x86_64:
    return X86_64;
  case Triple::x86:
    return I386;
  case Triple::aarch64:
    return AArch64;
  default:
    return isMProfile(T) ? MProfile : ARMFamily;
  }
}

} // namespace

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

/// Fills \p F, which has to hold nothing but \p Text.
static void setAsm(Function &F, const std::string &Text,
                   ArrayRef<Value *> Operands = {}, StringRef Constraint = "") {
  LLVMContext &Ctx = F.getContext();
  SmallVector<Type *, 1> Types;
  for (Value *V : Operands)
    Types.push_back(V->getType());
  auto *Asm = InlineAsm::get(
      FunctionType::get(Type::getVoidTy(Ctx), Types, false), Text, Constraint,
      /*hasSideEffects=*/true);
  IRBuilder<> B(BasicBlock::Create(Ctx, "", &F));
  B.CreateCall(Asm, Operands);
  B.CreateUnreachable();
}

/// Makes \p F a Thumb function; there may be A32 code behind.
static void makeThumb(Function &F) {
  StringRef Features = F.getFnAttribute("target-features").getValueAsString();
  F.addFnAttr("target-features",
              (Features + (Features.empty() ? "" : ",") + "+thumb-mode").str());
  F.setAlignment(Align(4));
}

/// A function for setAsm, hardened as \p User is.
static Function *createStub(Module &M, const Twine &Name,
                            const Function *User) {
  auto *Ty = FunctionType::get(Type::getVoidTy(M.getContext()), false);
  auto *F = Function::Create(Ty, GlobalValue::WeakODRLinkage, Name, M);
  F->setVisibility(GlobalValue::HiddenVisibility);
  F->addFnAttr(Attribute::Naked);
  F->addFnAttr(Attribute::NoInline);
  F->addFnAttr(Attribute::NoUnwind);
  if (User) {
    F->setUWTableKind(User->getUWTableKind());
    for (StringRef Kind :
         {"target-cpu", "target-features", "branch-target-enforcement"})
      if (Attribute A = User->getFnAttribute(Kind); A.isValid())
        F->addFnAttr(A);
  }
  if (M.getTargetTriple().isARM() || M.getTargetTriple().isThumb())
    makeThumb(*F);
  return F;
}

Function *llvm::createStaticCallReturn(Module &M, StringRef Name, bool Zero,
                                       const Function *User) {
  Function *F = createStub(M, Name, User);
  F->setComdat(M.getOrInsertComdat(Name));
  setAsm(*F, getFamily(M.getTargetTriple()).getReturn(*F, Zero));
  return F;
}

static void setVeneer(Function &F, const GlobalValue &Default,
                      GlobalVariable &Slot, bool MayBeNull) {
  NullResult IfNull;
  sc_result Result = getResultWithoutTarget(Default);
  if (MayBeNull && Result != SC_RESULT_OTHER)
    IfNull = Result;
  const Family &Target = getFamily(F.getParent()->getTargetTriple());
  setAsm(F, Target.getVeneer(F, Default, IfNull), {&Slot}, Target.Constraint);
}

Function *llvm::createStaticCallVeneer(const GlobalValue &Default,
                                       const Twine &Name, GlobalVariable &Slot,
                                       const Function *User) {
  Function *F = createStub(*Slot.getParent(), SC_VENEER_PREFIX + Name, User);
  F->setSection((SC_VENEERS_SECTION + Name).str());
  setVeneer(*F, Default, Slot, Default.hasExternalWeakLinkage());
  return F;
}

void llvm::makeStaticCallVeneer(Function &F, GlobalVariable &Slot,
                                bool MayBeNull) {
  F.setSection((SC_VENEERS_SECTION + F.getName()).str());
  if (isMProfile(F.getParent()->getTargetTriple()))
    makeThumb(F);
  setVeneer(F, F, Slot, MayBeNull);
}
