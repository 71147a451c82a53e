"""For gdb: the static calls of the program that is debugged.

    source .../share/static-call/gdb.py
    info static-calls [-sites] [REGEXP]

Reads the memory of a process or core, or the file, by the object format
(StaticCallFormat.h): it calls nothing in the program, changes nothing, and needs
no debug information. gdb hides the breakpoints that it inserted itself.
"""

import collections
import functools
import os
import re
import struct

import gdb
import gdb.printing

# ---- The object format ------------------------------------------------------

VERSION = 3

VIEWS_SECTION = ".static_call_views"
UNIT_PREFIX = "__static_call_unit_v"
TRAMPOLINE_PREFIX = "__SCT__"
RETURN0 = "__static_call_return0"

# 4 bytes each; those that are no offset by the name are listed below.
UNIT_FIELDS = """version check sites_begin sites_end views_begin views_end
    resolvers_begin resolvers_end definitions_begin definitions_end slots_begin
    slots_end keys_begin keys_end return_nothing return_zero image state""".split()
VIEW_FIELDS = "unit key begin end name veneer slot properties".split()
NO_OFFSETS = {"version", "check", "properties"}

# Two numbers of 2 bytes, then pointers.
KEY_FIELDS = "offset flags is_met deflt target pending next batch joined hashed".split()

# sc_view.properties
VIEW_RESULT, RESULT_ZERO, VIEW_NAMED = 3, 2, 8
# static_call_key.flags, in the runtime's internal.h
KEY_PATCHED, KEY_STALE = 1, 256
STATE_SIZE = 512

Unit = collections.namedtuple("Unit", UNIT_FIELDS + ["address", "file"])
View = collections.namedtuple("View", VIEW_FIELDS)


# ---- Architectures ----------------------------------------------------------

# What a site holds: a branch to `dest`, or what stands in a call's place.
Instruction = collections.namedtuple("Instruction", "text dest is_zero", defaults=[None, None])


def signed(value, bits):
    return (value ^ 1 << bits - 1) - (1 << bits - 1)


def decode_x86(code, pc, nothing):
    if code[0] in (0xe8, 0xe9):
        dest = pc + 5 + struct.unpack("<i", code[1:])[0]
        return Instruction("call" if code[0] == 0xe8 else "jmp", dest)
    forms = {nothing: Instruction("nop", is_zero=False),
             "2e2e2e31c0": Instruction("xor", is_zero=True)}
    return forms.get(code.hex())


def decode_a64(code, pc):
    word, = struct.unpack("<I", code)
    if word >> 26 in (0x25, 0x05):
        return Instruction("bl" if word >> 31 else "b", pc + 4 * signed(word & 0x3ffffff, 26))
    forms = {0xd503201f: Instruction("nop", is_zero=False),
             0xaa1f03e0: Instruction("mov", is_zero=True)}
    return forms.get(word)


CONDITIONS = "eq ne cs cc mi pl vs vc hi ls ge lt gt le".split() + [""]


def decode_a32(code, pc):
    word, = struct.unpack("<I", code)
    condition, opcode = word >> 28, word >> 24 & 15
    dest = pc + 8 + 4 * signed(word & 0xffffff, 24)
    if condition == 15:
        return Instruction("blx", dest + 2 * (opcode & 1) | 1) if opcode in (10, 11) else None
    if opcode in (10, 11):
        return Instruction(("bl" if opcode == 11 else "b") + CONDITIONS[condition], dest)
    forms = {0x320f000: Instruction("nop" + CONDITIONS[condition], is_zero=False),
             0x3a00000: Instruction("mov" + CONDITIONS[condition], is_zero=True)}
    return forms.get(word & 0xfffffff)


def thumb_displacement(high, low):
    sign = high >> 10 & 1
    i1, i2 = (~(low >> bit ^ sign) & 1 for bit in (13, 11))
    return signed(sign << 24 | i1 << 23 | i2 << 22 | (high & 0x3ff) << 12 | (low & 0x7ff) << 1, 25)


def decode_thumb(code, pc):
    high, low = struct.unpack("<HH", code)
    base, displacement = (pc & ~1) + 4, thumb_displacement(high, low)
    branch = low & 0xd000 if high >> 11 == 0x1e else 0
    if branch in (0xd000, 0x9000):
        return Instruction("bl" if branch == 0xd000 else "b.w", base + displacement | 1)
    if branch == 0xc000 and not low & 1:
        return Instruction("blx", (base & ~3) + displacement)
    forms = {(0xf3af, 0x8000): Instruction("nop.w", is_zero=False),
             (0xf04f, 0x0000): Instruction("mov.w", is_zero=True)}
    return forms.get((high, low))


