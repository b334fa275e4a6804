"""The harness itself: what strace says of a program twice has to be equal once it is normalised.

Needs no BPF, only that processes may be traced.
"""

import unittest

import commands
import compare
import normalise
import tracelog


class Selfcheck(unittest.TestCase):
    maxDiff = None

    def check(self, command, drop=frozenset()):
        found = compare.compare(command, left="strace", right="strace", drop=drop)
        self.assertTrue(found.same_calls and found.share == 1.0, f"\n{found}")
        self.assertGreater(found.lines, 10)

    def test_unfinished_and_resumed_are_one_line(self):
        parsed = tracelog.parse('10 read(3,  <unfinished ...>\n11 getpid() = 11\n10 <... read resumed>"x", 1) = 1\n')
        self.assertEqual({"1": ['read(3, "x", 1) = 1'], "2": ["getpid() = 11"]}, parsed.threads)

    def test_alignment_of_results_is_no_difference(self):
        self.assertEqual(["close(3) = 0"], tracelog.parse("close(3)          = 0\n").threads["1"])

    def test_threads_are_named_by_who_made_them(self):
        parsed = tracelog.parse("5 fork() = 7\n6 pause() = 0\n5 vfork() = 6\n7 fork() = 8\n8 pause() = 0\n")
        self.assertEqual({5: "1", 7: "1.1", 6: "1.2", 8: "1.1.1"}, parsed.names)

    def test_ids_become_names_only_where_ids_stand(self):
        names = {4096: "1", 4097: "1.1"}
        self.assertEqual("read(3, ADDR, 4096) = 4096", normalise.line("read(3, 0x7ffff7fc1000, 4096) = 4096", names))
        self.assertEqual("getpid() = P1", normalise.line("getpid() = 4096", names))
        self.assertEqual("kill(P1.1, SIGTERM) = 0", normalise.line("kill(4097, SIGTERM) = 0", names))
        self.assertEqual("getppid() = PID", normalise.line("getppid() = 77", names))

    def test_an_unknown_flag_is_no_address(self):
        self.assertEqual("open(ADDR, 0x70000000 /* O_??? */) = 3",
                         normalise.line("open(0x55555555a000, 0x70000000 /* O_??? */) = 3", {}))

    def test_an_environment_is_an_address(self):
        self.assertEqual('execve("a", ["a"], ADDR /* 4 vars */) = 0',
                         normalise.line('execve("a", ["a"], 0x7fffffffed98 /* 4 vars */) = 0', {}))

    def test_a_missing_call_is_found(self):
        found = compare.Comparison({"1": ["a() = 0", "b() = 0"]}, {"1": ["a() = 0"]})
        self.assertFalse(found.same_calls)
        self.assertEqual(0.5, found.share)


def add(name, command, drop):
    setattr(Selfcheck, f"test_strace_agrees_with_itself_{name}", lambda self: self.check(command(), drop))


for each in [*commands.ACCEPTANCE, *commands.PROGRAMS]:
    add(each.name, each.command, each.drop)
