"""Classes under test that the problem lists as value types: {"Vector": ["x", "y"]}.

The test may build them, pass them, use their operators and compare them, although everything that they
do happens in the submission's box:

  assertEqual(Vector(1, 2) + Vector(3, 4), Vector(4, 6))

- Two of them are equal if their class has the same name and the listed fields are equal, read as data and
  compared on the test's side. No __eq__ of the submission's is asked.
- What the test builds stays here until it is used for something else than a comparison. So the expected
  Vector(4, 6) never reaches the submission, which could otherwise copy it, and its fields are the
  arguments that it was built with: by position in the order of the list, or by name.
- Operators (arithmetic, ordering, `in`, bool and so on) are forwarded to the submission's object. What
  they return is data under test: a class whose operators lie is only caught by what is compared.
- With a plain operand an operator has to give such a value again, and that one is not turned into
  plain data by abs(), round(), float() and the like: abs(result - 2.5) < 1e-6 would otherwise be decided
  by an object that is handed out in place of a number.

Consequences: an error of the constructor comes out at the first use; a class listed without fields is
compared by identity.
"""
import assay_peer


class ValueClass(type):
    """Makes the class callable here and forwards its attributes (class methods, constants)."""

    def __getattr__(cls, name):
        remote = cls.__dict__.get("_assay_remote")
        if remote is None or name.startswith("__"):
            raise AttributeError(name)
        return getattr(remote, name)

    def __instancecheck__(cls, value):
        return type(value) is cls

    def _assay_peer_handle(cls):
        return cls._assay_remote._assay_handle

    def _assay_of(cls, handle):
        """The instance that stands for an object of the submission's."""
        made = cls.__new__(cls)
        object.__setattr__(made, "_assay_given", None)
        object.__setattr__(made, "_assay_mixed", False)
        object.__setattr__(made, "_assay_real", handle)
        return made


def value_class(remote, name, fields, base):
    """`remote`: the proxy of the submission's class. `base`: the class of proxies."""

    class Value(base, metaclass=ValueClass):
        __slots__ = ("_assay_given", "_assay_real", "_assay_mixed")
        _assay_remote = remote

        def __init__(self, *args, **kwargs):
            object.__setattr__(self, "_assay_given", (args, kwargs))
            object.__setattr__(self, "_assay_real", None)
            object.__setattr__(self, "_assay_mixed", False)

        @property
        def _assay_peer(self):
            return remote._assay_peer

        @property
        def _assay_handle(self):
            """Asked for whenever the object is needed over there: only then is it built."""
            if self._assay_real is None:
                args, kwargs = self._assay_given
                built = remote(*args, **kwargs)
                if type(built) is not Value:
                    raise TypeError("%s() did not give a %s" % (name, name))
                object.__setattr__(self, "_assay_real", built._assay_real)
                object.__setattr__(self, "_assay_given", None)  # from now on it can change
            return self._assay_real

        def _assay_fields(self):
            given = self._assay_given
            if given is not None and len(given[0]) <= len(fields):
                known = {**dict(zip(fields, given[0])), **given[1]}
                if all(field in known for field in fields):
                    return [known[field] for field in fields]
            return [getattr(self, field) for field in fields]

        def __eq__(self, other):
            if self is other:
                return True
            if type(other) is not Value:
                return False
            return bool(fields) and self._assay_fields() == other._assay_fields()

        def __hash__(self):
            return hash((name, *self._assay_fields())) if fields else object.__hash__(self)

        def __repr__(self):
            return "%s(%s)" % (name, ", ".join(map(repr, self._assay_fields()))) if fields else name

    Value.__name__ = Value.__qualname__ = name
    defined = remote._assay_ask("operations")
    for operation in assay_peer.OPERATIONS + assay_peer.VALUE_OPERATIONS:
        if operation in defined and operation not in ("__repr__", "__exit__"):
            setattr(Value, operation, _forward(operation))
    return Value


_REDUCING = frozenset("__%s__" % name for name in ("abs", "round", "int", "float", "complex", "bool"))
_ORDERING = frozenset("__%s__" % name for name in ("lt", "le", "gt", "ge"))


def _forward(operation):
    mixing = operation in assay_peer.VALUE_OPERATIONS and operation not in _REDUCING | {"__contains__"}

    def method(self, *args):
        plain = mixing and any(not isinstance(type(arg), ValueClass) for arg in args)
        if self._assay_mixed and (operation in _REDUCING or operation in _ORDERING):
            raise TypeError("%s of a value that was combined with plain data" % operation)
        result = self._assay_ask("operation", operation, [self._assay_peer.encode(a) for a in args])
        if plain and operation not in _ORDERING:
            if not isinstance(type(result), ValueClass):
                raise TypeError("%s with plain data gave plain data" % operation)
            object.__setattr__(result, "_assay_mixed", True)
        return result
    return method
