#!/usr/bin/env python3
"""What `cmake --install` leaves: examples/ is configured, built and run against it, elsewhere.

Nothing is compiled but the examples. Usage: install_test.py BUILD SOURCE
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD, SOURCE = (os.path.abspath(p) for p in (sys.argv.pop(1), sys.argv.pop(1)))


def run(*argv, **kwargs):
    return subprocess.run(argv, capture_output=True, text=True, check=False, timeout=120, **kwargs)


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="assay-install-")
        cls.prefix = os.path.join(cls.folder, "prefix")
        cls.built = os.path.join(cls.folder, "build")
        # A copy: an example must not find a header of the source tree beside it.
        examples = shutil.copytree(os.path.join(SOURCE, "examples"), os.path.join(cls.folder, "examples"))
        for argv in (["cmake", "--install", BUILD, "--prefix", cls.prefix, "--strip"],
                     ["cmake", "-S", examples, "-B", cls.built, f"-DCMAKE_PREFIX_PATH={cls.prefix}"],
                     ["cmake", "--build", cls.built]):
            done = run(*argv)
            if done.returncode != 0:
                shutil.rmtree(cls.folder)
                raise AssertionError(" ".join(argv) + "\n" + done.stdout + done.stderr)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def example(self, name, *arguments, **kwargs):
        return run(os.path.join(self.built, name), *arguments, **kwargs)

    def program(self, text):
        path = os.path.join(self.folder, "program.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def test_the_example_runs_an_untrusted_program(self):
        done = self.example("run_untrusted", self.program("print(6 * int(input()))"), input="7\n")
        self.assertEqual((done.returncode, done.stderr), (0, ""), done)
        self.assertRegex(done.stdout, r"^42\nverdict ok ")

    def test_the_walls_stand_in_the_installed_library(self):
        done = self.example("run_untrusted", self.program(
            "import os, socket\n"
            "print(os.path.exists('/etc/passwd'), os.getpid() < 10, flush=True)\n"
            "try: socket.socket(socket.AF_INET)\n"
            "except PermissionError: print('no network', flush=True)\n"
            "while True: pass\n"))
        self.assertEqual(done.returncode, 1, done)
        self.assertIn("False True\nno network\nverdict time_limit ", done.stdout)
        self.assertIn("refused: socket\n", done.stdout)

    def test_the_checkers_can_be_linked(self):
        self.assertEqual(self.example("check_answer", "\\frac{1}{2}", "0.5").returncode, 0)
        self.assertEqual(self.example("check_answer", "\\sqrt{2}", "1.5").returncode, 1)

    def test_the_binary_finds_its_problems(self):
        assay = os.path.join(self.prefix, "bin", "assay")
        env = {name: value for name, value in os.environ.items() if name != "ASSAY_PROBLEMS"}
        # Under another name, since the build's own source tree is looked at last.
        problems = os.path.join(self.prefix, "share", "assay", "problems")
        os.rename(os.path.join(problems, "harbour_ledger"), os.path.join(problems, "installed_here"))
        done = run(assay, "grade", "--problem", "installed_here",
                   os.path.join(SOURCE, "problems/harbour_ledger/submissions/accepted/integers.py"), cwd=self.folder,
                   env=env)
        self.assertEqual(done.returncode, 0, done)

    def test_documents_and_client_are_there(self):
        for path in ("share/doc/assay/README.md", "share/doc/assay/LICENSE", "share/doc/assay/SECURITY.md",
                     "share/assay/clients/python/assay_client.py"):
            self.assertTrue(os.path.exists(os.path.join(self.prefix, path)), path)


if __name__ == "__main__":
    unittest.main(verbosity=2)
