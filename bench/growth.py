"""Question 2: how much the text of a real program grows.

The program is the Lua interpreter. Each call from one of its files to a function
of another file becomes a static call; calls inside one file stay as they are,
since the compiler may inline them. The sources are not edited: for each file a
header is forced in that turns the functions of the other files into macros.
"""
import pathlib
import re
import struct

from harness import (CLANG, CONFIG, OUT, SHARE, Table, Wrong, command, in_parallel, read_elf,
                     section_named, sections)

SOURCES = "/usr/share/cargo/registry/lua52-sys-*/lua/src"
PACKAGE = "librust-lua52-sys-dev"
HEADERS = ("lua lauxlib lualib lapi lcode lctype ldebug ldo lfunc lgc llex lmem "
           "lobject lopcodes lparser lstate lstring ltable ltm lundump lvm lzio")
# Calls and string building, tables, closures, errors, the garbage collector.
SCRIPT = """
local t = {}
for i = 1, 20000 do t[#t + 1] = string.format("%d:%x", i, i * i) end
table.sort(t)
local sum = 0
for _, s in ipairs(t) do sum = (sum * 31 + #s:rep(3):gsub("%d", "#")) % 65521 end
local co = coroutine.wrap(function() for i = 1, 100 do coroutine.yield(i) end end)
for i = 1, 100 do sum = sum + co() end
print(sum, pcall(error, "caught"), load("return 6 * 7")())
collectgarbage()
"""


def lua_directory():
    found = sorted(pathlib.Path("/").glob(SOURCES.lstrip("/")))
    if not found:
        raise Wrong(f"{SOURCES}: not found; install {PACKAGE}")
    return found[-1]


class Target:
    """What is compiled for, and how its programs run here."""

    def __init__(self, name, config, plain=(), run=()):
        self.name = name
        self.config = config
        self.plain = plain
        self.run = run

    @classmethod
    def cross(cls, name, triple, emulator, *flags):
        config = [f"--config={SHARE}/{triple}.cfg", *flags]
        run = [emulator, "-L", f"/usr/{triple}"] if emulator else []
        return cls(name, config, [f"--target={triple}", *flags], run)


NATIVE = Target("x86-64", CONFIG)
OTHERS = [Target.cross("AArch64", "aarch64-linux-gnu", "qemu-aarch64"),
          Target.cross("ARM, A32", "arm-linux-gnueabihf", "qemu-arm", "-marm"),
          Target.cross("ARM, Thumb-2", "arm-linux-gnueabihf", "qemu-arm", "-mthumb"),
          Target.cross("i386", "i386-linux-gnu", None)]


class Lua:
    """One way to compile the interpreter."""

    def __init__(self, directory, level, static, *flags, target=NATIVE):
        self.directory = directory
        self.level = level
        self.static = static
        self.flags = flags
        self.target = target
        name = target.name.replace(", ", "-")
        self.prefix = "".join([f"lua-{name}", level, "-static" if static else "",
                               *flags])
        files = sorted(directory.glob("*.c"))
        self.files = [file for file in files if file.stem != "luac"]
        self.program = OUT / self.prefix

    def object(self, file):
        return OUT / f"{self.prefix}-{file.stem}.o"

    def compile(self, file):
        flags = ["-std=gnu11", "-w", self.level, *self.flags, "-DLUA_COMPAT_ALL",
                 "-DLUA_USE_POSIX"]
        if self.static:
            flags += [*self.target.config, f"-I{self.directory}", "-include",
                      OUT / f"mark-{file.stem}.h"]
        else:
            flags += self.target.plain
        command(CLANG, *flags, "-c", file, "-o", self.object(file))

    def jobs(self):
        return [lambda file=file: self.compile(file) for file in self.files]

    def link(self):
        flags = (self.target.config if self.static
                 else ["-fuse-ld=lld", *self.target.plain])
        command(CLANG, *map(self.object, self.files), *flags, "-lm", "-o",
                self.program)

    def text(self):
        """Bytes of text, and of veneers, in the objects."""
        found = [section for file in self.files
                 for section in sections(self.object(file))
                 if section["Name"]["Name"].startswith(".text")]
        # The linker keeps one of a group: those of a unit are in each object.
        groups = {s["Name"]["Name"]: s["Size"] for s in found if is_in_group(s)}
        veneers = [size for name, size in groups.items() if "veneers" in name]
        alone = sum(s["Size"] for s in found if not is_in_group(s))
        return alone + sum(groups.values()) - sum(veneers), veneers


