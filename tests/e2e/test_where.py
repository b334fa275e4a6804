"""--where: what an expression lets through, live and from a file."""

import json
import os

import harness

SCRIPT = "cat /etc/hostname > /dev/null; ls /nonexistent 2> /dev/null; sleep 0.03; echo done > /dev/null"


def calls_of(log):
    """(syscall, error) of each call, without what differs from run to run."""
    return [(line["syscall"], line.get("error")) for line in map(json.loads, log.splitlines()) if line["type"] == "call"]


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
        for expression in ('syscall == openat and path ~ "/etc/*"', "errno == ENOENT", "duration > 20ms",
                           "syscall in (%process, close) and not ret < 0", "arg.flags has O_CLOEXEC",
                           'comm == cat and (syscall == read or path ~ "*hostname")'):
            with self.subTest(expression):
                live = self.live(expression)
                self.assertTrue(live)
                self.assertEqual(sorted(live, key=str), sorted(self.from_file(expression), key=str))

    def test_what_matches_is_what_was_asked_for(self):
        self.assertEqual({"openat"}, {name for name, _ in self.live("syscall == openat and ret >= 0")})
        self.assertEqual({"ENOENT"}, {error for _, error in self.live("errno == ENOENT")})
        self.assertIn(("clock_nanosleep", None), self.live("duration > 20ms"))

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
