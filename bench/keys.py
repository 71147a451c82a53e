"""Question 9: what a key costs when the program starts."""
import random

from harness import (OUT, Table, columns, difference, error_of_median, median, run,
                     time_text)
from key_programs import KINDS, PLACES, SHAPES, build, startup_program

ROUNDS = 100
BAR = 150  # ns a key
NAMES = {"program": "functions of the program",
         "library": "exported functions of a library, lazily bound",
         "now": "the same, with -z now"}
ONE = SHAPES[0]
MORE_SITES = [SHAPES[1:3], SHAPES[3:5]]
STATIC = ["shared", "archive"]


def spawn(place):
    """The times of each program; in each round all run, in another order."""
    programs = [(shape, kind) for shape in SHAPES for kind in KINDS]
    times = {program: [] for program in programs}
    for _ in range(ROUNDS):
        random.shuffle(programs)
        paths = [OUT / startup_program(place, *program) for program in programs]
        for program, found in zip(programs, columns(run("spawn", 1, *paths))):
            times[program] += found
    return times


def beyond_plain(times, shape, kind):
    return difference(times[shape, kind], times[shape, "plain"])


def per_key(times, shape, kind):
    """What each key takes, in each round."""
    all_keys = difference(beyond_plain(times, shape, kind),
                          beyond_plain(times, ONE, kind))
    return [value / shape[0] for value in all_keys]


def show(table, place, times):
    table.row(f"{NAMES[place]}:", *[""] * 6)
    for shape in SHAPES:
        cells = [time_text(median(times[shape, "plain"]))]
        cells += [time_text(median(beyond_plain(times, shape, kind)))
                  for kind in STATIC]
        what = f"  {shape[0]:,} keys, {shape[1]:,} sites"
        if shape == ONE:
            table.row("  one key, one site", *cells, "", "", "")
            continue
        keys = [per_key(times, shape, kind) for kind in STATIC]
        table.row(what, *cells, *(time_text(median(key)) for key in keys),
                  time_text(BAR), passed=max(map(median, keys)) <= BAR)
    for few, many in MORE_SITES:
        show_sites(table, times, few, many)


def show_sites(table, times, few, many):
    more = [difference(beyond_plain(times, many, kind), beyond_plain(times, few, kind))
            for kind in STATIC]
    noise = [3 * error_of_median(values) for values in more]
    table.row(f"  {few[0]:,} keys: {many[1] - few[1]:,} sites more", "",
              *(time_text(median(values)) for values in more), "", "",
              time_text(max(noise)),
              passed=all(median(values) <= bar for values, bar in zip(more, noise)))


def measure():
    table = Table("9. Start-up with many keys: from vfork to main, medians of "
                  f"{ROUNDS} processes each", "", "plain calls", "beyond", "archive",
                  "a key", "archive", "bar")
    for place in PLACES:
        show(table, place, spawn(place))
    table.note("Beyond: what static calls take more, with libstaticcall.so and with "
               "the archive. A key: that, beyond")
    table.note("what the program with one key takes more. Bar of sites: noise, three "
               "standard errors.")
    return [table]