def is_in_group(section):
    return any(flag["Name"] == "SHF_GROUP" for flag in section["Flags"]["Flags"])


# ---- Which calls -------------------------------------------------------------


def functions(obj, *options):
    out = command("llvm-nm-22", "--format=posix", *options, obj)
    lines = [line.split() for line in out.splitlines()]
    return {line[0] for line in lines if line[1] in "TU"}


def write_marks(plain):
    """The forced headers: which functions of other files a file calls."""
    objects = {file: plain.object(file) for file in plain.files}
    defined = set().union(*(functions(obj, "--defined-only")
                            for obj in objects.values()))
    for file, obj in objects.items():
        called = sorted(functions(obj, "--undefined-only") & defined)
        # What the headers want to be told by the file.
        lines = [f"#define {file.stem}_c", "#define LUA_LIB", "#define LUA_CORE"]
        lines += [f'#include "{name}.h"' for name in HEADERS.split()]
        lines += ["#include <static_call.h>"]
        lines += [f"#define {name}(...) __builtin_static_call({name}, __VA_ARGS__)"
                  for name in called]
        (OUT / f"mark-{file.stem}.h").write_text("\n".join(lines) + "\n")


# ---- Where the bytes went ----------------------------------------------------


def site_addresses(path, has_thumb=False):
    section = section_named(path, ".static_call_sites")
    data = path.read_bytes()[section["Offset"]:][:section["Size"]]
    records = struct.unpack(f"<{len(data) // 4}i", data)
    addresses = [section["Address"] + 4 * i + r for i, r in enumerate(records)]
    return [at & ~1 for at in addresses] if has_thumb else addresses


LINE = re.compile(r"^\s*([0-9a-f]+):\s+((?:[0-9a-f]{2,8} )+)\s*(.*)$")
BRANCHES = ("call", "jmp", "b")


def padding_before_sites(path, has_thumb=False):
    """For each site, how many bytes of no-operation stand before it."""
    sites = set(site_addresses(path, has_thumb))
    found, padding = [], 0
    for line in command("llvm-objdump-22", "-d", path).splitlines():
        match = LINE.match(line)
        if not match:
            padding = 0
            continue
        if int(match[1], 16) in sites:
            if not match[3].startswith(BRANCHES):
                raise Wrong(f"{path}: {line}: not a site")
            found.append(padding)
        size = len(match[2].replace(" ", "")) // 2
        padding = padding + size if re.search(r"\bnop", match[3]) else 0
    if len(found) != len(sites):
        raise Wrong(f"{path}: {len(found)} of {len(sites)} sites disassembled")
    return found


def gaps(lua):
    """Bytes between the functions of all objects."""
    total = 0
    for file in lua.files:
        path = lua.object(file)
        text = section_named(path, ".text")["Size"]
        sizes = {at: size for at, size in
                 ((s["Value"], s["Size"]) for entry in
                  read_elf(path, "--symbols")["Symbols"]
                  for s in [entry["Symbol"]]
                  if s["Type"]["Name"] == "Function"
                  and s["Section"]["Name"] == ".text")}
        total += text - sum(sizes.values())
    return total


# ---- The table ---------------------------------------------------------------


def check_output(lua):
    script = OUT / "lua-check.lua"
    script.write_text(SCRIPT)
    return command(*lua.target.run, lua.program, script)


