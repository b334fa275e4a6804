"""The ways into the kernel: int 0x80 from a 64-bit program, x32 numbers, numbers that nothing has, refused calls."""

import harness
import tracelog


class Abi(harness.NeedsBpf):
    def lines(self):
        return tracelog.parse(harness.trace([harness.program("abi")]).log).all_calls()

    def assert_one(self, pattern, lines):
        self.assert_finds(pattern, "\n".join(lines))

    def test_int80_has_the_names_of_i386(self):
        lines = self.lines()
        self.assert_one(r'^access\("/by/int80", R_OK\) = -1 ENOENT', lines)
        self.assert_one(r'^write\(-1, "/by/int80", 9\) = -1 EBADF', lines)
        self.assert_one(r'^open\("/by/int80", O_RDONLY\) = -1 ENOENT', lines)
        self.assertEqual(3, sum(1 for line in lines if line.startswith("getpid() = ") and "ENOSYS" not in line))

    def test_numbers_that_nothing_has(self):
        lines = self.lines()
        self.assert_one(r"^syscall_0x270f\(0x1, 0x2, 0x3, 0x4, 0x5, 0x6\) = -1 ENOSYS", lines)
        self.assert_one(r"^syscall_0x164\(0x1, 0x2, 0x3, 0x4, 0x5, 0x6\) = -1 ENOSYS", lines)
        self.assert_one(r"^syscall_0xf+\(0x1, 0x2, 0x3, 0x4, 0x5, 0x6\) = -1 ENOSYS", lines)

    def test_x32_numbers_fail_and_are_no_call_that_works(self):
        self.assert_one(r"^(syscall_0x40000027|getpid)\(.*\) = -1 ENOSYS", self.lines())

    def test_each_number_has_the_name_that_strace_gives_it(self):
        """allcalls.c makes every call; seccomp refuses it before the tracepoint, so that arguments are not seen."""
        for program in ("allcalls", "allcalls.i386"):
            with self.subTest(program):
                command = [harness.program(program)]
                ours = tracelog.parse(harness.trace(command).log).all_calls()
                theirs = tracelog.parse(harness.trace(command, tracer="strace").log).all_calls()
                refused = [[tracelog.call_name(line) for line in lines if " = -1 ENOSYS " in line]
                           for lines in (ours, theirs)]
                self.assertEqual(len(refused[1]), len(refused[0]))
                # What strace 6.1 does not know, we may.
                differing = [(our, their) for our, their in zip(*refused)
                             if our != their and not their.startswith("syscall_0x")]
                self.assertEqual([], differing)
