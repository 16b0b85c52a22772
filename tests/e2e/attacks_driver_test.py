#!/usr/bin/env python3
"""The attack driver itself: a corpus of our own in which it must find each kind of fault.

Usage: attacks_driver_test.py ASSAY
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

ASSAY = os.path.abspath(sys.argv.pop(1))
DRIVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "attacks.py")
LIMITS = {"cpu_s": 1, "wall_s": 2, "memory_mib": 128, "processes": 16, "output_mib": 1, "fsize_mib": 1}


class AttackDriver(unittest.TestCase):
    def drive(self, code, expect, language="bash", **more):
        with tempfile.TemporaryDirectory() as shared:
            os.mkdir(os.path.join(shared, "attacks"))
            attack = {"file": "a.sh", "language": language, "category": "test", "expect": expect,
                      "runs": 1, "severity": "must", **more}
            with open(os.path.join(shared, "attacks", "a.sh"), "w") as file:
                file.write(code)
            with open(os.path.join(shared, "attacks", "manifest.json"), "w") as file:
                json.dump({"limits": LIMITS, "attacks": [attack]}, file)
            return subprocess.run([sys.executable, DRIVER, ASSAY, "--shared", shared], capture_output=True, text=True,
                                  timeout=60, check=False)

    def assert_finds(self, done, text):
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn(text, done.stdout)

    def test_a_contained_program_passes(self):
        done = self.drive("echo CONTAINED: here", ["OK"], post=["no_process_left", "box_wiped"])
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_an_escape_on_any_stream_is_found(self):
        self.assert_finds(self.drive("echo x; echo ESCAPED: out", ["OK"]), "ESCAPED: out")
        self.assert_finds(self.drive("echo ESCAPED: err >&2", ["OK"]), "ESCAPED: err")

    def test_an_escape_in_a_returned_file_or_the_second_run_is_found(self):
        self.assert_finds(self.drive("echo ESCAPED: file > out", ["OK"], outputs=["out"]), "ESCAPED: file")
        twice = "[ \"$RANDOM\" = x ] || echo \"ESCAPED: again\""
        self.assert_finds(self.drive(twice, ["OK"], runs=2, category="tamper"), "ESCAPED: again")

    def test_another_verdict_is_found(self):
        self.assert_finds(self.drive("exit 3", ["OK", "RE:exit 4", "RE:SIGABRT"]), "RE:exit 3 is not expected")
        self.assert_finds(self.drive("sleep 60", ["RE"]), "WTLE is not expected")

    def test_a_verdict_by_its_family_passes(self):
        self.assertEqual(self.drive("exit 3", ["RE"]).returncode, 0)
        self.assertEqual(self.drive("kill -9 $$", ["RE:SIGKILL"]).returncode, 0)

    def test_a_leak_and_a_missed_peak_are_found(self):
        self.assert_finds(self.drive("echo secret: x", ["OK"], leak_regex="secret"), "leaked secret")
        self.assert_finds(self.drive("true", ["OK"], post=["peak_at_least_200MiB"]), "was missed")

    def test_what_only_hardens_is_a_note(self):
        done = self.drive("echo ESCAPED: mildly", ["OK"], severity="hardening")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("note", done.stdout)

    def test_a_language_that_is_not_here_is_skipped_aloud(self):
        self.assertIn("SKIPPED: attacks: a.sh: no language nim", self.drive("", ["OK"], language="nim").stdout)

    def test_no_corpus_is_skipped_aloud(self):
        done = subprocess.run([sys.executable, DRIVER, ASSAY, "--shared", "/nonexistent"], capture_output=True,
                              text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0)
        self.assertIn("SKIPPED: attacks", done.stdout)


if __name__ == "__main__":
    unittest.main()
