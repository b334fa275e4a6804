"""`tracectl doctor` says whether tracing works here, in words and by its exit status; it needs no root to say so."""

import json
import os
import unittest

import harness


class Doctor(unittest.TestCase):
    def setUp(self):
        if not os.access(harness.TRACECTL, os.X_OK):
            raise AssertionError(f"{harness.TRACECTL} is not there: build it")

    def test_says_something_and_ends_in_order(self):
        done = harness.tracectl("doctor")
        self.assertIn(done.status, (0, 1))
        self.assertGreater(len(done.out.splitlines()), 2)

    def test_status_agrees_with_whether_a_command_can_be_traced(self):
        doctor = harness.tracectl("doctor")
        traced = harness.tracectl("run", "-o", "/dev/null", "--", "true")
        self.assertEqual(doctor.status == 0, traced.status == 0, doctor.out.decode() + traced.err)

    def test_json_says_the_same(self):
        done = harness.tracectl("doctor", "--json")
        report = json.loads(done.out)
        self.assertEqual(done.status == 0, report["usable"])
        text = harness.tracectl("doctor").out.decode()
        for finding in report["findings"]:
            self.assertIn(finding["name"], text)
            if finding["state"] == "missing":
                self.assertNotEqual("", finding["remedy"], finding)

    @unittest.skipIf(os.geteuid() != 0, "is run as root, to become somebody else")
    def test_without_privilege_it_names_the_remedy(self):
        done = harness.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", harness.TRACECTL, "doctor"])
        self.assertEqual(1, done.status)
        self.assertRegex(done.out.decode() + done.err, "root|sudo|CAP_BPF")
