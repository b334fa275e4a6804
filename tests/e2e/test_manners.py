"""How `tracectl run` behaves as a program: what becomes of the command, of its signals and of what it is told."""

import os
import pty
import signal
import subprocess
import time

import harness


def wait_until(condition, seconds):
    """Whether the condition came true in that time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return condition()


class Manners(harness.NeedsBpf):
    def log_path(self):
        return os.path.join(harness.WORK, "log")

    def read_log(self):
        try:
            with open(self.log_path(), encoding="utf-8", errors="surrogateescape") as log:
                return log.read()
        except FileNotFoundError:
            return ""

    def start(self, options, command, **more):
        """tracectl run in the background; the test waits for its end."""
        process = subprocess.Popen([harness.TRACECTL, "run", "-o", self.log_path(), *options, "--", *command],
                                   cwd=harness.WORK, env=harness.ENVIRONMENT, **more)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def test_a_call_is_told_while_the_program_computes(self):
        """Nothing happens behind it: it may not wait for the next call."""
        release = os.path.join(harness.WORK, "release")
        with open(release, "wb") as file:
            file.write(b"\0")
        traced = self.start([], [harness.program("spinner"), release])
        told = wait_until(lambda: "lseek(-1, 4711, SEEK_SET)" in self.read_log(), 60)
        with open(release, "r+b") as file:  # not cut before it is written: it is mapped
            file.write(b"1")
        self.assertEqual(0, traced.wait())
        self.assertTrue(told, self.read_log())

    # --- exit status ---

    def test_exit_status_is_the_commands(self):
        self.assertEqual(7, harness.trace(["sh", "-c", "exit 7"]).status)
        self.assertEqual(0, harness.trace(["true"]).status)

    def test_fatal_signal_is_the_commands(self):
        self.assertEqual(-signal.SIGKILL, harness.trace(["sh", "-c", "kill -9 $$"]).status)
        self.assertEqual(-signal.SIGTERM, harness.trace(["sh", "-c", "kill -TERM $$"]).status)

    def test_how_the_command_ended_is_in_the_trace(self):
        self.assert_finds(r"\+\+\+ exited with 7 \+\+\+$", harness.trace(["sh", "-c", "exit 7"]).log)
        self.assert_finds(r"\+\+\+ killed by SIGKILL \+\+\+$", harness.trace(["sh", "-c", "kill -9 $$"]).log)

    def test_missing_command_is_127(self):
        done = harness.trace(["no-such-command-anywhere"])
        self.assertEqual(127, done.status)
        self.assertEqual(1, len(done.err.strip().splitlines()), done.err)
        self.assertIn("no-such-command-anywhere", done.err)

    def test_file_that_cannot_be_executed_is_126(self):
        path = os.path.join(harness.WORK, "..", os.path.basename(harness.WORK) + "-plain")
        with open(path, "w", encoding="utf-8") as file:
            file.write("not a program")
        self.addCleanup(os.unlink, path)
        os.chmod(path, 0o644)
        self.assertEqual(126, harness.trace([path]).status)

    def test_output_and_input_are_the_commands(self):
        done = harness.trace(["sh", "-c", "cat; echo err >&2"], stdin=open("/etc/hostname", "rb"))
        with open("/etc/hostname", "rb") as file:
            self.assertEqual(file.read(), done.out)
        self.assertEqual("err\n", done.err)

    def test_the_trace_goes_to_standard_error_without_o(self):
        done = harness.tracectl("run", "--", "cat", "/etc/hostname")
        self.assert_finds(r'^openat\(AT_FDCWD, "/etc/hostname", O_RDONLY\) += 3$', done.err)

    # --- bad usage ---

    def check_refused(self, *arguments):
        done = harness.tracectl("run", *arguments)
        self.assertNotEqual(0, done.status)
        self.assertGreater(done.status, 0, "died of a signal")
        self.assertEqual(1, len(done.err.strip().splitlines()), done.err)
        self.assertEqual(b"", done.out)

    def test_unknown_call_is_one_sentence(self):
        self.check_refused("-e", "trace=no_such_call", "--", "true")

    def test_unknown_class_is_one_sentence(self):
        self.check_refused("-e", "trace=%no_such_class", "--", "true")

    def test_unknown_qualifier_is_one_sentence(self):
        self.check_refused("-e", "nonsense=read", "--", "true")

    def test_unknown_option_is_refused(self):
        done = harness.tracectl("run", "--no-such-option", "--", "true")
        self.assertGreater(done.status, 0)
        self.assertNotEqual("", done.err)

    def test_log_that_cannot_be_written_is_one_sentence_and_the_command_does_not_run(self):
        self.check_refused("-o", "/nonexistent/log", "--", "touch", "ran")
        self.assertFalse(os.path.exists(os.path.join(harness.WORK, "ran")))

    # --- while it runs ---

    def test_a_call_is_in_the_log_within_a_second(self):
        self.start([], ["sh", "-c", "cd /nowhere-at-all; exec sleep 30"], stderr=subprocess.DEVNULL)
        self.assertTrue(wait_until(lambda: "/nowhere-at-all" in self.read_log(), 5), self.read_log())
        # From now on tracing runs: what is done next has to be seen at once.
        begin = time.monotonic()
        self.assertTrue(wait_until(lambda: "tv_sec=30" in self.read_log(), 1), self.read_log())
        self.assertLess(time.monotonic() - begin, 1.0)

    def test_interrupt_from_the_terminal_reaches_the_command(self):
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(harness.WORK)
            command = "trap 'echo caught; exit 5' INT; echo ready; while :; do sleep 0.05; done"
            os.execve(harness.TRACECTL, [harness.TRACECTL, "run", "-o", self.log_path(), "--", "sh", "-c", command],
                      harness.ENVIRONMENT)
        self.addCleanup(os.close, terminal)
        said = b""
        while b"ready" not in said:
            said += os.read(terminal, 1000)
        os.write(terminal, b"\x03")
        try:
            while b"caught" not in said:
                said += os.read(terminal, 1000)
        except OSError:
            self.fail(f"the command did not catch the interrupt: {said!r}")
        _, status = os.waitpid(pid, 0)
        self.assertEqual(5, os.waitstatus_to_exitcode(status))
        self.assert_finds(r"\+\+\+ exited with 5 \+\+\+$", self.read_log())

    def test_termination_is_passed_on_to_the_command(self):
        process = self.start([], ["sh", "-c", "trap 'exit 6' TERM; while :; do sleep 0.05; done"])
        self.assertTrue(wait_until(lambda: "rt_sigaction(SIGTERM" in self.read_log(), 10))
        process.terminate()
        self.assertEqual(6, process.wait(10))

    # --- what is in the trace, and what is not ---

    def test_the_tracers_own_calls_are_not_in_the_trace(self):
        log = harness.trace(["true"]).log
        self.assert_finds(r'^(\d+ +)?execve\("/usr/bin/true", \["true"\]', log.splitlines()[0])
        self.assertNotRegex(log, r"bpf\(|perf_event_open|tracectl")

    def test_the_command_inherits_no_descriptor(self):
        done = harness.trace(["ls", "/proc/self/fd"])
        self.assertEqual(harness.run(["ls", "/proc/self/fd"]).out, done.out)

    def test_the_command_starts_with_ordinary_signals(self):
        ask = ["grep", "-E", "^(SigBlk|SigIgn|NoNewPrivs|Seccomp)", "/proc/self/status"]
        self.assertEqual(harness.run(ask).out, harness.trace(ask).out)

    def test_others_are_not_traced(self):
        """A shell next to the traced one makes calls that can be told, and they do not show."""
        other = subprocess.Popen(["sh", "-c", "while :; do cd /another-shell; done"], stderr=subprocess.DEVNULL)
        self.addCleanup(other.wait)
        self.addCleanup(other.kill)
        log = harness.trace(["sleep", "0.3"]).log
        self.assertIn("nanosleep", log)
        self.assertNotIn("another-shell", log)

    def test_two_at_a_time_do_not_see_each_other(self):
        first = self.start([], ["sh", "-c", "sleep 0.3; cd /first-of-two"], stderr=subprocess.DEVNULL)
        second = harness.trace(["sh", "-c", "sleep 0.2; cd /second-of-two"])
        first.wait(10)
        # harness.trace has made the directory anew, so that the first log is known by its open file only.
        self.assertIn("/second-of-two", second.log)
        self.assertNotIn("/first-of-two", second.log)
