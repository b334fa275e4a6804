"""Memory that the tracer cannot read when a call is entered: what the kernel then reads all the same is not missing,
what it cannot read is shown by its address, and what it changes is never shown as what it was."""

import json
import os
import re
import unittest

import harness
import tracelog
from both_abis import both_abis

PIPE = 31  # where faults.c writes to

# In the order of faults.c; {kernel} is an address in the kernel's half.
STRINGS = [
    'access("/ends/at/the/page", F_OK) = -1 ENOENT (No such file or directory)',
    "access(0x30020ff8, F_OK) = -1 EFAULT (Bad address)",
    "access(0x30030ff8, F_OK) = -1 EFAULT (Bad address)",
    'access("/far/from/everything/else", F_OK) = -1 ENOENT (No such file or directory)',
    # Pages that were never touched, or that were given back, are zeroes.
    'access("", F_OK) = -1 ENOENT (No such file or directory)',
    'access("", F_OK) = -1 ENOENT (No such file or directory)',
    'access("/on/the/disk", F_OK) = -1 ENOENT (No such file or directory)',
    'access("/touched/and/given/back", F_OK) = -1 ENOENT (No such file or directory)',
    'access("/across/two/cold/pages", F_OK) = -1 ENOENT (No such file or directory)',
    'access("/from/a/warm/into/a/cold/page", F_OK) = -1 ENOENT (No such file or directory)',
    'rename("/from/a/warm/into/a/cold/page", "/to") = -1 ENOENT (No such file or directory)',
    "access(NULL, F_OK) = -1 EFAULT (Bad address)",
    "access({kernel}, F_OK) = -1 EFAULT (Bad address)",
    "access(0x10, F_OK) = -1 EFAULT (Bad address)",
    "access(0x300a0000, F_OK) = -1 EFAULT (Bad address)",
    'rename("/cold/beside/a/bad/one", 0x300a0000) = -1 ENOENT (No such file or directory)',
    'rename(0x300a0000, "/not/reached") = -1 EFAULT (Bad address)',
]

BUFFERS = [
    'write(31, "a page from the disk", 20) = 20',
    'write(31, "a page given back", 17) = 17',
    r'write(31, "\0\0\0\0", 4) = 4',
    r'write(31, "\0\0\0\0", 4) = 4',
    'write(31, "a buffer on two cold pages", 26) = 26',
    'write(31, "A buffer that begins warm", 25) = 25',
    'write(31, "/far/from", 9) = 9',
    'write(31, "--------------------------------"..., 12288) = 12288',
    "write(31, 0x30080ff8, 100) = -1 EFAULT (Bad address)",
    "write(31, NULL, 8) = -1 EFAULT (Bad address)",
    "write(31, {kernel}, 8) = -1 EFAULT (Bad address)",
    "write(31, 0x30090000, 6) = -1 EFAULT (Bad address)",
]
# The kernel refuses the descriptor before it looks at the buffer, so that the page is as cold at the exit as it was at
# the entry.  strace, which may wait for the disk, shows it.
NEVER_READ = "write(-1, 0x300a0040, 10) = -1 EBADF (Bad file descriptor)"
NEVER_READ_STRACE = 'write(-1, "never read", 10) = -1 EBADF (Bad file descriptor)'

MESSAGE = "{msg_name=%s, msg_namelen=%d, msg_iov=%s, msg_iovlen=1, msg_controllen=0, msg_flags=0}, MSG_DONTWAIT"
VECTORS = [
    'writev(31, [{iov_base="warm ", iov_len=5}, {iov_base="cold ", iov_len=5}, {iov_base="\\0\\0", iov_len=2},'
    ' {iov_base="colder", iov_len=6}], 4) = 18',
    'writev(31, [{iov_base="warm ", iov_len=5}, {iov_base="cold ", iov_len=5}, {iov_base=0x30040000, iov_len=6},'
    " {iov_base=0x10, iov_len=3}, {iov_base=NULL, iov_len=0}], 5) = -1 EFAULT (Bad address)",
    'writev(31, [{iov_base="warm ", iov_len=5}], 1) = 5',
    "writev(31, 0x30040000, 1) = -1 EFAULT (Bad address)",
    "sendmsg(7, " + MESSAGE % ('{sa_family=AF_INET, sin_port=htons(7), sin_addr=inet_addr("127.0.0.1")}', 16,
                               '[{iov_base="a cold message", iov_len=14}]') + ") = 14",
    "sendmsg(5, " + MESSAGE % ("NULL", 0, "[{iov_base=0x30040000, iov_len=6}]") + ") = -1 EFAULT (Bad address)",
    "sendmsg(5, " + MESSAGE % ("NULL", 0, "0x30040000") + ") = -1 EFAULT (Bad address)",
    "sendmsg(5, " + MESSAGE % ("NULL", 0, '[{iov_base="all of it is cold", iov_len=17}]') + ") = 17",
]

