#!/usr/bin/env python3
"""The layering check itself: what it has to find, and what it has to leave alone."""

import os
import tempfile
import unittest

import layering

CMAKE = "".join(f"add_subdirectory(lib/{folder})\n" for folder in ("base", "wire", "probe", "sink"))


class LayeringTest(unittest.TestCase):
    def violations(self, **files):
        """Of a repository with these files: folder__name=content, all of them headers."""
        with tempfile.TemporaryDirectory() as top:
            contents = {"CMakeLists.txt": CMAKE}
            contents |= {name.replace("__", "/") + ".h": content for name, content in files.items()}
            for path, content in contents.items():
                os.makedirs(os.path.join(top, os.path.dirname(path)), exist_ok=True)
                with open(os.path.join(top, path), "w", encoding="utf-8") as file:
                    file.write(content)
            return layering.violations(top)

    def test_downward_and_sideways_is_fine(self):
        self.assertEqual([], self.violations(lib__base__a="", lib__sink__b='#include "lib/base/a.h"\n#include "c.h"',
                                             lib__sink__c=""))

    def test_upward_is_found(self):
        found = self.violations(lib__base__a='#include "lib/sink/b.h"', lib__sink__b="")
        self.assertEqual(["lib/base/a.h: includes lib/sink/b.h: lib/sink is further down the journey than lib/base"],
                         found)

    def test_upward_by_a_relative_path_is_found(self):
        self.assertEqual(1, len(self.violations(lib__base__a='#include "../sink/b.h"', lib__sink__b="")))

    def test_libbpf_belongs_to_probe(self):
        line = "#include <bpf/libbpf.h>\n"
        self.assertEqual([], self.violations(lib__probe__a=line))
        self.assertEqual(1, len(self.violations(lib__sink__a=line)))

    def test_skeleton_belongs_to_probe(self):
        line = '#include "tracer.skel.h"\n'
        self.assertEqual([], self.violations(lib__probe__a=line))
        self.assertEqual(1, len(self.violations(lib__sink__a=line)))

    def test_bpf_includes_only_wire(self):
        fine = '#include <bpf/bpf_helpers.h>\n#include "lib/wire/b.h"\n#include "vmlinux.h"'
        self.assertEqual([], self.violations(bpf__a=fine, lib__wire__b=""))
        self.assertEqual(1, len(self.violations(bpf__a='#include "lib/base/b.h"', lib__base__b="")))

    def test_wire_includes_nothing_else(self):
        self.assertEqual(1, len(self.violations(lib__wire__a='#include "lib/base/b.h"', lib__base__b="")))

    def test_nobody_includes_bpf(self):
        self.assertEqual(1, len(self.violations(lib__probe__a='#include "bpf/b.h"', bpf__b="")))

    def test_folder_that_is_not_listed_is_found(self):
        self.assertEqual(1, len(self.violations(lib__other__a="")))

    def test_file_that_is_not_there_is_found(self):
        self.assertEqual(1, len(self.violations(lib__sink__a='#include "lib/base/gone.h"')))


if __name__ == "__main__":
    unittest.main()
