#!/usr/bin/env python3
"""What the thread that drains the rings costs, from an idle machine to full speed: wake-ups and CPU time a second, and
what was lost.  The figures beside the constants of lib/probe/drain.cc are from here.

    sudo tests/bench/reader_cost.py [--seconds 5]
"""

import argparse
import os
import re
import subprocess
import sys
import time

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
TRACECTL = os.environ.get("TRACECTL") or os.path.join(TOP, "build", "bin", "tracectl")

# Writes of 64 bytes, in batches at even distances.
PACED = """
import os, sys, time
rate, batch, seconds = map(float, sys.argv[1:])
null, data, write = os.open("/dev/null", os.O_WRONLY), b"x" * 64, os.write
begin = next_at = time.monotonic()
while next_at < begin + seconds:
    next_at += batch / rate
    time.sleep(max(0, next_at - time.monotonic()))
    for _ in range(int(batch)):
        write(null, data)
"""


def paced(rate, batch, seconds):
    return [sys.executable, "-c", PACED, str(rate), str(batch), str(seconds)]


def workloads(seconds):
    return {
        "idle": ["sleep", str(seconds)],
        "100 calls/s": paced(100, 1, seconds),
        "5,000 calls/s": paced(5000, 5, seconds),
        "100,000 calls/s": paced(100_000, 100, seconds),
        "full speed (dd bs=1)": ["dd", "if=/dev/zero", "of=/dev/null", "bs=1", f"count={500_000 * int(seconds)}",
                                 "status=none"],
    }


def drain_thread(pid):
    """The one with a real-time priority."""
    for tid in os.listdir(f"/proc/{pid}/task"):
        if os.sched_getscheduler(int(tid)) == os.SCHED_RR:
            return tid
    return None


def usage(pid, tid):
    """Switches away from the thread, and its CPU time in seconds."""
    with open(f"/proc/{pid}/task/{tid}/status", encoding="ascii") as file:
        switches = int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", file.read(), re.M)[1])
    with open(f"/proc/{pid}/task/{tid}/schedstat", encoding="ascii") as file:
        return switches, int(file.read().split()[0]) / 1e9


def measure(command, seconds):
    calls = "trace=read,write" if command[0] == "dd" else "trace=write"
    begin = time.monotonic()
    tracer = subprocess.Popen([TRACECTL, "run", "-e", calls, "--format", "raw", "-o", "/dev/null", "--", *command],
                              stderr=subprocess.PIPE, text=True)
    tid, samples = None, []
    while tracer.poll() is None:
        try:
            tid = tid or drain_thread(tracer.pid)
            if tid:
                samples.append((time.monotonic(), *usage(tracer.pid, tid)))
        except (FileNotFoundError, ProcessLookupError):
            pass
        time.sleep(0.05 if command[0] == "dd" else 0.25)
    took = time.monotonic() - begin
    first = next((s for s in samples if s[0] > samples[0][0] + min(1, seconds / 4)), samples[0])  # behind the start
    if command[0] == "dd":
        first = samples[0]
    span = samples[-1][0] - first[0]
    lost = re.search(r"(\d+) records were lost", tracer.stderr.read())
    return (samples[-1][1] - first[1]) / span, (samples[-1][2] - first[2]) / span, lost[1] if lost else "0", took


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--smoke", action="store_true", help="briefly: does it work?")
    arguments = parser.parse_args()
    seconds = 1 if arguments.smoke else arguments.seconds
    print(f"{'load':22} {'wake-ups/s':>10} {'CPU of the reader':>18} {'lost':>8} {'took s':>8}")
    for name, command in workloads(seconds).items():
        wakeups, cpu, lost, took = measure(command, seconds)
        print(f"{name:22} {wakeups:10.0f} {cpu * 100:16.2f} % {lost:>8} {took:8.2f}", flush=True)


if __name__ == "__main__":
    main()
