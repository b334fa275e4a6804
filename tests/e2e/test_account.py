"""run --account: of each call, enters issued = delivered + lost + filtered, and the same for exits."""

import json
import os
import tempfile

import harness

CALLS = ("getppid", "read", "stat", "open", "write")
THREADS = 16


class Account(harness.NeedsBpf):
    def account(self, command, options=(), form="raw"):
        """What --account wrote, as JSON has it."""
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            done = harness.trace(command, options=["--format", form, "--account", file.name, *options])
            self.assertEqual(0, done.status, done.err)
            account = json.load(file)
        self.assertEqual([0, 0, 0], [account[what] for what in ("skipped", "without_ring", "bad_records")])
        return account

    def issued(self, program, rounds, options=(), suffix=""):
        """What became of the halves of the rounds alone: without what the program does besides, as often as it may."""
        more, less = ({line["call"]: line for line in
                       self.account([harness.program(program), str(THREADS), str(count)], options)["calls"]}
                      for count in (2 * rounds, rounds))
        for call in CALLS:
            for half in ("enters", "exits"):
                issued = [sum(one[call + suffix][half][what] for what in ("delivered", "lost", "filtered"))
                          for one in (more, less)]
                self.assertEqual(THREADS * rounds, issued[0] - issued[1], (call, half, more, less))
        return more

    def test_sixteen_threads_that_change_cpus(self):
        self.issued("issuer", 12_500)

    def test_a_ring_that_is_too_small(self):
        self.issued("issuer", 12_500, ["--ring-size", "64"])

    def test_calls_by_the_other_entry(self):
        self.issued("issuer.i386", 1000, suffix="@32")

    def test_calls_that_are_filtered_out(self):
        calls = self.issued("issuer", 5000, ["-e", "trace=getppid,read"])
        for call in ("stat", "open", "write"):
            for half in ("enters", "exits"):
                self.assertEqual(0, calls[call][half]["delivered"] + calls[call][half]["lost"])
                self.assertGreaterEqual(calls[call][half]["filtered"], THREADS * 10_000)
        for call in ("getppid", "read"):
            self.assertEqual(0, calls[call]["enters"]["filtered"])

    def test_exits_that_nobody_asked_for(self):
        calls = self.issued("issuer", 1000, ["-e", "trace=getppid,read", "-e", "exit=read"])
        self.assertEqual(0, calls["getppid"]["enters"]["filtered"])
        self.assertEqual(0, calls["getppid"]["exits"]["delivered"])
        self.assertEqual(0, calls["read"]["exits"]["filtered"])

    def test_halves_that_stay_alone_are_said(self):
        """Nothing returns from exit_group; all others do."""
        for form in ("raw", "text", "json"):
            account = self.account([harness.program("issuer"), "4", "100"], form=form)
            alone = {line["call"]: (line["enters"]["alone"], line["exits"]["alone"]) for line in account["calls"]}
            self.assertEqual((1, 0), alone.pop("exit_group"))
            self.assertEqual((4, 0), alone.pop("exit"))
            self.assertEqual({(0, 0)}, set(alone.values()), alone)
            self.assertEqual(5, account["total"]["enters"]["alone"])

    def test_children_are_in_the_account(self):
        """The first return of a child is no exit of its parent's fork, asked for or not."""
        script = "i=0; while [ $i -lt 50 ]; do i=$((i+1)); (exit 3); done; exit 0"
        for calls in ("all", "wait4"):
            account = self.account(["sh", "-c", script], ["-e", f"trace={calls}"])
            by_call = {line["call"]: line for line in account["calls"]}
            forks = [line for call, line in by_call.items() if call in ("fork", "vfork", "clone", "clone3")]
            for half in ("enters", "exits"):
                self.assertEqual(50, sum(line[half]["delivered"] + line[half]["filtered"] for line in forks), forks)
            ends = by_call["exit_group"]
            self.assertEqual(51, ends["enters"]["delivered"] + ends["enters"]["filtered"])
            self.assertEqual(0, ends["exits"]["delivered"] + ends["exits"]["filtered"])

    def test_text_says_the_same_at_the_end(self):
        done = harness.trace([harness.program("counted"), "1000"], options=["-e", "trace=lseek", "--account", "-"])
        rows = {words[0]: [int(word) for word in words[1:]] for words in map(str.split, done.err.splitlines())
                if len(words) == 9 and words[1].isdecimal()}
        self.assertEqual([1000, 0, 0, 0] * 2, rows["lseek"], done.err)
        total = rows.pop("total")
        self.assertEqual([sum(column) for column in zip(*rows.values())], total)
        self.assert_finds("^0 skipped by the kernel", done.err)

    def test_a_file_that_cannot_be_written_is_one_sentence_and_the_command_does_not_run(self):
        done = harness.tracectl("run", "--account", "/nonexistent/account", "--", "touch", "ran")
        self.assertEqual(1, done.status)
        self.assertEqual(1, len(done.err.strip().splitlines()), done.err)
        self.assertFalse(os.path.exists(os.path.join(harness.WORK, "ran")))
