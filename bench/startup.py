"""Question 3: whether start-up depends on the number of sites."""
import random

from harness import (OUT, Table, columns, difference, error_of_median, median, run,
                     time_text)
from programs import COUNTS

ROUNDS = 400
KINDS = {"plain": "plain calls",
         "default": "static calls at their default",
         "null": "with a resolver that returns NULL",
         "set": "with a resolver that retargets all sites"}


def spawn(kinds, rounds):
    """The times of each program; in each round all run, in another order."""
    programs = [(kind, count) for kind in kinds for count in COUNTS]
    times = {program: [] for program in programs}
    for _ in range(rounds):
        random.shuffle(programs)
        paths = [OUT / f"startup_{kind}_{count}" for kind, count in programs]
        for program, found in zip(programs, columns(run("spawn", 1, *paths))):
            times[program] += found
    return times


def slope(times, kind):
    """What 100,000 sites take longer than one, in each round."""
    return difference(times[kind, COUNTS[-1]], times[kind, COUNTS[0]])


def show(table, times, kind):
    cells = [time_text(median(times[kind, count])) for count in COUNTS]
    own = slope(times, kind)
    cells.append(time_text(median(own)))
    if kind in ("plain", "set"):
        table.row(KINDS[kind], *cells, "", "")
        return
    beyond = difference(own, slope(times, "plain"))
    noise = 3 * error_of_median(beyond)
    table.row(KINDS[kind], *cells, time_text(median(beyond)), time_text(noise),
              passed=median(beyond) <= noise)


def measure():
    times = spawn(["plain", "default", "null"], ROUNDS)
    times.update(spawn(["set"], ROUNDS // 10))
    table = Table("3. Start-up: from vfork to main, medians of "
                  f"{ROUNDS} processes each", "", "1 site", "1,000",
                  "100,000", "difference", "beyond plain", "bar")
    for kind in KINDS:
        show(table, times, kind)
    table.note("Difference: of 100,000 sites and one, in the same round. Bar: noise, "
               "three standard errors of")
    table.note("the median of what that is beyond the difference that plain calls "
               "have.")
    return [table]