def show(table, plain, static, pads):
    if len({check_output(lua) for lua in (plain, static, pads)}) > 1:
        raise Wrong("Lua answers otherwise with static calls")
    before, (after, veneers) = plain.text()[0], static.text()
    padding = padding_before_sites(static.program)
    largest = max(padding_before_sites(pads.program))
    sites = len(padding)
    aligning = gaps(static) - gaps(plain)
    growth = after - before - (0 if plain.level == "-O2" else aligning)
    table.row(plain.level, f"{sites:,}", f"{before:,} B", f"{growth / sites:.2f} B",
              f"{sum(padding) / sites:.2f} B", f"{largest} B",
              f"{aligning / sites:.2f} B", f"{sum(veneers):,} B",
              passed=growth / sites <= 1.5 and largest <= 4 and sites >= 1000)


def alone(lua):
    """Bytes of text that is the program's own: what a unit adds is in groups."""
    return sum(section["Size"] for file in lua.files
               for section in sections(lua.object(file))
               if section["Name"]["Name"].startswith(".text")
               and not is_in_group(section))


def show_target(table, plain, static, bar):
    if check_output(plain) != check_output(static):
        raise Wrong(f"{plain.target.name}: Lua answers otherwise with static calls")
    before, growth = alone(plain), alone(static) - alone(plain)
    padding = padding_before_sites(static.program, "arm" in static.prefix.lower())
    sites = len(padding)
    table.row(plain.target.name, plain.level, f"{sites:,}", f"{before:,} B",
              f"{growth / sites:.2f} B", f"{sum(padding) / sites:.2f} B",
              f"{max(padding)} B", passed=max(padding) <= bar)


def measure_others(directory):
    """Behind measure_native, which wrote what is to be marked."""
    pairs = [[Lua(directory, level, static, target=target)
              for static in (False, True)]
             for target in OTHERS for level in ("-O2", "-Oz")]
    every = [lua for pair in pairs for lua in pair]
    in_parallel([job for lua in every for job in lua.jobs()])
    in_parallel([lua.link for lua in every])
    table = Table("2b. Text growth on other targets: the same program", "", "", "sites",
                  "text before", "growth/site", "padding/site", "largest")
    bars = {"AArch64": 0, "ARM, A32": 0, "ARM, Thumb-2": 4, "i386": 4}
    for plain, static in pairs:
        show_target(table, plain, static, bars[plain.target.name])
    table.note("Bars: largest 0 B on AArch64 and in A32, 4 B elsewhere. Growth also holds "
               "what the optimiser does otherwise.")
    table.note("Each program runs here, in an emulator if need be, and answers the same.")
    return table


def measure():
    directory = lua_directory()
    return [measure_native(directory), measure_others(directory)]


def measure_native(directory):
    levels = ["-O2", "-Os", "-Oz"]
    plain = [Lua(directory, level, False) for level in levels]
    static = [Lua(directory, level, True) for level in levels]
    # Without the compiler's own padding, of loops, which may stand before a site.
    unaligned = Lua(directory, "-O2", True, "-falign-loops=1")
    in_parallel([job for lua in plain for job in lua.jobs()])
    write_marks(plain[0])
    in_parallel([job for lua in [*static, unaligned] for job in lua.jobs()])
    in_parallel([lua.link for lua in [*plain, *static, unaligned]])
    table = Table("2. Text growth: the Lua interpreter, all calls between its files "
                  "as static calls", "", "sites", "text before", "growth/site",
                  "padding/site", "largest", "between functions/site", "veneers")
    for before, after, pads in zip(plain, static, [unaligned, *static[1:]]):
        show(table, before, after, pads)
    table.note("Bars: growth/site 1.50 B, largest 4 B, 1,000 sites. Largest at -O2 is "
               "measured with -falign-loops=1:")
    table.note("loops are aligned with or without static calls. At -Os and -Oz growth "
               "leaves out what aligning functions")
    table.note("adds, which the column between functions shows. Veneers: one per key, "
               "not per site.")
    return table
