#!/usr/bin/env python3
"""Runs the end-to-end tests.

Usage: run.py --list           one name a line
       run.py [NAME...]        those named (MODULE.TEST, or MODULE for all of it), or all
Exits with 0 when all passed, 1 when one failed, and 77 when none failed and one was skipped.
"""

import os
import sys
import unittest

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)


def tests(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from tests(test)
        else:
            yield test


def name(test):
    """test_manners.Manners.test_exit_status -> manners.exit_status"""
    if isinstance(test, unittest.loader._FailedTest):  # a module that cannot even be imported
        return test.id().rpartition(".")[2].removeprefix("test_")
    module, _, method = test.id().split(".")
    return f"{module.removeprefix('test_')}.{method.removeprefix('test_')}"


def main(arguments):
    found = list(tests(unittest.defaultTestLoader.discover(HERE, pattern="test_*.py")))
    if arguments == ["--list"]:
        print("\n".join(name(test) for test in found))
        return 0
    chosen = [test for test in found
              if not arguments or name(test) in arguments or name(test).partition(".")[0] in arguments]
    if not chosen:
        print(f"no test is called {' '.join(arguments)}", file=sys.stderr)
        return 1
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(unittest.TestSuite(chosen))
    for _, reason in result.skipped:
        print(f"skipped: {reason}")
    if not result.wasSuccessful():
        return 1
    return 77 if result.skipped else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
