"""Question 7: what an update costs while other threads execute the sites."""
from harness import Table, Wrong, columns, median, run, time_text
from programs import LIVE_PAGES

THREADS = [0, 1, 2, 3]
TIMES = {0: 2000, 1: 200, 2: 200, 3: 200}
ROUNDS = 21
PAGES = 100  # that the batch of 1,000 sites is on


def times(program, what, threads, count):
    """The median of each column."""
    out = run(program, what, threads, count)
    if not out:
        raise Wrong(f"{program} {what} {threads}: no calling thread ran meanwhile")
    return list(map(median, columns(out)))


def among(threads):
    return "alone" if threads == 0 else f"{threads} calling"


def ratio_row(table, what, threads, ours, bare, bar=None):
    ratio = ours / bare
    table.row(what, among(threads), time_text(ours), time_text(bare), f"{ratio:.2f}x",
              f"{bar:.2f}x" if bar else "", passed=ratio <= bar if bar else None)


def one_site():
    table = Table("7. One site, static_call_set while other threads execute it", "",
                  "threads", "update", "bare", "ratio", "bar")
    for threads in THREADS:
        ours, bare = times("live_alias", "one", threads, TIMES[threads])
        ratio_row(table, "alias : membarrier", threads, ours, bare, 1.3)
    for threads in THREADS:
        ours, _, bare = times("live_flip", "one", threads, TIMES[threads])
        ratio_row(table, "flip : page and membarrier", threads, ours, bare, 1.2)
    for threads in THREADS:
        ours, bare = times("live_swap", "one", threads, TIMES[threads])
        ratio_row(table, "page swap : membarrier", threads, ours, bare)
    table.note("Medians of turns in one process. Page: mprotect to rwx, one byte "
               "written, mprotect back. Alone: a")
    table.note("thread has ended. Otherwise only turns count in which a calling "
               "thread was seen to run.")
    return table


def batches():
    table = Table(f"   A batch: 1,000 sites of 10 keys on {PAGES} pages", "", "threads",
                  "batch", "one site", "one page", "bar")
    for writer, name in [("flip", "flip"), ("swap", "page swap")]:
        for threads in THREADS:
            batch, one, page = times(f"live_{writer}", "batch", threads,
                                     TIMES[threads] // 2)
            bar = 3 * (one + PAGES * page)
            table.row(name, among(threads), *map(time_text, [batch, one, page, bar]),
                      passed=batch <= bar)
    table.note(f"Bar: 3 times one site and {PAGES} pages.")
    return table


def others():
    table = Table("   Other figures", "", "median")
    one, wide = times("live_mem", "load", 0, ROUNDS)
    table.row("/proc/self/mem, one thread: one site", time_text(one))
    table.row(f"/proc/self/mem, one thread: {LIVE_PAGES * 4096 >> 20} MiB of text, a "
              "site on each page", time_text(wide))
    for writer, name in [("alias", "alias"), ("flip", "flip"), ("swap", "page swap")]:
        rates = [int(run(f"live_{writer}", "rate", 2, 200)) for _ in range(5)]
        table.row(f"{name}, 2 calling threads: updates in a second",
                  f"{median(rates):,}")
    return table


def hooks():
    table = Table("8. A disabled hook, among 4,096 different ones", "", "static call",
                  "NULL test of a pointer", "ratio")
    for form, name in [("nop", "replaced by a nop"), ("stub", "call of a stub")]:
        static, pointer = map(median, columns(run("hooks", form, ROUNDS)))
        table.row(name, time_text(static), time_text(pointer),
                  f"{static / pointer:.2f}x")
    return table


def measure():
    yield one_site()
    yield batches()
    yield others()
    yield hooks()
