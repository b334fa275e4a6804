"""What tracing does to whole programs: each traced run is compared with an untraced one right before or behind it."""

import os
import shutil
import statistics
import tempfile
from dataclasses import asdict, dataclass

from programs import COMMANDS, SERVERS, Copy
from tools import Aim, Spread, cpu_s, empty_cgroup, floor_attached, markdown, running, say
from tracers import Elsewhere, PerfRecord, PerfTrace, Strace, TracectlText, Tracer

PLACE = "/dev/shm"  # of all files, traces too: no disk takes part

# bash takes the time, inside of the tracer: its own start and end are not the command's.
TIMED = ["bash", "-c", "TIMEFORMAT='%3R %3U %3S'; { time \"$@\" >/dev/null 2>&1; } 2>\"$0\""]


@dataclass
class Sample:
    """One run: the time and CPU time of the program (for servers, of a request), and the tracer's."""

    seconds: float
    cpu_s: float
    tracer_cpu_s: float = 0
    calls: int = 0
    lost: int = 0


class Floor:
    """Not a tracer: the least that one can cost."""

    name, key, slow, share = "two empty programs", "floor", False, 1.0


# ---- one run ----

def run_command(command, directory, tracer=None):
    output, times = os.path.join(directory, "trace"), os.path.join(directory, "times")
    front = tracer.around(output) if tracer else []
    with running([*front, *TIMED, times, *command], cwd=directory) as process:
        ended = process.wait(600)
    if ended.status != 0:
        raise RuntimeError(f"`{' '.join(process.command)}` ended with {ended.status}: {ended.said}")
    with open(times, encoding="ascii") as file:
        seconds, user, system = map(float, file.read().split())
    return take_told(Sample(seconds, user + system, ended.cpu_s), tracer, output, ended.said)


def take_told(sample, tracer, output, said):
    if tracer:
        told = tracer.told(output, said)
        sample.calls, sample.lost = told.calls, told.lost
        if tracer.sees_calls != (told.calls > 0):
            raise RuntimeError(f"{tracer.name} has {told.calls} calls to tell of, and said: {said}")
        os.unlink(output)
    return sample


def measure_command(program, tracer, small):
    command = program.command(small)
    if isinstance(tracer, Floor):
        with floor_attached():
            return run_command(command, program.directory)
    return run_command(command, program.directory, tracer)


def measure_server(server, tracer, small):
    if not tracer:
        return under_load(server, small)
    output = os.path.join(server.directory, "trace")
    with tracer.attach(output, server.pids(), server.poke) as process:
        before = cpu_s(process.pid)
        sample = under_load(server, small)
        sample.tracer_cpu_s = cpu_s(process.pid) - before
    return take_told(sample, tracer, output, process.ended.said)


def under_load(server, small):
    before = sum(map(cpu_s, server.pids()))
    requests, requests_per_s = server.load(small)
    return Sample(1 / requests_per_s, (sum(map(cpu_s, server.pids())) - before) / requests)


# ---- rounds ----

def measure_pairs(measure, program, tracer, rounds):
    """Untraced and traced runs in turn, the first of them changing, so that what drifts cancels out."""
    untraced, traced = [], []
    for index in range(rounds):
        order = [(None, untraced), (tracer, traced)]
        for one, samples in order if index % 2 == 0 else reversed(order):
            samples.append(measure(program, one, tracer.slow))
    return {"name": tracer.name, "small": tracer.slow, "startup_cpu_s": startup_cpu_s(measure, program, tracer),
            "factors": [with_it.seconds / without.seconds for with_it, without in zip(traced, untraced)],
            "cpu_factors": [with_it.cpu_s / without.cpu_s for with_it, without in zip(traced, untraced)],
            "untraced": [asdict(sample) for sample in untraced], "traced": [asdict(sample) for sample in traced]}


def startup_cpu_s(measure, program, tracer):
    """Of a tracer of a command: its own start and end, which are not for the calls.  Servers are measured between."""
    if measure is measure_server or isinstance(tracer, Floor):
        return 0
    return statistics.median(run_command(["true"], program.directory, tracer).tracer_cpu_s for _ in range(3))


