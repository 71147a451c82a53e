"""Question 1: what a site and a key cost besides their text."""
from harness import OUT, Table, dynamic_relocations, section_named, symbols

SITES = 100000


def writable(section):
    flags = section["Flags"]["Flags"]
    return any(flag["Name"] == "SHF_WRITE" for flag in flags)


def relocated(path, begin, size):
    return sum(begin <= at < begin + size for at in dynamic_relocations(path))


def show_sites(table, kind, program):
    path = OUT / program
    section = section_named(path, ".static_call_sites")
    each = section["Size"] / SITES
    relocations = relocated(path, section["Address"], section["Size"])
    read_only = not writable(section)
    table.row(f"site, {kind}", f"{each:.2f} B",
              "read-only" if read_only else "writable", relocations,
              "4 B, read-only, 0",
              passed=each == 4 and read_only and relocations == 0)


def show_key(table, path):
    parts = {name: (at, size) for name, at, size in symbols(path)
             if name.endswith(".hook")}
    for what in ["key", "slot", "view", "veneer", "name"]:
        at, size = parts[f"__static_call_{what}.hook"]
        rights = "writable" if what in ("key", "slot") else "read-only"
        bar, passed = ("64 B", size <= 64) if what == "key" else ("", None)
        table.row(what, f"{size} B", rights, relocated(path, at, size), bar,
                  passed=passed)


def measure():
    table = Table(f"1. Beside the text: {SITES:,} sites of one key, in the linked "
                  "file", "", "size", "rights", "dynamic relocations", "bar")
    show_sites(table, "PIE", f"retarget_{SITES}")
    show_sites(table, "no PIE", f"retarget_{SITES}_nopie")
    show_key(table, OUT / f"retarget_{SITES}")
    table.note("One key has one of each of the lower rows, here in the PIE; its name "
               "is \"hook\".")
    return [table]
