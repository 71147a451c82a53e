//===- EmitStaticCallSites.cpp - wrapper calls become recorded sites ------===//
//
// Part of static-call, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The last machine pass. For every instruction that calls or tail-jumps to a
// wrapper:
//
//     callq __static_call.f  ->    .p2align 3, , 4
//                                  .reloc ., R_NONE, <the records below>
//                                  .reloc ., R_NONE, __static_call_view.f
//                                  callq f
//                                .Lstatic_call_site.0:
//
// and in .static_call_sites.f!1.<function>, a record:
//
//     .L__static_call_records.0:   .long (.Lstatic_call_site.0 - 5) - .
//
// (The directive and the 5 are those of x86.) A Thumb site's record is 1 more.
// The label stands behind the instruction: before it, branch alignment may put
// padding between label and instruction. The R_NONE relocations, once for each
// key of a function, keep records and view as long as the function is kept.
// The padding is an assembler directive and not a block's alignment: a block
// split here would end the ranges of the debugger's variable locations.
//
//===----------------------------------------------------------------------===//

#include "StaticCall.h"
#include "StaticCallFormat.h"
#include "StaticCallTargets.h"
#include "StaticCallWrappers.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/CodeGen/MachineConstantPool.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/MachineInstrBuilder.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/MCAsmInfo.h"
#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCSymbol.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace {

/// An instruction with a wrapper among its operands.
struct Site {
  MachineInstr *MI;
  MachineOperand *Wrapper;
  const StaticCallForm *Form = nullptr; // null: it can be no site
};

class EmitStaticCallSites : public MachineFunctionPass {
public:
  static char ID;
  explicit EmitStaticCallSites(const StaticCallTarget &Target)
      : MachineFunctionPass(ID), Target(Target) {}

  StringRef getPassName() const override { return "Static call sites"; }
  bool doInitialization(Module &M) override;
  bool runOnMachineFunction(MachineFunction &MF) override;

private:
  void checkConstants();
  bool isConditional(const MachineInstr &MI) const;
  const StaticCallForm *getForm(const MachineInstr &MI) const;
  const StaticCallForm &getJump(bool IsThumb) const;
  bool mayUsePLT(const MachineInstr &MI) const;
  std::string getFirstTarget(const Site &S, StringRef Key) const;
  std::string getObjection(const Site &S, StringRef Key) const;
  MachineInstr *splitConditional(MachineInstr &MI);
  void makeJump(Site &S);
  bool prepare(Site &S);
  void align(const Site &S);
  void emitAssembly(MachineInstr &Before, const Twine &Text);
  void call(MachineOperand &Wrapper, const std::string &Symbol);
  void keepWith(MachineInstr &MI, const Twine &Symbol);
  MCSymbol *setLabel(MachineInstr &MI);
  Constant *emitLabel(MachineInstr &MI);
  void emitOutOfLine(StringRef Key, ArrayRef<Site> Sites);
  void emitRecords(StringRef Key, ArrayRef<Site> Sites);

  const StaticCallTarget &Target;
  const TargetInstrInfo *TII = nullptr;
  MachineFunction *MF = nullptr;
  Module *M = nullptr;
  /// Per module, so that partitions and threads of LTO number alike each time.
  unsigned NumLabels = 0, NumRecords = 0;
  /// Those that are still to come here.
  unsigned NumFunctions = 0;
};

} // namespace

char EmitStaticCallSites::ID;

static StringRef getSymbolName(const MachineOperand &MO) {
  if (MO.isGlobal())
    return MO.getGlobal()->getName();
  return MO.isSymbol() ? MO.getSymbolName() : "";
}

static bool isWrapper(const MachineOperand &MO) {
  return !getKeyOfWrapper(getSymbolName(MO)).empty();
}

