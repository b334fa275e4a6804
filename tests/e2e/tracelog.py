"""Reads a text trace (strace's or ours) into one list of lines for each thread.

Threads are named by how they came to be, not by their ids, so that two runs can be compared: "1" is the first one,
"1.2" is the second one that it created, and so on.
"""

import re

PREFIX = re.compile(r"^(?:(\d+) +|\[pid +(\d+)\] )?(.*)$")
UNFINISHED = " <unfinished ...>"
RESUMED = re.compile(r"^<\.\.\. \w+ resumed>(.*)$")
CREATES = re.compile(r"^(?:clone|clone3|fork|vfork)\(.*= (\d+)$")
CALL = re.compile(r"^(\w+)\(")
# The result is aligned to a column, which the width of an address or of a process id moves.
PADDING = re.compile(r"\) += ")
# What a tracer says of itself or of the mode that a process runs in: not in the same words, and no call.
REMARK = re.compile(r"^(strace: |tracectl: |\[ Process PID=)")


class Trace:
    """`threads` maps a thread's name to its lines, in order; `names` maps ids to names."""

    def __init__(self, threads, names):
        self.threads = threads
        self.names = names

    def calls(self, thread="1"):
        return [line for line in self.threads.get(thread, []) if CALL.match(line)]

    def all_calls(self):
        return [line for lines in self.threads.values() for line in lines if CALL.match(line)]

    def count(self, name):
        return sum(1 for line in self.all_calls() if line.startswith(name + "("))


def call_name(line):
    """The name of the call on this line, or None for a signal or the end of a thread."""
    match = CALL.match(line)
    return match.group(1) if match else None


def parse(text):
    by_id = {}
    pending = {}  # id -> where in its list the line is that has not returned yet
    for line in text.splitlines():
        number, bracketed, rest = PREFIX.match(line).groups()
        if REMARK.match(rest):
            continue
        rest = PADDING.sub(") = ", rest)
        tid = int(number or bracketed or 0)
        lines = by_id.setdefault(tid, [])
        resumed = RESUMED.match(rest)
        if resumed and tid in pending:
            lines[pending.pop(tid)] += resumed.group(1)
            continue
        if rest.endswith(UNFINISHED):
            pending[tid] = len(lines)
            rest = rest[: -len(UNFINISHED)]
        lines.append(rest)
    names = name_threads(by_id)
    return Trace({names[tid]: lines for tid, lines in by_id.items()}, names)


def name_threads(by_id):
    names = {}

    def name(tid, as_name):
        names[tid] = as_name
        children = 0
        for line in by_id.get(tid, []):
            created = CREATES.match(line)
            if created and int(created.group(1)) not in names:
                children += 1
                name(int(created.group(1)), f"{as_name}.{children}")

    roots = 0
    for tid in by_id:  # in the order in which they were first seen
        if tid not in names:
            roots += 1
            name(tid, str(roots))
    return names
