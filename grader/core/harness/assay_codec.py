"""Python values <-> the closed JSON form of grader/core/value_codec.h. Standard library only, Python 3.8+.

encode(value) takes only objects whose type *is* a plain one, by identity of the type: an instance
of a subclass may have an __eq__ or an __iter__ of its own and becomes {"$opaque": type name}, or what
`export` makes of it. No method of an object that is not plain is called. decode() is for text that may
come from the other side of a box: it builds plain data and nothing else, and raises ValueError (or a
KeyError, TypeError, OverflowError, ArithmeticError of a constructor) for every other shape.

encode() runs in the submission's process, where everything can be changed; nothing that it says is
trusted. Its bounds keep an honest run from drowning the grader; the decoder has bounds of its own.
"""
import base64
import collections
import datetime
import decimal
import fractions
import functools
import math
import sys

MAX_DEPTH = 256               # kMaxValueDepth
MAX_NODES = 2000000           # JSON values in one value; half of kMaxJsonNodes
MAX_BYTES = 64 << 20          # text and bytes in one value
MAX_DECIMAL_BITS = 13287      # 4000 decimal digits; more are written in hexadecimal
MAX_INT_BITS = 3321928        # kMaxIntDigits
MAX_FIELDS = 255              # of a namedtuple
MAX_TYPE_NAME = 200

# Types are known by id(): a metaclass may have an __eq__ and a __hash__ that say int.
_DICTS = {id(kind) for kind in (collections.OrderedDict, collections.defaultdict,
                                collections.Counter)}
_SEQUENCES = {id(tuple): "$tuple", id(set): "$set", id(frozenset): "$frozenset"}
_ISO = {id(kind) for kind in (datetime.datetime, datetime.date, datetime.time)}
_ONLY_INT, _ONLY_FLOAT, _ONLY_STR, _ONLY_BOOL = ({id(kind)} for kind in (int, float, str, bool))
_INT64 = 1 << 63
_SHORT = 16  # lists for which a loop is as fast as anything
_SCALARS = {type(None), bool, int, float, str}

# NumPy's types that are plain, by the name of the dtype; text is "str", and in arrays "U" and its width. Others
# (objects, structures, dates, long doubles) are not plain, nor are subclasses of ndarray.
_NUMPY = {"bool": bool, **{"%sint%d" % (sign, bits): int for sign in ("", "u") for bits in (8, 16, 32, 64)},
          **{"float%d" % bits: float for bits in (16, 32, 64)}, "complex64": complex, "complex128": complex,
          "str": str}
_RANGES = {"%sint%d" % (sign, bits): range(0 if sign else -1 << bits - 1, 1 << bits - (not sign))
           for sign in ("", "u") for bits in (8, 16, 32, 64)}
_WIDEST = {"i": "int64", "u": "uint64", "f": "float64", "c": "complex128"}

# Whether decode() gives NumPy's types as they are. If not, scalars are Python's own and arrays have the widest dtype of
# their kind: NumPy compares with Python's numbers in the precision of its own operand, so whoever chooses that
# chooses what is equal (since NumPy 2 an infinite float16 may equal every large int), and its integers overflow.
numpy_types = True


class Opaque:
    """What the other side could not say. Equals nothing, not even itself, and is neither true nor false."""

    def __init__(self, description):
        self.description = description

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    __hash__ = object.__hash__

    def __bool__(self):
        raise TypeError("%s is not plain data" % self.description)

    def __repr__(self):
        return "<%s: not plain data>" % self.description


# ---------------------------------------------------------------- Python -> JSON


class _TooLarge(Exception):
    pass


def encode(value, export=None):
    """What json.dumps takes. `export(object)`, if given, is asked for the form of what is not plain."""
    kind = type(value)
    if kind is int and -_INT64 <= value < _INT64 or value is None or kind is bool:
        return value
    try:
        return _Encoder(export).encode(value)
    except _TooLarge as error:
        return {"$opaque": str(error)}


