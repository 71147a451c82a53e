"""Compiles the programs and objects with many keys."""
import shutil

from harness import (CONFIG, HERE, OUT, Wrong, compile_c, generate, in_parallel, link,
                     run)
from programs import SAME_FAULTS

# Keys and sites: of the programs, and of the objects that are loaded.
SHAPES = [(1, 1), (1000, 1000), (1000, 100000), (10000, 10000), (10000, 100000)]
FEW, MANY = 1000, 20000  # keys
OBJECTS = [(FEW, FEW), (FEW, 100 * FEW), (MANY, MANY)]
COPIES = {(FEW, FEW): 16, (FEW, 100 * FEW): 50, (MANY, MANY): 1}

ARCHIVE = "-l:libstaticcall.a"
KINDS = {"plain": [], "shared": CONFIG, "archive": [*CONFIG, ARCHIVE]}
PLACES = {"program": [], "library": ["-Wl,-z,lazy"], "now": ["-Wl,-z,now"]}


def compiler(kind):
    return ["-DPLAIN"] if kind == "plain" else CONFIG


def calls(shape, kind, pic=""):
    return f"calls_{shape[0]}_{shape[1]}_{kind}{pic}.o"


def startup_program(place, shape, kind):
    return f"startup_keys_{place}_{shape[0]}_{shape[1]}_{kind}"


def object_path(shape, kind, copy=""):
    return OUT / f"object_{shape[0]}_{shape[1]}_{kind}{copy}.so"


def library(keys):
    return OUT / f"libkeys_{keys}.so"


def objects():
    """The jobs that compile, the longest first."""
    for shapes, pic in [(OBJECTS, "-fPIC"), (SHAPES, "")]:
        for shape in sorted(shapes, reverse=True):
            source = generate("calls", *shape)
            for kind in ["static", "plain"]:
                flags = compiler(kind) + ([pic] if pic else [])
                yield lambda s=source, o=calls(shape, kind, pic), f=flags: compile_c(
                    s, o, *f)
    for keys in {shape[0] for shape in SHAPES + OBJECTS}:
        source = generate("keys", keys)
        yield lambda s=source, k=keys: compile_c(s, f"keys_{k}.o", "-DPLAIN", "-fPIC")
    source = generate("adders", FEW)
    yield lambda: compile_c(source, "adders.o", *CONFIG)
    yield lambda: compile_c(HERE / "loading.c", "loading.o", *CONFIG)
    for kind in ["static", "plain"]:
        yield lambda k=kind: compile_c(HERE / "startup_keys.c", f"startup_keys_{k}.o",
                                       *compiler(k))
    yield lambda: compile_c(HERE / "spawn.c", "spawn.o")


def link_startup(place, shape, kind):
    program = startup_program(place, shape, kind)
    source = "plain" if kind == "plain" else "static"
    keys = f"keys_{shape[0]}.o" if place == "program" else library(shape[0])
    link(program, f"startup_keys_{source}.o", calls(shape, source), keys,
         flags=[*SAME_FAULTS, *PLACES[place], *KINDS[kind]])
    if int(run(program, "run")) != shape[1]:
        raise Wrong(f"{program}: wrong targets")


def link_object(shape, kind):
    linker = CONFIG if kind == "static" else ["-fuse-ld=lld"]
    link(object_path(shape, kind), calls(shape, kind, "-fPIC"), library(shape[0]),
         flags=["-shared", *linker])


def build():
    in_parallel(objects())
    for keys in {shape[0] for shape in SHAPES + OBJECTS}:
        link(library(keys), f"keys_{keys}.o", flags=["-shared", "-fuse-ld=lld"])
    in_parallel(lambda p=place, s=shape, k=kind: link_startup(p, s, k)
                for place in PLACES for shape in SHAPES for kind in KINDS)
    for shape in OBJECTS:
        for kind in ["plain", "static"]:
            link_object(shape, kind)
        for copy in range(COPIES[shape]):
            shutil.copy(object_path(shape, "static"), object_path(shape, "static", copy))
    link("loading", "loading.o", "adders.o", library(FEW),
         flags=[*CONFIG, "-Wl,--export-dynamic"])
    link("spawn", "spawn.o")
