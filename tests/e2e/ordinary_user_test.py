#!/usr/bin/env python3
"""Assay as an ordinary user: no root, no cgroup, the rootless tier, the same verdicts.

Runs a copy of the binary under uid 65534 when we are root (setpriv of util-linux), and as we are
otherwise. Usage: ordinary_user_test.py ASSAY
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ASSAY = os.path.abspath(sys.argv.pop(1))
USER = 65534


def skip(test, reason):
    print(f"SKIPPED: ordinary_user: {reason}", file=sys.stderr)
    if os.environ.get("ASSAY_NO_SKIP") == "1":
        test.fail("skipped where everything can run: " + reason)
    test.skipTest(reason)


class OrdinaryUser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="assay-user-")
        os.chmod(cls.folder, 0o755)
        cls.assay = os.path.join(cls.folder, "assay")
        shutil.copy2(ASSAY, cls.assay)
        os.chmod(cls.assay, 0o755)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def setUp(self):
        # The host may forbid what this tier stands on (sysctl user.max_user_namespaces, AppArmor).
        probe = self.command(["unshare", "--user", "--map-current-user", "true"])
        if probe.returncode != 0:
            skip(self, "an ordinary user cannot make user namespaces here: " + probe.stderr.strip())

    def command(self, argv, **kwargs):
        if os.getuid() == 0:
            argv = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--inh-caps=-all"] + argv
        return subprocess.run(argv, capture_output=True, text=True, check=False, timeout=60, cwd=self.folder, **kwargs)

    def ask(self, requests):
        done = self.command([self.assay, "serve", "--slots", "1"],
                            input="".join(json.dumps(r) + "\n" for r in requests))
        self.assertEqual(done.returncode, 0, done.stderr)
        answers = {a["id"]: a for a in map(json.loads, done.stdout.splitlines())}
        self.assertEqual(sorted(answers), sorted(r["id"] for r in requests))
        return answers

    def run_request(self, name, code, language="python", **limits):
        return {"id": name, "op": "run", "language": language, "code": code, "limits": limits}

    def test_grading_says_its_tier(self):
        answer = self.ask([{
            "id": "g", "op": "grade",
            "problem": {"kind": "stdio", "tests": [{"stdin": "2 3\n", "answer": "5\n"}]},
            "submission": {"language": "python", "code": "print(sum(map(int,input().split())))"}}])["g"]
        self.assertEqual((answer["reward"], answer["verdict"]), (1.0, "accepted"), answer)
        self.assertEqual(answer["isolation"]["tier"], "rootless", answer)

    def test_limits_hold_without_a_cgroup(self):
        answers = self.ask([
            self.run_request("cpu", "while True: pass", cpu_s=0.5),
            self.run_request("idle", "import time; time.sleep(60)", wall_s=1),
            self.run_request("memory", "x = bytearray(400 << 20); print(len(x))", memory_mb=64),
            self.run_request("output", "while True: print('x' * 65536)", output_mb=1),
            self.run_request("exit", "import sys; sys.exit(3)"),
        ])
        self.assertEqual(answers["cpu"]["verdict"], "time_limit", answers["cpu"])
        self.assertEqual(answers["idle"]["verdict"], "idle_limit", answers["idle"])
        # Without a cgroup the kernel may refuse the memory instead of killing: both are contained.
        self.assertIn(answers["memory"]["verdict"], ("memory_limit", "runtime_error"), answers["memory"])
        self.assertNotIn(str(400 << 20), answers["memory"]["stdout"])
        self.assertEqual(answers["output"]["verdict"], "output_limit", answers["output"])
        self.assertEqual((answers["exit"]["verdict"], answers["exit"]["exit_code"]), ("runtime_error", 3))

    def test_the_box_is_not_the_user(self):
        answer = self.ask([self.run_request("who", f"""
import os, socket
print('uid0' if os.getuid() == 0 else 'user')
print('binary' if os.path.exists({self.assay!r}) else 'hidden')
print(len(os.listdir('/proc')) and sum(p.isdigit() for p in os.listdir('/proc')) < 5)
try:
    socket.create_connection(('127.0.0.1', 22), 1); print('connected')
except OSError: print('no network')
caps = [l.split()[1] for l in open('/proc/self/status') if l.startswith(('CapEff', 'CapPrm', 'CapBnd', 'CapAmb'))]
print(set(caps))
""")])["who"]
        self.assertEqual(answer["stdout"].split("\n")[:-1],
                         ["user", "hidden", "True", "no network", "{'0000000000000000'}"], answer)


if __name__ == "__main__":
    unittest.main()