/// Whether \p MI is an XRay sled with a tail jump behind it: the jump's opcode
/// stands in front of the jump's operands.
static bool hasSled(const MachineInstr &MI) {
  return MI.getOpcode() == TargetOpcode::PATCHABLE_TAIL_CALL;
}

/// Whether \p MF is one naked call, which has to be a jump.
static bool isTrampoline(const MachineFunction &MF) {
  return MF.getFunction().hasFnAttribute(Attribute::Naked);
}

static SmallVector<Site> findSites(MachineFunction &MF) {
  SmallVector<Site> Sites;
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : MBB.instrs())
      for (MachineOperand &MO : MI.operands())
        if (isWrapper(MO)) {
          Sites.push_back({&MI, &MO, nullptr});
          break;
        }
  return Sites;
}

bool EmitStaticCallSites::doInitialization(Module &Mod) {
  M = &Mod;
  NumLabels = NumRecords = 0;
  NumFunctions = count_if(
      *M, [](const Function &F) { return !F.isDeclarationForLinker(); });
  renameStrangers(*M);
  separateCalls(*M, Target);
  keepSitesInPlace(*M);
  setWrapperVisibility(*M, Target, GlobalValue::HiddenVisibility);
  // This pass runs, so nothing is missing: an offset from the field to itself.
  GlobalVariable *Missing = M->getNamedGlobal(SC_MISSING_MACHINE_PASS);
  GlobalVariable *Unit = M->getNamedGlobal(SC_UNIT);
  if (!Missing || !Unit)
    return false;
  Type *I8 = Type::getInt8Ty(M->getContext());
  Type *IntPtr = M->getDataLayout().getIntPtrType(M->getContext());
  Missing->replaceAllUsesWith(ConstantExpr::getInBoundsGetElementPtr(
      I8, Unit, ConstantInt::get(IntPtr, offsetof(sc_unit, check))));
  Missing->eraseFromParent();
  return true;
}

/// Says where a wrapper's address is among the function's constants: it would
/// be called through a register.
void EmitStaticCallSites::checkConstants() {
  for (const MachineConstantPoolEntry &E :
       MF->getConstantPool()->getConstants()) {
    std::string Text;
    raw_string_ostream OS(Text);
    if (E.isMachineConstantPoolEntry())
      E.Val.MachineCPVal->print(OS);
    else
      E.Val.ConstVal->printAsOperand(OS, /*PrintType=*/false);
    size_t At = Text.find(SC_WRAPPER_PREFIX);
    if (At == std::string::npos)
      continue;
    MF->getFunction().getContext().diagnose(DiagnosticInfoUnsupported(
        MF->getFunction(),
        "the static call of '" + getKeyOfWrapper(StringRef(Text).substr(At)) +
            "' has no direct form here (an address in memory)"));
  }
}

static unsigned getOpcode(const TargetInstrInfo &TII, StringRef Name) {
  for (unsigned Opcode = 0; Opcode < TII.getNumOpcodes(); ++Opcode)
    if (TII.getName(Opcode) == Name)
      return Opcode;
  llvm_unreachable("the target table names an opcode that is not there");
}

/// Whether \p MI is a conditional tail jump, or has one behind an XRay sled.
bool EmitStaticCallSites::isConditional(const MachineInstr &MI) const {
  if (!Target.ConditionalTailJump)
    return false;
  unsigned Opcode = hasSled(MI) ? MI.getOperand(0).getImm() : MI.getOpcode();
  return TII->getName(Opcode) == Target.ConditionalTailJump;
}

