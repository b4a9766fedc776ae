"""The shapes of arrays in numbers, where literals or Keras' own data sets tell."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.datasets import PASSES_ELEMENTS
from tfaudit.program.expressions import usual
from tfaudit.program.values import (
    Attr,
    Const,
    Dataset,
    Derived,
    Element,
    Items,
    Made,
    Table,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.program.events import CallEvent

Shape = tuple[int | None, ...]

# The training parts of Keras' data sets: images, or rows.
_KERAS_DATA: dict[str, Shape] = {
    "mnist": (60_000, 28, 28),
    "fashion_mnist": (60_000, 28, 28),
    "cifar10": (50_000, 32, 32, 3),
    "cifar100": (50_000, 32, 32, 3),
    "california_housing": (16_512, 8),
    "boston_housing": (404, 13),
}
# The rows of the parts to test with.
_TEST_ROWS = {
    "mnist": 10_000,
    "fashion_mnist": 10_000,
    "cifar10": 10_000,
    "cifar100": 10_000,
    "california_housing": 4_128,
    "boston_housing": 102,
}
_SHAPE_FIRST = frozenset({
    "numpy.zeros", "numpy.ones", "numpy.empty", "numpy.full", "numpy.random.random",
    "numpy.random.random_sample", "tensorflow.zeros", "tensorflow.ones", "tensorflow.fill",
    "tensorflow.random.normal", "tensorflow.random.uniform", ".random", ".standard_normal",
})  # fmt: skip
_SIZE_LAST = {
    "numpy.random.randint": 2, "numpy.random.normal": 2, "numpy.random.uniform": 2,
    "numpy.random.choice": 1, ".integers": 2, ".normal": 2, ".randint": 2, ".uniform": 2,
}  # fmt: skip
_KEEPS = frozenset({
    "numpy.array", "numpy.asarray", "numpy.float32", "numpy.float64", "numpy.sqrt", "numpy.abs",
    "tensorflow.constant", "tensorflow.convert_to_tensor", "tensorflow.cast",
})  # fmt: skip
_WRITTEN = frozenset({"numpy.array", "numpy.asarray", "tensorflow.constant"})
_ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "**", "neg"})
_DEEPEST = 30


def shape(value: Value | None, depth: int = 0) -> Shape | None:
    """The lengths of an array's axes, each None where only its place is known; None: not known."""
    if value is None or depth > _DEEPEST:
        return None
    match value:
        case Element(of=Made(name=name), path=(0 | 1 as split, 0 | 1 as part)) if name.startswith(
            "keras.datasets."
        ):
            return _of_keras(name.split(".")[2], split, part)
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            known = [s for item in inputs if (s := shape(item, depth + 1)) is not None]
            return max(known, key=len, default=None)
        case Derived(operator="[]", inputs=(base, key)):
            return _part(shape(base, depth + 1), key)
        case Made():
            return _of_made(value.name, value.event, depth + 1)
    return None


def _of_keras(name: str, split: int, part: int) -> Shape | None:
    """The shape of the images (or rows), or of the labels, of a split of Keras' data."""
    found = _KERAS_DATA.get(name)
    if found is None:
        return None
    rows = found[0] if split == 0 else _TEST_ROWS[name]
    return (rows, *found[1:]) if part == 0 else (rows,)


def training_shape(data: Value | None) -> Shape | None:
    """The shape of what a training gets as `x`, the number of rows first.

    Of a dataset it is that of the array which it was made of. Of several inputs it has
    no more than the number of rows.
    """
    if isinstance(data, Dataset):
        kept = all(op.name in PASSES_ELEMENTS | {"batch"} for op in data.ops[1:])
        if data.source.name != "from_tensor_slices" or not kept:
            return None
        data = data.source.event.argument("tensors", 0)
        if isinstance(data, Items) and data.kind == "tuple" and data.items:
            data = data.items[0]
    match data:
        case Items(items=[Const() | Items(), *_]):
            return _written(data)
        case Items(items=[first, *_]):
            known = shape(first)
            return known and (known[0], None)
        case Table(items=table) if table:
            known = shape(next(iter(table.values())))
            return known and (known[0], None)
        case Made(name=name, event=event) if name in _WRITTEN and event.args:
            rows = event.args[0]
            return _written(rows) if isinstance(rows, Items) else shape(data)
    return shape(data)


def _written(rows: Items) -> Shape | None:
    """The shape of rows that are written out: `[[0, 1], [1, 0]]`; of others their number."""
    if rows.open or not rows.items:
        return None
    first = rows.items[0]
    below = _written(first) if isinstance(first, Items) else None
    return (len(rows.items), *(below or ()))


