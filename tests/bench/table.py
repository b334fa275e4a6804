#!/usr/bin/env python3
"""What tracing costs: one call in many ways, whole programs, and a minute at full speed, beside other tracers.

Usage: table.py [--smoke] [--rounds N] [--only micro|workloads|endurance] [--json FILE] [--readme]
Needs root, a release build, Debian and an idle machine; it installs the packages that it lacks, starts its servers by
itself, on loopback, and leaves nothing behind.  Prints Markdown.  --smoke does everything once and briefly, to see that
it works; its figures mean nothing.  --readme puts the tables into README.md, between two markers.
"""

import argparse
import json
import os
import signal
import sys

import endurance
import micro
import workloads
from tools import OVERHEAD_BENCH, TOP, TRACECTL, install_missing, machine, markdown, say

README = os.path.join(TOP, "README.md")
BEGIN, END = "<!-- tests/bench/table.py: begin -->", "<!-- tests/bench/table.py: end -->"
PARTS = ("micro", "workloads", "endurance")


# ---- measuring ----

def measure(arguments):
    parts = [arguments.only] if arguments.only else PARTS
    rounds = arguments.rounds or (1 if arguments.smoke else 9)
    results = {"machine": machine(), "rounds": rounds}
    if results["machine"]["load"] > 0.5:
        say(f"the load is {results['machine']['load']:.1f}: figures of a busy machine mean little")
    if "micro" in parts:
        results["micro"] = micro.measure_micro(rounds, 10_000 if arguments.smoke else 200_000, arguments.without)
    if "workloads" in parts:
        # The slow-down of servers is small, and differs much from run to run.
        server_rounds = rounds if arguments.smoke or arguments.rounds else 15
        results["workloads"] = workloads.measure_workloads(rounds, server_rounds)
        results["pairs"] = rounds if rounds == server_rounds else f"{rounds} (servers: {server_rounds})"
    if "endurance" in parts:
        results["endurance"] = endurance.measure_endurance(2 if arguments.smoke else 60)
    return results


# ---- the page ----

def pairs_of(results):
    """How often each program was run beside its untraced self."""
    workload = results.get("workloads")
    return f", {results['pairs']} pairs of runs of each program" if workload else ""


def heading(results):
    about = results["machine"]
    return (f"{about['date']}: Linux {about['kernel']}, {about['cpu']}, {about['cpus']} CPUs, perf {about['perf']}, "
            f"strace {about['strace']}; {results['rounds']} rounds of each call, interleaved"
            f"{pairs_of(results)}. Each figure is a median, with the quartiles in parentheses.")


def micro_part(rows):
    return ["Nanoseconds added to a call, and how many times the floor that is: two empty programs on the same "
            "tracepoints. CPU time of the calling thread; for strace, which stops it, wall time.", micro.summary(rows)]


def workloads_part(results):
    return ["How many times as long programs take (servers: a request, from the throughput that a client sees). The "
            "slow ones of the others, perf trace and strace, get less to do. What perf record lost is in pieces, not "
            "in events.", workloads.summary(results)]


def endurance_part(result):
    return ["One CPU at full speed (dd with a block size of 1), rings of the default size, recorded to `/dev/null`.",
            endurance.summary(result)]


def aims_part(results):
    aims = micro.aims(results["micro"]) if "micro" in results else []
    aims += workloads.aims(results["workloads"]) if "workloads" in results else []
    if not aims:
        return []
    return ["What was aimed at:", markdown(["", "aim", "measured", "met"], [aim.row() for aim in aims])]


def page(results):
    """What README shows."""
    blocks = [heading(results)]
    if "micro" in results:
        blocks += micro_part(results["micro"])
    if "workloads" in results:
        blocks += workloads_part(results["workloads"])
    if "endurance" in results:
        blocks += endurance_part(results["endurance"])
    return "\n\n".join(blocks + aims_part(results))


def write_readme(text):
    with open(README, encoding="utf-8") as file:
        before, found, rest = file.read().partition(BEGIN)
    _, found_end, behind = rest.partition(END)
    if not found or not found_end:
        sys.exit(f"{README} has no lines {BEGIN} and {END}")
    with open(README, "w", encoding="utf-8") as file:
        file.write(f"{before}{BEGIN}\n\n{text}\n\n{END}{behind}")


# ---- what was asked for ----

def parse():
    parser = argparse.ArgumentParser(description="What tracing costs, beside other tracers.")
    parser.add_argument("--smoke", action="store_true", help="everything once and briefly: does it work?")
    parser.add_argument("--rounds", type=int, help="9, and 15 for servers, unless told otherwise")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--without", action="append", default=[], choices=micro.OPTIONAL,
                        help="a mode of the micro part to leave out; may be given again")
    parser.add_argument("--json", help="a file for all figures, of each round")
    parser.add_argument("--from", dest="source", help="measure nothing: the figures of such a file")
    parser.add_argument("--readme", action="store_true", help="rewrite the tables of README.md")
    arguments = parser.parse_args()
    if arguments.readme and (arguments.smoke or arguments.only):
        parser.error("--readme goes with the whole suite: without --smoke and --only")
    return arguments


def check_needs():
    if os.geteuid() != 0:
        sys.exit("tracing needs root")
    for program in (TRACECTL, OVERHEAD_BENCH):
        if not os.access(program, os.X_OK):
            sys.exit(f"{program} is not there: build it (cmake --preset release -DBUILD_TESTING=ON)")
    install_missing()


def main():
    arguments = parse()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended by SIGTERM"))  # and tidies up
    if arguments.source:
        with open(arguments.source, encoding="utf-8") as file:
            results = json.load(file)
    else:
        check_needs()
        results = measure(arguments)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=1)
    print(page(results))
    if "workloads" in results:
        print("\nIn detail:\n\n" + workloads.details(results["workloads"]))
    if arguments.readme:
        write_readme(page(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
