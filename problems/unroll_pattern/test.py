def refused(candidate, pattern):
    try:
        candidate(pattern)
    except ValueError:
        return True
    return False


def check(candidate):
    assert candidate("k2p3y") == "kppyyy"
    assert candidate("2(k2p)y") == "kppkppy"
    assert candidate("") == ""
    assert candidate("k") == "k"
    assert candidate("(k)") == "k"
    assert candidate("1k1p") == "kp"
    assert candidate("12k") == "k" * 12
    assert candidate("10k2p") == "k" * 10 + "pp"
    assert candidate("3(2(k2p)y)") == "kppkppy" * 3
    assert candidate("((k))2(p)") == "kpp"
    assert candidate("2(ab)2(cd)e") == "ababcdcde"
    assert candidate("()") == ""
    assert candidate("5()k") == "k"
    assert candidate("100(k99(p))") == ("k" + "p" * 99) * 100
    assert candidate("z2(y2(x2(w)))") == "z" + ("y" + ("x" + "ww") * 2) * 2
    assert candidate("(" * 60 + "k" + ")" * 60) == "k"
    for pattern in ("2", "k2", "(", ")", "(k", "k)", "2(k", "0k", "02k", "K", "k p", "2(3)", "-1k",
                    "k\n", "²k", "٣k", "é", "1.5k", "(k))("):
        assert refused(candidate, pattern), f"takes {pattern!r} for a pattern"
