"""Question 10: what firmware pays: code, memory, and instructions at boot.

The programs run on the boards of the tests, in QEMU, which counts instructions. Their
text is in RAM, and their sites are changed in place.
"""
import pathlib
import sys

from harness import BUILD, HERE, OUT, SHARE, Table, Wrong, command, symbols

sys.path.insert(0, str(HERE.parent / "test" / "tools"))
from boards import find_boards

BOARDS = HERE.parent / "test" / "firmware" / "boards"
TOOLS = HERE.parent / "test" / "tools"
CORES = {"microbit": "Cortex-M0", "mps2-an385": "Cortex-M3", "mps2-an500": "Cortex-M7",
         "mps2-an505": "Cortex-M33", "aarch64-virt": "Cortex-A53"}
# The library, and its bars on Cortex-M3: bytes without and with boot tables,
# instructions a site.
LIBRARIES = {"staticcall": (1024, 2048, 100), "staticcall-fast": (None, None, 80)}


def build():
    OUT.mkdir(parents=True, exist_ok=True)


def library(board, name):
    return BUILD / "lib" / board.triple / f"lib{name}.a"


def compiled(board, objects, name, *flags):
    program = OUT / f"firmware-{board.triple}-{name}"
    command(*board.compiler().split(), "-Oz", *flags, f"--config={SHARE}/{board.triple}.cfg",
            *board.link("ram", objects, SHARE).split(), HERE / "firmware.c", library(board, name),
            "-o", program)
    return program


def code_size(program, archive):
    """Of the archive's functions in the program."""
    ours = set(command("llvm-nm-22", "--defined-only", "--just-symbol-name", archive).split())
    sizes = {at: size for name, at, size in symbols(program)
             if name in ours and not name.startswith("$")}
    lines = command("llvm-nm-22", "--defined-only", program).splitlines()
    text = {int(line.split()[0], 16) & ~1 for line in lines if line.split()[1] in "tTW"}
    return sum(size for at, size in sizes.items() if at & ~1 in text)


def instructions(board, program):
    run = board.run.replace("-icount shift=5,sleep=off ", "").split()
    return int(command(TOOLS / "count-instructions", *run, program).split()[-1])


def measure():
    build()
    table = Table("10. Firmware, text in RAM: the runtime's code, and what a site costs at boot",
                  "", "set, reset, apply", "and boot tables", "instructions a site", "bars")
    for name, board in find_boards(str(BOARDS)):
        if name not in CORES:
            continue
        objects = board.start_up(str(OUT / "boards" / name))
        for kind, bars in LIBRARIES.items():
            few = compiled(board, objects, kind, "-DSITES=X16")
            size = code_size(few, library(board, kind))
            first = instructions(board, few)
            each = (instructions(board, compiled(board, objects, kind, "-DSITES(x)=X16(x)X16(x)")) -
                    first) / 16
            boot = code_size(compiled(board, objects, kind, "-DSITES=X16", "-DBOOT"),
                             library(board, kind))
            counted = bars if name == "mps2-an385" else (None, None, None)
            passed = [value <= bar for value, bar in zip((size, boot, each), counted) if bar]
            table.row(f"{CORES[name]}, lib{kind}.a", f"{size} B", f"{boot} B", f"{each:.1f}",
                      ", ".join(str(bar) for bar in counted if bar),
                      passed=all(passed) if passed else None)
    return [table]