def measure_program(measure, program, tracers, rounds):
    say(f"{program.name}: {', '.join(tracer.name for tracer in tracers)}")
    for small in (True, False):
        measure(program, None, small)  # files are in memory from here on
    return {"name": program.name,
            "tracers": {tracer.key: measure_pairs(measure, program, tracer, max(round(rounds * tracer.share), 1))
                        for tracer in tracers}}


def measure_workloads(rounds, server_rounds):
    directory = tempfile.mkdtemp(prefix="tracectl-bench-", dir=PLACE)
    others = [PerfRecord(), PerfTrace(), Strace()]
    results = {}
    try:
        results["dd"] = measure_program(measure_command, Copy(directory),
                                        [Floor(), Tracer(), TracectlText(), *others], rounds)
        for kind in COMMANDS:
            results[kind.__name__.lower()] = measure_program(measure_command, kind(directory), [Tracer(), *others],
                                                             rounds)
        with empty_cgroup() as cgroup:
            for kind in SERVERS:
                with kind(directory).running() as server:
                    results[kind.__name__.lower()] = measure_program(
                        measure_server, server, [Tracer(), Elsewhere(cgroup), *others], server_rounds)
        return results
    finally:
        shutil.rmtree(directory)


# ---- the tables ----

def factor(result):
    return Spread.of(result["factors"])


def median_of(result, what):
    return Spread.of([sample[what] for sample in result["traced"]]).median


def lost_of(result):
    return sum(sample["lost"] for sample in result["traced"])


def cpu_s_of(result):
    return max(median_of(result, "tracer_cpu_s") - result["startup_cpu_s"], 0)


def cpu_a_call_ns(result):
    calls = median_of(result, "calls")
    return f"{cpu_s_of(result) / calls * 1e9:,.0f}" if calls else ""


def cell(result):
    if not result:
        return ""
    spread = factor(result)
    lost = lost_of(result)
    return spread.text(2 if spread.median < 10 else 0) + (f", lost {lost:,}" if lost else "")


def summary(results):
    """One row for each program: what README shows."""
    keys = {"floor": "two empty programs", "tracectl": "tracectl", "tracectl-text": "tracectl, text",
            "tracectl-elsewhere": "tracectl, of another cgroup", "perf-record": "perf record",
            "perf-trace": "perf trace", "strace": "strace -f"}
    rows = []
    for program in results.values():
        tracers = program["tracers"]
        rows.append([program["name"], f"{median_of(tracers['tracectl'], 'calls'):,.0f}",
                     cpu_a_call_ns(tracers["tracectl"]), *(cell(tracers.get(key)) for key in keys)])
    return markdown(["program", "calls", "CPU of tracectl, ns a call", *keys.values()], rows)


def details(results):
    """One row for each program and tracer."""
    rows = []
    for program in results.values():
        for result in program["tracers"].values():
            rows.append([program["name"] + (", less of it" if result["small"] else ""), result["name"],
                         len(result["traced"]), factor(result).text(3),
                         Spread.of(result["cpu_factors"]).text(3), f"{median_of(result, 'calls'):,.0f}",
                         f"{lost_of(result):,}", f"{cpu_s_of(result):.2f}", cpu_a_call_ns(result)])
    return markdown(["program", "tracer", "pairs", "times as long", "times the CPU", "calls seen", "lost, in all",
                     "CPU of the tracer beyond its start, s", "the same, ns a call"], rows)


def aims(results):
    redis = results["redis"]["tracers"]
    return [Aim("dd bs=1, tracectl, times as long", 1.9, factor(results["dd"]["tracers"]["tracectl"])),
            Aim("redis, tracectl, times as long", 1.15, factor(redis["tracectl"])),
            Aim("redis, tracectl of another cgroup, times as long", 1.05, factor(redis["tracectl-elsewhere"]))]
