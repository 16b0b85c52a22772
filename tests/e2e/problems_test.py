#!/usr/bin/env python3
"""A bundled problem is beyond reproach: `assay validate` finds no error and nothing to warn of, every
solution was run, and rejected ones are there. Usage: problems_test.py ASSAY PACKAGE."""
import json
import subprocess
import sys
import time
from pathlib import Path


def main():
    assay, package = sys.argv[1], Path(sys.argv[2])
    started = time.monotonic()
    done = subprocess.run([assay, "validate", "--json", package], stdout=subprocess.PIPE, text=True)
    seconds = time.monotonic() - started
    result = json.loads(done.stdout)
    findings = [f for f in result["findings"] if f["severity"] != "note"]
    for finding in findings:
        print(f"{finding['severity']}: {finding['where']}: {finding['message']}")
    solutions = list(package.glob("submissions/*/*"))
    rejected = [path for path in solutions if path.parent.name != "accepted"]
    print(f"{package.name}: {result.get('solutions_run')} of {len(solutions)} solutions run, "
          f"{len(rejected)} rejected ones, {seconds:.1f} s")
    everything_run = result.get("solutions_run") == len(solutions) and len(rejected) >= 3
    sys.exit(0 if done.returncode == 0 and result["ok"] and everything_run and not findings else 1)


main()
