"""Firmware with a C library, by its own start-up code: Debian's picolibc and newlib,
on boards of test/firmware/boards."""
import os
import re
import subprocess
from dataclasses import dataclass

from board_rows import WAYS
from matrix import Matrix

PICOLIBC = "/usr/lib/picolibc/arm-none-eabi"


def gcc(board, question):
    """What GCC knows of the libraries for the board's processor."""
    command = ["arm-none-eabi-gcc", *board.flags.split(), "-mthumb", question]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def memory(board):
    """The origins and lengths in the board's linker script."""
    with open(board.path("memory.ld")) as script:
        return re.findall(r"ORIGIN = (\w+), LENGTH = (\w+)", script.read())


@dataclass(frozen=True)
class Picolibc:
    """For code in flash its own linker script, but for what lld takes otherwise: lld
    does not know ALIGN_WITH_INPUT, and has room for .tbss already."""
    inputs: str
    out: str

    def script(self):
        path = os.path.join(self.out, "picolibc.ld")
        with open(f"{PICOLIBC}/lib/picolibc.ld") as stock, open(path, "w") as fixed:
            fixed.write(re.sub(r"ALIGN_WITH_INPUT|\. = .*\.tbss\);", "", stock.read()))
        return path

    def flags(self, board, way):
        lib = f"{PICOLIBC}/lib/{gcc(board, '-print-multi-directory')}"
        if way == "xip":
            (flash, flash_size), (ram, ram_size) = memory(board)
            link = (f"-Wl,-T,static_call_firmware.ld,-T,{self.script()},--defsym=__flash={flash}"
                    f",--defsym=__flash_size={flash_size},--defsym=__ram={ram}"
                    f",--defsym=__ram_size={ram_size},--defsym=__stack_size=4K")
        else:
            link = f"-L{self.inputs} -L{board.folder} -Wl,-T,{way}.ld"
        return (f"-isystem {PICOLIBC}/include -ftls-model=local-exec {link} -L{lib} {lib}/crt0-semihost.o",
                f"-Wl,--start-group -lc -lsemihost {gcc(board, '-print-libgcc-file-name')} -Wl,--end-group")


@dataclass(frozen=True)
class Newlib:
    inputs: str
    out: str

    def flags(self, board, way):
        lib = f"/usr/lib/arm-none-eabi/newlib/{gcc(board, '-print-multi-directory')}"
        crti, crtn = (gcc(board, f"-print-file-name=crt{end}.o") for end in "in")
        return (f"-isystem /usr/include/newlib -L{self.inputs} -L{board.folder} -Wl,-T,{way}.ld -L{lib} "
                f"{crti} {lib}/rdimon-crt0.o {self.inputs}/newlib-start.c",
                f"-Wl,--start-group -lc -lrdimon {gcc(board, '-print-libgcc-file-name')} -Wl,--end-group {crtn}")


class Libcs(Matrix):
    """A row is <library>.<board>.<way>, which are features, too."""

    def __init__(self, boards, names, inputs, out, share):
        os.makedirs(out, exist_ok=True)
        self.boards = boards
        self.share = share
        self.libraries = {"picolibc": Picolibc(inputs, out), "newlib": Newlib(inputs, out)}
        super().__init__({f"{library}.{name}.{way}": (library, name, way)
                          for library in self.libraries for name in names for way in WAYS})

    def features_of(self, row):
        return set(self.rows[row])

    def substitutions_of(self, row):
        library, name, way = self.rows[row]
        board = self.boards[name]
        first, last = self.libraries[library].flags(board, way)
        in_ram, how = WAYS[way]
        table = hex(int(memory(board)[0][0], 0) + 0x3ff000)
        return [
            # The program's files stand between.
            (r"%firmware\b", f"clang-22 --config={self.share}/{board.triple}.cfg {board.flags} {how} "
                             f"-DTEXT_IS_IN_RAM={in_ram} -DTABLE={table} -std=gnu11 -O2 -Wall -Wextra -Werror "
                             f"-Wno-unused-command-line-argument -ffunction-sections -nostdlib "
                             f"-Wl,--gc-sections,--build-id=sha1 {first}"),
            (r"%libc\b", last),
            # For FileCheck, and where a boot table may be: at the end of flash.
            (r"%where\b", "IN-PLACE" if in_ram else "OUT-OF-LINE"),
            (r"%table\b", table),
            (r"%run\b", f"run-board {board.run}"),
        ]
