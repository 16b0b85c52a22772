#!/usr/bin/env python3
"""Hostile inputs of our own through math_cases: towers, giants, deep and wide nesting, exact arithmetic without end.

    math_hostile.py MATH_CASES

Each is compared with 7, with itself, with itself and 1 or 0 more. Prints math_cases' figures (the longest comparison is
its max) and the largest resident memory of the process and of its workers."""
import json
import resource
import subprocess
import sys
import tempfile

HOSTILE = {
    'tower': '9^{9^{9^{9^9}}}',
    'towerneg': '2^{-9^{9^{9}}}',
    'fact': '(10^{10})!',
    'factfact': '((10!)!)!',
    'dfact': '(10^9)!!',
    'binom': r'\binom{10^{12}}{5\cdot10^{11}}',
    'sum': r'\sum_{k=1}^{10^{18}}k',
    'sumnest': r'\sum_{i=1}^{2000}\sum_{j=1}^{2000}\sum_{k=1}^{2000}\frac{1}{i+j+k}',
    'prod': r'\prod_{k=1}^{1000000}(x+k)',
    'powpoly': '(x+y+z+w)^{400}',
    'powpoly2': '(a+b+c+d+e+f+g+h)^{50}',
    'manyvars': '+'.join(f'x_{{{i}}}' for i in range(2000)),
    'prodvars': '*'.join(f'(x_{{{i}}}+1)' for i in range(60)),
    'roots': '+'.join(r'\sqrt{%d}'%p for p in (2,3,5,7,11,13,17,19,23,29,31,37)),
    'nestroot': r'\sqrt{'*40+'2'+'}'*40,
    'nestroot2': r'\sqrt[3]{2+'*40+'2'+'}'*40,
    'nestfrac': r'\frac{1}{1+'*44+'1'+'}'*44,
    'nestfrac_over': '{'*200+'1'+r'\over 2}'*200,
    'sinbig': r'\sin(10^{100000})',
    'sintower': r'\sin(9^{9^9})',
    'exptower': 'e^{e^{e^{e^{e}}}}',
    'exptower2': 'e^{e^{100}}',
    'lnln': r'\ln\ln\ln\ln 10^{10^{10}}',
    'gamma': '(1/2)!',
    'log1': r'\log_1 5',
    'zeros': '0.'+'0'*60000+'1',
    'digits': '9'*60000,
    'exp': '1e999999999',
    'exp2': '1e-99999',
    'frac0': r'\frac{0}{0}',
    'div0': r'\frac{1}{x-x}',
    'modtower': r'7^{7^{7^7}} \bmod 10',
    'gcdbig': r'\gcd(10^{300000},10^{299999}+1)',
    'parens': '('*5000+'7'+')'*5000,
    'braces': '{'*30000,
    'close': '}'*30000,
    'lefts': r'\left('*3000,
    'bars': '|'*4001,
    'dollar': '$'*60001,
    'caret': 'x'+'^x'*3000,
    'under': 'x'+'_x'*3000,
    'primes': "x"+"'"*30000,
    'bang': '5'+'!'*3000,
    'minus': '-'*30000+'7',
    'pm': r'\pm'*30+'7',
    'pmlist': '+'.join(r'\pm %d'%i for i in range(30)),
    'percent': '5'+'%'*3000,
    'degrees': '5'+r'^\circ'*3000,
    'commas': ','*60000,
    'list': ','.join(str(i) for i in range(12000)),
    'set': r'\{'+','.join(r'\sqrt{%d}'%i for i in range(2,900))+r'\}',
    'setperm': r'\{'+','.join(r'\sqrt{%d}'%i for i in range(899,1,-1))+r'\}',
    'unions': r'\cup'.join(f'({2*i},{2*i+1})' for i in range(1500)),
    'matrix': r'\begin{pmatrix}'+r'\\'.join('&'.join(str(i*j) for j in range(50)) for i in range(50))+r'\end{pmatrix}',
    'det': r'\begin{vmatrix}'+r'\\'.join('&'.join(f'x_{{{(i*7+j)%20}}}' for j in range(9)) for i in range(9))+r'\end{vmatrix}',
    'matpow': r'\begin{pmatrix}1&x\\y&1\end{pmatrix}^{500}',
    'matpow2': r'\begin{pmatrix}1&2\\3&4\end{pmatrix}^{1000000000}',
    'chain': '='.join(['1']*4000),
    'chainlt': '<'.join(str(i) for i in range(3000)),
    'ands': ' and '.join(['x=1']*3000),
    'ratio': ':'.join(['1']*5000),
    'int': r'\int_0^1 x^{1000000}dx',
    'intn': r'\int_0^1 '*60+'x'+r'\,dx'*60,
    'deriv': r'\frac{d^9}{dx^9}'+r'\sin('*20+'x'+')'*20,
    'lim': r'\lim_{x\to0}'*40+'x',
    'cos_prod': ''.join(r'\cos\frac{%d\pi}{211}'%k for k in range(1,40)),
    'cyclo': r'\cos\frac{2\pi}{997}',
    'alg': r'\sqrt[5]{\sqrt[7]{2}+\sqrt[3]{5}}+\sqrt[11]{3}',
    'alg2': r'(\sqrt2+\sqrt3+\sqrt5+\sqrt7+\sqrt{11}+\sqrt{13}+\sqrt{17}+\sqrt{19})^2',
    'alg3': r'\sqrt[97]{2}+\sqrt[89]{3}+\sqrt[83]{5}',
    'near': r'e^{\pi\sqrt{163}}',
    'nest_ln': r'\ln(2+\ln(3+\ln(5+\ln(7+\sqrt{11}))))',
    'atan': '+'.join(r'\arctan\frac{1}{%d}'%i for i in range(2,40)),
    'abs': '|x-'*25+'1'+'|'*25,
    'floor': r'\lfloor'*30+r'\pi'+r'\rfloor'*30,
    'words': 'one '*12000,
    'word': 'a'*60000,
    'the': 'the answer is '*4000+'7',
    'boxed': r'\boxed{'*2000+'7'+'}'*2000,
    'text': r'\text{'*500+'7'+'}'*500,
    'utf8': '⁷'*10000,
    'utf8b': '√'*3000+'2',
    'bad': '\xff\xfe\x00'*3000,
    'nul': '7\x00',
    'ctrl': '\x01\x02'*2000,
    'begin': r'\begin{pmatrix}'*2000,
    'cases': r'\begin{cases}'+r'\\'.join('x=%d'%i for i in range(2000))+r'\end{cases}',
    'dms': "5^\\circ "+"30' "*3000,
    'units': '5 '+'m/s '*3000,
    'base': '1_2'*3000,
    'baseb': '9'*5000+'_{36}',
    'xin': '5'+r' (k\in Z)'*2000,
    'usd': 'USD '*5000+'5',
    'noon': 'noon '*5000,
    'hmin': '1 h 30 min '*3000,
    'primes2': 'x^{'+r'\prime'*3000+'}',
    'ineq': r'x^{60}-x^{59}+'+'+'.join(f'{i}x^{{{i}}}' for i in range(50))+'>0',
    'ineqab': '+'.join(f'|x-{i}|' for i in range(60))+'<5',
    'expand': '('+'+'.join(f'x_{i}' for i in range(20))+')^{30}',
    'trig': r'\sin('*30+'x'+')'*30,
    'trigsum': '+'.join(r'\sin(%dx)'%i for i in range(200)),
}
PAIRS = (("roots", "alg2"), ("set", "setperm"), ("alg3", "alg"), ("atan", "cos_prod"), ("trig", "trigsum"), ("expand", "powpoly2"))


def cases():
    for name, text in HOSTILE.items():
        for what, gold, answer in (("7", "7", text), ("self", text, text), ("plus", text, text + "+1"),
                                   ("zero", text, text + "+0")):
            yield {"id": f"{name}/{what}", "gold": gold, "pred": answer, "expected": None}
    for one, other in PAIRS:
        yield {"id": f"{one}/{other}", "gold": HOSTILE[one], "pred": HOSTILE[other], "expected": None}


def main() -> int:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for case in cases():
            print(json.dumps(case), file=file)
        file.flush()
        status = subprocess.run([sys.argv[1], file.name], check=False).returncode
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest resident memory of a process: {peak:.0f} MiB")
    return status


if __name__ == "__main__":
    sys.exit(main())