/// Gives the conditional tail jump \p MI the form that can be retargeted:
///     jcc f   ->   jncc 1f; jmp f; 1:
/// Returns the jump.
MachineInstr *EmitStaticCallSites::splitConditional(MachineInstr &MI) {
  MachineBasicBlock *Head = MI.getParent();
  DebugLoc DL = MI.getDebugLoc();
  auto *Jump = MF->CreateMachineBasicBlock(Head->getBasicBlock());
  auto *Rest = MF->CreateMachineBasicBlock(Head->getBasicBlock());
  auto Where = std::next(Head->getIterator());
  MF->insert(Where, Jump);
  MF->insert(Where, Rest);
  for (MachineBasicBlock *B : {Jump, Rest})
    B->setSectionID(Head->getSectionID());
  if (Head->isEndSection()) {
    Head->setIsEndSection(false);
    Rest->setIsEndSection(true);
  }
  Rest->splice(Rest->end(), Head, std::next(MI.getIterator()), Head->end());
  Rest->transferSuccessors(Head);

  unsigned Jumps = getOpcode(*TII, getJump(/*IsThumb=*/false).Opcode);
  bool HasSled = hasSled(MI);
  auto Tail = BuildMI(*Jump, Jump->end(), DL,
                      TII->get(HasSled ? MI.getOpcode() : Jumps));
  if (HasSled)
    Tail.addImm(Jumps);
  Tail.add(MI.getOperand(HasSled));
  for (const MachineOperand &MO : MI.implicit_operands())
    if (MO.isRegMask())
      Tail.addRegMask(MO.getRegMask());

  SmallVector<MachineOperand> Condition{MI.getOperand(HasSled + 1)};
  bool Failed = TII->reverseBranchCondition(Condition);
  assert(!Failed && "a condition that tail jumps is one that branches");
  (void)Failed;
  MI.eraseFromParent();
  TII->insertBranch(*Head, Rest, nullptr, Condition, DL);
  Head->addSuccessor(Jump);
  Head->addSuccessor(Rest);
  return Tail;
}

/// How \p MI can be a site, or null. What has a sled is a jump.
const StaticCallForm *
EmitStaticCallSites::getForm(const MachineInstr &MI) const {
  if (hasSled(MI))
    return &getJump(/*IsThumb=*/false);
  const auto *Form = find_if(Target.Forms, [&](const StaticCallForm &F) {
    return TII->getName(MI.getOpcode()) == F.Opcode;
  });
  return Form == Target.Forms.end() ? nullptr : Form;
}

const StaticCallForm &EmitStaticCallSites::getJump(bool IsThumb) const {
  return *find_if(Target.Forms, [&](const StaticCallForm &F) {
    return F.IsJump && F.IsThumb == IsThumb;
  });
}

/// What a PLT entry would need is of no use to a jump, and the register is the
/// caller's: leaves nothing in a trampoline but its jump and landing pad.
static void eraseSetUp(MachineFunction &MF) {
  for (MachineBasicBlock &MBB : MF)
    for (MachineInstr &MI : make_early_inc_range(MBB.instrs()))
      if (MI.getNumExplicitDefs())
        MI.eraseFromParent();
}

/// Makes \p S, a call, a jump.
void EmitStaticCallSites::makeJump(Site &S) {
  constexpr int Always = 14; // ARM's condition, with no register
  S.Form = &getJump(S.Form->IsThumb);
  const MCInstrDesc &Desc = TII->get(getOpcode(*TII, S.Form->Opcode));
  auto Jump = BuildMI(*S.MI->getParent(), *S.MI, S.MI->getDebugLoc(), Desc)
                  .add(*S.Wrapper);
  for (const MCOperandInfo &Operand : drop_begin(Desc.operands()))
    if (Operand.isPredicate() && Operand.RegClass >= 0)
      Jump.addReg(0);
    else
      Jump.addImm(Operand.isPredicate() ? Always : 0);
  S.MI->eraseFromParent();
  S.MI = Jump;
  S.Wrapper = &S.MI->getOperand(0);
  eraseSetUp(*MF);
}

/// Whether \p MI brings what a PLT entry may need.
bool EmitStaticCallSites::mayUsePLT(const MachineInstr &MI) const {
  const TargetRegisterInfo &TRI = *MF->getSubtarget().getRegisterInfo();
  return any_of(MI.implicit_operands(), [&](const MachineOperand &MO) {
    return MO.isReg() && MO.isUse() && MO.getReg() &&
           Target.PLTRegister == StringRef(TRI.getName(MO.getReg()));
  });
}

