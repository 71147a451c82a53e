"""Question 10: what it costs to load and to update objects that share keys."""
from harness import Table, columns, difference, median, run, time_text
from key_programs import FEW, MANY, OBJECTS, build, library, object_path

ROUNDS = 41
UPDATES = 101
SPARSE, DENSE, LARGE = OBJECTS
A_KEY = 150  # ns


class Loads:
    """The times of dlopen and dlclose, in each round."""

    def __init__(self, shape, copies, target="default", binding="now"):
        paths = [object_path(shape, kind) for kind in ["plain", "static"]]
        units = [object_path(shape, "static", copy) for copy in range(copies)]
        out = run("loading", "open", target, binding, ROUNDS, shape[1], *paths,
                  library(shape[0]), *units)
        # The first round reads the files.
        found = [column[1:] for column in columns(out)]
        self.plain, self.plain_close, self.static, self.static_close = found

    def row(self, table, what, keys=None):
        plain, static = median(self.plain), median(self.static)
        beyond = median(difference(self.static, self.plain))
        closes = median(self.plain_close), median(self.static_close)
        bar = 1.1 * plain + A_KEY * keys if keys else None
        table.row(what, *map(time_text, [plain, static, beyond, *closes]),
                  time_text(bar) if bar else "",
                  passed=static <= bar if bar else None)


def loads():
    table = Table(f"10. Loading an object with {DENSE[0]:,} keys and {DENSE[1]:,} "
                  "sites, defaults in a library", "", "plain dlopen", "static",
                  "beyond", "plain dlclose", "static", "bar")
    for binding in ["now", "lazy"]:
        Loads(DENSE, 1, binding=binding).row(table, f"all at defaults, {binding}", FEW)
    for copies in [10, 50]:
        Loads(DENSE, copies).row(table, f"with {copies} other units, now", FEW)
    for copies in [1, 10, 50]:
        what = "all have other targets" if copies == 1 else f"with {copies} other units"
        Loads(DENSE, copies, "other").row(table, what)
    Loads(LARGE, 1).row(table, f"{MANY:,} keys, a site each, now", MANY)
    table.note(f"In a process with the program's unit and another; medians of "
               f"{ROUNDS - 1} rounds. Bar: 1.1 times plain")
    table.note(f"calls, and {A_KEY} ns a key.")
    return table


def update_time(shape, count):
    units = [object_path(shape, "static", copy) for copy in range(count)]
    [times] = columns(run("loading", "update", UPDATES, *units))
    return median(times[1:])


def updates():
    table = Table("    An update of one key with sites in several units", "", "1 site",
                  "100 sites on 100 pages, each")
    for count in [1, 4, 16]:
        what = f"{count} units" if count > 1 else "1 unit"
        table.row(what, *(time_text(update_time(shape, count))
                          for shape in [SPARSE, DENSE]))
    return table


def measure():
    yield loads()
    yield updates()
