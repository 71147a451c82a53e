"""What a run of the tests is for: lit's --param arch=NAME."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    triple: str  # of the compiler, the C library and our configuration file
    family: str  # runtime/arch/<family>.c
    features: tuple  # that tests may ask for, beside the name; native: the build's
    flags: str = ""  # beside those of the configuration file
    run: str = ""  # what runs a program: nothing, where the processor does


def emulated(program, triple):
    return f"{program} -L /usr/{triple}"


AARCH64, ARM = "aarch64-linux-gnu", "arm-linux-gnueabihf"
TARGETS = {
    "x86-64": Target("x86_64-linux-gnu", "x86", ("native", "x86", "compiler-rt")),
    "i386": Target("i386-linux-gnu", "i386", ("elf32", "x86", "compiler-rt")),
    "aarch64": Target(AARCH64, "aarch64", ("emulated",),
                      run=emulated("qemu-aarch64", AARCH64)),
    "arm": Target(ARM, "arm", ("emulated", "elf32"), "-marm",
                  emulated("qemu-arm", ARM)),
    "thumb": Target(ARM, "arm", ("emulated", "elf32"), "-mthumb",
                    emulated("qemu-arm", ARM)),
}

# How text can be written, by the numbers that static_call.h gives them. The
# emulator never sees what is stored through another mapping, or by the kernel.
POLICIES = ("DEFAULT", "HARDENED", "FAST", "PROC_MEM")
EMULATED_POLICIES = POLICIES[:2]