/// The symbol that \p S, a site of \p Key, calls at first.
std::string EmitStaticCallSites::getFirstTarget(const Site &S,
                                                StringRef Key) const {
  const Function *W = S.Wrapper->isGlobal()
                          ? dyn_cast<Function>(S.Wrapper->getGlobal())
                          : nullptr;
  if (isOutOfLine(MF->getFunction()))
    return (SC_VENEER_PREFIX + Key).str();
  StringRef Name = getSiteAttribute(*M, W, Key);
  if (!Name.empty())
    return Name.str();
  const GlobalValue *Default = M->getNamedValue(Key);
  // An optimiser may have put a function in the place of an IFUNC.
  if (!Default)
    Default = getDefaultOfKey(*M, Key);
  bool IsPIC = MF->getTarget().isPositionIndependent();
  if (needsVeneer(Target, IsPIC, Default) && !mayUsePLT(*S.MI))
    return (SC_VENEER_PREFIX + Key).str();
  return Default ? Default->getName().str() : Key.str();
}

/// Why \p S cannot be a site of \p Key, or an empty string.
std::string EmitStaticCallSites::getObjection(const Site &S,
                                              StringRef Key) const {
  if (!S.Form)
    return ("the static call of '" + Key + "' has no direct form here (" +
            TII->getName(S.MI->getOpcode()) + ")")
        .str();
  Reloc::Model Model = MF->getTarget().getRelocationModel();
  if (Model != Reloc::Static && Model != Reloc::PIC_)
    return ("the static call of '" + Key +
            "' has no form with -fropi or -frwpi")
        .str();
  // GNU as would shorten the jump, if it is not from one section to another.
  const GlobalValue *Called = M->getNamedValue(getFirstTarget(S, Key));
  if (S.Form->IsJump && Target.HasShortJumps &&
      MF->getTarget().Options.DisableIntegratedAS && Called &&
      !Called->isDeclaration() && !isTrampoline(*MF))
    return ("a static tail call of '" + Key +
            "' needs the integrated assembler")
        .str();
  return "";
}

/// Brings \p S to a form that the runtime can rewrite, or says why not.
bool EmitStaticCallSites::prepare(Site &S) {
  StringRef Key = getKeyOfWrapper(getSymbolName(*S.Wrapper));
  if (isConditional(*S.MI)) {
    S.MI = splitConditional(*S.MI);
    S.Wrapper = find_if(S.MI->operands(), isWrapper);
  }
  S.Form = getForm(*S.MI);
  if (S.Form && S.Form->Instead)
    S.MI->setDesc(TII->get(getOpcode(*TII, S.Form->Instead)));
  if (isTrampoline(*MF) && S.Form)
    makeJump(S);
  std::string Objection = getObjection(S, Key);
  if (!Objection.empty())
    MF->getFunction().getContext().diagnose(DiagnosticInfoUnsupported(
        MF->getFunction(), Objection, S.MI->getDebugLoc()));
  return Objection.empty();
}

void EmitStaticCallSites::emitAssembly(MachineInstr &Before,
                                       const Twine &Text) {
  BuildMI(*Before.getParent(), Before, DebugLoc(),
          TII->get(TargetOpcode::INLINEASM))
      .addExternalSymbol(MF->createExternalSymbolName(Text.str()))
      .addImm(InlineAsm::Extra_HasSideEffects);
}

/// The instruction that makes \p MI conditional, or \p MI itself; Thumb, where
/// nothing may stand between the two. \p Size: of what does.
static MachineInstr &getHead(MachineInstr &MI, const TargetInstrInfo &TII,
                             unsigned &Size) {
  Size = 0;
  if (!TII.isPredicated(MI))
    return MI;
  auto Head = MI.getIterator();
  do
    Size += TII.getInstSizeInBytes(*--Head);
  while (TII.getName(Head->getOpcode()) != "t2IT");
  return *Head;
}

