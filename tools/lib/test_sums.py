#!/usr/bin/env python3
"""Sums a JUnit file of ctest: `PASSED FAILED SKIPPED` on the first line, then each test that did not pass and why.

Usage: test_sums.py [--strict] FILE
With --strict, a test that was skipped because the kernel refuses BPF counts as failed.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree


def reason(case):
    """The last line in which the test itself says why it was skipped; GoogleTest says it after `Skipped`."""
    output = case.findtext("system-out") or ""
    said = re.findall(r"^(?:skipped: (.*)|.*: Skipped\n(.*))$", output, re.MULTILINE)
    if said:
        return "".join(said[-1]).strip()
    skipped = case.find("skipped")
    return "" if skipped is None else skipped.get("message", "")


def main(arguments):
    strict = "--strict" in arguments
    passed = failed = skipped = 0
    remarks = []
    for case in ElementTree.parse(arguments[-1]).getroot().iter("testcase"):
        name = case.get("name")
        if case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
            if case.get("status") == "notrun" and case.find("skipped") is None:
                failed += 1
                remarks.append(f"not run {name}")
            elif strict and "BPF" in reason(case):
                failed += 1
                remarks.append(f"FAILED  {name}: skipped, though it must not be here: {reason(case)}")
            else:
                skipped += 1
                remarks.append(f"skipped {name}: {reason(case)}")
        elif case.find("failure") is not None or case.get("status") == "fail":
            failed += 1
            remarks.append(f"FAILED  {name}")
        else:
            passed += 1
    print(passed, failed, skipped)
    for remark in remarks:
        print(remark)


if __name__ == "__main__":
    main(sys.argv[1:])
