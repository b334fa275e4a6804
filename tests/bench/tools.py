"""What every part of the table stands on: packages, processes and their CPU time, figures and their spread."""

import contextlib
import ctypes
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
TRACECTL = os.environ.get("TRACECTL") or os.path.join(TOP, "build", "bin", "tracectl")
OVERHEAD_BENCH = os.environ.get("OVERHEAD_BENCH") or os.path.join(TOP, "build", "bin", "overhead_bench")

# A command of each Debian package that the table needs.
PACKAGES = {"perf": "linux-perf", "strace": "strace", "redis-server": "redis-server", "redis-benchmark": "redis-tools",
            "nginx": "nginx", "wrk": "wrk", "sqlite3": "sqlite3", "git": "git", "gcc": "gcc"}
POLICY = "/usr/sbin/policy-rc.d"
PATIENCE_S = 60

FIRST_CPUS = sorted(os.sched_getaffinity(0))[:-1] or [0]
LAST_CPU = max(os.sched_getaffinity(0))


def say(text):
    print(f"table.py: {text}", file=sys.stderr, flush=True)


# ---- packages ----

def install_missing():
    missing = [package for command, package in PACKAGES.items() if not shutil.which(command)]
    if not missing:
        return
    say(f"installing {' '.join(missing)} (apt-get; no service is started)")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    with no_services():
        for command in (["apt-get", "update", "-q"],
                        ["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing]):
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                sys.exit(f"`{' '.join(command)}` failed:\n{done.stdout}{done.stderr}")


@contextlib.contextmanager
def no_services():
    """While packages are installed, whatever their scripts want to start is refused; a policy that is there stays."""
    if os.path.exists(POLICY):
        yield
        return
    with open(POLICY, "w", encoding="ascii") as policy:
        policy.write("#!/bin/sh\nexit 101\n")
    os.chmod(POLICY, 0o755)
    try:
        yield
    finally:
        os.unlink(POLICY)


# ---- processes ----

def die_with_parent():
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


def wait_until(condition, what, patience_s=PATIENCE_S):
    deadline = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError(f"waited {patience_s} s in vain: {what}")
        time.sleep(0.01)


@dataclass
class Ended:
    """What became of a process: what it said on stderr, its CPU time without its children's, its largest size."""

    status: int
    said: str
    cpu_s: float
    peak_kib: int


class Process:
    """One that runs beside us, until it ends or is told to."""

    def __init__(self, command, **more):
        self.command = command
        self._said = tempfile.TemporaryFile(mode="w+", errors="replace")
        self._process = subprocess.Popen(command, stdin=more.pop("stdin", subprocess.DEVNULL),
                                         stdout=more.pop("stdout", subprocess.DEVNULL), stderr=self._said,
                                         preexec_fn=die_with_parent, **more)
        self.pid = self._process.pid
        self.ended = None

    @property
    def stdout(self):
        return self._process.stdout

    @property
    def stdin(self):
        return self._process.stdin

    def said(self):
        self._said.seek(0)
        return self._said.read()

    def has_ended(self):
        """Does not take its status, which wait() is to have."""
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def wait_until(self, condition, what):
        """Until the condition holds, as long as the process is there."""
        wait_until(lambda: self.has_ended() or condition(), f"{' '.join(self.command)}: {what}")
        if self.has_ended():
            raise RuntimeError(f"`{' '.join(self.command)}` has ended: {self.wait().said}")

    def wait(self, patience_s=PATIENCE_S):
        try:
            wait_until(self.has_ended, f"the end of {' '.join(self.command)}", patience_s)
        except RuntimeError:
            self._process.kill()
            raise
        own_cpu_s = whole_cpu_s(self.pid)
        _, status, usage = os.wait4(self.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self.ended = Ended(self._process.returncode, self.said(), own_cpu_s, usage.ru_maxrss)
        return self.ended

    def stop(self, number=signal.SIGINT):
        self._process.send_signal(number)
        return self.wait()


@contextlib.contextmanager
def running(command, **more):
    """A process that does not outlive the block."""
    process = Process(command, **more)
    try:
        yield process
    finally:
        if not process.ended:
            process.stop(signal.SIGTERM)


def run(command, patience_s=PATIENCE_S, **more):
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL,
                          timeout=patience_s, check=False, preexec_fn=die_with_parent, **more)
    if done.returncode != 0:
        raise RuntimeError(f"`{' '.join(command)}` ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done


def whole_cpu_s(pid):
    """What all threads of a process have run, those that have ended too, in ticks of 10 ms; also of a zombie."""
    with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cpu_s(pid):
    """What all threads of a process have run, to the nanosecond; those that have ended are not in it."""
    total = 0
    for thread in os.listdir(f"/proc/{pid}/task"):
        with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{thread}/schedstat", encoding="ascii") as stat:
            total += int(stat.read().split()[0])
    return total / 1e9


def children_of(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
        return [int(child) for child in children.read().split()]


@contextlib.contextmanager
def floor_attached():
    """Two empty programs on the tracepoints of system calls."""
    with running([OVERHEAD_BENCH, "--hold-floor"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as floor:
        if floor.stdout.readline() != b"attached\n":
            raise RuntimeError(f"the empty programs are not attached: {floor.wait().said}")
        yield
        floor.stdin.close()
        floor.wait()


@contextlib.contextmanager
def empty_cgroup():
    """The path of a cgroup (version 2) that nobody is in."""
    with open("/proc/self/mounts", encoding="utf-8") as mounts:
        roots = [line.split()[1] for line in mounts if line.split()[2] == "cgroup2"]
    if not roots:
        raise RuntimeError("no cgroup version 2 hierarchy is mounted: mount -t cgroup2 none DIRECTORY")
    path = os.path.join(roots[0], f"tracectl-bench-{os.getpid()}")
    os.mkdir(path)
    try:
        yield path
    finally:
        os.rmdir(path)


# ---- figures ----

@dataclass
class Spread:
    """The median of some figures, and the quartiles around it."""

    median: float
    low: float
    high: float

    @staticmethod
    def of(figures):
        if len(figures) == 1:
            return Spread(figures[0], figures[0], figures[0])
        low, middle, high = statistics.quantiles(figures, n=4, method="inclusive")
        return Spread(middle, low, high)

    def text(self, digits):
        if self.low == self.high:
            return f"{self.median:.{digits}f}"
        return f"{self.median:.{digits}f} ({self.low:.{digits}f}–{self.high:.{digits}f})"


@dataclass
class Aim:
    """What was meant to be reached, at most, beside what was measured."""

    what: str
    limit: float
    measured: Spread
    digits: int = 2

    def row(self):
        met = "yes" if self.measured.median <= self.limit else "**no**"
        return [self.what, f"≤ {self.limit:g}", self.measured.text(self.digits), met]


def markdown(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = re.search(r"^model name\s*:\s*(.*)$", info.read(), re.M)
    return {"kernel": os.uname().release, "cpu": model.group(1) if model else os.uname().machine,
            "cpus": os.cpu_count(), "date": time.strftime("%Y-%m-%d"), "load": os.getloadavg()[0],
            "perf": version(["perf", "--version"]), "strace": version(["strace", "--version"])}


def version(command):
    """The last word of the first line."""
    return run(command).stdout.splitlines()[0].split()[-1]
