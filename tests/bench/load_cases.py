"""Submissions whose verdicts are known, for tests under load: each is right or wrong by a margin that the
documented guard band (docs/OPERATIONS.md) leaves alone. What spins does so by its own CPU clock, so that
a program at 80 % of its limit is there on any machine, however fast or busy."""

CPU_S = 0.3
RIGHT, WRONG = 0.8, 1.3  # Parts of the CPU limit.

PY_SPIN = "import time\nwhile time.process_time() < {seconds}: pass\n"
PY_CHILDREN = """import os, time
for _ in range(3):
    if os.fork() == 0:
        while time.process_time() < {seconds} / 3: pass
        os._exit(0)
for _ in range(3): os.wait()
"""
PY_SLEEPS = "import time\ntime.sleep({seconds})\n"
C_SPIN = """#include <stdio.h>
#include <time.h>
int main(void) {{
  struct timespec t = {{0, 0}};
  while (t.tv_sec + t.tv_nsec / 1e9 < {seconds}) clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  int a, b; if (scanf("%d %d", &a, &b) != 2) return 1;
  printf("%d\\n", a + b + {error});
}}
"""
C_CRASH = "int main(void) {{ return *(volatile int *){number}; }}\n"
C_MEMORY = """#include <stdlib.h>
#include <string.h>
int main(void) {{ for (;;) {{ char *p = malloc(1 << 20); if (p) memset(p, {number} % 100 + 1, 1 << 20); }} }}
"""
PY_MEMORY = "blocks = []\nwhile True: blocks.append(bytearray({number} % 7 + 1 << 20))\n"
BASH_SUM = "read a b\nfor i in 1 2 3 4 5 6 7 8; do x=$(echo $((a + b))); done\necho $x\n"
SUM_PY = "print(sum(map(int, input().split())))\n"


def stdio(language, code, number, **limits):
    a, b = number, 2 * number + 1
    return {"op": "grade",
            "problem": {"kind": "stdio", "tests": [{"stdin": f"{a} {b}\n", "answer": f"{a + b}\n"}],
                        "limits": {"cpu_s": CPU_S, "memory_mb": 64, **limits}},
            "submission": {"language": language, "code": code}}


def function(code, number):
    return {"op": "grade",
            "problem": {"kind": "function", "entry": "total", "limits": {"cpu_s": CPU_S},
                        "tests": [{"args": [[number, 2]], "expected": number + 2}, {"args": [[]], "expected": 0}]},
            "submission": {"language": "python", "code": code}}


def asserts(code, number):
    return {"op": "grade",
            "problem": {"kind": "asserts", "entry": "total", "limits": {"cpu_s": CPU_S},
                        "test": f"def check(candidate):\n    assert candidate([{number}, 2]) == {number + 2}\n"},
            "submission": {"language": "python", "code": code}}


def answer(text):
    return {"op": "grade", "problem": {"kind": "answer", "gold": "\\frac{7}{16}"}, "submission": {"completion": text}}


def one_of_each(number):
    """Twenty cases (name, request, verdict); `number` makes sources and inputs differ."""
    right, wrong = CPU_S * RIGHT, CPU_S * WRONG

    def spin(part, rest):
        return PY_SPIN.format(seconds=part) + rest

    return [
        ("python 80 %", stdio("python", spin(right, SUM_PY), number), "accepted"),
        ("python 130 %", stdio("python", spin(wrong, SUM_PY), number), "time_limit"),
        ("python endless", stdio("python", "while True: pass\n", number), "time_limit"),
        ("python children 80 %", stdio("python", PY_CHILDREN.format(seconds=right - 0.05) + SUM_PY, number),
         "accepted"),
        ("python children 150 %", stdio("python", PY_CHILDREN.format(seconds=CPU_S * 1.5) + SUM_PY, number),
         "time_limit"),
        ("python wrong at 80 %", stdio("python", spin(right, "print('no')\n"), number), "wrong_answer"),
        ("python raises", stdio("python", f"raise ValueError({number})\n", number), "runtime_error"),
        ("python idle", stdio("python", PY_SLEEPS.format(seconds=60), number, wall_s=1), "idle_limit"),
        ("python sleeps 60 %", stdio("python", PY_SLEEPS.format(seconds=0.6) + SUM_PY, number, wall_s=1), "accepted"),
        ("python memory", stdio("python", PY_MEMORY.format(number=number), number), "memory_limit"),
        ("bash children", stdio("bash", BASH_SUM, number), "accepted"),
        ("c 80 %", stdio("c", C_SPIN.format(seconds=right, error=0), number), "accepted"),
        ("c 130 %", stdio("c", C_SPIN.format(seconds=wrong, error=0), number), "time_limit"),
        ("c wrong", stdio("c", C_SPIN.format(seconds=0, error=1), number), "wrong_answer"),
        ("c crash", stdio("c", C_CRASH.format(number=number), number), "runtime_error"),
        ("c memory", stdio("c", C_MEMORY.format(number=number), number), "memory_limit"),
        ("c broken", stdio("c", f"int main(void) {{ return x{number}; }}\n", number), "compile_error"),
        ("function 80 %", function(spin(right - 0.02, "def total(items): return sum(items)\n"), number), "accepted"),
        ("asserts right", asserts(f"def total(items): return sum(items) + 0 * {number}\n", number), "accepted"),
        ("answer", answer(f"So it is \\boxed{{{7 * (number + 1)}/{16 * (number + 1)}}}."), "accepted"),
    ]


def cases(count):
    """`count` of them, from sets of twenty."""
    every = [case for number in range((count + 19) // 20) for case in one_of_each(number)]
    return every[:count]
