"""--where: what an expression lets through, live and from a file."""

import collections
import json
import os

import harness

SCRIPT = "cat /etc/hostname > /dev/null; ls /nonexistent 2> /dev/null; sleep 0.6; echo done > /dev/null"


def calls_of(log):
    """(syscall, error) of each call, without what differs from run to run."""
    return [(line["syscall"], line.get("error")) for line in map(json.loads, log.splitlines()) if line["type"] == "call"]


PID_IS_RETURNED = {"clone", "getppid", "set_tid_address", "wait4"}


def outcomes(log):
    """What each call was and how it ended, without what differs from run to run: the ids of processes, and where the
    environment of the command lies in the tracer."""
    found = []
    for line in map(json.loads, log.splitlines()):
        if line["type"] != "call":
            continue
        ret = line.get("ret")
        if line["syscall"] in PID_IS_RETURNED and ret is not None and ret > 0:
            ret = "pid"
        arguments = {name: value for name, value in line["args"].items() if name not in ("upid", "envp")}
        found.append((line["syscall"], json.dumps(arguments), str(ret), line.get("error"), line.get("seen")))
    return collections.Counter(found)


class Where(harness.NeedsBpf):
    def live(self, expression):
        done = harness.trace(["sh", "-c", SCRIPT], options=["--format", "json", "--where", expression])
        self.assertEqual(0, done.status, done.err)
        return calls_of(done.log)

    def from_file(self, expression):
        raw = os.path.join(harness.WORK, "trace.raw")
        traced = harness.tracectl("run", "--format", "raw", "-o", raw, "--", "sh", "-c", SCRIPT)
        self.assertEqual(0, traced.status, traced.err)
        shown = harness.tracectl("show", "--format", "json", "--where", expression, raw)
        self.assertEqual(0, shown.status, shown.err)
        return calls_of(shown.out.decode())

    def test_the_same_live_and_of_a_full_trace(self):
        for expression in ('syscall == openat and path ~ "/etc/*"', "errno == ENOENT", "duration > 300ms",
                           "syscall in (%process, close) and not ret < 0", "arg.flags has O_CLOEXEC",
                           'comm == cat and (syscall == read or path ~ "*hostname")'):
            with self.subTest(expression):
                live = self.live(expression)
                self.assertTrue(live)
                self.assertEqual(sorted(live, key=str), sorted(self.from_file(expression), key=str))

    def test_what_matches_is_what_was_asked_for(self):
        self.assertEqual({"openat"}, {name for name, _ in self.live("syscall == openat and ret >= 0")})
        self.assertEqual({"ENOENT"}, {error for _, error in self.live("errno == ENOENT")})
        self.assertIn(("clock_nanosleep", None), self.live("duration > 300ms"))

    def test_calls_that_cannot_match_are_not_recorded(self):
        raw = os.path.join(harness.WORK, "trace.raw")
        options = ["--format", "raw", "-o", raw, "--where", "syscall == close and fd == 3"]
        self.assertEqual(0, harness.tracectl("run", *options, "--", "sh", "-c", SCRIPT).status)
        shown = harness.tracectl("show", "--format", "json", raw)
        self.assertEqual({"close"}, {name for name, _ in calls_of(shown.out.decode())})

    def test_a_mistake_is_one_sentence(self):
        for command in (["run", "--where", "pth == 1", "--", "true"], ["show", "--where", "pth == 1", "/dev/null"]):
            done = harness.tracectl(*command)
            self.assertEqual(2, done.status)
            self.assertIn("unknown field 'pth' at character 1 (did you mean 'path'?)", done.err)
            self.assertEqual(1, len(done.err.splitlines()))


class Ends(harness.NeedsBpf):
    """What an expression asks of a call's end is decided in the kernel as far as it can: nobody must notice."""

    # The program sleeps for 600 ms, and waits for it; nothing else takes long.
    EXPRESSIONS = (
        "ret < 0",
        "not (ret >= 0)",
        "ret == 0",
        "ret != 7",
        "ret in (0, 7)",
        "ret not in (0, 7)",
        "ret > 3 and ret < 12",
        "errno == ENOENT",
        "errno != 0",
        "errno in (0, EBADF)",
        "not errno == 0 and syscall != openat",
        "errno == ENOSYS",
        "duration > 300ms",
        "duration < 300ms and ret == 7",
        "ret < 0 or duration > 300ms",
        "(syscall == openat and errno == ENOENT) or (syscall == read and ret == 7)",
        "not (syscall in (pread64, pwrite64) and ret < 8)",
        "syscall == execve or syscall == pread64 and ret > 8",
        "syscall == execve and ret == 0 or syscall in (clone, wait4)",
        "syscall == execveat",  # whose end has another number
        "syscall == execveat and ret == 0",
        'path ~ "*missing" and ret < 0',
        "ret in (1, 3, 5, 9, 11, 13, 15) or errno in (ENOENT, EBADF, EFAULT, ENOTDIR)",
        "pid > 1 and (ret == 2 or fd == -1)",
    )

    def check(self, program, expressions):
        # Both runs begin in an empty directory of the same name.
        raw = os.path.join(harness.WORK, "trace.raw")
        traced = harness.tracectl("run", "--format", "raw", "-o", raw, "--", program)
        self.assertEqual(0, traced.status, traced.err)
        expected = {}
        for expression in expressions:
            shown = harness.tracectl("show", "--format", "json", "--where", expression, raw)
            self.assertEqual(0, shown.status, shown.err)
            expected[expression] = outcomes(shown.out.decode())
            self.assertTrue(expected[expression], expression)
        for expression in expressions:
            with self.subTest(expression):
                done = harness.trace([program], options=["--format", "json", "--where", expression])
                self.assertEqual(0, done.status, done.err)
                live = outcomes(done.log)
                self.assertEqual(({}, {}), (dict(expected[expression] - live), dict(live - expected[expression])))

    def test_the_same_as_of_a_full_trace(self):
        self.check(harness.program("ends"), self.EXPRESSIONS)

    def test_the_same_of_a_32_bit_program(self):
        self.check(harness.program("ends.i386"), self.EXPRESSIONS[::4])

    def test_a_call_that_did_not_match_leaves_nothing_in_the_ring(self):
        sizes = {}
        for name, options in (("all", []), ("failed", ["--where", "ret < 0"])):
            raw = os.path.join(harness.WORK, f"{name}.raw")
            command = [harness.program("ends"), "10000"]
            done = harness.tracectl("run", "--format", "raw", "-o", raw, *options, "--", *command)
            self.assertEqual(0, done.status, done.err)
            sizes[name] = os.path.getsize(raw)
        if harness.TRANSPORT != "ring":  # they hand each half on before its end is known: only the reader can decide
            self.assertGreater(sizes["failed"] * 1.1, sizes["all"])
            return
        self.assertLess(sizes["failed"] * 5, sizes["all"])
        shown = calls_of(harness.tracectl("show", "--format", "json", raw).out.decode())
        self.assertIn(("openat", "ENOENT"), shown)
        # One that was interrupted in the middle may have left its enter.
        self.assertLess(len([name for name, _ in shown if name == "getppid"]), 100)
