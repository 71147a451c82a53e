import glob
import os
import sys
import lit.formats

config.name = "static-call"
config.test_format = lit.formats.ShTest(True)
config.suffixes = [".c", ".cpp", ".ll", ".s", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.dirname(__file__)
config.source_root = os.path.dirname(config.test_source_root)
config.build_root = lit_config.params.get("build", os.path.join(config.source_root, "build"))
config.test_exec_root = os.path.join(config.build_root, "test")

llvm = "/usr/lib/llvm-22/bin"
config.environment["PATH"] = os.pathsep.join(
    [os.path.join(config.source_root, "test", "tools"), llvm, os.environ["PATH"]])
config.environment["SC_BUILD"] = config.build_root

share = os.path.join(config.build_root, "share", "static-call")
lib = os.path.join(config.build_root, "lib")
cfg = os.path.join(share, "static-call.cfg")

# The same for GNU ld, which knows no --load-pass-plugin.
gnu_ld_cfg = os.path.join(config.test_exec_root, "gnu-ld.cfg")
os.makedirs(config.test_exec_root, exist_ok=True)
with open(cfg) as lines, open(gnu_ld_cfg, "w") as out:
    for line in lines:
        if "--load-pass-plugin" not in line:
            out.write(line.replace("-fuse-ld=lld", "-fuse-ld=bfd").replace("<CFGDIR>", share))

# The runtime as sources, for tests that compile it with flags of their own: what
# is linked from an archive, -lstaticcall, comes second.
runtime = os.path.join(config.source_root, "runtime")
runtime_sources = [*sorted(glob.glob(os.path.join(runtime, "*.c"))),
                   *sorted(glob.glob(os.path.join(runtime, "arch", "*.c"))),
                   *sorted(glob.glob(os.path.join(runtime, "port", "*.c")))]

# Longest names first: lit replaces the first that fits.
config.substitutions += [
    ("%clangxx_sc", f"clang++ --config={cfg}"),
    ("%clang_sc", f"clang --config={cfg}"),
    ("%clang_gnu_ld", f"clang --config={gnu_ld_cfg}"),
    # Only the frontend: what -verify tests and IR tests use.
    ("%clangxx_fe", f"clang++ -fplugin={lib}/StaticCallClang.so -include {share}/static_call_builtin.h"),
    ("%clang_fe", f"clang -fplugin={lib}/StaticCallClang.so -include {share}/static_call_builtin.h"),
    ("%pass", f"{lib}/StaticCallPass.so"),
    ("%plugin", f"{lib}/StaticCallClang.so"),
    ("%runtime", f"-DSC_ARCH=x86 -I{runtime} -x c {' '.join(runtime_sources)} -x none"),
    ("%script", f"{share}/static_call.ld"),
    ("%format", os.path.join(config.source_root, "llvm", "lib", "Transforms", "StaticCall")),
    ("%check_table", os.path.join(config.source_root, "test", "tools", "check-table")),
    ("%include", os.path.join(config.build_root, "include")),
    ("%builtin_h", f"{share}/static_call_builtin.h"),
    ("%libdir", lib),
    ("%python", sys.executable),
    ("%llvm_include", "/usr/lib/llvm-22/include"),
    ("%llvm_libs", "-L/usr/lib/llvm-22/lib -Wl,-rpath,/usr/lib/llvm-22/lib -lLLVM-22"),
    ("%src", config.source_root),
]
