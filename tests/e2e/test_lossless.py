"""Nothing is lost that fits through: a million calls, from a standing start and after a rest."""

import harness
import tracelog

CALLS = 1_000_000
DD = f"dd if=/dev/zero of=/dev/null bs=1 count={CALLS} status=none"


class Lossless(harness.NeedsBpf):
    def check(self, command, also=0):
        """As many reads of /dev/zero and writes to /dev/null as dd made; those of its start-up go to other files."""
        done = harness.trace(command, options=["-e", "trace=read,write"])
        self.assertEqual(0, done.status, done.err)
        self.assertEqual([], [line for line in (done.log + done.err).splitlines() if "lost" in line.lower()])
        self.assertEqual(CALLS, done.log.count('write(1, "\\0", 1)'))
        self.assertEqual(CALLS, done.log.count('read(0, "\\0", 1)'))

    def test_a_million_reads_and_writes(self):
        self.check(DD.split())

    def test_a_million_after_three_seconds_of_rest(self):
        self.check(["sh", "-c", f"sleep 3; {DD}"])

    def test_counted_calls_are_all_there_in_order(self):
        done = harness.trace([harness.program("counted"), "200000"], options=["-e", "trace=lseek"])
        self.assertEqual(b"200000\n", done.out)
        calls = [line for line in tracelog.parse(done.log).all_calls() if line.startswith("lseek(-1, ")]
        self.assertEqual([str(i) for i in range(200000)], [line.split(", ")[1] for line in calls])

    def test_threads_at_once(self):
        """Eight threads with 50 writes and 50 seeks each."""
        parsed = tracelog.parse(harness.trace([harness.program("threads")]).log)
        self.assertEqual(9, len(parsed.threads))
        self.assertEqual(8 * 50, parsed.count("write"))
        self.assertEqual(8 * 50, sum(1 for line in parsed.all_calls() if "SEEK_SET) = -1 EBADF" in line))

    def test_processes_that_wait_for_each_other(self):
        parsed = tracelog.parse(harness.trace([harness.program("blocker")]).log)
        for thread in ("1", "1.1"):
            balls = [line for line in parsed.calls(thread) if '"ball", 4) = 4' in line]
            self.assertEqual(200, len(balls), thread)
