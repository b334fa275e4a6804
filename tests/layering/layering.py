#!/usr/bin/env python3
"""Checks that includes point downward only.

One folder is one target is one step of the journey; CMakeLists.txt at the top lists the folders in that order.
Usage: layering.py [TOP OF THE REPOSITORY]; says each violation on a line, and exits with 1 if there is one.
"""

import os
import re
import sys

SOURCES = (".h", ".c", ".cc")
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)
GENERATED = (".skel.h", "vmlinux.h")  # made by the build out of bpf/ and the running kernel


def folders_in_order(top):
    with open(os.path.join(top, "CMakeLists.txt"), encoding="utf-8") as file:
        folders = re.findall(r"^\s*add_subdirectory\(([^) ]+)", file.read(), re.MULTILINE)
    return [folder for folder in folders if folder != "tests"]


def sources(top):
    for place in ("lib", "bpf", "daemon", "tools"):
        for directory, _, names in os.walk(os.path.join(top, place)):
            for name in sorted(names):
                if name.endswith(SOURCES):
                    yield os.path.relpath(os.path.join(directory, name), top)


def folder_of(path, folders):
    """The longest listed folder that the path is below; bpf/ is one without being listed; None for any other."""
    at = [folder for folder in [*folders, "bpf"] if path.startswith(folder + "/")]
    return max(at, key=len, default=None)


def resolve(top, includer, included):
    """The path of an included file below the top, as the compiler finds it, or None."""
    for base in (os.path.dirname(includer), ""):
        path = os.path.normpath(os.path.join(base, included))
        if os.path.exists(os.path.join(top, path)):
            return path
    return None


def complaint(top, folders, includer, quote, included):
    """What is wrong with one include line, or None."""
    here = folder_of(includer, folders)
    if quote == "<" or included.endswith(GENERATED):
        of_libbpf = included.startswith("bpf/") or included.endswith(".skel.h")
        if of_libbpf and here not in ("lib/probe", "bpf"):
            return "only lib/probe knows libbpf"
        return None
    path = resolve(top, includer, included)
    if path is None:
        return "there is no such file"
    there = folder_of(path, folders)
    if there is None:
        return "that is not in a folder which CMakeLists.txt lists"
    if here == "bpf":
        return None if there in ("bpf", "lib/wire") else "bpf/ includes nothing but lib/wire"
    if there == "bpf":
        return "bpf/ is the kernel's side"
    if here == "lib/wire":
        return None if there == here else "lib/wire is shared with the kernel and includes nothing else"
    if folders.index(there) > folders.index(here):
        return f"{there} is further down the journey than {here}"
    return None


def violations(top):
    folders = folders_in_order(top)
    found = []
    for includer in sources(top):
        if folder_of(includer, folders) is None:
            found.append(f"{includer}: not in a folder which CMakeLists.txt lists")
            continue
        with open(os.path.join(top, includer), encoding="utf-8") as file:
            for quote, included in INCLUDE.findall(file.read()):
                why = complaint(top, folders, includer, quote, included)
                if why:
                    found.append(f"{includer}: includes {included}: {why}")
    return found


def main():
    top = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "..")
    found = violations(os.path.abspath(top))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