def decode_arm(code, pc):
    return (decode_thumb if pc & 1 else decode_a32)(code, pc)


class Architecture:
    """With `has_thumb`, bit 0 of an address of code says Thumb: of a record's, of
    veneers and stubs, of functions' pointers."""

    def __init__(self, pointer, site_size, decode, has_thumb=False):
        self.pointer = struct.Struct("<Q" if pointer == 8 else "<I")
        self.definition = struct.Struct("<2" + self.pointer.format[1:])
        self.key = struct.Struct("<iHH7" + self.pointer.format[1:])
        # Of sc_unit_state.known: it is the second pointer.
        self.known = pointer
        self.mask = (1 << 8 * pointer) - 1
        self.site_size, self.decode, self.has_thumb = site_size, decode, has_thumb

    def code(self, address):
        """Where the bytes are."""
        return address & ~1 if self.has_thumb else address

    def shown(self, address):
        return "%#0*x" % (2 + 2 * self.pointer.size, address)

    def entry(self, address, pc):
        """Where a site enters a veneer or stub of its unit: A32 code is behind 4
        bytes of Thumb."""
        return address if pc & 1 or not self.has_thumb else self.code(address) + 4

    def instruction(self, memory, pc):
        """None for what is no form of a site."""
        found = self.decode(memory.read(self.code(pc), self.site_size), pc)
        if found and found.dest is not None:
            return found._replace(dest=found.dest & self.mask)
        return found


# By how gdb's names for them begin.
ARCHITECTURES = {
    "i386:x86-64": Architecture(8, 5, functools.partial(decode_x86, nothing="0f1f440000")),
    "i386": Architecture(4, 5, functools.partial(decode_x86, nothing="3e8d742600")),
    "aarch64": Architecture(8, 4, decode_a64),
    "arm": Architecture(4, 4, decode_arm, has_thumb=True),
}


def architecture():
    name = gdb.selected_inferior().architecture().name()
    for prefix, found in ARCHITECTURES.items():
        if name.startswith(prefix):
            return found
    raise gdb.GdbError("No static calls of architecture \"%s\"." % name)


# ---- Memory -----------------------------------------------------------------

class Memory:
    """What is read within one command, by whole pages where possible. `missing`:
    ranges of which gdb reads the file, or zeros where that has no section."""

    PAGE = 4096

    def __init__(self, missing):
        self.inferior = gdb.selected_inferior()
        self.arch = architecture()
        self.missing = missing
        self.pages = {}

    def is_missing(self, begin, end):
        return any(b < end and begin < e for b, e in self.missing)

    def page(self, number):
        if number not in self.pages:
            try:
                data = bytes(self.inferior.read_memory(number * self.PAGE, self.PAGE))
            except gdb.MemoryError:
                data = None
            self.pages[number] = data
        return self.pages[number]

    def read(self, address, size):
        number, offset = divmod(address, self.PAGE)
        page = None
        if offset + size <= self.PAGE and not self.is_missing(address, address + size):
            page = self.page(number)
        if page is not None:
            return page[offset:offset + size]
        return bytes(self.inferior.read_memory(address, size))

    def unpack(self, form, address):
        return form.unpack(self.read(address, form.size))

    def some(self, address):
        """From one to 64 bytes: a section, in a file, may end behind the first."""
        try:
            return self.read(address, 64)
        except gdb.MemoryError:
            return self.read(address, 1)

    def string(self, address):
        text = b""
        while b"\0" not in text:
            text += self.some(address + len(text))
        return text.split(b"\0")[0].decode(errors="replace")

    def fields(self, address, names):
        """Fields of 4 bytes; an offset becomes the address that it leads to."""
        values = self.unpack(struct.Struct("<%di" % len(names)), address)
        return [value if name in NO_OFFSETS else address + 4 * i + value & self.arch.mask
                for i, (name, value) in enumerate(zip(names, values))]


# ---- Symbols ----------------------------------------------------------------

def demangled(name):
    if not name.startswith("_Z"):
        return name
    try:
        return gdb.execute("demangle -l c++ -- " + name, to_string=True).strip()
    except gdb.error:
        return name


