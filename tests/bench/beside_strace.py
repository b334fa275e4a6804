#!/usr/bin/env python3
"""What tracing with the whole program adds to a call, beside strace: getppid, read of a byte, stat of a 36-byte path.

(What the capture path alone costs, and its parts, is overhead_bench's to say.)
Usage: beside_strace.py [--smoke] [--calls NUMBER] [--repeat NUMBER] [--cpu CPU]
Needs root, a release build and an idle machine.  The loop is pinned to one CPU and the best of the repetitions counts:
what disturbs only ever adds.  --smoke runs everything once and briefly, to see that it still works.
"""

import argparse
import os
import subprocess
import sys
import tempfile

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
TRACECTL = os.environ.get("TRACECTL") or os.path.join(TOP, "build", "bin", "tracectl")
LOOP = os.path.join(os.environ.get("TRACECTL_PROGRAMS") or os.path.join(TOP, "build", "tests", "programs"), "loop")
KINDS = ("getppid", "read", "stat")
STRACE_SLOWER = 100  # so many fewer calls for strace, which costs that much more


def tracers(output):
    """(what it is called, the command in front, how many times fewer calls)"""
    return [
        ("tracectl, raw records", [TRACECTL, "run", "--format", "raw", "-o", output, "--"], 1),
        ("tracectl, text", [TRACECTL, "run", "-o", output, "--"], 1),
        ("strace -f", ["strace", "-f", "-o", output, "--"], STRACE_SLOWER),
    ]


def best(front, kind, calls, repeat, cpu):
    """The smallest time of a call in nanoseconds, and what the tracer said, which is where it tells of losses."""
    times, said = [], ""
    for _ in range(repeat):
        done = subprocess.run([*front, "taskset", "-c", str(cpu), LOOP, kind, str(calls)], capture_output=True,
                              text=True, check=True)
        times.append(float(done.stdout))
        said += done.stderr
    return min(times), said.strip()


def main():
    parser = argparse.ArgumentParser(description="What tracing adds to a call.")
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--calls", type=int, default=500_000)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--cpu", type=int, default=max(os.sched_getaffinity(0)))
    arguments = parser.parse_args()
    if arguments.smoke:
        arguments.calls, arguments.repeat = 10_000, 1

    def measure(front, kind, fewer=1):
        return best(front, kind, max(arguments.calls // fewer, 100), arguments.repeat, arguments.cpu)

    print(f"{'ns a call':24}" + "".join(f"{kind:>10}" for kind in KINDS))
    plain = {kind: measure([], kind)[0] for kind in KINDS}
    print(f"{'untraced':24}" + "".join(f"{plain[kind]:10.0f}" for kind in KINDS))
    remarks = set()
    with tempfile.TemporaryDirectory(prefix="tracectl-bench-") as directory:
        for name, front, fewer in tracers(os.path.join(directory, "trace")):
            added = []
            for kind in KINDS:
                time_ns, said = measure(front, kind, fewer)
                added.append(time_ns - plain[kind])
                remarks |= {f"{name}, {kind}: {line}" for line in said.splitlines()}
            print(f"{'+ ' + name:24}" + "".join(f"{ns:+10.0f}" for ns in added))
    for remark in sorted(remarks):
        print(remark)
    return 0


if __name__ == "__main__":
    sys.exit(main())
