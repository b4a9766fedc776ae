"""How large the samples are that a generator gives to a pipeline, by its signature."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.values import Items, Made, Symbol, Table, Value

if TYPE_CHECKING:
    from tfaudit.program.values import Op

_BYTES = {
    "bool": 1, "int8": 1, "uint8": 1, "bfloat16": 2, "float16": 2, "int16": 2, "uint16": 2,
    "float32": 4, "int32": 4, "uint32": 4, "float64": 8, "int64": 8, "uint64": 8,
}  # fmt: skip


def least_bytes(source: Op) -> int:
    """How many bytes a sample of `from_generator` has at least: those of the parts that are told.

    A part whose type or shape is not known counts nothing.
    """
    if source.name != "from_generator":
        return 0
    signature = source.event.argument("output_signature", 4)
    if signature is not None:
        return _of_signature(signature)
    types = source.event.argument("output_types", 1)
    shapes = source.event.argument("output_shapes", 2)
    return _of_parts(types, shapes) if types is not None and shapes is not None else 0


def _of_signature(part: Value) -> int:
    match part:
        case Items(items=items):
            return sum(map(_of_signature, items))
        case Table(items=table):
            return sum(map(_of_signature, table.values()))
        case Made(name="tensorflow.TensorSpec", event=event):
            shape, kind = event.argument("shape", 0), event.argument("dtype", 1)
            width = _BYTES["float32"] if kind is None else _width(kind)
            return width * _numbers(shape) if shape is not None else 0
    return 0


def _of_parts(types: Value, shapes: Value) -> int:
    """The bytes of types and shapes that are told apart, in structures of the same kind."""
    match types, shapes:
        case Items(items=kinds), Items(items=sizes):
            return sum(map(_of_parts, kinds, sizes)) if len(kinds) == len(sizes) else 0
        case Table(items=kinds_of), Table(items=sizes_of):
            both = kinds_of.keys() & sizes_of.keys()
            return sum(_of_parts(kinds_of[key], sizes_of[key]) for key in both)
    return _width(types) * _numbers(shapes)


def _width(kind: Value) -> int:
    name = last(kind.name) if isinstance(kind, Symbol) else fold(kind)
    return _BYTES.get(name, 0) if isinstance(name, str) else 0


def _numbers(shape: Value) -> int:
    """How many numbers a tensor of a shape has; 0 where the length of an axis is not known."""
    match shape:
        case Made(name="tensorflow.TensorShape", event=event):
            given = event.argument("dims", 0)
            return _numbers(given) if given is not None else 0
        case Items(items=axes, open=False):
            sizes = [fold(axis) for axis in axes]
            known = [size for size in sizes if isinstance(size, int) and size > 0]
            return prod(known) if len(known) == len(sizes) else 0
    return 0