def function_at(address):
    """(name, offset) of the function, not of one that was inlined; or None. Only
    with debug information, and not for the parts that a compiler split off."""
    block, function = gdb.block_for_pc(address), None
    while block and not block.is_static and not block.is_global:
        function = block.function or function
        block = block.superblock
    offset = address - int(function.value().address) if function else -1
    return (function.print_name, offset) if offset >= 0 else None


@functools.lru_cache(maxsize=None)
def symbol_at(address):
    """(name, offset), or None."""
    address = architecture().code(address)
    found = function_at(address)
    if found:
        return found
    text = gdb.execute("info symbol %#x" % address, to_string=True)
    match = re.match(r"(.*?)(?: \+ (\d+))?(?: in section .*)?$", text.split("\n")[0])
    if text.startswith("No symbol matches"):
        return None
    # Internal defaults have an alias, whose suffix no module shares.
    name = re.sub(r"\.[0-9a-f]{32}$", "", match.group(1))
    return name, int(match.group(2) or 0)


def function_name(address):
    found = symbol_at(address)
    return found and found[0]


def behind_stub(name):
    """What a PLT entry, or a thunk of lld, is named for."""
    return re.fullmatch(r"(?:__\w+?Thunk_)?(.*?)(?:@plt)?", name).group(1)


def symbolised(address):
    found = symbol_at(address)
    if not found:
        return "%#x" % address
    return "%s+%d" % found if found[1] else found[0]


def line_at(address):
    found = gdb.find_pc_line(address)
    if not found.symtab:
        return None
    return "%s:%d" % (os.path.basename(found.symtab.filename), found.line)


# ---- Units ------------------------------------------------------------------

Section = collections.namedtuple("Section", "begin end name file")


def sections():
    """Of all files that are loaded. `info files` names the file of a section that
    is neither the program's nor the core's, whose sections are load1 and so on."""
    heading = re.compile(r"\t[`'](.*)', ")
    line = re.compile(r"\t(0x[0-9a-f]+) - (0x[0-9a-f]+) is (?!load\d|note\d)(\S+)(?: in (.*))?$")
    found, program = [], None
    for text in gdb.execute("info files", to_string=True).splitlines():
        program = heading.match(text).group(1) if heading.match(text) else program
        match = line.match(text)
        if match:
            begin, end = int(match.group(1), 16), int(match.group(2), 16)
            found.append(Section(begin, end, match.group(3), match.group(4) or program))
    return found


def missing_from_core():
    """The ranges of the process that the core file has not. gdb reads the program's
    file there; page swap leaves text in a memfd, which the kernel does not dump."""
    line = re.compile(r"(0x[0-9a-f]+)->(0x[0-9a-f]+) at \S+ load\d+\w*(?!.*HAS_CONTENTS)")
    found = line.finditer(gdb.execute("maint info sections", to_string=True))
    return [(int(match.group(1), 16), int(match.group(2), 16)) for match in found]


def units_by_section(memory, all_sections):
    """Each view begins with the offset to its unit: stripped files have it too."""
    for section in all_sections:
        if section.name == VIEWS_SECTION and section.begin < section.end:
            try:
                yield memory.fields(section.begin, ["unit"])[0]
            except gdb.MemoryError:
                raise gdb.GdbError("%s: its static calls cannot be read at %#x"
                                   % (section.file, section.begin))


def units_by_symbol():
    """Where a linker script of one's own put the views elsewhere. The symbol is
    local, and several files have it: only lists show them all."""
    listed = gdb.execute("info variables ^%s[0-9]*$" % UNIT_PREFIX, to_string=True)
    for match in re.finditer(r"^(0x[0-9a-f]+)  %s" % UNIT_PREFIX, listed, re.MULTILINE):
        yield int(match.group(1), 16)


def units_by_list(memory):
    """What the runtime knows: also of files that have no sections any more."""
    seen = {0}
    try:
        unit, = memory.unpack(memory.arch.pointer, int(gdb.parse_and_eval("&sc_units")))
        while unit not in seen:
            yield unit
            seen.add(unit)
            state = memory.fields(unit, UNIT_FIELDS)[UNIT_FIELDS.index("state")]
            unit, = memory.unpack(memory.arch.pointer, state + memory.arch.known)
    except gdb.error:
        return


def file_at(address, all_sections):
    for section in all_sections:
        if section.begin <= address < section.end:
            return section.file
    return None


