"""Building, running, counting and printing for the benchmarks."""
import concurrent.futures
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
BUILD = pathlib.Path(os.environ.get("BUILD", "build")).resolve()
OUT = BUILD / "bench"
CLANG = "clang-22"
C_FLAGS = ["-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-O2", f"-I{HERE}"]

SHARE = BUILD / "share" / "static-call"
CONFIG = [f"--config={SHARE}/static-call.cfg"]


class Wrong(Exception):
    """A program did not do what it should have done."""


def command(*words):
    """Runs a command and gives its output; it has to succeed."""
    done = subprocess.run([str(word) for word in words], text=True,
                          capture_output=True)
    if done.returncode:
        shown = " ".join(map(str, words))
        raise Wrong(f"{shown}\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def run(program, *arguments):
    return command(OUT / program, *arguments)


def in_parallel(jobs):
    """Runs functions without arguments, one per core at a time."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for job in [pool.submit(job) for job in jobs]:
            job.result()


# ---- Compiling ---------------------------------------------------------------


def compile_c(source, obj, *flags):
    command(CLANG, *C_FLAGS, *flags, "-c", source, "-o", OUT / obj)


def link(program, *objects, flags=()):
    paths = [OUT / obj for obj in objects]
    command(CLANG, *paths, *flags, "-o", OUT / program)


def generate(kind, *counts):
    source = OUT / ("_".join(map(str, [kind, *counts])) + ".c")
    source.write_text(command(HERE / "generate.py", kind, *counts))
    return source


# ---- ELF ---------------------------------------------------------------------


def read_elf(path, *what):
    out = command("llvm-readobj-22", "--elf-output-style=JSON", *what, path)
    return json.loads(out)[0]


def sections(path):
    found = read_elf(path, "--sections")["Sections"]
    return [entry["Section"] for entry in found]


def section_named(path, name):
    for section in sections(path):
        if section["Name"]["Name"] == name:
            return section
    raise Wrong(f"{path}: no section {name}")


def symbols(path):
    """Name, address and size of every symbol."""
    found = [entry["Symbol"] for entry in read_elf(path, "--symbols")["Symbols"]]
    return [(s["Name"]["Name"], s["Value"], s["Size"]) for s in found
            if s["Section"]["Name"] not in ("Undefined", "Absolute")]


def dynamic_relocations(path):
    """The addresses that the dynamic linker writes to."""
    lines = command("llvm-readelf-22", "--dyn-relocations", "--wide", path)
    words = [line.split() for line in lines.splitlines()]
    return [int(w[0], 16) for w in words if len(w) > 3 and len(w[0]) == 16]


# ---- Numbers -----------------------------------------------------------------

median = statistics.median


def error_of_median(values):
    """The standard error of the median, from the median absolute deviation."""
    middle = median(values)
    spread = 1.4826 * median([abs(value - middle) for value in values])
    return 1.2533 * spread / len(values)**0.5


def difference(these, those):
    return [this - that for this, that in zip(these, those)]


def columns(text):
    """The columns of a table of numbers."""
    rows = [list(map(float, line.split())) for line in text.splitlines()]
    return list(zip(*rows))


def time_text(ns):
    if abs(ns) >= 1e6:
        return f"{ns / 1e6:.2f} ms"
    return f"{ns / 1e3:.1f} us" if abs(ns) >= 1e3 else f"{ns:.2f} ns"


# ---- Tables ------------------------------------------------------------------


class Table:
    """Rows of text; the last column says whether a bar was passed."""

    def __init__(self, title, *heads):
        self.title = title
        self.rows = [list(heads) + [""]]
        self.notes = []

    def row(self, *cells, passed=None):
        mark = {None: "", True: "pass", False: "MISSED"}[passed]
        self.rows.append([str(cell) for cell in cells] + [mark])

    def note(self, text):
        self.notes.append(text)

    def show(self):
        widths = [max(map(len, column)) for column in zip(*self.rows)]
        print(f"\n{self.title}\n")
        for row in self.rows:
            first = row[0].ljust(widths[0])
            rest = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
            print("  " + "  ".join([first] + rest).rstrip())
        for note in self.notes:
            print(f"  {note}")
        sys.stdout.flush()

    def missed(self):
        return sum(row[-1] == "MISSED" for row in self.rows)
