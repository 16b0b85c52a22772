#!/usr/bin/env python3
"""`assay validate` on copies of a bundled problem that were spoilt in one way each: it must say so and
exit with 1 (findings) or 2 (unreadable). Usage: problems_broken_test.py ASSAY PROBLEMS."""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def move(package, source, target):
    (package / target).parent.mkdir(parents=True, exist_ok=True)
    (package / source).rename(package / target)


def overwrite(package, name, text):
    (package / name).write_text(text)


def drop_tests(package, keep):
    for path in package.glob("data/secret/*"):
        if path.stem not in keep:
            path.unlink()


def link(package):
    (package / "statement.md").unlink()
    (package / "statement.md").symlink_to("/etc/hostname")


# What is spoilt, how, the exit status, and words that must be told.
CASES = [
    ("a wrong solution claims to be accepted",
     lambda p: move(p, "submissions/wrong_answer/largest_from_zero.py", "submissions/accepted/x.py"),
     1, "submissions/accepted/x.py: error: claims accepted, got wrong_answer on secret/02_negative_alone"),
    ("a right solution claims to be wrong",
     lambda p: move(p, "submissions/accepted/integers.py", "submissions/wrong_answer/x.py"),
     1, "submissions/wrong_answer/x.py: error: claims wrong_answer, got accepted"),
    ("a crash claims to be too slow",
     lambda p: move(p, "submissions/runtime_error/parses_i64.rs", "submissions/time_limit/x.rs"),
     1, "submissions/time_limit/x.rs: error: claims time_limit, got runtime_error on sample/2"),
    ("an answer is wrong",
     lambda p: overwrite(p, "data/secret/01_zero_alone.ans", "0\n1\n"),
     1, "submissions/accepted/integers.py: error: claims accepted, got wrong_answer on secret/01_zero_alone"),
    ("the tests are too weak",
     lambda p: drop_tests(p, ("09_small",)),
     1, "submissions/wrong_answer/largest_from_zero.py: error: claims wrong_answer, got accepted"),
    ("no accepted solution",
     lambda p: shutil.rmtree(p / "submissions/accepted"),
     1, "submissions/accepted: error: there is no accepted solution"),
    ("a misspelt field",
     lambda p: overwrite(p, "problem.yaml", (p / "problem.yaml").read_text() + "remark: x\n"),
     2, "remark: unknown field"),
    ("a link out of the package", link, 2, "statement.md: is a symbolic link"),
]


def main():
    assay, problems = sys.argv[1], Path(sys.argv[2])
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for number, (what, spoil, status, words) in enumerate(CASES):
            package = Path(folder) / str(number) / "harbour_ledger"
            shutil.copytree(problems / "harbour_ledger", package)
            spoil(package)
            for path in list(package.glob("submissions/*/*")):
                if path.suffix in (".cpp", ".java", ".go", ".c"):
                    path.unlink()  # no case is about it, and compiling takes long
            done = subprocess.run([assay, "validate", "--repeats", "1", package],
                                  capture_output=True, text=True)
            told = done.stdout + done.stderr
            good = done.returncode == status and words in told
            failed |= not good
            print(("ok   " if good else "FAIL ") + what)
            if not good:
                print(f"  exit status {done.returncode}, wanted {status}; wanted: {words}\n{told}")
    sys.exit(1 if failed else 0)


main()