def units(memory, all_sections):
    """All units, and messages about those of another format."""
    addresses = [*units_by_section(memory, all_sections), *units_by_list(memory)]
    found, foreign = [], []
    for address in dict.fromkeys(addresses or units_by_symbol()):
        file = file_at(address, all_sections) or "unit at %#x" % address
        version, = memory.unpack(struct.Struct("<I"), address)
        if version == VERSION:
            found.append(Unit(*memory.fields(address, UNIT_FIELDS), address, file))
        else:
            foreign.append("%s has static calls of format %d, and this gdb.py reads"
                           " format %d: take that of the static-call it was built with"
                           % (file, version, VERSION))
    return found, foreign


# ---- Keys -------------------------------------------------------------------

class Key:
    """One key of one unit, as it is now."""

    def __init__(self, memory, unit, view):
        self.unit, self.view, self.arch = unit, view, memory.arch
        for name, value in zip(KEY_FIELDS, memory.unpack(memory.arch.key, view.key)):
            setattr(self, name, value)
        self.symbol = memory.string(view.name)
        self.is_named = bool(view.properties & VIEW_NAMED)
        self.is_zero = view.properties & VIEW_RESULT == RESULT_ZERO

    @property
    def name(self):
        if self.is_named and self.symbol.startswith(TRAMPOLINE_PREFIX):
            return self.symbol[len(TRAMPOLINE_PREFIX):]
        return demangled(self.symbol)

    @property
    def stubs(self):
        return [self.unit.return_nothing, self.unit.return_zero]

    def is_veneer(self, pc, dest):
        """As a site enters it, or by the linker's call that changes the
        instruction set."""
        return dest in (self.arch.entry(self.view.veneer, pc), self.view.veneer)

    def callee_at(self, pc):
        return self.arch.entry(self.callee, pc) if self.is_nothing else self.callee

    def sites(self, memory):
        """Their addresses; of a Thumb instruction 1 more."""
        for record in range(self.view.begin, self.view.end, 4):
            yield memory.fields(record, ["site"])[0]

    def settle(self, first):
        """`first`: what sites call that were never changed. For targets, 0 is
        nothing, and None is not known."""
        self.first = first
        self.current = self.target if self.is_met else first
        self.is_nothing = is_nothing(self.current)
        self.callee = self.stubs[self.is_zero] if self.is_nothing else self.current

    def text(self, target):
        if is_nothing(target):
            return "returns 0" if target else "nothing"
        found = symbol_at(target) if target else None
        if found and not found[1]:
            return behind_stub(found[0])
        return demangled(self.symbol) if target in (None, self.deflt) else symbolised(target)

    @property
    def first_text(self):
        return self.text(self.first)

    @property
    def target_text(self):
        return "disabled" if self.current == 0 else self.text(self.current)


def is_nothing(target):
    """Whether sites do not call it, but nothing. Code that is not PIC may know
    __static_call_return0 by a PLT entry."""
    return target == 0 or target is not None and symbolised(target).split("@")[0] == RETURN0


def views(memory, unit):
    for address in range(unit.views_begin, unit.views_end, 4 * len(VIEW_FIELDS)):
        yield View(*memory.fields(address, VIEW_FIELDS))


