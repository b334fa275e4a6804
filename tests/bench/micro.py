"""What is added to one call, in nanoseconds: overhead_bench measures, this makes the table of it."""

import json
import tempfile

from tools import OVERHEAD_BENCH, Aim, Spread, markdown, running, say

MODES = {"floor": "floor (two empty programs)",
         "raw": "tracectl, raw",
         "not-this-call": "left out by call",
         "not-this-cgroup": "left out by cgroup",
         "no-such-return": "left out by what it returns",
         "this-pid": "a filter by process that passes, beyond raw",
         "this-tid": "a filter by thread that passes, beyond raw",
         "this-uid": "a filter by user that passes, beyond raw",
         "this-cgroup": "a filter by cgroup that passes, beyond raw",
         "perf-transport": "tracectl, raw, by perf buffers",
         "ringbuf-transport": "tracectl, raw, by the kernel's ring buffers",
         "perf-record": "perf record",
         "perf-trace": "perf trace",
         "strace": "strace -f"}
OPTIONAL = [mode for mode in MODES if mode not in ("floor", "raw")]
PASSING = ("this-pid", "this-tid", "this-uid", "this-cgroup")


def measure_micro(rounds, calls, without):
    modes = [mode for mode in MODES if mode not in without]
    say(f"micro: {rounds} rounds of {calls:,} calls, {len(modes)} modes")
    with tempfile.NamedTemporaryFile(prefix="tracectl-bench-", suffix=".json") as report:
        command = [OVERHEAD_BENCH, "--rounds", str(rounds), "--calls", str(calls), "--modes", ",".join(modes), "--json",
                   report.name]
        with running(command) as bench:
            ended = bench.wait(600 + 120 * rounds)
        if ended.status != 0:
            raise RuntimeError(f"`{' '.join(command)}` ended with {ended.status}: {ended.said}")
        rows = json.load(report)["rows"]
    return {row["call"]: {mode.pop("mode"): mode for mode in row["modes"]} for row in rows}


# ---- the tables ----

def added(row, mode):
    return Spread.of(row[mode]["added_ns"])


def ratio(row, mode, to):
    """Of the medians; the spread is that of the rounds."""
    rounds = Spread.of([one / other for one, other in zip(row[mode]["added_ns"], row[to]["added_ns"])])
    return Spread(added(row, mode).median / added(row, to).median, rounds.low, rounds.high)


def reader_cpu(row, mode):
    return Spread.of([sum(pair) for pair in zip(row[mode]["reader_cpu_ns"], row[mode]["writer_cpu_ns"])])


def lost(row, mode):
    return sum(row[mode]["lost"])


def beyond(row, mode, other):
    """What a mode adds to another one."""
    return Spread.of([one - base for one, base in zip(row[mode]["added_ns"], row[other]["added_ns"])])


def cell(row, mode):
    if mode in PASSING:
        return beyond(row, mode, "raw").text(0)
    text = f"{added(row, mode).text(0)} {ratio(row, mode, 'floor').median:.1f}×"
    return text + (f", lost {lost(row, mode):,}" if lost(row, mode) else "")


def reader_row(rows):
    cells = [reader_cpu(row, "raw").text(0) for row in rows.values()]
    return ["CPU of tracectl's reader and writer, raw", *cells]


def summary(rows):
    """Modes down, calls across: nanoseconds added, their quartiles, and how many times the floor."""
    first = next(iter(rows.values()))
    untraced = ["untraced", *(Spread.of(row["untraced"]["cpu_ns"]).text(0) for row in rows.values())]
    lines = [[label, *(cell(row, mode) for row in rows.values())] for mode, label in MODES.items() if mode in first]
    return markdown(["ns a call", *rows], [untraced, *lines, reader_row(rows)])


def aims(rows):
    limits = {"getppid": 4, "read 1 B": 6, "write 64 B": 6, "stat, path of 36": 9}
    found = [Aim(f"{call}, tracectl, raw / {MODES['floor']}", limit, ratio(rows[call], "raw", "floor"))
             for call, limit in limits.items()]
    row = rows["getppid"]
    others = (("not-this-call", "floor", 1.25), ("not-this-cgroup", "floor", 1.7), ("raw", "perf-transport", 0.5),
              ("raw", "perf-record", 0.333), ("raw", "perf-trace", 0.067), ("raw", "strace", 0.01))
    found += [Aim(f"getppid, {MODES[mode]} / {MODES[to]}", limit, ratio(row, mode, to), 3 if to in OPTIONAL else 2)
              for mode, to, limit in others if mode in row and to in row]
    return found + [Aim(f"{call}, reader to raw file, ns of CPU a call", 150, reader_cpu(rows[call], "raw"), 0)
                    for call in limits]
