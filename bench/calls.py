"""Question 5: what one call costs."""
from harness import Table, columns, median, run, time_text

ROUNDS = 15
CALLS = 10000000
NAMES = {"direct": "direct call",
         "static": "static call, retargeted",
         "pointer": "function pointer",
         "ifunc": "IFUNC",
         "retpoline": "function pointer, -mretpoline"}


def measure():
    head, *rows = run("call", ROUNDS, CALLS).splitlines()
    times = dict(zip(head.split(), columns("\n".join(rows))))
    table = Table(f"5. One call, each waiting for the one before: {ROUNDS} rounds of "
                  f"{CALLS:,}", "", "median", "best", "to direct")
    direct = median(times["direct"])
    for name, what in NAMES.items():
        value = median(times[name])
        table.row(what, time_text(value), time_text(min(times[name])),
                  f"{value / direct:.2f}x")
    return [table]
