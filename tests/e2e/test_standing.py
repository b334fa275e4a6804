"""Traces of what runs already: the whole machine, for a time."""

import json
import os
import signal
import subprocess
import time

import harness


class Standing(harness.NeedsBpf):
    def start(self, *options):
        """tracectl run, and the file that it writes JSON to; returns when it says that it traces."""
        path = os.path.join(harness.WORK, "all.json")
        tracer = subprocess.Popen([harness.TRACECTL, "run", "--format", "json", "-o", path, *options],
                                  stderr=subprocess.PIPE, text=True)
        self.addCleanup(tracer.stderr.close)
        self.addCleanup(lambda: tracer.poll() is None and tracer.kill())
        self.assertIn("Ctrl-C ends it", tracer.stderr.readline())
        return tracer, path

    def objects(self, path):
        with open(path, encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    def test_the_whole_machine_until_ctrl_c(self):
        tracer, path = self.start("--all", "-e", "trace=openat,execve")
        time.sleep(0.2)
        subprocess.run(["cat", "/etc/hostname"], stdout=subprocess.DEVNULL, check=True)
        time.sleep(0.2)
        tracer.send_signal(signal.SIGINT)
        self.assertEqual(0, tracer.wait(timeout=30), tracer.stderr.read())
        objects = self.objects(path)
        opened = [o for o in objects if o.get("syscall") == "openat" and o["comm"] == "cat"]
        self.assertIn("/etc/hostname", [o["args"]["filename"] for o in opened])
        self.assertTrue(any(o.get("syscall") == "execve" and "cat" in o["args"]["argv"] for o in objects))
        self.assertFalse([o for o in objects if o.get("pid") == tracer.pid], "it must not trace itself")

    def test_for_a_time(self):
        begin = time.monotonic()
        tracer, path = self.start("--all", "--for", "700ms", "-e", "trace=openat")
        time.sleep(0.2)
        subprocess.run(["cat", "/etc/hostname"], stdout=subprocess.DEVNULL, check=True)
        self.assertEqual(0, tracer.wait(timeout=30), tracer.stderr.read())
        self.assertTrue(0.7 <= time.monotonic() - begin < 15)
        self.assertIn("/etc/hostname", [o["args"]["filename"] for o in self.objects(path) if o["type"] == "call"])

    def test_one_process_for_a_time(self):
        traced = subprocess.Popen(["sh", "-c", "while :; do : < /etc/hostname; done"])
        self.addCleanup(traced.wait)
        self.addCleanup(traced.kill)
        tracer, path = self.start("-p", str(traced.pid), "--for", "0.3s", "-e", "trace=openat")
        self.assertEqual(0, tracer.wait(timeout=60), tracer.stderr.read())
        objects = self.objects(path)
        self.assertEqual({traced.pid}, {o["pid"] for o in objects})
        self.assertEqual({"/etc/hostname"}, {o["args"]["filename"] for o in objects})
        self.assertIsNone(traced.poll(), "it must live on")

    def test_options_that_do_not_go_together(self):
        for arguments, says in ((["--all", "-p", "1"], "do not go together"),
                                (["--all", "--", "true"], "do not go together"),
                                (["--for", "1s", "--", "true"], "--for goes with -p and --all"),
                                (["--all", "--for", "soon"], "unit not recognized"), ([], "what is to be traced?")):
            with self.subTest(arguments):
                done = harness.tracectl("run", *arguments)
                self.assertEqual(2, done.status)
                self.assertIn(says, done.err)
