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
    return [table]