class Image:
    """All static calls of the program."""

    def __init__(self):
        symbol_at.cache_clear()
        self.memory = Memory(missing_from_core())
        self.sections = sections()
        self.units, self.foreign = units(self.memory, self.sections)
        self.keys, self.definitions, self.groups = {}, {}, []
        for unit in self.units:
            self.read_unit(unit)
        self.join_keys()

    def read_unit(self, unit):
        keys = [Key(self.memory, unit, view) for view in views(self.memory, unit)]
        self.keys.update((key.view.key, key) for key in keys)
        form = self.memory.arch.definition
        for at in range(unit.definitions_begin, unit.definitions_end, form.size):
            key, target = self.memory.unpack(form, at)
            self.definitions[key] = target
        if not self.has_started(unit):
            for key in keys:
                self.guess_first(key)

    def guess_first(self, key):
        """What the loader will write; of a named key, where its trampoline goes."""
        key.deflt = key.deflt or None
        for pc in key.sites(self.memory):
            if key.is_named and function_name(pc) == key.symbol:
                self.guess_definition(key, pc)

    def guess_definition(self, key, pc):
        found = key.arch.instruction(self.memory, pc)
        if found and found.dest is not None:
            entries = [key.arch.entry(stub, pc) for stub in key.stubs]
            is_stub = found.dest in entries or (
                behind_stub(symbolised(found.dest)) in map(symbolised, key.stubs))
            self.definitions[key.view.key] = 0 if is_stub else found.dest

    def has_started(self, unit):
        """Whether the runtime knows the unit. The loader may have to write its
        pointers before, which are 0 in the file."""
        return gdb.selected_inferior().pid and any(self.memory.read(unit.state, STATE_SIZE))

    def ring(self, key):
        """The keys that the runtime joined with `key`, and itself."""
        ring, at = [key], key.joined
        while at in self.keys and self.keys[at] not in ring:
            ring.append(self.keys[at])
            at = ring[-1].joined
        return ring

    def join_keys(self):
        """Makes `groups`: lists of keys that are one."""
        joined = set()
        for key in self.keys.values():
            if key in joined:
                continue
            ring = self.ring(key)
            joined.update(ring)
            self.groups.append(sorted(ring, key=lambda one: bool(one.flags & KEY_STALE)))
            defined = [self.definitions[one.view.key] for one in ring
                       if one.view.key in self.definitions]
            for one in ring:
                one.settle(defined[0] if defined else one.deflt)

    def is_in_file(self, unit, address):
        return file_at(address, self.sections) == file_at(unit.address, self.sections)

    def is_missing(self, key, address):
        """Whether the site was written, and what was written is not known."""
        return key.flags & KEY_PATCHED and self.memory.is_missing(address, address + 1)


# ---- Sites ------------------------------------------------------------------

STATES = ["default", "target", "veneer", "disabled", "stale", "foreign", "unknown"]
Site = collections.namedtuple("Site", "address state text")


def is_veneer_right(image, key):
    slot, = image.memory.unpack(key.arch.pointer, key.view.slot)
    return (key.current is None or slot in (key.current, key.callee) or
            is_trampoline(key, slot))


def is_trampoline(key, dest):
    return key.is_named and dest == key.deflt


def is_expected(image, key, pc, dest):
    """Whether the linker, or the runtime, can have made the site go there."""
    if key.is_veneer(pc, dest):
        return is_veneer_right(image, key)
    if dest == key.callee_at(pc) or is_trampoline(key, dest):
        return True
    if key.flags & KEY_PATCHED:
        return False
    # A PLT entry or a thunk, or the address 0 of a weak default.
    return image.is_in_file(key.unit, dest) or not key.deflt and dest in (0, key.unit.image)


def state_of(image, key, pc, dest):
    """The same as the runtime's sc_look_at. `dest` is None for an inline form."""
    if not (key.is_nothing if dest is None else is_expected(image, key, pc, dest)):
        return "foreign"
    if key.flags & KEY_STALE:
        return "stale"
    if key.is_nothing:
        return "disabled"
    if key.is_veneer(pc, dest):
        return "veneer"
    return "default" if key.current == key.first else "target"


def read_site(image, key, pc):
    address = key.arch.code(pc)
    if image.is_missing(key, address):
        return Site(address, "unknown", "not in the core file")
    found = key.arch.instruction(image.memory, pc)
    if not found or found.dest is None and found.is_zero != key.is_zero:
        code = image.memory.read(address, key.arch.site_size)
        return Site(address, "foreign", "bytes " + code.hex(" "))
    state = state_of(image, key, pc, found.dest)
    if found.dest is None:
        return Site(address, state, found.text)
    to = "its veneer" if key.is_veneer(pc, found.dest) else symbolised(found.dest)
    return Site(address, state, "%s %s" % (found.text, to))


def sites_of(image, key):
    return [read_site(image, key, pc) for pc in key.sites(image.memory)]


def where(address):
    line = line_at(address)
    return "<%s>%s" % (symbolised(address), " at " + line if line else "")


# ---- The command ------------------------------------------------------------

def table(rows):
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        gdb.write("  " + "  ".join(map(str.ljust, row, widths)).rstrip() + "\n")


def counts(sites):
    by_state = collections.Counter(site.state for site in sites)
    return ", ".join("%d %s" % (by_state[s], s) for s in STATES if by_state[s])


def key_row(image, ring):
    sites = [site for key in ring for site in sites_of(image, key)]
    key = ring[0]
    return [key.name, key.first_text, key.target_text, str(len(sites)),
            counts(sites)]


