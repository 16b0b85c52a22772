#!/usr/bin/env python3
"""Tier confined for real: in a container of podman and runc, as an ordinary user without a capability, under
Docker's default seccomp profile, without a control group, a namespace or a mount to be had.

The image is the host's own /usr, read-only, under an empty root: made in no time, and with the very libraries
that the binaries here were linked with. (scripts/container-image makes one for use.)
Usage: container_test.py ASSAY BUILD
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from container_profile import REFUSED, dockers

BUILD = os.path.abspath(sys.argv.pop())
ASSAY = os.path.abspath(sys.argv.pop())
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROFILE = "/usr/share/containers/seccomp.json"
USER = "10001:10001"
CORE_LANGUAGES = ("bash", "c", "cpp", "go", "java", "javascript", "python", "rust")


def why_not():
    for program in ("podman", "runc"):
        if shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin:/sbin") is None:
            return f"no {program}"
    if os.getuid() != 0:
        return "not root: podman would make the container's user namespace itself"
    return None if os.path.exists(PROFILE) else f"no {PROFILE}"


class Container(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        reason = why_not()
        if reason:
            print(f"SKIPPED: container: {reason}", file=sys.stderr)
            if os.environ.get("ASSAY_NO_SKIP") == "1":
                raise AssertionError("skipped where everything can run: " + reason)
            raise unittest.SkipTest(reason)
        cls.folder = tempfile.mkdtemp(prefix="assay-container-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        os.chmod(cls.folder, 0o755)
        cls.root = os.path.join(cls.folder, "root")
        for name in ("usr", "etc/alternatives", "proc", "sys", "dev", "tmp", "run"):
            os.makedirs(os.path.join(cls.root, name))
        os.chmod(os.path.join(cls.root, "tmp"), 0o1777)
        for name in ("bin", "lib", "lib64", "sbin"):
            os.symlink("usr/" + name, os.path.join(cls.root, name))
        shutil.copy("/etc/ld.so.cache", os.path.join(cls.root, "etc"))
        with open(os.path.join(cls.root, "etc/passwd"), "w", encoding="utf-8") as file:
            file.write("runner:x:10001:10001::/tmp:/bin/sh\n")
        with open(PROFILE, encoding="utf-8") as given, \
                open(os.path.join(cls.folder, "seccomp.json"), "w", encoding="utf-8") as file:
            json.dump(dockers(json.load(given)), file)

    def podman(self, argv, *options, timeout=200, **kwargs):
        mounts = ["/usr", "/etc/alternatives", SOURCE, BUILD, ASSAY]
        mounts += [path for path in ("/etc/java-17-openjdk", "/work/shared") if os.path.exists(path)]
        command = ["podman", "run", "--rm", "--interactive", "--runtime", "runc", "--network", "none",
                   "--cap-drop", "all", "--security-opt", "no-new-privileges",
                   "--security-opt", f"seccomp={self.folder}/seccomp.json", "--user", USER,
                   "--ulimit", "nofile=4096:4096", "--ulimit", "nproc=4096:4096",
                   "--tmpfs", "/tmp:rw,exec,size=4g", "--workdir", "/tmp"]
        command += [word for path in mounts for word in ("--volume", f"{path}:{path}:ro")]
        done = subprocess.run([*command, *options, "--rootfs", self.root, *argv], text=True, check=False,
                              capture_output=True, timeout=timeout, **kwargs)
        return done.returncode, done.stdout, done.stderr

    def kernel_test(self, name):
        variables = {"ASSAY_TIERS": "confined", "ASSAY_SOURCE_DIR": SOURCE, "ASSAY_BINARY_DIR": BUILD,
                     "ASSAY_REFUSED_AROUND": " " + " ".join(sorted(REFUSED)), "ASSAY_NO_SKIP": "1"}
        options = [word for each in variables.items() for word in ("--env", "=".join(each))]
        status, out, err = self.podman([os.path.join(BUILD, "tests/kernel", name)], *options)
        self.assertEqual(status, 0, out[-4000:] + err[-2000:])

    def test_doctor_says_confined_and_every_language_says_hello(self):
        _, out, err = self.podman([ASSAY, "doctor", "--json"])
        report = json.loads(out or "null")
        self.assertIsNotNone(report, err)
        self.assertEqual(report["tier"], "confined")
        states = {each["name"]: each for each in report["languages"]}
        for name in CORE_LANGUAGES:
            self.assertTrue(states[name]["ok"], states[name])

    def test_is_refused_unless_asked_for(self):
        status, out, err = self.podman([ASSAY, "serve", "--slots", "1"])
        self.assertNotEqual(status, 0, out)
        self.assertIn("rootless is not to be had", err)

    def test_programs(self):
        self.kernel_test("sandbox_programs_test")

    def test_runs_and_slots(self):
        self.kernel_test("sandbox_run_test")
        self.kernel_test("sandbox_slots_test")

    def test_grades(self):
        problem = {"kind": "stdio", "tests": [{"stdin": "20 22\n", "answer": "42\n"}]}
        codes = {"right": "print(sum(map(int, input().split())))\n", "wrong": "print(41)\n",
                 "nosy": "import os\nprint(os.listdir('/'))\n",
                 "nosier": "print(open('/proc/1/environ').read())\n",
                 "curious": "import socket\nsocket.create_connection(('127.0.0.1', 22))\n"}
        requests = [{"id": name, "op": "grade", "problem": problem,
                     "submission": {"language": "python", "code": code}} for name, code in codes.items()]
        status, out, err = self.podman([ASSAY, "serve", "--slots", "2", "--require-tier", "confined"],
                                       input="".join(json.dumps(each) + "\n" for each in requests))
        self.assertEqual(status, 0, err)
        answers = {answer["id"]: answer for answer in map(json.loads, out.splitlines())}
        verdicts = {name: answers[name].get("verdict") for name in codes}
        self.assertEqual(verdicts, {"right": "accepted", "wrong": "wrong_answer", "nosy": "runtime_error",
                                    "nosier": "runtime_error", "curious": "runtime_error"}, answers)
        for answer in answers.values():
            self.assertEqual(answer["isolation"]["tier"], "confined")


if __name__ == "__main__":
    unittest.main(verbosity=2)
