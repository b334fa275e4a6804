"""Whatever way a process or thread is made, it is traced from its first call, and told from the others."""

import harness
import tracelog


class Children(harness.NeedsBpf):
    def parsed(self, *command):
        return tracelog.parse(harness.trace(list(command)).log)

    def test_every_way_to_make_one(self):
        """process.c: eight children, one of which has one; a vfork and a clone."""
        parsed = self.parsed(harness.program("process"))
        reference = tracelog.parse(harness.trace([harness.program("process")], tracer="strace").log)
        self.assertEqual(set(reference.threads), set(parsed.threads))
        for thread, lines in reference.threads.items():
            self.assertEqual(lines[-1], parsed.threads[thread][-1], thread)

    def test_first_call_of_a_child_is_there(self):
        """A child that does nothing but leave."""
        parsed = self.parsed(harness.program("process"))
        self.assertRegex(parsed.calls("1.1")[-1], r"^exit_group\(3\) += \?$")

    def test_exec_keeps_the_thread(self):
        parsed = self.parsed("sh", "-c", "exec cat /etc/hostname")
        self.assertEqual({"1"}, set(parsed.threads))
        self.assertEqual(2, sum(1 for line in parsed.calls() if line.startswith("execve(") and line.endswith("= 0")))

    def test_many_short_ones(self):
        parsed = self.parsed("sh", "-c", "i=0; while [ $i -lt 200 ]; do /bin/true; i=$((i+1)); done")
        self.assertEqual(201, len(parsed.threads))
        for thread, lines in parsed.threads.items():
            self.assertEqual("+++ exited with 0 +++", lines[-1], thread)
        for number in range(1, 201):
            self.assertTrue(any(line.startswith('execve("/bin/true"') for line in parsed.calls(f"1.{number}")), number)

    def test_one_that_outlives_the_command(self):
        """It is traced to its end, as strace -f does; the status is still the command's."""
        done = harness.trace(["sh", "-c", "(sleep 0.5; cd /left-behind) & exit 3"])
        self.assertEqual(3, done.status)
        self.assertIn("/left-behind", done.log)
        for thread, lines in tracelog.parse(done.log).threads.items():
            self.assertRegex(lines[-1], r"^\+\+\+ exited with \d \+\+\+$", thread)