def _of_made(name: str, event: CallEvent, depth: int) -> Shape | None:
    first = event.args[0] if event.args else None
    if name in ("numpy.random.rand", "numpy.random.randn", ".rand", ".randn"):
        return _lengths(event.args) if event.args and not event.opaque else None
    if name in _SHAPE_FIRST:
        return _literal(event.argument("shape", 0) or event.argument("size"), depth)
    if name in _SIZE_LAST:
        return _literal(event.argument("size", _SIZE_LAST[name]), depth)
    if name in ("numpy.linspace", "tensorflow.linspace"):
        return _literal(event.argument("num", 2), depth)
    if name in ("numpy.arange", "tensorflow.range") and len(event.args) == 1:
        return _literal(first, depth)
    if name == ".astype":
        return shape(event.receiver, depth)
    if name == ".reshape":
        return _reshaped(event.receiver, event.args, depth)
    if name in ("numpy.reshape", "tensorflow.reshape"):
        return _reshaped(first, event.args[1:2], depth)
    if name == "numpy.expand_dims":
        below, axis = shape(first, depth), usual(event.argument("axis", 1) or Const(None))
        return None if below is None else (*below, 1) if axis == -1 else (below[0], *below[1:], 1)
    if name == "keras.utils.to_categorical":
        below = shape(first, depth)
        return None if below is None else (*below[:1], None)
    return shape(first, depth) if name in _KEEPS else None


def _literal(given: Value | None, depth: int) -> Shape | None:
    match given:
        case Items(items=items, open=False):
            return _lengths(items)
        case Attr(base=base, name="shape"):
            return shape(base, depth)
        case None:
            return None
    number = _length(given)
    return (number,) if number is not None else None


def _lengths(items: Sequence[Value]) -> Shape:
    return tuple(_length(item) for item in items)


def _length(value: Value) -> int | None:
    """A whole number, also of `len(x)` and `x.shape[0]`."""
    match value:
        case Made(name="builtins.len", event=event) if event.args:
            known = shape(event.args[0])
            return known[0] if known else None
        case Derived(operator="[]", inputs=(Attr(base=base, name="shape"), index)):
            known, at = shape(base), usual(index)
            inside = known is not None and isinstance(at, int) and -len(known) <= at < len(known)
            return known[at] if inside and known is not None and isinstance(at, int) else None
        case Made(name="builtins.int", event=event) if event.args:
            return _share(event.args[0])
    found = usual(value)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _share(value: Value) -> int | None:
    """So much of a length, as a whole number: `len(x) * 0.8`."""
    match value:
        case Derived(operator="*", inputs=(first, second)):
            either = ((_length(first), usual(second)), (_length(second), usual(first)))
            for length, factor in either:
                if length is not None and isinstance(factor, (int, float)):
                    return int(length * factor)
    return _length(value)


def _reshaped(array: Value | None, given: Sequence[Value], depth: int) -> Shape | None:
    """The shape that is asked for, with the length for which it says -1 worked out."""
    asked = _literal(given[0], depth) if len(given) == 1 else _lengths(given) or None
    if asked is None or -1 not in asked:
        return asked
    known = shape(array, depth)
    others = [length for length in asked if length != -1]
    if known is None or None in known or None in others:
        return tuple(None if length == -1 else length for length in asked)
    size, rest = prod(n or 0 for n in known), prod(n or 0 for n in others)
    return tuple(size // rest if length == -1 and rest else length for length in asked)


def _part(whole: Shape | None, key: Value) -> Shape | None:
    """The shape of `array[key]`."""
    if not whole:
        return None
    keys = list(key.items) if isinstance(key, Items) else [key]
    match keys[0]:
        case Const(value=value) if value is ...:
            return (*whole, *(1 for _ in keys[1:]))
        case Derived(operator="slice", inputs=bounds, node=cst.Slice() as node):
            rows = _sliced(whole[0], bounds, (node.lower, node.upper, node.step))
        case _:
            return None
    if len(keys) == 1:
        return (rows, *whole[1:])
    return (rows, *(None for _ in whole[1:]))


def _sliced(
    length: int | None, bounds: Sequence[Value], written: Sequence[cst.CSTNode | None]
) -> int | None:
    """How many rows a slice takes."""
    ends: list[int | None] = []
    for bound, node in zip(bounds, written, strict=True):
        end = _length(bound) if node is not None else None
        if node is not None and end is None:
            return None
        ends.append(end)
    if length is None or ends[2] == 0:
        return None
    return len(range(length)[slice(*ends)])
