"""The Python side of value_codec_python_test.cc. Reads lines, writes one line for each.

encode: a line is a Python expression; written is its form, after a check that it decodes to itself.
echo:   a line is a form; written is what its value is encoded as, or "error" if it is refused.
"""
import collections
import datetime
import decimal
import fractions
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "../../grader/core/harness"))
sys.dont_write_bytecode = True
import assay_codec

try:
    import numpy
except ImportError:
    numpy = None

REFUSALS = (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError,
            ArithmeticError)
Point = collections.namedtuple("Point", "x y")


class EqualsAll:
    def __eq__(self, other):
        return True

    __hash__ = None


class FakeInt(int):
    def __eq__(self, other):
        return True


class FakeStr(str):
    pass


class FakeList(list):
    pass


class FakeDict(dict):
    pass


class Liar(type):
    """A metaclass whose types claim to be int, and every other type."""
    __name__ = "int"

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(int)


class FakeType(metaclass=Liar):
    __class__ = int


def deep(depth):
    value = 1
    for _ in range(depth):
        value = [value]
    return value


def deep_array(depth):
    value = numpy.array([1])
    for _ in range(depth):
        value = [value]
    return value


def cyclic():
    value = []
    value.extend([value, value])
    return value


def encode(line):
    value = eval(line, dict(globals()))
    form = json.loads(json.dumps(assay_codec.encode(value)))
    text = json.dumps(form, sort_keys=True)
    if "$opaque" not in text:
        back = assay_codec.decode(form)
        if type(back) is not type(value) and "Point" not in line:
            return "decoded to another type: " + repr(type(back))
        if json.dumps(assay_codec.encode(back), sort_keys=True) != text:
            return "decoded to another value: " + repr(back)
        if numpy and type(back) is numpy.ndarray and (back.dtype != value.dtype or back.shape != value.shape):
            return "decoded to another array: " + repr(back)
        same = back == value
        if type(same) is bool and not same and "nan" not in line:
            return "decoded to what is not equal: " + repr(back)
    return text


def echo(line):
    try:
        value = assay_codec.decode(json.loads(line))
        return json.dumps(assay_codec.encode(value))
    except REFUSALS:
        return "error"


if __name__ == "__main__":
    answer = {"encode": encode, "echo": echo}[sys.argv[1]]
    for text in sys.stdin:
        sys.stdout.write(answer(text.rstrip("\n")) + "\n")
