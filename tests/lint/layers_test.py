#!/usr/bin/env python3
"""The layer lint finds what it is for: each violation, planted in a tree of its own, is reported."""
import os
import subprocess
import sys
import tempfile
import unittest

LINT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "layers.py")


def lint(files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as out:
                out.write(text)
        done = subprocess.run([sys.executable, LINT, root], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


class LayersTest(unittest.TestCase):
    def expect(self, path, text, message):
        status, out = lint({path: text})
        self.assertEqual(status, 1, out)
        self.assertIn(message, out)

    def test_a_clean_tree_passes(self):
        status, out = lint({"grader/a.cc": '#include "sandbox/sandbox.h"\n#include "base/result.h"\n'})
        self.assertEqual(status, 0, out)

    def test_an_arrow_upward(self):
        self.expect("base/a.cc", '#include "sandbox/sandbox.h"\n', "dependencies point down only")
        self.expect("sandbox/a.cc", '#include "grader/grader.h"\n', "dependencies point down only")
        self.expect("checkers/a.cc", '#include "sandbox/sandbox.h"\n', "dependencies point down only")

    def test_a_private_header_of_another_library(self):
        self.expect("grader/a.cc", '#include "sandbox/cgroup.h"\n', "private to sandbox")

    def test_json_below_the_grader(self):
        self.expect("checkers/a.cc", "#include <nlohmann/json.hpp>\n", "may not know")

    def test_a_heavy_include_in_a_header(self):
        self.expect("grader/a.h", "#pragma once\n#include <nlohmann/json.hpp>\n", "in a header")

    def test_a_header_without_pragma_once(self):
        self.expect("base/a.h", "int x;\n", "without #pragma once")

    def test_a_cycle(self):
        status, out = lint({
            "base/a.h": '#pragma once\n#include "base/b.h"\n',
            "base/b.h": '#pragma once\n#include "base/a.h"\n',
        })
        self.assertEqual(status, 1)
        self.assertIn("include cycle", out)

    def test_using_namespace(self):
        self.expect("base/a.cc", "using namespace std;\n", "using namespace")

    def test_an_empty_tree_is_an_error(self):
        self.assertEqual(lint({"other/a.cc": ""})[0], 1)


if __name__ == "__main__":
    unittest.main()
