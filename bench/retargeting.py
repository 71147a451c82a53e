"""Question 4: how long it takes to retarget."""
from harness import OUT, Table, median, run, symbols, time_text
from programs import COUNTS, SLEDS

PROCESSES = 21
TIMES = 41
ALL, SOME, ONE = COUNTS[2], COUNTS[1], COUNTS[0]


class Times:
    """First: medians of fresh processes. Again: all later times in them."""

    def __init__(self):
        self.firsts, self.agains = [], []

    def add(self, output):
        first, *again = map(float, output.split())
        self.firsts.append(first)
        self.agains += again

    def first(self):
        return median(self.firsts)

    def again(self):
        return median(self.agains)

    def values(self):
        return self.first(), min(self.firsts), self.again(), min(self.agains)

    def cells(self):
        return map(time_text, self.values())


def time_all():
    sides = {"xray": ["xray"],
             "pages": [f"retarget_{ALL}", "pages"]}
    for count in COUNTS:
        sides[count] = [f"retarget_{count}", "sites"]
    times = {side: Times() for side in sides}
    for _ in range(PROCESSES):
        for side, words in sides.items():
            times[side].add(run(*words, TIMES))
    return times


def text_of_sites():
    """Bytes from the first to the last of the sites' functions."""
    found = [at for name, at, size in symbols(OUT / f"retarget_{ALL}")
             if name.startswith("sites_")]
    return max(found) - min(found)


def text_of_sleds():
    found = [(at, size) for name, at, size in symbols(OUT / "xray")
             if name.startswith("sleds_")]
    return max(found)[0] + max(found)[1] - min(found)[0]


def show_ratio(table, what, ours, theirs, bar=None):
    ratios = [own / other for own, other in zip(ours.values(), theirs.values())]
    table.row(what, *(f"{ratio:.2f}x" for ratio in ratios),
              f"{bar:.2f}x" if bar else "",
              passed=max(ratios) <= bar if bar else None)


def show_scaling(table, times):
    for when in ["first", "again"]:
        time = {count: getattr(times[count], when)() for count in COUNTS}
        bar = time[ALL] / 50 + time[ONE]
        cells = [time_text(time[SOME]), ""]
        cells = cells + ["", ""] if when == "first" else ["", ""] + cells
        table.row(f"{SOME:,} sites, {when}", *cells, time_text(bar),
                  passed=time[SOME] <= bar)


def retargeting(times):
    table = Table(f"4. Retargeting all sites of one key, {PROCESSES} processes: once "
                  f"first, {TIMES - 1} times again", "", "first", "best", "again",
                  "best", "bar")
    table.row(f"static_call_set, {ALL:,} sites", *times[ALL].cells(), "")
    table.row(f"XRay, {SLEDS:,} sleds", *times["xray"].cells(), "")
    table.row("pages alone, for the same sites", *times["pages"].cells(), "")
    show_ratio(table, "static_call_set : XRay", times[ALL], times["xray"], 0.9)
    show_ratio(table, "static_call_set : pages", times[ALL], times["pages"])
    table.row(f"static_call_set, {ONE} site", *times[ONE].cells(), "")
    table.row(f"static_call_set, {SOME:,} sites", *times[SOME].cells(), "")
    show_scaling(table, times)
    ours, theirs = text_of_sites(), text_of_sleds()
    table.note(f"Text: {ours:,} B of sites, {ours / ALL:.2f} B each; {theirs:,} B of "
               f"sleds, {theirs / SLEDS:.2f} B each ({SLEDS // 2:,} empty")
    table.note("functions, an entry and an exit sled in each). XRay: __xray_patch; "
               "between, __xray_unpatch,")
    table.note("untimed. Pages: mprotect to rwx, one byte written to each, mprotect "
               "back. Bar of")
    table.note(f"{SOME:,} sites: 1/50 of {ALL:,} plus one site.")
    return table


def measure():
    return [retargeting(time_all())]