/// Puts the bytes that a retarget changes into one aligned word.
void EmitStaticCallSites::align(const Site &S) {
  // Firmware changes one half after the other, with interrupts masked.
  if (S.Form->IsThumb && !isBareMetal(MF->getTarget().getTargetTriple())) {
    unsigned Size;
    MachineInstr &Head = getHead(*S.MI, *TII, Size);
    emitAssembly(Head, Size % 4 ? ".p2align 2\nnop" : ".p2align 2");
  }
  if (Target.Alignment == 1)
    return;
  // A sled is 11 bytes long: 8 + 3 is 3 modulo 8.
  unsigned MaxBytes =
      Target.Alignment - 1 - (hasSled(*S.MI) ? 0 : Target.MaxSkew);
  emitAssembly(*S.MI, ".p2align " + Twine(Log2_32(Target.Alignment)) + ", , " +
                          Twine(MaxBytes));
}

/// Puts \p Symbol in the place of \p Wrapper, an operand: by name, since with
/// the function itself AsmPrinter may print a local label, to which assemblers
/// shorten jumps.
void EmitStaticCallSites::call(MachineOperand &Wrapper,
                               const std::string &Symbol) {
  unsigned Flags = Wrapper.getTargetFlags();
  if (Target.PLTFlag)
    for (auto [Flag, Name] :
         TII->getSerializableDirectMachineOperandTargetFlags())
      if (Name == StringRef(Target.PLTFlag))
        Flags = Flag;
  Wrapper.ChangeToES(MF->createExternalSymbolName(Symbol), Flags);
}

/// As long as the code of \p MI is kept by the linker, so is \p Symbol.
void EmitStaticCallSites::keepWith(MachineInstr &MI, const Twine &Symbol) {
  BuildMI(*MI.getParent(), MI, DebugLoc(), TII->get(TargetOpcode::RELOC_NONE))
      .addExternalSymbol(MF->createExternalSymbolName(Symbol.str()));
}

/// A label behind \p MI.
MCSymbol *EmitStaticCallSites::setLabel(MachineInstr &MI) {
  MCContext &Ctx = MF->getContext();
  MCSymbol *Label =
      Ctx.getOrCreateSymbol(Ctx.getAsmInfo()->getPrivateGlobalPrefix() +
                            "static_call_site." + Twine(NumLabels++));
  MI.setPostInstrSymbol(*MF, Label);
  return Label;
}

/// The same, as a constant.
Constant *EmitStaticCallSites::emitLabel(MachineInstr &MI) {
  MCSymbol *Label = setLabel(MI);
  auto *G = new GlobalVariable(*M, Type::getInt8Ty(M->getContext()), true,
                               GlobalValue::ExternalLinkage, nullptr,
                               "\01" + Label->getName());
  G->setDSOLocal(true);
  // Or each label would take a byte of the object's table of addresses taken.
  G->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  return G;
}

void EmitStaticCallSites::emitRecords(StringRef Key, ArrayRef<Site> Sites) {
  const Function &F = MF->getFunction();
  auto *Ty = ArrayType::get(Type::getInt32Ty(M->getContext()), Sites.size());
  auto *Records =
      new GlobalVariable(*M, Ty, true, GlobalValue::PrivateLinkage, nullptr,
                         "__static_call_records." + Twine(NumRecords++));
  Records->setSection((SC_SITES_SECTION + Key + "!1." + MF->getName()).str());
  Records->setAlignment(Align(sizeof(sc_record)));
  Records->setComdat(const_cast<Comdat *>(F.getComdat()));
  SmallVector<Constant *> Init;
  for (auto [I, S] : enumerate(Sites))
    Init.push_back(ConstantExpr::getSub(
        getFieldRelative(emitLabel(*S.MI), *Records, sizeof(sc_record) * I),
        ConstantInt::get(Ty->getElementType(),
                         Target.SiteSize - S.Form->IsThumb)));
  Records->setInitializer(ConstantArray::get(Ty, Init));

  StringRef Prefix = MF->getContext().getAsmInfo()->getPrivateGlobalPrefix();
  MachineInstr &First = *Sites.front().MI;
  keepWith(First, Prefix + Records->getName());
  keepWith(First, SC_VIEW_PREFIX + Key);
  if (isTrampoline(*MF))
    keepWith(First, getDefinition(Key));
}

