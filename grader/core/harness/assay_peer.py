"""Two Python processes that trust each other in different degrees, over one stream socket.

A frame is four bytes of length, big endian, and JSON. One side asks, the other answers; while it
waits for the answer, the asking side serves requests of the other (a callback). Values cross in the
closed format of assay_codec; what is not plain data crosses as a handle, a number that stands for an
object of the side that made it: {"$handle": [side, number, kind, name, operations]}. Exception classes
of Python's own are the same on both sides.

What may be done to a handle is decided by the side that owns the object. The submission's side lets
anything be done to its objects. The test's side lets its objects be called and nothing else:
attributes of a test function would lead to the test's globals.

Bounds: MAX_FRAME bytes a frame, MAX_HANDLES objects a side, MAX_NESTING callbacks inside callbacks.
"""
import json
import os

import assay_codec

MAX_FRAME = 64 << 20
MAX_HANDLES = 1 << 20
MAX_NESTING = 200
MAX_FAULT = 200

# What a handle forwards to its object. Comparison, arithmetic and `in` are not among them: an object
# that decides itself whether it equals, exceeds, contains or differs little from an expected value
# would decide the test. It may only hand out data, which is then compared on the test's side.
#
# An author can opt in for the instances of classes that are to behave like values (value_types): their
# operators are forwarded as well; equality is that of their fields, decided on the test's side.
VALUE_OPERATIONS = tuple(
    ["__%s__" % name for name in ("lt", "le", "gt", "ge", "contains", "neg", "pos", "abs", "invert",
                                  "round", "int", "float", "complex", "bool")]
    + ["__%s%s__" % (side, name) for side in ("", "r") for name in (
        "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift",
        "rshift")])
OPERATIONS = ("__call__", "__len__", "__iter__", "__next__", "__getitem__", "__setitem__",
              "__delitem__", "__enter__", "__exit__", "__str__", "__repr__", "__reversed__")


class PeerGone(BaseException):
    """The other side has closed the socket. Not an Exception, so that tests do not catch it; `seen` is
    there for those that catch everything."""
    seen = False

    def __init__(self):
        super().__init__("the other side is gone")
        PeerGone.seen = True


class Garbled(BaseException):
    """The other side does not keep to the protocol. From then on nothing is believed."""
    seen = ""

    def __init__(self, what):
        super().__init__(what)
        Garbled.seen = Garbled.seen or what[:MAX_FAULT]


class Peer:
    """One end. `serve_request(kind, fields)` does what the other side may ask for."""

    def __init__(self, fd, side, make_remote, serve_request):
        self._fd = fd
        self._side = side
        self._make_remote = make_remote
        self._serve_request = serve_request
        self._objects = {}
        self._numbers = {}
        self._depth = 0
        self._ahead = bytearray()  # read, and not yet asked for
        self.asked = 0

    # ------------------------------------------------------------ frames

    def send(self, message, write=os.write):
        text = json.dumps(message).encode("ascii")
        if len(text) > MAX_FRAME:
            raise ValueError("a value of more than %d bytes cannot cross" % MAX_FRAME)
        data = memoryview(len(text).to_bytes(4, "big") + text)
        while data:
            try:
                data = data[write(self._fd, data):]
            except (BrokenPipeError, ConnectionResetError):
                raise PeerGone from None

    def _read(self, count, read=os.read):
        """The next `count` bytes. Takes more if there are: mostly a whole frame."""
        while len(self._ahead) < count:
            try:
                part = read(self._fd, 1 << 16)
            except ConnectionResetError:
                part = b""
            if not part:
                raise PeerGone
            self._ahead += part
        data = bytes(self._ahead[:count])
        del self._ahead[:count]
        return data

    def foresee(self, messages):
        """Takes these for what the other side will send: for rehearsals."""
        for message in messages:
            text = json.dumps(message).encode("ascii")
            self._ahead += len(text).to_bytes(4, "big") + text

    def receive(self):
        size = int.from_bytes(self._read(4), "big")
        if size > MAX_FRAME:
            raise Garbled("a frame of %d bytes" % size)
        try:
            message = json.loads(self._read(size))
        except (ValueError, RecursionError) as error:
            raise Garbled("not JSON: %s" % error) from None
        if type(message) is not list or not message or type(message[0]) is not str:
            raise Garbled("not a message")
        return message

    # ------------------------------------------------------------ values

    def encode(self, value):
        return assay_codec.encode(value, self._export)

    def decode(self, value):
        try:
            return assay_codec.decode(value, self._import)
        except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError,
                ArithmeticError) as error:
            raise Garbled("not a value: %s" % error) from None

    def _export(self, value):
        """The handle of an object that is not plain data."""
        theirs = getattr(type(value), "_assay_peer_handle", None)
        if theirs is not None:
            return {"$handle": theirs(value)}
        number = self._numbers.get(id(value))
        if number is None:
            number = len(self._objects)
            if number >= MAX_HANDLES:
                raise ValueError("too many objects have crossed")
            self._objects[number] = value  # kept alive, so that its id() is not used again
            self._numbers[id(value)] = number
        return {"$handle": [self._side, number, *describe(value)]}

    def _import(self, handle):
        """What stands on this side for a handle."""
        side, number, kind, name, operations = handle
        if (type(number) is not int or type(kind) is not str or type(name) is not str
                or type(operations) is not list):
            raise ValueError("not a handle")
        if side == self._side:
            return self._objects[number]
        return self._make_remote(self, handle)

    def object(self, number):
        return self._objects[number]

    # ------------------------------------------------------------ asking and answering

    def ask(self, *message):
        """Sends a request and returns its answer, serving the other side meanwhile."""
        if Garbled.seen:
            raise Garbled("")
        self.asked += 1
        self.send(list(message))
        self._depth += 1
        try:
            if self._depth > MAX_NESTING:
                raise RecursionError("too many calls inside calls between test and submission")
            while True:
                answer = self.receive()
                if answer[0] in ("ok", "raise"):
                    return answer
                self._answer(answer)
        finally:
            self._depth -= 1

    def goodbye(self):
        try:
            self.send(["bye"])
        except PeerGone:
            pass

    def serve(self):
        """Answers requests until the other side says goodbye or is gone."""
        while True:
            message = self.receive()
            if message[0] == "bye":
                return
            self._answer(message)

    def _answer(self, message):
        self.send(self._serve_request(self, message[0], message[1:]))


def operations_of(kind, known=OPERATIONS):
    """Those of `known` that a class or its bases define, object's own aside."""
    mro = type.__dict__["__mro__"].__get__(kind)
    return [op for op in known if any(op in vars(base) for base in mro[:-1])]


def describe(value):
    """(kind, name, operations) of an object that is about to cross as a handle."""
    kind = type(value)
    operations = operations_of(kind)
    if isinstance(value, type):
        bases = type.__dict__["__mro__"].__get__(value)
        exceptions = [base.__name__ for base in bases if base.__module__ == "builtins"
                      and issubclass(base, BaseException)]
        if exceptions:
            return "exception", value.__name__, exceptions
        return "class", value.__name__, operations
    return "object", kind.__name__, operations
