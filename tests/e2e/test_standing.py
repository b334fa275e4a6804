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
        # The call that it was in when tracing began is seen from its exit alone, the last one perhaps from its enter.
        whole = [o for o in objects if "seen" not in o]
        self.assertGreater(len(whole), 10)
        self.assertLessEqual(len(objects) - len(whole), 2)
        self.assertEqual({"/etc/hostname"}, {o["args"]["filename"] for o in whole})
        self.assertIsNone(traced.poll(), "it must live on")

    def cgroup(self, *names):
        """New cgroups in the version 2 hierarchy, one below the other."""
        with open("/proc/self/mounts", encoding="utf-8") as mounts:
            roots = [line.split()[1] for line in mounts if line.split()[2] == "cgroup2"]
        if not roots:
            self.skipTest("no cgroup hierarchy of version 2 is mounted")
        path = roots[0]
        for name in names:
            path = os.path.join(path, name)
            if not os.path.isdir(path):
                os.mkdir(path)
                self.addCleanup(os.rmdir, path)
        return path

    def test_a_cgroup_and_what_is_below_it(self):
        name = f"tracectl-e2e-{os.getpid()}"
        top, below = self.cgroup(name), self.cgroup(name, "below")
        tracer, path = self.start("--cgroup", name, "-e", "trace=openat")
        time.sleep(0.2)
        later = self.cgroup(name, "later")
        root = os.path.dirname(top)
        script = "; ".join(f"echo $$ > {group}/cgroup.procs; cat {file} > /dev/null"
                           for group, file in ((below, "/etc/hostname"), (later, "/etc/passwd"), (root, "/etc/group"),
                                               (top, "/etc/shells")))
        subprocess.run(["sh", "-c", f"cat /etc/fstab > /dev/null; {script}; echo $$ > {root}/cgroup.procs"], check=True)
        time.sleep(0.2)
        tracer.send_signal(signal.SIGINT)
        self.assertEqual(0, tracer.wait(timeout=30), tracer.stderr.read())
        opened = [o["args"]["filename"] for o in self.objects(path) if o["type"] == "call" and o["comm"] == "cat"]
        self.assertEqual(["/etc/hostname", "/etc/passwd", "/etc/shells"],
                         [name for name in opened if name in ("/etc/hostname", "/etc/passwd", "/etc/shells",
                                                              "/etc/group", "/etc/fstab")])

    def test_what_is_no_cgroup_is_named(self):
        self.cgroup()
        for path, says in (("nonesuch", "there is no cgroup nonesuch"), ("/etc", "/etc is no cgroup")):
            done = harness.tracectl("run", "--cgroup", path, "--for", "1s")
            self.assertEqual(2, done.status)
            self.assertIn(says, done.err)

    def test_tasks_that_an_expression_names_are_found_in_the_kernel(self):
        raw = os.path.join(harness.WORK, "trace.raw")
        done = harness.tracectl("run", "--format", "raw", "-o", raw, "--where", "uid == 12345 and syscall == getppid",
                                "--", "sh", "-c", "exec setpriv --reuid 12345 sh -c 'echo $PPID'")
        self.assertEqual(0, done.status, done.err)
        shown = harness.tracectl("show", "--format", "json", raw).out.decode().splitlines()
        self.assertEqual([], [line for line in shown if json.loads(line).get("syscall") not in (None, "getppid")])
        self.assertTrue([line for line in shown if json.loads(line).get("syscall") == "getppid"])

    def test_options_that_do_not_go_together(self):
        for arguments, says in ((["--all", "-p", "1"], "do not go together"),
                                (["--all", "--", "true"], "do not go together"),
                                (["--for", "1s", "--", "true"], "--for goes with -p, --all and --cgroup"),
                                (["--all", "--for", "soon"], "unit not recognized"), ([], "what is to be traced?")):
            with self.subTest(arguments):
                done = harness.tracectl("run", *arguments)
                self.assertEqual(2, done.status)
                self.assertIn(says, done.err)