/// \p Name as an operand of inline assembly.
static std::string quote(StringRef Name) {
  std::string Quoted = "\"";
  for (char C : Name)
    Quoted += C == '$'                ? "$$"
              : C == '"' || C == '\\' ? std::string("\\") + C
                                      : std::string(1, C);
  return Quoted + '"';
}

/// Tells tools of \p Sites, which the runtime does not need to know: they call
/// the veneer for good.
void EmitStaticCallSites::emitOutOfLine(StringRef Key, ArrayRef<Site> Sites) {
  std::string Flags = "o", Groups;
  if (const Comdat *Group = MF->getFunction().getComdat()) {
    Flags = "Go";
    Groups = "," + quote(Group->getName()) + ",comdat";
  }
  const char *Pointer =
      M->getDataLayout().getPointerSize() == 8 ? ".quad " : ".long ";
  // In the order of their functions, and dropped with them.
  std::string Text = ".pushsection " SC_OUT_OF_LINE_SECTION ",\"" + Flags +
                     "\",%progbits," + quote(MF->getName()) + Groups + "\n";
  for (const Site &S : Sites)
    Text +=
        (Pointer + setLabel(*S.MI)->getName() + " - " + Twine(Target.SiteSize) +
         "\n" + Pointer + quote((SC_VIEW_PREFIX + Key).str()) + "\n")
            .str();
  MachineInstr &First = *Sites.front().MI;
  unsigned Size;
  emitAssembly(getHead(First, *TII, Size), Text + ".popsection");
  keepWith(First, SC_VIEW_PREFIX + Key);
}

/// Firmware's trampolines are jumps, through which others unwind: with entries
/// of their own in ARM's tables they would ask for the C++ runtime.
static void dropUnwindTable(Function &F) {
  if (isBareMetal(F.getParent()->getTargetTriple()) &&
      F.getSection().starts_with(SC_VENEERS_SECTION))
    F.addFnAttr(Attribute::NoUnwind);
}

bool EmitStaticCallSites::runOnMachineFunction(MachineFunction &Fn) {
  MF = &Fn;
  dropUnwindTable(MF->getFunction());
  TII = MF->getSubtarget().getInstrInfo();
  SmallVector<Site> Sites = findSites(*MF);
  checkConstants();
  MapVector<StringRef, SmallVector<Site>> ByKey;
  for (Site &S : Sites) {
    if (!prepare(S))
      continue;
    StringRef Key = getKeyOfWrapper(getSymbolName(*S.Wrapper));
    call(*S.Wrapper, getFirstTarget(S, Key));
    if (!isOutOfLine(MF->getFunction()))
      align(S);
    ByKey[Key].push_back(S);
  }
  for (auto &[Key, SitesOfKey] : ByKey)
    if (isOutOfLine(MF->getFunction()))
      emitOutOfLine(Key, SitesOfKey);
    else
      emitRecords(Key, SitesOfKey);
  if (!--NumFunctions)
    setWrapperVisibility(*M, Target, GlobalValue::DefaultVisibility);
  return !Sites.empty();
}

MachineFunctionPass *
llvm::createEmitStaticCallSitesPass(const StaticCallTarget &T) {
  return new EmitStaticCallSites(T);
}
