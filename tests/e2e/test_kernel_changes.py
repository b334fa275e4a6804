"""Calls that are changed between their two ends (execve, a handler's return, a restart, a debugger), or of which one
end never comes (seccomp, new tasks).  Shown is what the kernel did, under the name that the call was made by."""

import json
import re

import harness
import tracelog
from both_abis import both_abis

SIGSYS = re.compile(r"--- SIGSYS \{si_signo=SIGSYS, si_code=SYS_SECCOMP, si_call_addr=0x[0-9a-f]+, si_syscall=.*\} ---")


@both_abis
class KernelChanges(harness.NeedsBpf):
    def trace(self, case, suffix="", other=None, tracer="tracectl", options=(), status=0):
        """`other`: the suffix of the program that the case executes."""
        command = [harness.program(f"changes{suffix}"), case]
        if other is not None:
            command.append(harness.program(f"changes{other}"))
        done = harness.trace(command, tracer=tracer, options=options)
        self.assertEqual(status, done.status, done.err)
        return done.log

    def threads(self, case, suffix="", **more):
        """The lines of each thread, by its name."""
        return tracelog.parse(self.trace(case, suffix, **more)).threads

    def events(self, case, suffix="", **more):
        return [json.loads(line)
                for line in self.trace(case, suffix, options=["--format", "json"], **more).splitlines()]

    def assert_like(self, patterns, lines):
        """One pattern a line, and the whole line."""
        matching = [re.fullmatch(pattern, line) is not None for pattern, line in zip(patterns, lines)]
        self.assertTrue(all(matching) and len(patterns) == len(lines), "\n".join(["", *lines, "is not", *patterns]))

    # --- execve: at its exit, number and registers are the new program's ---

    def execve_of(self, case, suffix, other, call):
        lines = self.threads(case, suffix, other=other)["1"]
        self.assertEqual([call], [tracelog.call_name(line) for line in lines if "changes" in line][1:])
        executed = next(line for line in lines if line.startswith(call + "(") and '"done"' in line)
        self.assertRegex(executed, r'\["changes", "done"\], 0x[0-9a-f]+ /\* 1 var \*/.*\) = 0$')
        # No other name and no other number: 59 is execve, of i386 olduname; 11 is execve of i386, otherwise munmap.
        self.assertFalse([line for line in lines if re.match(r"olduname|syscall_|unknown|munmap\(\?", line)])
        self.assertRegex(lines[-3], r"^getppid\(\) = \d+$")

    def check_execve(self, suffix):
        self.execve_of("exec", suffix, suffix, "execve")

    def check_execveat(self, suffix):
        """It leaves with execve's number."""
        lines = self.threads("exec-at", suffix, other=suffix)["1"]
        executed = [line for line in lines if '"done"' in line]
        self.assert_like([r'execveat\(3, "", \["changes", "done"\], 0x[0-9a-f]+ /\* 1 var \*/, AT_EMPTY_PATH\) = 0'],
                         executed)

    def check_execve_into_the_other_mode(self, suffix):
        """From 64 to 32 bits and back; the call goes by the mode in which it was entered."""
        other = "" if suffix else ".i386"
        self.execve_of("exec", suffix, other, "execve")
        calls = [event for event in self.events("exec", suffix, other=other) if event["type"] == "call"]
        execve = max(i for i, call in enumerate(calls) if call["syscall"] == "execve")
        before, after = ("i386", None) if suffix else (None, "i386")
        self.assertEqual({before}, {call.get("abi") for call in calls[1:execve + 1]})
        self.assertEqual({after}, {call.get("abi") for call in calls[execve + 1:]})

    def check_execveat_into_the_other_mode(self, suffix):
        other = "" if suffix else ".i386"
        calls = [event for event in self.events("exec-at", suffix, other=other) if event["type"] == "call"]
        self.assertEqual([("execveat", 0)], [(call["syscall"], call["ret"]) for call in calls
                                             if call["args"].get("argv") == ["changes", "done"]])

    def by_thread(self, case, suffix, call):
        """One call, that came out with the leader's id."""
        for other in ("", ".i386") if suffix else ("",):
            events = self.events(case, suffix, other=other)
            leader = events[0]["tid"]
            calls = [event for event in events if event["type"] == "call"]
            executed = [event for event in calls if event["args"].get("argv") == ["changes", "done"]]
            self.assertEqual([(call, leader, 0)],
                             [(event["syscall"], event["tid"], event.get("ret")) for event in executed])

    def check_execve_by_a_thread(self, suffix):
        self.by_thread("exec-by-thread", suffix, "execve")

    def check_execveat_by_a_thread(self, suffix):
        self.by_thread("exec-at-by-thread", suffix, "execveat")

    def check_execve_by_the_last_thread(self, suffix):
        """The leader has ended, and its id comes back."""
        self.by_thread("exec-by-last-thread", suffix, "execve")
        lines = self.trace("exec-by-last-thread", suffix, other=suffix).splitlines()
        leader = lines[0].split()[0]
        self.assert_like([rf"{leader} +getppid\(\) += \d+", rf"{leader} +exit_group\(0\) += \?",
                          rf"{leader} +\+\+\+ exited with 0 \+\+\+"], lines[-3:])

    def check_leader_that_an_execve_replaces_lives_on(self, suffix):
        """Under its id, so that the process ends once.  strace: +++ superseded by execve in pid N +++."""
        events = self.events("exec-by-thread", suffix, other=suffix)
        leader = events[0]["tid"]
        self.assertEqual([("exit", 0)], [(event["type"], event["status"]) for event in events
                                         if event["type"] == "exit" and event["tid"] == leader])
        self.assertEqual("exit", events[-1]["type"])

    def check_text_of_execve_by_a_thread(self, suffix):
        """Its line begins under the thread's id and ends under the leader's, as strace has it."""
        log = self.trace("exec-by-thread", suffix, other=suffix)
        self.assertEqual(1, len(re.findall(r'execve\("[^"]*", \["changes", "done"\]', log)), log)
        self.assert_finds(r"^\d+ +(<\.\.\. execve resumed>|execve\(.*\[\"changes\", \"done\"\].*)\) += 0$", log)

    # --- a handler's return: it restores what the interrupted call had, number and result ---

    def check_handler_returns(self, suffix):
        """Line by line as strace.  i386 returns by sigreturn from a handler that has not asked for a siginfo."""
        patterns = []
        for name, result in (("sigreturn", "0"), ("rt_sigreturn", "0"),
                             ("sigreturn", r"-1 EINTR \(Interrupted system call\)"),
                             ("rt_sigreturn", r"-1 EINTR \(Interrupted system call\)"), ("rt_sigreturn", "65536")):
            name = name if suffix else "rt_sigreturn"
            patterns.append(rf"{name}\(\{{mask=\[\]\}}\) = {result}")
            patterns.append(r"getppid\(\) = \d+")  # the call after it goes by its own name
        for tracer in ("tracectl", "strace"):
            with self.subTest(tracer):
                lines = self.threads("handler-returns", suffix, tracer=tracer)["1"]
                self.assert_like(patterns, [line for line in lines if re.match("(rt_)?sigreturn|getppid", line)])

    def check_interrupted_calls(self, suffix):
        lines = self.threads("handler-returns", suffix)["1"]
        interrupted = r"read\(3, 0x[0-9a-f]+, 1\) = \? ERESTARTSYS \(To be restarted if SA_RESTART is set\)"
        self.assert_like([interrupted] * 2, [line for line in lines if line.startswith("read(3, 0x")])
        self.assert_like([r'write\(4, "(\\0){32}"\.\.\., 200000\) = 65536'],
                         [line for line in lines if line.startswith("write(")])

    # --- restarts ---

    def check_call_restarts(self, suffix):
        """The interrupted call, the handler, and the same call once more; strace shows the same lines."""
        name = "sigreturn" if suffix else "rt_sigreturn"
        number = 3 if suffix else 0  # of read: the register that will hold it again
        patterns = [r"read\(3, 0x[0-9a-f]+, 4\) = \? ERESTARTSYS \(To be restarted if SA_RESTART is set\)",
                    r"--- SIGALRM \{si_signo=SIGALRM, si_code=SI_KERNEL\} ---",
                    r'write\(4, "!", 1\) = 1',
                    rf"{name}\(\{{mask=\[\]\}}\) = {number}",
                    r'read\(3, "!", 4\) = 1',
                    r"getppid\(\) = \d+"]
        for tracer in ("tracectl", "strace"):
            with self.subTest(tracer):
                lines = self.threads("call-restarts", suffix, tracer=tracer)["1"]
                first = next(i for i, line in enumerate(lines) if line.startswith("read(3, 0x"))
                self.assert_like(patterns, lines[first:first + len(patterns)])

    def restarted(self, case, suffix, call, result):
        """By a number of its own, restart_syscall, which has no arguments: the kernel keeps them.  strace remembers for
        us what it is that goes on, and adds a line of its own when a process stops, of which no tracepoint tells."""
        name = call.partition("\\(")[0]
        patterns = [call + r"\) = \? ERESTART_RESTARTBLOCK \(Interrupted by signal\)",
                    r"--- SIGSTOP \{si_signo=SIGSTOP, si_code=SI_USER, si_pid=\d+, si_uid=0\} ---",
                    r"--- SIGCONT \{si_signo=SIGCONT, si_code=SI_USER, si_pid=\d+, si_uid=0\} ---",
                    rf"restart_syscall\((<\.\.\. resuming interrupted {name} \.\.\.>)?\) = {result}",
                    r"getppid\(\) = \d+", r"exit_group\(0\) = \?", r"\+\+\+ exited with 0 \+\+\+"]
        for tracer in ("tracectl", "strace"):
            with self.subTest(tracer):
                lines = [line for line in self.threads(case, suffix, tracer=tracer)["1.1"]
                         if line != "--- stopped by SIGSTOP ---"]
                self.assert_like(patterns, lines[-len(patterns):])

    def check_nanosleep_goes_on(self, suffix):
        self.restarted("stop-in-nanosleep", suffix,
                       r"nanosleep\(\{tv_sec=0, tv_nsec=900000000\}, \{tv_sec=0, tv_nsec=\d+\}", "0")

    def check_poll_goes_on(self, suffix):
        self.restarted("stop-in-poll", suffix, r"poll\(\[\{fd=3, events=POLLIN\}\], 1, 900", "0")

    def check_futex_goes_on(self, suffix):
        self.restarted("stop-in-futex", suffix,
                       r"futex\(0x[0-9a-f]+, FUTEX_WAIT, 7, \{tv_sec=0, tv_nsec=900000000\}",
                       r"-1 ETIMEDOUT \(Connection timed out\)")

    # --- new tasks: the first that is seen of them is a return, of a call that they did not make ---

    def check_new_tasks(self, suffix):
        log = self.trace("new-tasks", suffix, other=suffix)
        returns = re.compile(r"^\d*\s*(<\.\.\. )?(vfork|clone3?)(\(| resumed).*= 0$")
        self.assertEqual([], [line for line in log.splitlines() if returns.search(line)])
        trace = tracelog.parse(log)
        made = [tracelog.call_name(line) for line in trace.threads["1"] if tracelog.CREATES.match(line)]
        self.assertEqual(["vfork", "vfork", "clone", "clone3"], made[:4])
        self.assertEqual({"clone3"}, set(made[4:]))
        self.assertEqual(20, len(made[4:]))
        # Each begins with a call of its own.
        self.assertEqual("execve", tracelog.call_name(trace.threads["1.1"][0]))
        self.assertEqual(["exit_group(3) = ?", "+++ exited with 3 +++"], trace.threads["1.2"])
        self.assertEqual(["exit_group(4) = ?", "+++ exited with 4 +++"], trace.threads["1.3"])
        self.assertEqual(["exit_group(5) = ?", "+++ exited with 5 +++"], trace.threads["1.4"])
        for child in range(5, 25):
            thread = trace.threads[f"1.{child}"]
            self.assertEqual(1, sum(line.startswith("getppid() = ") for line in thread), thread)
            self.assertEqual(["exit(0) = ?", "+++ exited with 0 +++"], thread[-2:])

    def check_vfork_returns_when_its_child_lets_go(self, suffix):
        lines = [line for line in self.trace("new-tasks", suffix, other=suffix).splitlines()
                 if re.search(r"\bvfork\b|\bexecve\(.*done|exit_group\(3", line)]
        parent = lines[0].split()[0]
        patterns = [rf"{parent} +vfork\( <unfinished \.\.\.>", r"\d+ +execve\(.*",
                    rf"{parent} +<\.\.\. vfork resumed>\) += \d+",
                    rf"{parent} +vfork\( <unfinished \.\.\.>", r"\d+ +exit_group\(3\) += \?",
                    rf"{parent} +<\.\.\. vfork resumed>\) += \d+"]
        self.assert_like(patterns, lines)
        for child, resumed in ((1, 2), (4, 5)):
            self.assertEqual(lines[child].split()[0], lines[resumed].rpartition(" ")[2])

    # --- seccomp: decided before the tracepoint of the entry; what is refused has an exit at most ---

    def check_seccomp_error(self, suffix):
        """The exit tells of the call, and what it was refused with, as strace."""
        for tracer in ("tracectl", "strace"):
            with self.subTest(tracer):
                lines = self.threads("seccomp-errno", suffix, tracer=tracer)["1"]
                self.assertEqual(['write(-1, "before", 6) = -1 EBADF (Bad file descriptor)',
                                  "getppid() = -1 EXDEV (Invalid cross-device link)",
                                  "getppid() = -1 EXDEV (Invalid cross-device link)",
                                  'write(-1, "after", 5) = -1 EBADF (Bad file descriptor)'],
                                 [line for line in lines if re.match("write|getppid", line)])

    def check_seccomp_error_is_a_call_of_which_the_entry_was_not_seen(self, suffix):
        calls = [event for event in self.events("seccomp-errno", suffix)
                 if event["type"] == "call" and event["syscall"] == "getppid"]
        self.assertEqual([("EXDEV", -18, "exit")] * 2,
                         [(call["error"], call["ret"], call.get("seen")) for call in calls])

    def check_seccomp_trap(self, suffix):
        """The registers are put back before the signal: the call returns its own number."""
        number = 64 if suffix else 110
        for tracer in ("tracectl", "strace"):
            with self.subTest(tracer):
                lines = self.threads("seccomp-trap", suffix, tracer=tracer)["1"]
                begin = next(i for i, line in enumerate(lines) if line.startswith("write(-1, "))
                self.assert_like([r'write\(-1, "before", 6\) = -1 EBADF \(Bad file descriptor\)',
                                  rf"getppid\(\) = {number}", SIGSYS.pattern,
                                  rf"rt_sigreturn\(\{{mask=\[\]\}}\) = {number}",
                                  r'write\(-1, "after", 5\) = -1 EBADF \(Bad file descriptor\)'],
                                 lines[begin:begin + 5])

    def check_seccomp_trap_names_the_call(self, suffix):
        """si_syscall=__NR_getppid, si_arch=AUDIT_ARCH_X86_64, as strace."""
        traps = [[line for line in self.threads("seccomp-trap", suffix, tracer=tracer)["1"] if "--- SIGSYS" in line]
                 for tracer in ("tracectl", "strace")]
        ours, theirs = [[re.sub("si_call_addr=0x[0-9a-f]+", "", line) for line in lines] for lines in traps]
        self.assertEqual(theirs, ours)

    def check_seccomp_trap_kills(self, suffix):
        lines = self.threads("seccomp-trap-kills", suffix, status=-31)["1"]
        self.assertRegex(lines[-2], SIGSYS)
        self.assertRegex(lines[-1], r"^\+\+\+ killed by SIGSYS( \(core dumped\))? \+\+\+$")

    def check_seccomp_kills_the_process(self, suffix):
        """The signal has its line here: the kernel delivers it, though it lets no debugger stop there, so that strace
        does not see it.  The call is put back, and returns its number, as in a trap."""
        number = 64 if suffix else 110
        lines = self.threads("seccomp-kill-process", suffix, status=-31)["1"]
        begin = next(i for i, line in enumerate(lines) if line.startswith("write(-1, "))
        self.assert_like([r'write\(-1, "before", 6\) = -1 EBADF \(Bad file descriptor\)',
                          rf"getppid\(\) = {number}", SIGSYS.pattern,
                          r"\+\+\+ killed by SIGSYS( \(core dumped\))? \+\+\+"], lines[begin:])
        theirs = self.threads("seccomp-kill-process", suffix, tracer="strace", status=-31)["1"]
        self.assertEqual([line for line in lines[begin:] if not SIGSYS.match(line)], theirs[-3:])

    def check_seccomp_kills_the_thread(self, suffix):
        """Such a call has no end that a tracepoint tells of; strace, which stops at the entry before seccomp looks, has
        getppid() = ?."""
        threads = self.threads("seccomp-kill-thread", suffix)
        self.assertEqual(['write(-1, "in the thread", 13) = -1 EBADF (Bad file descriptor)',
                          "+++ killed by SIGSYS +++"], threads["1.1"][-2:])
        self.assertIn('write(-1, "the process lives", 17) = -1 EBADF (Bad file descriptor)', threads["1"])
        self.assertEqual("+++ exited with 0 +++", threads["1"][-1])
        self.assertFalse([line for line in threads["1.1"] if line.startswith(("getppid", "unknown"))])

    # --- calls that the kernel hands back to the program: neither end has a tracepoint, for strace neither ---

    def check_dispatch(self, suffix):
        name, number = ("sigreturn", 64) if suffix else ("rt_sigreturn", 110)
        for tracer in ("tracectl", "strace"):
            with self.subTest(tracer):
                lines = self.threads("dispatch", suffix, tracer=tracer)["1"]
                begin = next(i for i, line in enumerate(lines) if line.startswith("write(-1, "))
                self.assert_like([r'write\(-1, "before", 6\) = -1 EBADF \(Bad file descriptor\)',
                                  SIGSYS.pattern.replace("SYS_SECCOMP", "SYS_USER_DISPATCH"),
                                  rf"{name}\(\{{mask=\[\]\}}\) = {number}",
                                  r'write\(-1, "after", 5\) = -1 EBADF \(Bad file descriptor\)'],
                                 lines[begin:begin + 4])

    # --- ptrace: what the kernel did, not what the program asked for.  strace cannot tell, being a debugger itself ---

    def check_ptrace(self, suffix):
        lines = self.threads("ptrace", suffix)["1.1"]
        begin = next(i for i, line in enumerate(lines) if line.startswith("getuid("))
        self.assert_like([r"getuid\(\) = 0",
                          r'access\("/after", F_OK\) = -1 ENOENT \(No such file or directory\)',
                          r"syscall_0xf+\(.*\) = -1 ENOSYS \(Function not implemented\)",
                          # What the debugger makes of a result comes after the tracepoint.
                          r"getppid\(\) = (?!12345)\d+",
                          # Emulated: there is no entry, and the debugger says what it returns.
                          r"getppid\(\) = 54321",
                          r'write\(-1, "after", 5\) = -1 EBADF \(Bad file descriptor\)'],
                         [line for line in lines[begin:] if not line.startswith(("exit_group(", "+++"))])

    def check_ptrace_emulation_is_a_call_of_which_the_entry_was_not_seen(self, suffix):
        calls = [event for event in self.events("ptrace", suffix)
                 if event["type"] == "call" and event["syscall"] == "getppid"]
        self.assertEqual([None, "exit"], [call.get("seen") for call in calls])

    # --- numbers ---

    def check_numbers_that_nothing_has(self, suffix):
        """In as many digits as the number has; strace has the register's 64 bits of those below zero, and looks up
        x32's in the table of that ABI, though the kernel refuses them."""
        lines = self.threads("numbers", suffix)["1"]
        refused = r"\(0x1, 0x2, 0x3, 0x4, 0x5, 0x6\) = -1 ENOSYS \(Function not implemented\)"
        self.assert_like([rf"syscall_0x(f{{8}}){{1,2}}{refused}", rf"syscall_0x(f{{8}})?f{{7}}e{refused}",
                          *[rf"syscall_0x{nr}{refused}" for nr in ("1ff", "200", "3ff", "7fffffff", "40000000")],
                          rf"syscall_0x400000{'40' if suffix else '6e'}\(.*\) = -1 ENOSYS .*",
                          r"getppid\(\) = \d+"],
                         [line for line in lines if re.match("syscall_|getppid", line)])

    # --- int 0x80 from a 64-bit program, and the same calls of a 32-bit one ---

    def int80(self, suffix, tracer="tracectl"):
        done = harness.trace([harness.program(f"int80{suffix}"), "."], tracer=tracer)
        self.assertEqual(0, done.status, done.err)
        lines = tracelog.parse(done.log).calls()
        begin = next(i for i, line in enumerate(lines) if line.startswith('access("/by/int80"'))
        end = next(i for i, line in enumerate(lines) if line.startswith('execve("/proc/self/exe"'))
        return lines[begin:end + 1]

    def check_int80(self, suffix):
        """Strings, buffers, and structures whose words are 4 bytes wide: line by line as strace."""
        lines = self.int80(suffix)
        self.assertEqual(21, len(lines))
        self.assertEqual(self.int80(suffix, tracer="strace"), lines)

    def test_int80_of_a_64_bit_program_is_that_of_a_32_bit_one(self):
        self.assertEqual(self.int80(".i386"), self.int80(""))

    def test_int80_is_told_in_json(self):
        done = harness.trace([harness.program("int80"), "."], options=["--format", "json"])
        calls = [call for call in map(json.loads, done.log.splitlines()) if call["type"] == "call"]
        by_int80 = [call for call in calls if call.get("abi") == "i386"]
        self.assertEqual(21, len(by_int80))
        writev = next(call for call in by_int80 if call["syscall"] == "writev")
        self.assertEqual([{"iov_base": "first ", "iov_len": 6}, {"iov_base": "second", "iov_len": 6}],
                         writev["args"]["vec"])