def show_keys(image, groups):
    """Keys of the same units under one heading."""
    headings = collections.defaultdict(list)
    for ring in groups:
        headings[tuple(sorted(key.unit.file for key in ring))].append(ring)
    for files, rings in headings.items():
        gdb.write("%s:\n" % ", ".join(files))
        table([["Key", "Default", "Target", "Sites", "Which"]] +
              [key_row(image, ring) for ring in rings])


def show_sites(image, groups):
    for ring in groups:
        gdb.write("%s: default %s, target %s\n" % (ring[0].name, ring[0].first_text,
                                                   ring[0].target_text))
        for key in ring:
            sites = sites_of(image, key)
            gdb.write("%s, %s:\n" % (key.unit.file, counts(sites) or "no sites"))
            table([[image.memory.arch.shown(s.address), s.state, s.text, where(s.address)]
                   for s in sites])


def matching(image, pattern):
    try:
        wanted = re.compile(pattern)
    except re.error as error:
        raise gdb.GdbError("Invalid regexp: %s: %s" % (error, pattern))
    groups = [ring for ring in image.groups
              if wanted.search(ring[0].name) or wanted.search(ring[0].symbol)]
    if not groups:
        raise gdb.GdbError("No static call matches \"%s\"." % pattern)
    return groups


def require_units(image):
    if image.units:
        return
    if image.foreign:
        raise gdb.GdbError("\n".join(image.foreign))
    if not image.sections:
        raise gdb.GdbError("The program's file is not known: use the \"file\" command.")
    raise gdb.GdbError("No static calls in this program.")


class InfoStaticCalls(gdb.Command):
    """Show the program's static calls.
Usage: info static-calls [-sites] [REGEXP]

Shows for each executable or shared object the keys whose names match REGEXP:
default, current target, how many calls there are, and what these hold:
"default" and "target" call that, "veneer" reaches it through a pointer,
"disabled" does nothing or gives 0, "stale" could not be changed when its object
was opened, "foreign" is what static calls did not write, "unknown" was written,
and the core file does not have it.
A key of several objects is shown once, under all their names.

With -sites, shows each call: address, state, instruction and place."""

    def __init__(self):
        super().__init__("info static-calls", gdb.COMMAND_STATUS)

    def invoke(self, arguments, from_tty):
        words = gdb.string_to_argv(arguments)
        with_sites = "-sites" in words[:1]
        patterns = words[with_sites:]
        if len(patterns) > 1 or patterns[:1] and patterns[0].startswith("-"):
            raise gdb.GdbError("Usage: info static-calls [-sites] [REGEXP]")
        try:
            self.show(with_sites, "".join(patterns))
        except gdb.MemoryError as error:
            raise gdb.GdbError("Static calls cannot be read: %s" % error)

    def show(self, with_sites, pattern):
        image = Image()
        require_units(image)
        for message in image.foreign:
            gdb.write("warning: %s\n" % message)
        (show_sites if with_sites else show_keys)(image, matching(image, pattern))


# ---- The pretty-printer -----------------------------------------------------

class KeyPrinter:
    """A struct static_call_key, by its address: user code has no full type."""

    def __init__(self, key):
        self.key = key

    def to_string(self):
        return "{name = %s, default = %s, target = %s}" % (
            self.key.name, self.key.first_text, self.key.target_text)


class PointerPrinter(KeyPrinter):
    def to_string(self):
        return "%#x %s" % (self.key.view.key, super().to_string())


class KeyPrinters(gdb.printing.PrettyPrinter):
    """For the struct, and for pointers to it. What cannot be read prints as ever."""

    def __call__(self, value):
        kind = value.type.strip_typedefs()
        is_pointer = kind.code == gdb.TYPE_CODE_PTR
        pointee = kind.target().strip_typedefs() if is_pointer else kind
        if pointee.code != gdb.TYPE_CODE_STRUCT or pointee.tag != "static_call_key":
            return None
        return self.printer(is_pointer, value if is_pointer else value.address)

    @staticmethod
    def printer(is_pointer, address):
        if address is None:
            return None
        try:
            image = Image()
        except (gdb.error, gdb.GdbError):
            return None
        key = image.keys.get(int(address))
        return key and (PointerPrinter if is_pointer else KeyPrinter)(key)


InfoStaticCalls()
gdb.printing.register_pretty_printer(None, KeyPrinters("static-call"), replace=True)
