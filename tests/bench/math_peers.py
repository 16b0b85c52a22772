#!/usr/bin/env python3
"""Peers on labelled pairs, one at a time: Math-Verify, or sympy alone where only that is installed.

    math_peers.py PAIRS.jsonl [COUNT]

Prints verifications a second, quantiles of their times, and how many labels were missed. A peer's
exception or a pair over 10 s counts as "not equal"."""
import json
import signal
import sys
import time


class TooLong(Exception):
    pass


def math_verify_judge():
    from math_verify import parse, verify

    return "Math-Verify", lambda gold, answer: bool(verify(parse(f"${gold}$"), parse(f"${answer}$")))


def sympy_judge():
    import sympy
    from sympy.parsing.latex import parse_latex

    def judge(gold: str, answer: str) -> bool:
        return sympy.simplify(parse_latex(gold) - parse_latex(answer)) == 0

    judge("1", "1")  # parse_latex needs an antlr runtime
    return f"sympy {sympy.__version__}", judge


def find_judge():
    for make in (math_verify_judge, sympy_judge):
        try:
            return make()
        except Exception:  # not installed, or without its parser  # noqa: BLE001
            continue
    return None


def alarm(signum, frame):
    raise TooLong


def main() -> int:
    found = find_judge()
    if found is None:
        print("neither Math-Verify nor sympy with a LaTeX parser is installed: no comparison")
        return 0
    name, judge = found
    cases = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else len(cases)
    cases = [cases[i * len(cases) // count] for i in range(min(count, len(cases)))]
    signal.signal(signal.SIGALRM, alarm)
    times, accepted_wrongly, rejected_wrongly = [], 0, 0
    for case in cases:
        start = time.monotonic()
        signal.alarm(10)
        try:
            equal = judge(case["gold"], case["pred"])
        except Exception:  # whatever the peer does is its answer  # noqa: BLE001
            equal = False
        signal.alarm(0)
        times.append(time.monotonic() - start)
        accepted_wrongly += equal and case["expected"] is False
        rejected_wrongly += not equal and case["expected"] is True
    times.sort()
    at = lambda q: times[int(q * (len(times) - 1))] * 1e3  # noqa: E731
    print(f"{name}: {len(cases)} pairs, {len(cases) / sum(times):.0f}/s, p50 {at(0.5):.2f} ms, p99 {at(0.99):.0f} ms, "
          f"max {at(1):.0f} ms; accepted wrongly {accepted_wrongly}, rejected wrongly {rejected_wrongly}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
