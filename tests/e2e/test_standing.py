"""Traces of what runs already: the whole machine, for a time."""

import json
import os
import signal
import subprocess
import time

import harness


class Standing(harness.NeedsBpf):
    def start(self, *options, form="json"):
        """tracectl run, and the file that it writes to; returns when it says that it traces."""
        path = os.path.join(harness.WORK, f"all.{form}")
        tracer = subprocess.Popen([harness.TRACECTL, "run", "--format", form, "-o", path, *options],
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

    def marks(self, path):
        """The scripts below open files that are not there, called mark-…: those that were seen, in order."""
        names = [o["args"].get("filename") for o in self.objects(path) if o.get("syscall") == "openat"]
        return [name for name in names if isinstance(name, str) and name.startswith("mark-")]

    def marks_of(self, script, *options):
        """What a shell script leaves in a trace that was begun before it."""
        tracer, path = self.start("-e", "trace=openat", *options)
        done = harness.run(["sh", "-c", script])
        self.assertEqual(0, done.status, done.err)
        time.sleep(0.2)
        tracer.send_signal(signal.SIGINT)
        self.assertEqual(0, tracer.wait(timeout=30), tracer.stderr.read())
        return self.marks(path)

    def shell_in_cgroups(self, name):
        """Functions of the scripts: `in_ CGROUP` moves the shell, `mark WORD` opens mark-WORD in another program."""
        top = self.cgroup(name)
        return (f"top={top}; root={os.path.dirname(top)}; in_() {{ sh -c 'echo $PPID' > $1/cgroup.procs; }}; "
                "mark() { cat mark-$1 2> /dev/null; return 0; }; ")

    def test_tasks_move_into_and_out_of_a_cgroup(self):
        name = f"tracectl-e2e-{os.getpid()}"
        functions = self.shell_in_cgroups(name)
        script = functions + """
            mark before; in_ $top; mark in
            (mark forked-inside)
            (in_ $root; mark child-left; in_ $top; mark child-back)
            mark parent-stayed
            mkfifo fifo; (read go < fifo; mark child-stayed) &
            in_ $root; mark parent-left; echo go > fifo; wait
            sh -c "echo \\$\\$ > $top/cgroup.procs; exec cat mark-exec-inside" 2> /dev/null
            mark after"""
        self.assertEqual(
            ["mark-in", "mark-forked-inside", "mark-child-back", "mark-parent-stayed", "mark-child-stayed",
             "mark-exec-inside"], self.marks_of(script, "--cgroup", name))

    def test_cgroups_that_come_later_below_one_belong_to_it(self):
        name = f"tracectl-e2e-{os.getpid()}"
        functions = self.shell_in_cgroups(name)
        script = functions + """
            mkdir -p $top/a/b/c; in_ $top/a/b/c; mark deep; in_ $top/a; mark half; in_ $root; mark out
            rmdir $top/a/b/c; mkdir $top/a/b/c; in_ $top/a/b/c; mark again; in_ $root
            mkdir -p $root/$(basename $top)-beside; in_ $root/$(basename $top)-beside; mark beside; in_ $root
            rmdir $root/$(basename $top)-beside $top/a/b/c $top/a/b $top/a; mark after"""
        self.assertEqual(["mark-deep", "mark-half", "mark-again"], self.marks_of(script, "--cgroup", name))

    def test_a_cgroup_that_is_removed_and_made_again_is_another_one(self):
        name = f"tracectl-e2e-{os.getpid()}"
        functions = self.shell_in_cgroups(name)
        self.cgroup(name, "below")
        script = functions + """
            in_ $top/below; mark first; in_ $root; old=$(stat -c %i $top/below)
            rmdir $top/below; mkdir $top/below; [ $(stat -c %i $top/below) != $old ] || exit 1
            in_ $top/below; mark second; in_ $root"""
        self.assertEqual(["mark-first"], self.marks_of(script, "--cgroup", f"{name}/below"))

    def test_the_cgroup_of_an_expression_is_the_task_s_own(self):
        name = f"tracectl-e2e-{os.getpid()}"
        functions = self.shell_in_cgroups(name)
        below = self.cgroup(name, "below")
        script = functions + """
            mark before; in_ $top; mark in; { true < mark-self; } 2> /dev/null; in_ $top/below; mark below
            in_ $top; mark back; in_ $root; mark after"""
        expression = f"cgroup == {os.stat(self.cgroup(name)).st_ino}"
        self.assertEqual(["mark-in", "mark-self", "mark-back"], self.marks_of(script, "--all", "--where", expression))
        # With --cgroup the kernel goes by that, and the expression chooses among what it lets through.
        self.assertEqual([], self.marks_of(script, "--cgroup", below, "--where", expression))

    def test_the_cgroup_of_an_expression_is_found_in_the_kernel(self):
        name = f"tracectl-e2e-{os.getpid()}"
        functions = self.shell_in_cgroups(name)
        expression = f"cgroup == {os.stat(self.cgroup(name)).st_ino}"
        tracer, raw = self.start("--all", "--where", expression, form="raw")
        harness.run(["sh", "-c", functions + "mark out; in_ $top; mark in; in_ $root; mark out"])
        tracer.send_signal(signal.SIGINT)
        self.assertEqual(0, tracer.wait(timeout=30), tracer.stderr.read())
        shown = [json.loads(line) for line in harness.tracectl("show", "--format", "json", raw).out.splitlines()]
        calls = [o for o in shown if o["type"] == "call"]
        self.assertTrue(calls)
        self.assertFalse([o for o in calls if o["pid"] == os.getpid()], "this program was not in the cgroup")
        self.assertNotIn("mark-out", [o["args"].get("filename") for o in calls])

    def test_the_cgroup_of_what_was_there_before_is_known(self):
        name = f"tracectl-e2e-{os.getpid()}"
        group, below = self.cgroup(name), self.cgroup(name, "below")
        traced = subprocess.Popen(["sh", "-c", "while :; do : < /etc/hostname; done"])
        self.addCleanup(traced.wait)
        self.addCleanup(traced.kill)
        with open(os.path.join(below, "cgroup.procs"), "w", encoding="utf-8") as procs:
            procs.write(str(traced.pid))
        for place, inside in ((below, True), (group, False)):
            expression = f"cgroup == {os.stat(place).st_ino} and syscall == openat"
            tracer, path = self.start("-p", str(traced.pid), "--for", "0.3s", "--where", expression)
            self.assertEqual(0, tracer.wait(timeout=60), tracer.stderr.read())
            self.assertEqual(inside, bool(self.objects(path)), expression)

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

    # Changes its effective user in the middle, and opens a mark before, between and after.
    CHANGES_USER = ["python3", "-c", """
import os, sys
def mark(name):
    try: os.open("mark-" + name, os.O_RDONLY)
    except OSError: pass
sys.stdin.readline()
mark("before"); os.seteuid(12345); mark("between-1"); mark("between-2"); os.seteuid(0); mark("after")
"""]

    def trace_of_user(self, form):
        traced = subprocess.Popen(self.CHANGES_USER, stdin=subprocess.PIPE, text=True, cwd=harness.WORK)
        self.addCleanup(traced.wait)
        self.addCleanup(traced.kill)
        self.addCleanup(traced.stdin.close)
        expression = "uid == 12345 and syscall == openat"
        tracer, path = self.start("-p", str(traced.pid), "--where", expression, form=form)
        traced.stdin.write("go\n")
        traced.stdin.flush()
        self.assertEqual(0, traced.wait(timeout=30))
        self.assertEqual(0, tracer.wait(timeout=30), tracer.stderr.read())
        return path

    def test_a_filter_by_user_follows_the_user_at_once(self):
        raw = self.trace_of_user("raw")
        shown = os.path.join(harness.WORK, "shown.json")
        self.assertEqual(0, harness.tracectl("show", "--format", "json", "-o", shown, raw).status)
        self.assertEqual(["mark-between-1", "mark-between-2"], self.marks(shown))

    def test_what_is_shown_of_a_user_follows_the_user_at_once(self):
        self.assertEqual(["mark-between-1", "mark-between-2"], self.marks(self.trace_of_user("json")))

    # A shell, its child and its grandchild: each says that it is there, waits for a line, and opens its mark.
    FAMILY = """exec 3<&0
sh -c 'sh -c "echo ready; read go <&3; cat mark-grandchild; :" & echo ready; read go <&3; cat mark-child; wait' &
echo ready; read go <&3; cat mark-top; wait; exit 0"""

    def family(self):
        shell = subprocess.Popen(["sh", "-c", self.FAMILY], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL, text=True)
        for clean_up in (shell.wait, shell.kill, shell.stdout.close, shell.stdin.close):
            self.addCleanup(clean_up)
        self.assertEqual(["ready\n"] * 3, [shell.stdout.readline() for _ in range(3)])
        return shell

    def test_a_tree_that_is_there_already(self):
        traced, other = self.family(), self.family()
        tracer, path = self.start("--tree", str(traced.pid), "-e", "trace=openat")
        for shell in (other, traced):
            shell.stdin.write("go\n" * 3)
            shell.stdin.flush()
            self.assertEqual(0, shell.wait(timeout=30))
        self.assertEqual(0, tracer.wait(timeout=30), tracer.stderr.read())  # ends when nobody is left
        self.assertEqual(["mark-child", "mark-grandchild", "mark-top"], sorted(self.marks(path)))

    def test_a_process_without_its_tree(self):
        traced = self.family()
        tracer, path = self.start("-p", str(traced.pid), "-e", "trace=openat")
        traced.stdin.write("go\n" * 3)
        traced.stdin.flush()
        self.assertEqual(0, traced.wait(timeout=30))
        self.assertEqual(0, tracer.wait(timeout=30), tracer.stderr.read())
        self.assertEqual(["mark-top"], self.marks(path))

    def test_options_that_do_not_go_together(self):
        for arguments, says in ((["--all", "-p", "1"], "do not go together"),
                                (["--all", "--", "true"], "do not go together"),
                                (["--for", "1s", "--", "true"], "--for goes with -p, --tree, --all and --cgroup"),
                                (["--tree", "1", "--", "true"], "do not go together"),
                                (["--tree", "1", "-p", "1"], "do not go together"),
                                (["--tree", "1", "--all"], "do not go together"),
                                (["--tree", "1", "--no-follow"], "--tree and --no-follow do not go together"),
                                (["--all", "--for", "soon"], "unit not recognized"), ([], "what is to be traced?")):
            with self.subTest(arguments):
                done = harness.tracectl("run", *arguments)
                self.assertEqual(2, done.status)
                self.assertIn(says, done.err)