class _Encoder:
    """Iterative: the stack holds what is still to be encoded and where it goes."""

    def __init__(self, export):
        self._export = export
        self._nodes = 0
        self._bytes = 0
        self._todo = []

    def encode(self, value):
        root = [None]
        self._todo = [(value, root, 0, 0)]
        while self._todo:
            item, parent, place, depth = self._todo.pop()
            parent[place] = self._one(item, depth)
        return root[0]

    def _count(self, nodes, size=0):
        self._nodes += nodes
        self._bytes += size
        if self._nodes > MAX_NODES or self._bytes > MAX_BYTES:
            raise _TooLarge("a value of more than %d items or %d bytes" % (MAX_NODES, MAX_BYTES))

    def _list(self, items, depth):
        """A list that will be filled with the forms of `items`."""
        places = list(items)
        self._count(len(places))
        if len(places) < _SHORT or not self._is_plain(places):
            for place, item in enumerate(places):
                kind = type(item)
                if not (kind is int and -_INT64 <= item < _INT64 or item is None or kind is bool):
                    self._todo.append((item, places, place, depth + 1))
        return places

    def _is_plain(self, items):
        """Whether `items` are their own forms: a shortcut at the speed of C for long lists of scalars."""
        kinds = set(map(id, map(type, items)))
        if kinds == _ONLY_INT:
            return -_INT64 <= min(items) and max(items) < _INT64
        if kinds == _ONLY_FLOAT:
            return all(map(math.isfinite, items))
        if kinds == _ONLY_STR and _is_utf8("".join(items)):
            self._count(0, sum(map(len, items)))
            return True
        return kinds == _ONLY_BOOL

    def _one(self, value, depth):
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is int:
            return self._int(value)
        if kind is float:
            return _float(value)
        if kind is str:
            return self._str(value)
        if kind is complex:
            return {"$complex": [_float(value.real), _float(value.imag)]}
        if kind is bytes:
            self._count(0, len(value))
            return {"$bytes": base64.b64encode(value).decode("ascii")}
        if depth >= MAX_DEPTH:  # what is inside would be too deep
            return {"$opaque": "nested deeper than %d" % MAX_DEPTH}
        if kind is list:
            return self._list(value, depth)
        if id(kind) in _SEQUENCES:
            self._count(1)
            return {_SEQUENCES[id(kind)]: self._list(value, depth)}
        if kind is dict:
            return self._dict(value, depth)
        return self._other(value, kind, depth)

    def _int(self, value):
        if -_INT64 <= value < _INT64:
            return value
        bits = value.bit_length()
        self._count(0, bits // 3)
        if bits > MAX_INT_BITS:
            return {"$opaque": "an integer of %d bits" % bits}
        return {"$int": "%d" % value if bits < MAX_DECIMAL_BITS else hex(value)}

    def _str(self, value):
        self._count(0, len(value))
        try:
            value.encode("utf-8")
            return value
        except UnicodeEncodeError:
            return {"$str": base64.b64encode(value.encode("utf-8", "surrogatepass")).decode("ascii")}

    def _dict(self, value, depth):
        items = list(value.items())
        self._count(len(items))
        for key, _ in items:
            if type(key) is not str or key.startswith("$") or not _is_utf8(key):
                return self._pairs(items, depth)
        self._count(0, sum([len(key) for key, _ in items]))
        places = {}
        for key, item in items:
            places[key] = None
            self._todo.append((item, places, key, depth + 1))
        return places

    def _pairs(self, items, depth):
        self._count(len(items))
        return {"$dict": [self._list(pair, depth) for pair in items]}

    def _record(self, name, content, depth):
        """`content` is plain and one level deeper."""
        places = [name, None]
        self._count(3)
        self._todo.append((content, places, 1, depth + 1))
        return {"$record": places}

    def _other(self, value, kind, depth):
        if id(kind) in _DICTS:
            if depth + 1 >= MAX_DEPTH:
                return {"$opaque": "nested deeper than %d" % MAX_DEPTH}
            self._count(len(value))
            return {"$record": [kind.__name__, self._pairs(list(dict.items(value)), depth + 1)]}
        if kind is collections.deque:
            return self._record("deque", list(value), depth)
        if kind is bytearray:
            return self._record("bytearray", bytes(value), depth)
        if kind is decimal.Decimal:
            return self._record("Decimal", str(value), depth)
        if kind is fractions.Fraction:
            return self._fraction(value, depth)
        if kind is range:
            return self._record("range", [value.start, value.stop, value.step], depth)
        if id(kind) in _ISO and (kind is datetime.date or value.tzinfo is None
                             or type(value.tzinfo) is datetime.timezone):
            return self._record(kind.__name__, value.isoformat(), depth)
        if kind is datetime.timedelta:
            return self._record("timedelta", [value.days, value.seconds, value.microseconds], depth)
        fields = _namedtuple_fields(value, kind)
        if fields is not None:
            return self._record("namedtuple", [_name(kind), fields, list(tuple.__iter__(value))], depth)
        numpy = sys.modules.get("numpy")
        if numpy is not None and _module(kind) == "numpy":
            form = self._numpy(numpy, value, kind, depth)
            if form is not None:
                return form
        if self._export is not None:
            return self._export(value)
        return {"$opaque": _name(kind)}

    def _numpy(self, numpy, value, kind, depth):
        """The form of an array or a scalar; None if it is not plain."""
        is_array = kind is numpy.ndarray
        if not is_array and not (issubclass(kind, numpy.generic) and value.dtype.type is kind):
            return None
        name = _dtype_name(value.dtype) if is_array or value.dtype.kind != "U" else "str"
        if name is None:
            return None
        self._count(3)
        if not is_array:
            return {"$record": ["numpy." + name, self._one(value.item(), depth + 1)]}
        if depth + 3 > MAX_DEPTH:
            return {"$opaque": "nested deeper than %d" % MAX_DEPTH}
        if value.size > MAX_NODES or value.nbytes > MAX_BYTES:
            raise _TooLarge("an array of %d items and %d bytes" % (value.size, value.nbytes))
        return self._record("ndarray", [name, list(value.shape), value.ravel().tolist()], depth)

    def _fraction(self, value, depth):
        parts = [value.numerator, value.denominator]
        if type(parts[0]) is int and type(parts[1]) is int:
            return self._record("Fraction", parts, depth)
        return {"$opaque": "Fraction"}


def _dtype_name(dtype):
    """What stands for a dtype: its name, after ">" if its byte order is not the usual one; None if it is not plain."""
    if dtype.itemsize == 0 or dtype.kind != "U" and dtype.name not in _NUMPY:
        return None
    name = "U%d" % (dtype.itemsize // 4) if dtype.kind == "U" else dtype.name
    return name if dtype.isnative else ">" + name


def _float(value):
    if math.isfinite(value):
        return value
    return {"$float": "nan" if value != value else "inf" if value > 0 else "-inf"}


def _is_utf8(text):
    try:
        text.encode("utf-8")
        return True
    except UnicodeEncodeError:
        return False


def _name(kind):
    """The type's name, past whatever its metaclass makes of __name__."""
    name = type.__dict__["__name__"].__get__(kind)
    return name[:MAX_TYPE_NAME] if type(name) is str and _is_utf8(name) else "object"


def _module(kind):
    module = type.__dict__["__module__"].__get__(kind)
    return module if type(module) is str else None


def _namedtuple_fields(value, kind):
    """The names of its items, if `kind` looks like a namedtuple: only its data is ever used."""
    if type.__dict__["__bases__"].__get__(kind) != (tuple,):
        return None
    fields = type.__dict__["__dict__"].__get__(kind).get("_fields")
    if (type(fields) is not tuple or len(fields) > MAX_FIELDS or len(fields) != tuple.__len__(value)
            or not all([type(field) is str for field in fields])):
        return None
    return list(fields)


# ---------------------------------------------------------------- JSON -> Python


def decode(form, handle=None, depth=0):
    """The value of a form. `handle(body)`, if given, is asked for what {"$handle": body} stands for."""
    kind = type(form)
    if kind is list:
        _check_depth(depth)
        if set(map(type, form)) <= _SCALARS:
            return form
        return [decode(item, handle, depth + 1) for item in form]
    if kind is not dict:
        if form is None or kind in (bool, int, float, str):
            return form
        raise ValueError("not JSON: %s" % kind.__name__)
    _check_depth(depth)
    for tag in form:
        if tag.startswith("$"):
            if len(form) != 1:
                raise ValueError("%.40s is not alone" % tag)
            return _decode_tagged(tag, form[tag], handle, depth)
    return {key: decode(item, handle, depth + 1) for key, item in form.items()}


def _check_depth(depth):
    if depth > MAX_DEPTH:
        raise ValueError("nested deeper than %d" % MAX_DEPTH)


def _expect(condition, what):
    if not condition:
        raise ValueError("expected " + what)


def _decode_tagged(tag, body, handle, depth):
    if tag == "$handle" and handle is not None:
        return handle(body)
    if tag == "$opaque":
        _expect(type(body) is str, "a string")
        return Opaque(body)
    if tag == "$int":
        return _decode_int(body)
    if tag == "$float":
        _expect(body in ("nan", "inf", "-inf"), "nan, inf or -inf")
        return float(body)
    if tag == "$bytes":
        return base64.b64decode(body, validate=True)
    if tag == "$str":
        return base64.b64decode(body, validate=True).decode("utf-8", "surrogatepass")
    _expect(type(body) is list, "a list")
    if tag == "$tuple":
        return tuple(decode(body, handle, depth))
    if tag == "$set":
        return set(decode(body, handle, depth))
    if tag == "$frozenset":
        return frozenset(decode(body, handle, depth))
    if tag == "$dict":
        return dict(_decode_pairs(body, handle, depth))
    _expect(len(body) == 2, "two items")
    if tag == "$complex":
        return complex(_decode_part(body[0]), _decode_part(body[1]))
    if tag == "$record":
        _expect(type(body[0]) is str and body[0] in _RECORDS, "a known record")
        return _RECORDS[body[0]](decode(body[1], handle, depth + 1))
    raise ValueError("no such form: %.40s" % tag)


def _decode_int(body):
    _expect(type(body) is str, "digits")
    digits = body[1:] if body.startswith("-") else body
    if digits.startswith("0x"):
        _expect(len(digits) <= MAX_INT_BITS // 4 + 2, "a smaller integer")
        return int(body, 16)
    _expect(digits.isascii() and digits.isdigit() and len(digits) <= 4000, "digits")
    return int(body)


def _decode_part(form):
    part = decode(form)
    _expect(type(part) in (int, float), "a number")
    return float(part)


def _decode_pairs(body, handle, depth):
    pairs = []
    for pair in body:
        _expect(type(pair) is list and len(pair) == 2, "a pair")
        pairs.append((decode(pair[0], handle, depth + 1), decode(pair[1], handle, depth + 1)))
    return pairs


def _decode_ints(content, count):
    _expect(type(content) is list and len(content) == count
            and all([type(part) is int for part in content]), "%d integers" % count)
    return content


def _decode_of(kind, construct):
    def decode_content(content):
        _expect(type(content) is kind, "a " + kind.__name__)
        return construct(content)
    return decode_content


def _decode_namedtuple(content):
    _expect(type(content) is list and len(content) == 3, "a name, fields and items")
    name, fields, items = content
    _expect(type(name) is str and type(fields) is list and type(items) is list
            and len(fields) == len(items) <= MAX_FIELDS
            and all([type(field) is str for field in fields]), "a name, fields and items")
    return _namedtuple(name, tuple(fields))._make(items)


@functools.lru_cache(maxsize=256)
def _namedtuple(name, fields):
    # namedtuple() refuses what is not an identifier before it compiles anything.
    return collections.namedtuple(name, fields)


def _import_numpy():
    try:
        import numpy
        return numpy
    except ImportError:
        raise ValueError("a value of numpy's, and there is no numpy") from None


def _decode_scalar(name):
    def decode_content(content):
        _expect(type(content) is _NUMPY[name], "a value of " + name)
        if not numpy_types:
            return content
        numpy = _import_numpy()
        _expect(name not in _RANGES or content in _RANGES[name], "a value of " + name)
        with numpy.errstate(all="ignore"):
            scalar = numpy.dtype(name).type(content)
        same = scalar.item() == content or name.startswith(("float", "complex")) and _is_exact(numpy, scalar, content)
        _expect(same, "a value of " + name)
        return scalar
    return decode_content


def _is_exact(numpy, array, items):
    """Whether the floats or complex numbers are what an array was made of, NaN for NaN."""
    wide = numpy.asarray(items)
    parts = [numpy.asarray(each).astype(wide.dtype).reshape(-1).view(float) for each in (array, wide)]
    return numpy.array_equal(*parts, equal_nan=True)


def _decode_array(content):
    _expect(type(content) is list and len(content) == 3 and type(content[0]) is str
            and type(content[1]) is list and type(content[2]) is list, "a dtype, a shape and items")
    name, shape, items = content
    _decode_ints(shape, len(shape))
    _expect(all([extent >= 0 for extent in shape]) and _size(shape, len(items)) == len(items), "a shape of the items")
    numpy = _import_numpy()
    array = _exact_array(numpy, _decode_dtype(numpy, name, len(items)), items).reshape(shape)
    return array if numpy_types else array.astype(_WIDEST.get(array.dtype.kind, array.dtype))


def _size(shape, most):
    """The number of items, or one that is more than `most`."""
    size = 0 if 0 in shape else 1
    for extent in shape:
        size *= extent
        if size > most:
            break
    return size


def _decode_dtype(numpy, name, count):
    plain = name[1:] if name.startswith(">") else name
    width = plain[1:] if plain.startswith("U") else ""
    bounded = width.isdigit() and len(width) < 10 and int(width) * 4 * max(count, 1) <= MAX_BYTES
    _expect(bounded or plain in _NUMPY and plain != "str", "a known dtype")
    dtype = numpy.dtype(plain)
    dtype = dtype if plain is name else dtype.newbyteorder()
    _expect(_dtype_name(dtype) == name, "a known dtype")
    return dtype


def _exact_array(numpy, dtype, items):
    """In one dimension; refuses what the dtype would round, wrap or cut."""
    plain = {"b": bool, "i": int, "u": int, "f": float, "c": complex, "U": str}[dtype.kind]
    _expect(set(map(type, items)) <= {plain}, "items of " + dtype.name)
    if plain is int and items:
        _expect(min(items) in _RANGES[dtype.name] and max(items) in _RANGES[dtype.name], "items of " + dtype.name)
    with numpy.errstate(all="ignore"):
        array = numpy.array(items, dtype)
    if plain is float or plain is complex:
        _expect(_is_exact(numpy, array, numpy.array(items, plain)), "items of " + dtype.name)
    elif plain is str:
        _expect(array.dtype == dtype and array.tolist() == items, "items of " + dtype.name)
    return array


_RECORDS = {
    "OrderedDict": _decode_of(dict, collections.OrderedDict),
    "defaultdict": _decode_of(dict, lambda content: collections.defaultdict(None, content)),
    "Counter": _decode_of(dict, collections.Counter),
    "deque": _decode_of(list, collections.deque),
    "bytearray": _decode_of(bytes, bytearray),
    "Decimal": _decode_of(str, decimal.Decimal),
    "Fraction": lambda content: fractions.Fraction(*_decode_ints(content, 2)),
    "range": lambda content: range(*_decode_ints(content, 3)),
    "date": _decode_of(str, datetime.date.fromisoformat),
    "time": _decode_of(str, datetime.time.fromisoformat),
    "datetime": _decode_of(str, datetime.datetime.fromisoformat),
    "timedelta": lambda content: datetime.timedelta(*_decode_ints(content, 3)),
    "namedtuple": _decode_namedtuple,
    "ndarray": _decode_array,
    **{"numpy." + name: _decode_scalar(name) for name in _NUMPY},
}
