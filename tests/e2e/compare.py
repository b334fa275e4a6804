#!/usr/bin/env python3
"""Runs a command under strace and under tracectl and says in what the two traces differ.

Usage: compare.py [--left TRACER] [--right TRACER] [--option OPTION]... [--drop CALL]... -- COMMAND [ARGUMENT...]
TRACER is strace (the default left) or tracectl (the default right).  Exits with 1 when the calls are not the same in
the same order in each thread, or when fewer than 95 % of the lines are equal.
"""

import argparse
import difflib
import sys

sys.dont_write_bytecode = True

import harness  # noqa: E402  (after the line that keeps it from leaving compiled files in the source tree)
import normalise  # noqa: E402
import tracelog  # noqa: E402

BOUND = 0.95


class Comparison:
    """same_calls: the same calls in the same order in each thread.  share: of the lines, how many are equal."""

    def __init__(self, left, right):
        self.report = []
        self.same_calls = True
        equal = total = 0
        for thread in sorted(left.keys() | right.keys()):
            a, b = left.get(thread, []), right.get(thread, [])
            if calls(a) != calls(b):
                self.same_calls = False
                self.report.append(f"thread {thread}: not the same calls")
            matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
            equal += sum(block.size for block in matcher.get_matching_blocks())
            total += max(len(a), len(b))
            for tag, a0, a1, b0, b1 in matcher.get_opcodes():
                if tag != "equal":
                    self.report += [f"{thread:8} - {text}" for text in a[a0:a1]]
                    self.report += [f"{thread:8} + {text}" for text in b[b0:b1]]
        self.lines = total
        self.share = equal / total if total else 0.0

    def __str__(self):
        same = "the same calls in the same order" if self.same_calls else "NOT THE SAME CALLS"
        summary = f"{same}; {self.share:.2%} of {self.lines} lines are equal"
        return "\n".join([*self.report, summary])


def calls(lines):
    return [name for name in map(tracelog.call_name, lines) if name]


def compare(command, left="strace", right="tracectl", options=(), drop=frozenset()):
    """Both runs happen in the same surroundings, see harness.trace."""
    sides = []
    for tracer in (left, right):
        run = harness.trace(command, tracer=tracer, options=options)
        sides.append(normalise.trace(tracelog.parse(run.log), drop))
    return Comparison(*sides)


def main():
    parser = argparse.ArgumentParser(description="Compares the traces of one command.")
    parser.add_argument("--left", default="strace")
    parser.add_argument("--right", default="tracectl")
    parser.add_argument("--option", action="append", default=[], help="for both tracers, like --option=-v")
    parser.add_argument("--drop", action="append", default=[], help="a call to leave out")
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    found = compare(arguments.command, arguments.left, arguments.right, arguments.option, set(arguments.drop))
    print(found)
    return 0 if found.same_calls and found.share >= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
