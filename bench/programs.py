"""Compiles the measuring programs."""
from harness import (CONFIG, HERE, OUT, Wrong, compile_c, generate, in_parallel,
                     link, run)

COUNTS = [1, 1000, 100000]
SLEDS = 100000
LIVE_PAGES = 1024
HOOKS = 4096
XRAY = ["-fxray-instrument", "-fxray-instruction-threshold=1"]
STARTUP = {"plain": "-DPLAIN", "default": "-DDEFAULT", "null": "-DRESOLVER=NULL",
           "set": "-DRESOLVER=other"}
LIVE = {"alias": "FAST", "flip": "DEFAULT", "swap": "HARDENED", "mem": "PROC_MEM"}
# Otherwise the number of page faults depends on which sections happen to share
# the 64 KiB that the kernel maps around a fault, with plain calls too.
SAME_FAULTS = ["-fuse-ld=lld", "-Wl,-z,max-page-size=65536",
               "-Wl,-z,separate-loadable-segments"]


def compile_sites(count, kind, *flags):
    compile_c(OUT / f"sites_{count}.c", f"{kind}_{count}.o", *flags)


def objects():
    """The jobs that compile, the longest first."""
    yield lambda: compile_c(generate("sleds", SLEDS), f"sleds_{SLEDS}.o", *XRAY)
    for count in reversed(COUNTS):
        generate("sites", count)
        yield lambda n=count: compile_sites(n, "sites", *CONFIG)
        yield lambda n=count: compile_sites(n, "plain", "-DPLAIN")
    for kind, count in [("pages", LIVE_PAGES), ("hooks", HOOKS)]:
        source = generate(kind, count)
        yield lambda k=kind, s=source: compile_c(s, f"generated_{k}.o", *CONFIG)
    for writer, policy in LIVE.items():
        flags = [*CONFIG, f"-DPOLICY=STATIC_CALL_{policy}"]
        yield lambda w=writer, f=flags: compile_c(HERE / "live.c", f"live_{w}.o", *f)
    for name in ["retarget", "call", "call_steps", "hooks"]:
        yield lambda n=name: compile_c(HERE / f"{n}.c", f"{n}.o", *CONFIG)
    yield lambda: compile_c(HERE / "call_retpoline.c", "call_retpoline.o",
                            "-mretpoline")
    for name in ["xray", "spawn"]:
        yield lambda n=name: compile_c(HERE / f"{n}.c", f"{n}.o")
    for kind, define in STARTUP.items():
        flags = [define] if kind == "plain" else [define, *CONFIG]
        yield lambda k=kind, f=flags: compile_c(HERE / "startup.c",
                                                f"startup_{k}.o", *f)


def link_startup(kind, count):
    sites, flags = ("plain", []) if kind == "plain" else ("sites", CONFIG)
    link(f"startup_{kind}_{count}", f"startup_{kind}.o", f"{sites}_{count}.o",
         flags=[*SAME_FAULTS, *flags])
    calls = 2 * count if kind == "set" else count
    if int(run(f"startup_{kind}_{count}", "run")) != calls:
        raise Wrong(f"startup_{kind}_{count}: wrong targets")


def link_retarget(count):
    parts = ["retarget.o", f"sites_{count}.o"]
    link(f"retarget_{count}", *parts, flags=CONFIG)
    link(f"retarget_{count}_nopie", *parts, flags=[*CONFIG, "-no-pie"])


def build():
    in_parallel(objects())
    for count in COUNTS:
        link_retarget(count)
        for kind in STARTUP:
            link_startup(kind, count)
    link("xray", "xray.o", f"sleds_{SLEDS}.o",
         flags=["-fxray-instrument", "-fuse-ld=lld"])
    link("spawn", "spawn.o")
    link("call", "call.o", "call_steps.o", "call_retpoline.o",
         flags=CONFIG)
    link("hooks", "hooks.o", "generated_hooks.o", flags=CONFIG)
    for writer in LIVE:
        link(f"live_{writer}", f"live_{writer}.o", "generated_pages.o", flags=CONFIG)
