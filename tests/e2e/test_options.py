"""The options of `tracectl run` that are strace's, and the formats."""

import json
import os
import re
import subprocess
import time

import harness
import normalise
import tracelog


def names(log):
    return {tracelog.call_name(line) for line in tracelog.parse(log).all_calls()}


class Options(harness.NeedsBpf):
    def traced(self, *options, command=("cat", "/etc/hostname")):
        done = harness.trace(list(command), options=list(options))
        self.assertEqual(0, done.status, done.err)
        return done.log

    # --- which calls ---

    def test_trace_by_name(self):
        self.assertEqual({"openat", "close"}, names(self.traced("-e", "trace=openat,close")))

    def test_trace_without_the_qualifier(self):
        self.assertEqual({"openat"}, names(self.traced("-e", "openat")))

    def test_trace_by_class(self):
        found = names(self.traced("-e", "trace=%file"))
        self.assertLessEqual({"execve", "openat"}, found)
        self.assertFalse(found & {"read", "close", "mmap", "brk"}, found)

    def test_trace_by_negation(self):
        found = names(self.traced("-e", "trace=!openat,close"))
        self.assertIn("read", found)
        self.assertFalse(found & {"openat", "close"}, found)

    def test_trace_none(self):
        self.assertEqual(set(), names(self.traced("-e", "trace=none")))

    def test_trace_by_pattern(self):
        self.assertEqual({"openat", "newfstatat"}, names(self.traced("-e", "trace=/at$")))

    def test_each_selection_agrees_with_strace(self):
        for selection in ("%desc", "%memory", "%process", "%network", "%signal", "all", "!%file", "%file,read"):
            with self.subTest(selection):
                option = ["-e", f"trace={selection}"]
                command = ["sh", "-c", "echo a > a; cat a > /dev/null"]
                self.assertEqual(names(harness.trace(command, tracer="strace", options=option).log),
                                 names(harness.trace(command, options=option).log))

    # --- what of them ---

    def test_arguments_that_are_not_captured_are_addresses(self):
        log = self.traced("-e", "trace=write,openat", "-e", "capture=!write.buf", command=["sh", "-c", "echo abc"])
        self.assert_finds(r"^(\d+ +)?write\(1, 0x[0-9a-f]+, 4\) += 4$", log)
        self.assert_finds(r'^(\d+ +)?openat\(AT_FDCWD, "/', log)

    def test_captured_arguments_alone(self):
        log = self.traced("-e", "capture=openat.filename")
        self.assert_finds(r'openat\(AT_FDCWD, "/etc/hostname", O_RDONLY\) += 3', log)
        self.assert_finds(r"^(\d+ +)?read\(3, 0x[0-9a-f]+, \d+\) += \d+$", log)
        self.assert_finds(r"^(\d+ +)?execve\(0x[0-9a-f]+, 0x[0-9a-f]+, 0x[0-9a-f]+\) = 0$", log)

    def test_exits_that_nobody_asked_for(self):
        log = self.traced("-e", "trace=openat,write", "-e", "exit=openat", command=["sh", "-c", "echo abc; echo de"])
        self.assert_finds(r'^(\d+ +)?write\(1, "abc\\n", 4\) += \?$', log)
        self.assert_finds(r'^(\d+ +)?write\(1, "de\\n", 3\) += \?$', log)
        self.assert_finds(r"openat\(.*\) = (3|-1 ENOENT .*)$", log)

    def test_without_their_exits_calls_have_addresses_for_what_they_would_fill(self):
        log = self.traced("-e", "trace=read", "-e", "exit=none")
        self.assert_finds(r"^(\d+ +)?read\(3, 0x[0-9a-f]+, \d+\) += \?$", log)

    def test_words_of_capture_that_are_unknown_are_named(self):
        done = harness.trace(["true"], options=["-e", "capture=write.bfu"])
        self.assertEqual(2, done.status)
        self.assertIn("no argument 'bfu'", done.err)
        self.assertIn("fd, buf, count", done.err)

    def test_the_environment_is_shown_whole_with_v(self):
        log = self.traced("-v", "-e", "trace=execve", command=["env", "-i", "A=1", "B=22", "/bin/true"])
        self.assert_finds(r'execve\("/bin/true", \["/bin/true"\], \["A=1", "B=22"\]\) += 0$', log)

    def test_argv_is_kept_up_to_a_sum(self):
        words = ["x" * 100] * 60
        done = harness.trace(["true", *words], options=["--format", "json", "-s", "200", "-v", "-e", "trace=execve"])
        argv = json.loads(done.log.splitlines()[0])["args"]["argv"]
        self.assertTrue(argv["truncated"])
        strings = argv["items"]
        kept = sum(len(s if isinstance(s, str) else s["text"]) for s in strings)
        self.assertTrue(3800 <= kept <= 4096, kept)

    def test_a_cut_string_tells_how_long_it_was(self):
        done = harness.trace(["sh", "-c", "printf %0100d 0"], options=["--format", "json", "-e", "trace=write,execve"])
        calls = [json.loads(line) for line in done.log.splitlines()]
        cut = [c["args"]["buf"] for c in calls if c.get("syscall") == "write"][0]
        self.assertEqual({"text": "0" * 32, "truncated": True, "length": 100}, cut)

    # --- how they are shown ---

    def test_string_limit(self):
        log = self.traced("-s", "3", command=["sh", "-c", "echo abcdefgh"])
        self.assert_finds(r'^(\d+ +)?write\(1, "abc"\.\.\., 9\) += 9$', log)

    def test_time_of_day(self):
        line = r"(\d+ +)?"
        self.assert_finds(rf"^{line}\d\d:\d\d:\d\d openat\(", self.traced("-t"))
        self.assert_finds(rf"^{line}\d\d:\d\d:\d\d\.\d{{6}} openat\(", self.traced("-tt"))
        log = self.traced("-ttt")
        self.assert_finds(rf"^{line}\d{{10}}\.\d{{6}} openat\(", log)
        stamps = [float(stamp) for stamp in re.findall(r"(?m)^(?:\d+ +)?(\d{10}\.\d{6}) ", log)]
        self.assertEqual(sorted(stamps), stamps)
        self.assertLess(abs(stamps[0] - time.time()), 30)

    def test_relative_time(self):
        log = self.traced("-r", command=["sleep", "0.25"])
        steps = [float(step) for step in re.findall(r"(?m)^(?:\d+ +)?\s*(\d+\.\d{6}) \w", log)]
        self.assertTrue(any(0.25 <= step < 0.6 for step in steps), log)

    def test_duration(self):
        log = self.traced("-T", command=["sleep", "0.25"])
        durations = [float(seconds) for seconds in re.findall(r"nanosleep\(.* <(\d+\.\d{6})>", log)]
        self.assertEqual(1, len(durations), log)
        self.assertTrue(0.25 <= durations[0] < 0.6, durations)

    # --- whom ---

    def test_children_are_followed(self):
        log = self.traced(command=["sh", "-c", "cat /etc/hostname; true"])
        self.assertIn('"/etc/hostname"', log)
        self.assertEqual(2, len(tracelog.parse(log).threads))

    def test_children_are_not_followed_when_told_so(self):
        log = self.traced("--no-follow", command=["sh", "-c", "cat /etc/hostname; true"])
        self.assertNotIn('openat(AT_FDCWD, "/etc/hostname"', log)
        self.assertIn("wait4(", log)

    def test_process_that_runs_already(self):
        shell = subprocess.Popen(["sh", "-c", "while :; do cd /tracked-shell; sleep 0.02; done"],
                                 stderr=subprocess.DEVNULL, start_new_session=True)
        self.addCleanup(shell.wait)
        self.addCleanup(shell.kill)
        path = os.path.join(harness.WORK, "log")
        tracer = subprocess.Popen([harness.TRACECTL, "run", "-o", path, "-p", str(shell.pid)])
        self.addCleanup(tracer.wait)
        self.addCleanup(tracer.kill)
        time.sleep(1)
        tracer.terminate()
        tracer.wait(10)
        with open(path, encoding="utf-8") as log:
            text = log.read()
        self.assert_finds(r'^(\d+ +)?chdir\("/tracked-shell"\) += -1 ENOENT', text)
        self.assertIsNone(shell.poll(), "the process has to live on")

    def test_user(self):
        done = harness.trace(["id", "-un"], options=["-u", "nobody"])
        self.assertEqual(b"nobody\n", done.out)
        self.assertIn("execve(", done.log.splitlines()[0])

    def test_unknown_user_is_one_sentence(self):
        done = harness.tracectl("run", "-u", "no-such-user", "--", "true")
        self.assertGreater(done.status, 0)
        self.assertEqual(1, len(done.err.strip().splitlines()), done.err)

    # --- where to ---

    def test_output_through_a_pipe(self):
        path = os.path.join(harness.WORK, "filtered")
        done = harness.tracectl("run", "-o", f"|cat > {path}", "--", "cat", "/etc/hostname")
        self.assertEqual(0, done.status, done.err)
        with open(path, encoding="utf-8") as log:
            self.assert_finds(r"^(\d+ +)?\+\+\+ exited with 0 \+\+\+$", log.read())

    def test_json_is_a_line_for_each_call(self):
        program = [harness.program("strings")]
        lines = [json.loads(line) for line in self.traced("--format", "json", command=program).splitlines()]
        calls = [line for line in lines if line["type"] == "call"]
        text = tracelog.parse(self.traced(command=program)).all_calls()
        self.assertEqual([tracelog.call_name(line) for line in text], [call["syscall"] for call in calls])
        self.assertEqual("exit", lines[-1]["type"])
        empty = next(call for call in calls if call["syscall"] == "access" and "" in call["args"].values())
        self.assertEqual("ENOENT", empty["error"])

    def test_raw_shown_later_is_what_text_would_have_been(self):
        program = [harness.program("strings")]
        raw = harness.WORK + ".raw"
        self.addCleanup(lambda: os.path.exists(raw) and os.unlink(raw))
        recorded = harness.tracectl("run", "--format", "raw", "-o", raw, "--", *program)
        self.assertEqual(0, recorded.status, recorded.err)
        text = os.path.join(harness.WORK, "text")
        shown = harness.tracectl("show", "-o", text, raw)
        self.assertEqual(0, shown.status, shown.err)
        with open(text, encoding="utf-8") as log:
            shown_log = log.read()
        self.assertEqual(normalise.trace(tracelog.parse(self.traced(command=program))),
                         normalise.trace(tracelog.parse(shown_log)))

    def test_raw_that_is_cut_is_shown_as_far_as_it_goes(self):
        raw = harness.WORK + ".raw"
        self.addCleanup(lambda: os.path.exists(raw) and os.unlink(raw))
        harness.tracectl("run", "--format", "raw", "-o", raw, "--", harness.program("counted"), "200000")
        os.truncate(raw, os.path.getsize(raw) // 2)
        shown = harness.tracectl("show", raw)
        self.assertGreaterEqual(shown.status, 0, "died of a signal")
        self.assertIn(b"lseek(-1, 0, SEEK_SET)", shown.out)
        self.assertNotEqual("", shown.err)

    def test_show_of_what_is_no_trace_is_one_sentence(self):
        for path in ("/etc/hostname", "/nonexistent", "/dev/null"):
            with self.subTest(path):
                done = harness.tracectl("show", path)
                self.assertGreater(done.status, 0)
                self.assertEqual(1, len(done.err.strip().splitlines()), done.err)