# The calls of structures() that are compared with strace; those that lead further have tests of their own.
STRUCTURES = re.compile(r"(rt_sig(action\(SIGUSR1|procmask\(SIG_SETMASK)|nanosleep|utimensat|connect|setsockopt|sendto"
                        r"|epoll_ctl|sched_setaffinity|fcntl(64)?\(\d+, F_SETLK|prctl|futex|symlink|setxattr"
                        r"|add_key|pwritev|setitimer|setrlimit)")

BLOCKED = [
    "nothing comes between the halves",
    "a thread that goes to other CPUs",
    "another call between both halves",
    "both: another call and other CPU",
]

PATHS = 100_000


def unboxed(value):
    """Of [5], [[5]] and 5 the 5: a number behind a pointer stands in as many brackets as strace puts around it."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict):
        return {key: unboxed(inner) for key, inner in value.items()}
    return value


def json_calls(log):
    return [line for line in map(json.loads, log.splitlines()) if line["type"] == "call"]


@both_abis
class Faults(harness.NeedsBpf):
    def lines(self, mode, suffix, pattern, tracer="tracectl"):
        command = [harness.program(f"faults{suffix}"), mode, "."]
        done = harness.trace(command, tracer=tracer)
        self.assertEqual(0, done.status, done.err)
        return [line for line in tracelog.parse(done.log).calls() if re.match(pattern, line)]

    def assert_lines(self, expected, mode, suffix, pattern, as_strace=None):
        kernel = "0xfffff000" if suffix else "0xfffffffffffff000"
        expected = [line.replace("{kernel}", kernel) for line in expected]
        self.assertEqual(expected, self.lines(mode, suffix, pattern))
        differing = as_strace or {}
        self.assertEqual([differing.get(line, line) for line in expected],
                         self.lines(mode, suffix, pattern, tracer="strace"))

    # --- what the kernel reads, and what it cannot read ---

    def check_strings(self, suffix):
        self.assert_lines(STRINGS, "strings", suffix, r'(access\((?!"/etc/)|rename\()(?!.*ENAMETOOLONG)')

    def check_path_as_long_as_the_kernel_reads(self, suffix):
        """Behind its 4096 bytes, which are no path, nothing can be read, and nobody does.  strace shows one less."""
        (line,) = self.lines("strings", suffix, ".*ENAMETOOLONG")
        self.assertRegex(line, r'^access\("x{4095,4096}"\.\.\., F_OK\) = -1 ENAMETOOLONG \(File name too long\)$')

    def check_buffers(self, suffix):
        self.assert_lines([*BUFFERS, NEVER_READ], "buffers", suffix, rf"write\(({PIPE}|-1), ",
                          as_strace={NEVER_READ: NEVER_READ_STRACE})

    def check_buffer_that_the_call_fills(self, suffix):
        self.assertIn('read(5, "an answer", 9) = 9', self.lines("buffers", suffix, "read"))

    def check_vectors(self, suffix):
        self.assert_lines(VECTORS, "vectors", suffix, "writev|sendmsg")

    def check_structures(self, suffix):
        """Line by line as strace, which may wait for the disk: the kernel has read all of this."""
        ours = self.lines("structures", suffix, STRUCTURES)
        self.assertEqual(self.lines("structures", suffix, STRUCTURES, tracer="strace"), ours)
        self.assertEqual(18, len(ours))

    def check_messages_of_a_failed_call(self, suffix):
        """The kernel has read the headers also of those that were not sent, whatever the result says."""
        ours = self.lines("structures", suffix, "sendmmsg")
        self.assertEqual(self.lines("structures", suffix, "sendmmsg", tracer="strace"), ours)
        self.assertEqual(2, len(ours))

    def check_structure_that_leads_to_a_cold_one(self, suffix):
        shown = "{sigmask=[USR1], sigsetsize=8}) = 0 (Timeout)"
        self.assertEqual([shown] * 3, [line[line.index("{sigmask"):]
                                       for line in self.lines("structures", suffix, "pselect6")])

    def check_halves_that_stand_apart(self, suffix):
        """A blocked call's exit looks again, whatever has become of its thread and of the CPU where it began."""
        if len(os.sched_getaffinity(0)) < 2:
            raise unittest.SkipTest("a thread that changes CPUs needs two of them")
        done = harness.trace([harness.program(f"faults{suffix}"), "blocked", "."])
        self.assertEqual(0, done.status, done.err)
        written = [line.partition(", ")[2] for line in tracelog.parse(done.log).all_calls()
                   if re.match(r"write\(\d+, .*, 32\) = 32", line)]
        self.assertEqual([f'"{text}", 32) = 32' for text in BLOCKED], written)

    # --- calls whose return nobody asked for: what faulted needs the exit after all ---

    def check_strings_without_returns(self, suffix):
        command = [harness.program(f"faults{suffix}"), "strings", "."]
        done = harness.trace(command, options=["--format", "json", "-e", "trace=access", "-e", "exit=!access"])
        self.assertEqual(0, done.status, done.err)
        paths = [call["args"]["filename"] for call in json_calls(done.log)]
        expected = [line.partition("(")[2].partition(", ")[0] for line in STRINGS if line.startswith("access")]
        expected = [None if path == "NULL" else path.strip('"') for path in expected]
        expected[expected.index("{kernel}")] = "0xfffff000" if suffix else "0xfffffffffffff000"
        # The loader looks for a file, and the path that is too long has a test of its own.
        self.assertEqual(expected, [path for path in paths if path not in ("/etc/ld.so.preload", "0x300b0000")
                                    and not isinstance(path, dict)])

    def check_halves_that_stand_apart_without_returns(self, suffix):
        if len(os.sched_getaffinity(0)) < 2:
            raise unittest.SkipTest("a thread that changes CPUs needs two of them")
        done = harness.trace([harness.program(f"faults{suffix}"), "blocked", "."],
                             options=["--format", "json", "-e", "trace=write", "-e", "exit=!write"])
        self.assertEqual(0, done.status, done.err)
        self.assertEqual(BLOCKED, [call["args"].get("buf") for call in json_calls(done.log)
                                   if call["args"].get("count") == 32])

    # --- what a call reads and then changes ---

    def inout(self, suffix):
        command = [harness.program(f"faults{suffix}"), "inout", "."]
        done = harness.trace(command, options=["--format", "json"])
        self.assertEqual(0, done.status, done.err)
        return json_calls(done.log)

    def assert_not_before(self, value, after, name):
        """What was there is not told, since nobody has read it; what is there now is told as that, or not at all."""
        value = unboxed(value)
        if isinstance(value, str):
            self.assertRegex(value, "^0x[0-9a-f]+$", name)
        else:
            self.assertEqual({"after": after}, value, name)

    def check_offset_that_was_not_readable(self, suffix):
        """strace, which reads it before, shows [2] => [5]."""
        sent = [call for call in self.inout(suffix) if call["syscall"] == "sendfile"]
        by_count = {call["args"]["count"]: call for call in sent}
        self.assertEqual([3, 4, 5, 8], [call["ret"] for call in sent if call["ret"] > 0])
        for count, after in ((3, 5), (4, 4), (5, 5)):
            self.assert_not_before(by_count[count]["args"]["offset"], after, f"sendfile of {count}")
        # Nothing was sent, so nothing was changed; whoever says more than the address says 2.
        self.assertIn(unboxed(by_count[6]["args"]["offset"]), (2, "0x30080040"))
        self.assertEqual("0x30090000", by_count[7]["args"]["offset"])
        self.assertEqual({"before": 2, "after": 10}, unboxed(by_count[8]["args"]["offset"]))

    def check_offsets_of_copies_that_were_not_readable(self, suffix):
        """The kernel writes them back, and strace shows what they were."""
        calls = self.inout(suffix)
        refused, copied = [call["args"]["off_in"] for call in calls if call["syscall"] == "copy_file_range"]
        self.assertIn(unboxed(refused), (1, "0x300d0040"))
        self.assert_not_before(copied, 4, "copy_file_range")
        spliced = next(call["args"]["off_in"] for call in calls if call["syscall"] == "splice")
        self.assert_not_before(spliced, 7, "splice")

    def check_lengths_that_were_not_readable(self, suffix):
        """strace: [128 => 16]."""
        calls = {call["syscall"]: call["args"] for call in self.inout(suffix)}
        self.assert_not_before(calls["getsockname"]["usockaddr_len"], 16, "getsockname")
        self.assert_not_before(calls["getsockopt"]["optlen"], 4, "getsockopt")
        self.assert_not_before(calls["recvfrom"]["addr_len"], 0, "recvfrom")
        message = calls["recvmsg"]["msg"]
        if not isinstance(message, str):  # the header as a whole
            self.assert_not_before(message["msg_namelen"], 0, "recvmsg")
            self.assertEqual([{"iov_base": "incoming", "iov_len": 16}], message["msg_iov"])
        # What was filled is there nevertheless.
        self.assertEqual("AF_INET", calls["getsockname"]["usockaddr"]["sa_family"])
        self.assertEqual([2], calls["getsockopt"]["optval"])

    def check_structures_that_were_not_readable(self, suffix):
        calls = self.inout(suffix)
        select = [call["args"] for call in calls if call["syscall"] in ("select", "_newselect")]
        self.assert_not_before(select[0]["tvp"], {"tv_sec": 0, "tv_usec": 0}, "select's time")
        self.assert_not_before(select[1]["inp"], [], "select's set")
        poll = next(call for call in calls if call["syscall"] == "poll")
        self.assertEqual(("0x300c0040", 1), (poll["args"]["ufds"], poll["ret"]))
        # The kernel writes the version that it would have liked.
        capget = next(call["args"]["header"] for call in calls if call["syscall"] == "capget")
        self.assert_not_before(capget, {"version": "_LINUX_CAPABILITY_VERSION_3", "pid": 0}, "capget")
        # Of a lock, strace too shows what it has become.
        lock = next(call["args"]["arg"] for call in calls
                    if call["syscall"] == "fcntl" and call["args"]["cmd"] == "F_GETLK")
        self.assertEqual("F_UNLCK", lock["l_type"])

    def check_text_of_what_was_not_readable(self, suffix):
        text = "\n".join(self.lines("inout", suffix, "sendfile|getsockname"))
        self.assert_finds(r"^sendfile\(31, 8, (\? => \[5\]|0x30050040), 3\) = 3$", text)
        self.assert_finds(r"^getsockname\(7, \{sa_family=AF_INET, .*\}, (\[\? => 16\]|0x30030040)\) = 0$", text)
        self.assert_finds(r"^sendfile\(31, 8, \[2\] => \[10\], 8\) = 8$", text)

    # --- execve ---

    def execve(self, case, suffix):
        """The calls after the one that started the program."""
        program = harness.program(f"changes{suffix}")
        done = harness.trace([program, case, program], options=["--format", "json"])
        self.assertEqual(0, done.status, done.err)
        return program, [call for call in json_calls(done.log) if call["syscall"] == "execve"][1:]

    def check_execve_from_cold_pages(self, suffix):
        program, (execve,) = self.execve("exec-cold", suffix)
        self.assertEqual((program, ["changes", "done"], 0),
                         (execve["args"]["filename"], execve["args"]["argv"], execve["ret"]))

    def check_execve_from_cold_pages_by_a_thread(self, suffix):
        """It leaves under the leader's id, and its memory is another one by then."""
        program, calls = self.execve("exec-cold-by-thread", suffix)
        returned = [call for call in calls if "ret" in call]
        self.assertEqual([(program, ["changes", "done"], 0)],
                         [(call["args"]["filename"], call["args"]["argv"], call["ret"]) for call in returned])

    def check_execve_of_nothing_from_cold_pages(self, suffix):
        _, (execve,) = self.execve("exec-cold-fails", suffix)
        self.assertEqual(("/no/such/program", "ENOENT"), (execve["args"]["filename"], execve["error"]))
        # Whether the kernel came to the arguments is its affair.
        argv = execve["args"]["argv"]
        self.assertTrue(argv == ["changes", "done"] or isinstance(argv, str), argv)

    # --- very many ---

    def check_paths_of_a_cold_file(self, suffix):
        self.open_paths("open", suffix)

    def check_paths_of_pages_given_back(self, suffix):
        self.open_paths("open-each", suffix)

    def open_paths(self, how, suffix):
        """Not one of 100,000 is missing, in the order of each thread, while four threads wait for the disk in turns."""
        program = harness.program(f"paths{suffix}")
        # Beside the programs: the directory for temporary files may be one that lives in memory.
        file = os.path.join(harness.PROGRAMS, f"paths-{os.getpid()}")
        self.addCleanup(lambda: os.path.exists(file) and os.unlink(file))
        written = harness.run([program, "write", file, str(PATHS)])
        self.assertEqual(0, written.status, written.err)
        done = harness.trace([program, how, file, str(PATHS)], options=["--format", "json", "-e", "trace=openat"])
        self.assertEqual(0, done.status, done.err)
        by_thread = {}
        for call in json_calls(done.log):
            path = call["args"].get("filename")
            if isinstance(path, str) and (path.startswith(("/etc/", "/lib", "/usr/")) or path == file):
                continue
            self.assertEqual("ENOENT", call["error"])
            by_thread.setdefault(call["tid"], []).append(path)
        expected = [[f"/no/such/directory/path-{i:06}" for i in range(first, PATHS, 4)] for first in range(4)]
        for paths in by_thread.values():  # not assertEqual: a difference of 25,000 lines takes minutes to print
            wrong = [(i, path) for i, path in enumerate(paths) if not str(path).startswith("/no/such/directory/")]
            self.assertEqual([], wrong[:5], f"{len(wrong)} are missing")
        self.assertTrue(sorted(by_thread.values()) == expected, "each is there, and not in order")
