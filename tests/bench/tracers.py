"""The tracers of the table: how each is put around a command or attached to a server, and what it says of itself."""

import contextlib
import os
import re
import subprocess
from dataclasses import dataclass

from tools import TRACECTL, running


@dataclass
class Told:
    """What came out of a tracer: calls, and what it says that it lost, in its own words' unit."""

    calls: int
    lost: int


def lines_with(path, pattern):
    done = subprocess.run(["grep", "-a", "-c", "-E", pattern, path], capture_output=True, text=True, check=False)
    return int(done.stdout)


class Tracer:
    """Ours.  The others differ in what they override."""

    name = "tracectl"
    key = "tracectl"
    slow = False  # so much that it gets less to do
    share = 1.0  # of the rounds: what costs much needs few
    sees_calls = True

    def command(self, output):
        return [TRACECTL, "run", "--format", "raw", "-o", output]

    def around(self, output):
        return [*self.command(output), "--"]

    def attach(self, output, pids, poke):
        """A context: attached to all of the processes inside it."""
        return attached([*self.command(output), "-p", ",".join(map(str, pids))],
                        lambda process: "tracing" in process.said(), poke)

    def told(self, output, said):
        with subprocess.Popen([TRACECTL, "show", "--format", "json", output], stdout=subprocess.PIPE) as show:
            count = subprocess.run(["grep", "-c", '"type":"call"'], stdin=show.stdout, capture_output=True, check=False)
        if show.returncode != 0:
            raise RuntimeError(f"`tracectl show` cannot read what was recorded: {show.returncode}")
        return Told(int(count.stdout), lost_of_tracectl(said))


def lost_of_tracectl(said):
    return sum(int(number) for number in
               re.findall(r"(\d+) (?:records were lost|calls or events of tasks were skipped)", said))


class TracectlText(Tracer):
    name = "tracectl, text"
    key = "tracectl-text"

    def command(self, output):
        return [TRACECTL, "run", "-o", output]

    def told(self, output, said):
        return Told(lines_with(output, r"\(.*\) += |<unfinished"), lost_of_tracectl(said))


class Elsewhere(Tracer):
    """Ours, of the whole machine, narrowed to a cgroup that nobody is in."""

    name = "tracectl, of another cgroup"
    key = "tracectl-elsewhere"
    sees_calls = False

    def __init__(self, cgroup):
        self.cgroup = cgroup

    def attach(self, output, pids, poke):
        return attached([*self.command(output), "--cgroup", self.cgroup], lambda process: "tracing" in process.said(),
                        poke)


class PerfRecord(Tracer):
    name = "perf record"
    key = "perf-record"
    share = 0.5

    def command(self, output):
        return ["perf", "record", "-e", "raw_syscalls:*", "-o", output]

    @contextlib.contextmanager
    def attach(self, output, pids, poke):
        """Begins disabled (-D -1), and acknowledges when it was told to begin."""
        control_read, control_write = os.pipe()
        answer_read, answer_write = os.pipe()
        os.set_blocking(answer_read, False)
        command = [*self.command(output), "-p", ",".join(map(str, pids)), "-D", "-1", "--control",
                   f"fd:{control_read},{answer_write}"]
        os.write(control_write, b"enable\n")
        try:
            with attached(command, lambda process: has_come(answer_read, b"ack"), poke,
                          pass_fds=(control_read, answer_write)) as process:
                yield process
        finally:
            for descriptor in (control_read, control_write, answer_read, answer_write):
                os.close(descriptor)

    def told(self, output, said):
        report = subprocess.run(["perf", "report", "--stats", "-i", output], capture_output=True, text=True,
                                check=True)
        samples = re.search(r"SAMPLE events: +(\d+)", report.stdout)
        lost = re.search(r"LOST events: +(\d+)", report.stdout)
        # Half of the samples are returns.
        return Told(int(samples.group(1)) // 2 if samples else 0, int(lost.group(1)) if lost else 0)


class PerfTrace(Tracer):
    name = "perf trace"
    key = "perf-trace"
    slow = True
    share = 0.25

    def command(self, output):
        return ["perf", "trace", "-o", output]

    def attach(self, output, pids, poke):
        """It says nothing; but when it prints calls, it is there."""
        return attached([*self.command(output), "-p", ",".join(map(str, pids))],
                        lambda process: os.path.exists(output) and os.path.getsize(output) > 0, poke)

    def told(self, output, said):
        return Told(lines_with(output, r"\)\.* *= |\.\.\.$"), lines_with(output, "LOST"))


class Strace(Tracer):
    name = "strace -f"
    key = "strace"
    slow = True
    share = 0.25

    def command(self, output):
        return ["strace", "-f", "-o", output]

    def attach(self, output, pids, poke):
        return attached([*self.command(output), "-p", ",".join(map(str, pids))],
                        lambda process: all(tracer_of(pid) == process.pid for pid in pids), poke)

    def told(self, output, said):
        return Told(lines_with(output, r"^[0-9]+ +[a-z_0-9]+\(|^[a-z_0-9]+\("), 0)


def tracer_of(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return int(re.search(r"^TracerPid:\s*(\d+)", status.read(), re.M).group(1))


def has_come(descriptor, word):
    try:
        return os.read(descriptor, 100).startswith(word)
    except BlockingIOError:
        return False


@contextlib.contextmanager
def attached(command, is_attached, poke, **more):
    """A tracer that is attached inside the block; behind it, it has detached and ended.  poke() makes whom it attaches
    to do something, for tracers that are known by what they print."""
    with running(command, **more) as process:
        def is_there():
            poke()
            return is_attached(process)
        process.wait_until(is_there, "to attach")
        yield process
        process.stop()
