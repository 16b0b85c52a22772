"""What the end-to-end tests of the command line share: the binary, files, a masked result.

A test script is run as `script.py ASSAY [unittest arguments]`.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ASSAY = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "assay"
SOURCE = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
SHARED = os.environ.get("ASSAY_SHARED", os.path.join(SOURCE, "..", "shared"))


def skip(test, reason, always=False):
    """Skips; in CI (ASSAY_NO_SKIP=1) fails, but for what no project can promise to be there."""
    print(f"SKIPPED: {test.id()}: {reason}", file=sys.stderr)
    if os.environ.get("ASSAY_NO_SKIP") == "1" and not always:
        test.fail("skipped where everything can run: " + reason)
    test.skipTest(reason)


class CliTest(unittest.TestCase):
    """A test with a folder of its own, in which the binary is run."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="assay-cli-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        return path

    def write_lines(self, name, objects):
        return self.write(name, "".join(json.dumps(o) + "\n" for o in objects))

    def lines(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    def assay(self, *arguments, stdin="", timeout=120):
        return subprocess.run([ASSAY, *arguments], input=stdin, capture_output=True, text=True,
                              check=False, cwd=self.folder, timeout=timeout)

    def expect(self, status, *arguments, **kwargs):
        """Runs, requires the exit code, gives what was printed."""
        done = self.assay(*arguments, **kwargs)
        self.assertEqual(done.returncode, status, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done


# What differs between two runs of the same thing.
TIMES = {"usage", "timing", "warm", "cpu_ms", "wall_ms", "memory_bytes", "seconds", "samples_per_second"}


def without_times(value):
    """A JSON value without what differs between two runs of the same thing."""
    if isinstance(value, dict):
        return {k: without_times(v) for k, v in value.items() if k not in TIMES}
    if isinstance(value, list):
        return [without_times(v) for v in value]
    return value


def masked(text):
    """Text with times and sizes replaced by <time> and <size>, and the blanks before them by one."""
    text = re.sub(r" +\d+(\.\d+)? (ms|s)\b", " <time>", text)
    text = re.sub(r" +\d+(\.\d+)? (B|KiB|MiB|GiB)\b", " <size>", text)
    return re.sub(r"\d+\.\d( samples)?/s", "<rate>", text)
