"""What the end-to-end tests stand on: where things are, what they need, and how a command is traced."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from dataclasses import dataclass

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
TRACECTL = os.environ.get("TRACECTL") or os.path.join(TOP, "build", "bin", "tracectl")
PROGRAMS = os.environ.get("TRACECTL_PROGRAMS") or os.path.join(TOP, "build", "tests", "programs")
STRICT = bool(os.environ.get("TRACECTL_TEST_STRICT")) or os.environ.get("CI") == "true"

# The same for whatever is traced, so that two runs read and look for the same files.
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/nonexistent", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
# How the tests are run: where the programs are attached, and how their records come out.
ENVIRONMENT |= {name: os.environ[name] for name in ("TRACECTL_ATTACHMENT", "TRACECTL_TRANSPORT") if name in os.environ}
TRANSPORT = os.environ.get("TRACECTL_TRANSPORT", "ring")

# Traced programs run here, and find it empty.  One fixed name: the length of a path shows in stack addresses.
WORK = os.path.join(tempfile.gettempdir(), f"tracectl-e2e-{os.getpid()}")

TIMEOUT_S = 120


@dataclass
class Run:
    """What became of a traced command."""

    status: int  # as subprocess has it: negative for a signal
    out: bytes
    err: str
    log: str


def why_no_bpf():
    """Why nothing can be traced here, or None."""
    if os.geteuid() != 0:
        return "BPF needs root"
    doctor = subprocess.run([TRACECTL, "doctor", "--json"], capture_output=True, text=True, timeout=TIMEOUT_S,
                            check=False)
    if doctor.returncode not in (0, 1):
        raise AssertionError(f"tracectl doctor ended with {doctor.returncode}: {doctor.stdout}{doctor.stderr}")
    if doctor.returncode == 0:
        return None
    missing = [f"{finding['name']}: {finding['detail']}" for finding in json.loads(doctor.stdout)["findings"]
               if finding["state"] == "missing"]
    return f"BPF is refused here: {'; '.join(missing)}"


class NeedsBpf(unittest.TestCase):
    """A test of tracectl itself: skipped, with the reason, where the kernel refuses it; in strict mode it fails."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        if not os.access(TRACECTL, os.X_OK):
            raise AssertionError(f"{TRACECTL} is not there: build it")
        why = why_no_bpf()
        if why and STRICT:
            raise AssertionError(f"must not be skipped here, but {why}")
        if why:
            raise unittest.SkipTest(why)

    def setUp(self):
        fresh_work()
        self.addCleanup(shutil.rmtree, WORK, ignore_errors=True)

    def assert_finds(self, pattern, text):
        """A line of the text matches the pattern."""
        self.assertRegex(text, f"(?m){pattern}")


def program(name):
    """The path of a program of tests/programs; without a 32-bit compiler those for i386 are missing."""
    path = os.path.join(PROGRAMS, name)
    if not os.path.exists(path):
        if name.endswith(".i386"):
            raise unittest.SkipTest(f"{name} is not built: the compiler cannot do -m32")
        raise AssertionError(f"{path} is not there: build it")
    return path


def fresh_work():
    shutil.rmtree(WORK, ignore_errors=True)
    os.mkdir(WORK, 0o755)
    return WORK


def tracer_command(tracer, options):
    if tracer == "strace":
        return ["strace", "-f", *options]
    return [TRACECTL, "run", *options]


def trace(command, tracer="tracectl", options=(), **more):
    """Runs the command under a tracer, in an empty directory, without address randomisation, and reads its log."""
    fresh_work()
    with tempfile.NamedTemporaryFile(prefix="tracectl-e2e-log-", mode="r", errors="surrogateescape") as log:
        done = run([*tracer_command(tracer, ["-o", log.name, *options]), "--", *command], **more)
        return Run(done.status, done.out, done.err, log.read())


def run(command, **more):
    """Runs a command as traced ones are run; `log` stays empty."""
    if not os.path.isdir(WORK):
        fresh_work()
    settings = {"cwd": WORK, "env": ENVIRONMENT, "stdin": subprocess.DEVNULL, "timeout": TIMEOUT_S} | more
    done = subprocess.run(["setarch", "-R", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                          **settings)
    return Run(done.returncode, done.stdout, done.stderr.decode(errors="surrogateescape"), "")


def tracectl(*arguments, **more):
    return run([TRACECTL, *arguments], **more)
