"""What a run of the tests is for: lit's --param arch=NAME."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    triple: str  # of the compiler, the C library and our configuration file
    family: str  # the functions of runtime/arch/ that are its own
    features: tuple  # what tests may ask for, beside the name; native: the build's own;
    # static-pie: Debian's libc and ld.lld make such programs
    loader: str
    hardened_jumps: str  # a flag that changes how the compiler jumps to pointers
    flags: str = ""  # beside those of the configuration file
    run: str = ""  # what runs a program: nothing, where the processor does
    gnu_ld_flags: str = ""  # without these it joins text and data in one segment


AARCH64, ARM = "aarch64-linux-gnu", "arm-linux-gnueabihf"
BOTH_ARM = (ARM, "arm", ("emulated", "elf32"), f"/usr/{ARM}/lib/ld-linux-armhf.so.3",
            "-mharden-sls=all")
SEPARATE = "-Wl,-z,separate-code"
RUN_ARM = f"qemu-arm -L /usr/{ARM}"
TARGETS = {
    "x86-64": Target("x86_64-linux-gnu", "x86", ("native", "x86", "compiler-rt", "static-pie"),
                     "/lib64/ld-linux-x86-64.so.2", "-mretpoline"),
    "i386": Target("i386-linux-gnu", "x86_32", ("elf32", "x86", "compiler-rt"),
                   "/lib/ld-linux.so.2", "-mretpoline"),
    "aarch64": Target(AARCH64, "aarch64", ("emulated", "static-pie"),
                      f"/usr/{AARCH64}/lib/ld-linux-aarch64.so.1", "-mharden-sls=all",
                      run=f"qemu-aarch64 -L /usr/{AARCH64}",
                      gnu_ld_flags=SEPARATE + ",-z,common-page-size=65536"),
    "arm": Target(*BOTH_ARM, "-marm", RUN_ARM, SEPARATE),
    "thumb": Target(*BOTH_ARM, "-mthumb", RUN_ARM, SEPARATE),
}

# How text can be written, by the numbers that static_call.h gives them. The
# emulator never sees what is stored through another mapping, or by the kernel.
POLICIES = ("DEFAULT", "HARDENED", "FAST", "PROC_MEM")
EMULATED_POLICIES = POLICIES[:2]
