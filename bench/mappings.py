"""Question 6: what mappings retargeting leaves."""
from harness import Table, run

SITES = 100000
WHEN = {"before": "before", "once": "retargeted once",
        "often": "retargeted 1,000 times more"}


def measure():
    out = run(f"retarget_{SITES}", "maps", 1000)
    rows = [line.split() for line in out.splitlines()][1:]
    table = Table(f"6. Mappings of the process, {SITES:,} sites", "", "mappings",
                  "writable and executable", "bar")
    before = int(rows[0][1])
    for when, count, unsafe in rows:
        if when == "before":
            table.row(WHEN[when], count, unsafe, "")
        else:
            table.row(WHEN[when], count, unsafe, f"{before}, 0",
                      passed=int(count) <= before and unsafe == "0")
    return [table, under_writers()]


def under_writers():
    """100 pages of text; what more there is after updates than before."""
    table = Table("   100 pages of sites: more mappings than before", "",
                  "flip", "page swap")
    found = [dict(line.split() for line in run(f"live_{writer}", "maps", 0, 10000)
                  .splitlines()) for writer in ["flip", "swap"]]
    for when, name in [("batch", "after a batch on all of them"),
                       ("single", "and 10,000 updates of single pages")]:
        table.row(name, *(int(maps[when]) - int(maps["before"]) for maps in found))
    return table
