import glob
import os
import sys
import lit.formats

config.test_source_root = os.path.dirname(__file__)
sys.path.insert(0, os.path.join(config.test_source_root, "tools"))
from targets import EMULATED_POLICIES, POLICIES, TARGETS

arch = lit_config.params.get("arch", "x86-64")
if arch not in TARGETS:
    lit_config.fatal(f"no arch {arch}: {', '.join(TARGETS)}")
target = TARGETS[arch]
is_native = "native" in target.features
config.target = target

config.name = "static-call" if is_native else f"static-call-{arch}"
config.test_format = lit.formats.ShTest(True)
config.suffixes = [".c", ".cpp", ".ll", ".s", ".test"]
config.excludes = ["Inputs"]
config.source_root = os.path.dirname(config.test_source_root)
config.build_root = lit_config.params.get("build", os.path.join(config.source_root, "build"))
config.test_exec_root = os.path.join(config.build_root, "test" if is_native else f"test-{arch}")
# With set=quick one of a kind has to do: tests say UNSUPPORTED: quick.
config.available_features |= {arch, lit_config.params.get("set", "full"), *target.features}

llvm = "/usr/lib/llvm-22/bin"
config.environment["PATH"] = os.pathsep.join(
    [os.path.join(config.source_root, "test", "tools"), llvm, os.environ["PATH"]])
config.environment["SC_BUILD"] = config.build_root

share = os.path.join(config.build_root, "share", "static-call")
lib = os.path.join(config.build_root, "lib")
target_lib = lib if is_native else os.path.join(lib, target.triple)
cfg = os.path.join(share, "static-call.cfg" if is_native else f"{target.triple}.cfg")
# What each compiler command says beside its configuration file.
flags = f" {target.flags}" if target.flags else ""
plain = "" if is_native else f" --target={target.triple}{flags}"

# The same for GNU ld, which knows no --load-pass-plugin.
gnu_ld_cfg = os.path.join(config.test_exec_root, "gnu-ld.cfg")
os.makedirs(config.test_exec_root, exist_ok=True)
with open(cfg) as lines, open(gnu_ld_cfg, "w") as out:
    for line in lines:
        if "--load-pass-plugin" not in line:
            out.write(line.replace("-fuse-ld=lld", "-fuse-ld=bfd").replace("<CFGDIR>", share))
    if target.gnu_ld_flags:
        out.write(f"${target.gnu_ld_flags}\n")
ld_bfd = {"x86-64": "ld.bfd", "i386": "ld.bfd -m elf_i386"}.get(arch, f"{target.triple}-ld.bfd")

# The runtime as sources, for tests that compile it with flags of their own: what
# is linked from an archive, -lstaticcall, comes second.
runtime = os.path.join(config.source_root, "runtime")
runtime_sources = [*sorted(glob.glob(os.path.join(runtime, "*.c"))),
                   *sorted(glob.glob(os.path.join(runtime, "arch", "*.c"))),
                   *sorted(glob.glob(os.path.join(runtime, "port", "*.c")))]
runtime_sources.remove(os.path.join(runtime, "port", "bare.c"))

policies = EMULATED_POLICIES if "emulated" in target.features else POLICIES
# Those by which sites change under running threads as they are; whose text
# becomes another file's; whose text no other process writes to.
live_policies = [p for p in policies if p != "PROC_MEM"]
image_policies = [p for p in policies if p in ("HARDENED", "FAST")]
own_policies = [p for p in policies if p != "FAST"]


def numbers(policies):
    return " ".join(str(POLICIES.index(p)) for p in policies)


# For test/tools.
config.environment["SC_EMULATOR"] = target.run
run = f"verified {target.run}" if target.run else ""
config.environment["SC_RUN"] = run
config.environment["SC_POLICIES"] = numbers(policies)

# Longest names first: lit replaces the first that fits.
config.substitutions += [
    ("%clangxx_sc", f"clang++ --config={cfg}{flags}"),
    ("%clang_sc", f"clang --config={cfg}{flags}"),
    ("%clang_gnu_ld", f"clang --config={gnu_ld_cfg}{flags}"),
    # Only the frontend: what -verify tests and IR tests use.
    ("%clangxx_fe", f"clang++{plain} -fplugin={lib}/StaticCallClang.so -include {share}/static_call_builtin.h"),
    ("%clang_fe", f"clang{plain} -fplugin={lib}/StaticCallClang.so -include {share}/static_call_builtin.h"),
    # Of programs that are linked statically, where they can be.
    (r"%static_pie\b", "-static-pie" if "static-pie" in target.features else "-static"),
    # Without static calls.
    (r"%clangxx\b", f"clang++{plain}"),
    (r"%clang\b", f"clang{plain}"),
    (r"%ld_bfd\b", ld_bfd),
    # In front of every program that a test made.
    (r"%run\b", run),
    # The same for those that static-call verify finds wrong.
    (r"%emulator\b", target.run),
    # What %run can run, as names and as numbers.
    (r"%policies\b", " ".join(policies)),
    (r"%policy_numbers\b", numbers(policies)),
    (r"%live_policies\b", " ".join(live_policies)),
    (r"%live_policy_numbers\b", numbers(live_policies)),
    (r"%image_policies\b", " ".join(image_policies)),
    (r"%own_policies\b", " ".join(own_policies)),
    (r"%loader\b", target.loader),
    (r"%hardened_jumps\b", target.hardened_jumps),
    ("%pass", f"{lib}/StaticCallPass.so"),
    ("%plugin", f"{lib}/StaticCallClang.so"),
    ("%runtime", f"-U{target.family} -DSC_ARCH={target.family} -I{runtime} -x c {' '.join(runtime_sources)} -x none"),
    ("%script", f"{share}/static_call.ld"),
    ("%format", os.path.join(config.source_root, "llvm", "lib", "Transforms", "StaticCall")),
    ("%check_table", os.path.join(config.source_root, "test", "tools", "check-table")),
    ("%include", os.path.join(config.build_root, "include")),
    ("%builtin_h", f"{share}/static_call_builtin.h"),
    ("%libdir", target_lib),
    ("%python", sys.executable),
    ("%llvm_include", "/usr/lib/llvm-22/include"),
    ("%llvm_libs", "-L/usr/lib/llvm-22/lib -Wl,-rpath,/usr/lib/llvm-22/lib -lLLVM-22"),
    ("%src", config.source_root),
]
