"""The batch size of loaders that the user wrote: generators, and classes with `__getitem__`.

Such code says nowhere that a number is its batch size. It shows: rows `i * n` to `(i + 1) * n` are
cut out, or `n` of them are drawn at random.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.values import (
    Derived,
    Element,
    Function,
    Instance,
    Items,
    Made,
    Symbol,
    Value,
    origins,
)
from tfaudit.syntax import walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

# Draws of so many numbers, with the place of the argument that says how many.
_DRAWS = {
    "numpy.random.randint": 2, "numpy.random.choice": 1, "numpy.random.uniform": 2,
    "numpy.random.normal": 2, ".integers": 2, ".choice": 1, "random.sample": 1,
}  # fmt: skip
_EMPTY = frozenset({"numpy.zeros", "numpy.empty", "numpy.ones"})


def sizes(loader: Value) -> Iterator[Value]:
    """What may be the batch size of a loader, the surest first."""
    match loader:
        case Items(kind="generator", items=items):
            for item in items:
                yield from _sizes_of_batch(item)
        case Instance():
            yield from _strides(loader)


def _sizes_of_batch(batch: Value) -> Iterator[Value]:
    """How many rows there are in something that a generator yields."""
    for value in origins(batch):
        match value:
            case Derived(operator="slice", inputs=(start, stop, _)):
                yield from _length(start, stop)
            case Made(name=name, event=event) if name in _DRAWS:
                drawn = event.argument("size", _DRAWS[name]) or event.keywords.get("k")
                if drawn is not None:
                    yield drawn.items[0] if isinstance(drawn, Items) and drawn.items else drawn
            case Made(name=name, event=event) if name in _EMPTY:
                shape = event.argument("shape", 0)
                if isinstance(shape, Items) and shape.items:
                    yield shape.items[0]


def lengths(value: Value) -> Iterator[Value]:
    """The lengths of all slices that a value was computed from."""
    for origin in origins(value):
        match origin:
            case Derived(operator="slice", inputs=(start, stop, _)):
                yield from _length(start, stop)


def _length(start: Value, stop: Value) -> Iterator[Value]:
    """Of a slice: n of `i : i + n`, and of `i * n : (i + 1) * n`."""
    match stop:
        case Derived(operator="+", inputs=(left, right)):
            yield from (term for term in (right, left) if term is not start)
        case Derived(operator="*", inputs=(left, right)):
            yield from (factor for factor in (right, left) if not _counts(factor))
        case Made(name="builtins.min", event=event):
            for argument in event.args:
                yield from _length(start, argument)


def _counts(value: Value) -> bool:
    """Whether a value comes from a loop's counter."""
    return any(isinstance(origin, Element) for origin in origins(value, limit=20))


def _strides(loader: Instance) -> Iterator[Value]:
    """The attributes that a `__getitem__(self, index)` multiplies its index by."""
    getter = loader.cls.find("__getitem__")
    if not isinstance(getter, Function) or not isinstance(getter.node, cst.FunctionDef):
        return
    names = [param.name.value for param in getter.node.params.params]
    if len(names) < 2:
        return
    for product in walk_type(getter.node.body, cst.BinaryOperation):
        if not isinstance(product.operator, cst.Multiply):
            continue
        for index, size in ((product.left, product.right), (product.right, product.left)):
            match index, size:
                case (
                    cst.Name(value=counter),
                    cst.Attribute(value=cst.Name(value=owner), attr=cst.Name(value=name)),
                ) if counter == names[1] and owner == names[0]:
                    value = loader.attrs.get(name) or loader.cls.find(name)
                    if value is not None and not isinstance(value, Symbol):
                        yield value
