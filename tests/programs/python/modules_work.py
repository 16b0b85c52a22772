# What was imported ahead of time works as ever.
import bisect, collections, copy, datetime, decimal, fractions, functools, heapq, io, itertools, json, math
import operator, os, random, re, string, sys, typing
print(collections.Counter("abracadabra").most_common(2), heapq.nsmallest(2, [3, 1, 2]), json.dumps({"a": [1]}))
print(decimal.Decimal(1) / 3, decimal.getcontext(), fractions.Fraction(1, 3) + 1, math.isqrt(10**20))
print(re.sub("(a)(b)", r"\2\1", "abab"), datetime.timedelta(1), datetime.datetime(2020, 1, 2).strftime("%A %x"))
print(functools.lru_cache(None)(lambda n: n + 1)(1), list(itertools.accumulate([1, 2, 3])), string.ascii_letters)
random.seed(5)
print(random.random(), random.sample(range(100), 5), copy.deepcopy([[1]]), typing.List[int], io.StringIO("x").read())
print(random.Random(7).random(), bisect.bisect([1, 2, 3], 2), operator.itemgetter(1)((1, 2)), os.sep)
