"""Pipelines whose batches have many shapes: as long as the longest of their elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.program.datasets import PASSES_ELEMENTS, element_of
from tfaudit.program.expressions import fold
from tfaudit.program.shapes import is_uniform
from tfaudit.program.values import (
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Items,
    Made,
    Table,
    Value,
    is_none,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Op

_MAPS = frozenset({"map", "map_with_legacy_function"})
_BUCKETS = frozenset({"bucket_by_sequence_length", "apply:bucket_by_sequence_length"})
_RAGGED = "tensorflow.ragged."
_SHAPES_OF = "tensorflow.compat.v1.data.get_output_shapes"
_MANY = 20  # buckets: so many shapes are more than compiling pays for
# Calls that may give what comes through them one and the same shape.
_FIXES = (
    "pad", "pad_sequences", "pad_to_bounding_box", "pad_and_resize", "reshape", "set_shape",
    "ensure_shape", "resize", "resize_with_pad", "resize_with_crop_or_pad", "center_crop",
    "random_crop", "crop_and_resize", "one_hot", "py_function", "numpy_function", "reduce_mean",
    "reduce_sum", "bounding_box", "concat", "scatter_nd",
)  # fmt: skip


@dataclass(frozen=True)
class Varying:
    """The step of a pipeline after which each batch has a shape of its own, and why."""

    op: Op
    reason: str


def varying_batches(program: Program, dataset: Dataset) -> Varying | None:
    """The step that makes batches of many shapes; None where they may all have a few."""
    for index in reversed(range(1, len(dataset.ops))):
        op = dataset.ops[index]
        below = Dataset(dataset.ops[:index])
        reason = _reason(program, op, below)
        if reason:
            return Varying(op, reason)
        if op.name in _MAPS and not _fixes_shape(program, op):
            continue
        if op.name not in PASSES_ELEMENTS:
            return None
    return None


def _reason(program: Program, op: Op, below: Dataset) -> str:
    if op.name == "padded_batch":
        return _of_padding(program, op, below)
    if op.name in _BUCKETS:
        return _of_buckets(op)
    if op.name in _MAPS and _is_batched(below) and _vectorizes(program, op):
        return "makes each batch as long as its own longest text"
    if op.name in _MAPS and _is_batched(below) and _fills_up(program, op, below):
        return "makes each batch as long as its own longest row"
    if op.name == "batch" and _takes_one(op) and _is_open_generator(below):
        return "makes a batch of each element, whatever its size"
    return ""


def _of_padding(program: Program, op: Op, below: Dataset) -> str:
    shapes = op.event.argument("padded_shapes", 1)
    if op.event.opaque:
        return ""
    if shapes is None or is_none(shapes) or _are_its_own(shapes):
        varies = not _is_fixed(program, below)
    else:
        varies = _has_open_axis(shapes)
    return "pads each batch to the longest of its own elements" if varies else ""


def _are_its_own(shapes: Value) -> bool:
    """Whether shapes are asked of a dataset, which says no more than to give none."""
    return isinstance(shapes, Made) and shapes.name == _SHAPES_OF


def _of_buckets(op: Op) -> str:
    shapes = op.event.keywords.get("padded_shapes")
    if op.event.opaque or op.event.passes("no_padding"):
        return ""
    if shapes is not None and not is_none(shapes) and not _has_open_axis(shapes):
        return ""
    whole = op.event.keywords.get("pad_to_bucket_boundary")
    if whole is None or fold(whole) is False:
        return "pads each batch to the longest of its own elements"
    boundaries = op.event.argument("bucket_boundaries", 1)
    many = isinstance(boundaries, Items) and len(boundaries.items) > _MANY
    return "makes batches of very many lengths" if fold(whole) is True and many else ""


def _is_fixed(program: Program, below: Dataset) -> bool:
    """Whether all elements have one shape, or a step may have given it to them."""
    if any(_fixes_shape(program, op) for op in below.ops[1:] if op.name in _MAPS):
        return True
    mapped = any(op.name not in PASSES_ELEMENTS for op in below.ops[1:])
    if below.source.name == "from_generator" and not mapped:
        return not _has_open_axes(below.source)
    return all(is_uniform(part) for part in _components(element_of(below)))


def _components(element: Value) -> Iterator[Value]:
    match element:
        case Items(items=items) if element.kind == "tuple":
            for item in items:
                yield from _components(item)
        case Table(items=table):
            yield from table.values()
        case _:
            yield element


def _fixes_shape(program: Program, op: Op) -> bool:
    """Whether a mapped function may give its results one shape, or nobody can see what it does."""
    function = op.event.argument("map_func", 0)
    if not isinstance(function, Function):
        return True
    calls = program.inside(op.event).calls
    if any(_leaves_open(event) for event in calls):
        return False
    for event in calls:
        name = event.name.rpartition(".")[2]
        to_shape = name == "to_tensor" and event.passes("shape", 2)
        if name in _FIXES or name == "?" or to_shape:
            return True
    return False


def _leaves_open(event: CallEvent) -> bool:
    """Whether the call says that the length of an axis is not known: `x.set_shape([None])`."""
    if event.name == ".set_shape":
        shape = event.argument("shape", 0)
    elif event.name == "tensorflow.ensure_shape":
        shape = event.argument("shape", 1)
    else:
        return False
    return shape is not None and _has_open_axis(shape)


def _has_open_axes(source: Op) -> bool:
    """Whether a generator's signature leaves the length of an axis open."""
    event = source.event
    given = event.argument("output_signature", 4) or event.argument("output_shapes", 2)
    return given is not None and _has_open_axis(given)


def _has_open_axis(shape: Value) -> bool:
    """Whether an axis without a length is in a shape, or in a structure of shapes."""
    match shape:
        case Items(items=items):
            return any(_has_open_axis(item) for item in items)
        case Table(items=table):
            return any(_has_open_axis(item) for item in table.values())
        case Const(value=value):
            return value is None or value == -1
        case Made(name="tensorflow.TensorSpec", event=event):
            given = event.argument("shape", 0)
            return isinstance(given, (Items, Made)) and _has_open_axis(given)
        case Made(name="tensorflow.TensorShape", event=event):
            given = event.argument("dims", 0)
            return isinstance(given, Items) and _has_open_axis(given)
    return fold(shape) == -1


def _is_batched(below: Dataset) -> bool:
    return any(op.name in ("batch", "ragged_batch") for op in below.ops)


def _takes_one(op: Op) -> bool:
    size = op.event.argument("batch_size", 0)
    return size is not None and fold(size) == 1


def _is_open_generator(below: Dataset) -> bool:
    passed = all(op.name in PASSES_ELEMENTS for op in below.ops[1:])
    return passed and below.source.name == "from_generator" and _has_open_axes(below.source)


def _vectorizes(program: Program, op: Op) -> bool:
    layer = op.event.argument("map_func", 0)
    used = [event.receiver for event in program.inside(op.event).calls]
    return any(map(_is_open_vectorizer, [layer, *used]))


def _fills_up(program: Program, op: Op, below: Dataset) -> bool:
    """Whether a mapped function makes tensors of batches of rows of many lengths, to no shape."""
    return not _fixes_shape(program, op) and any(
        event.name == ".to_tensor"
        and not event.opaque
        and (event.receiver is not None and _is_of_many_lengths(event.receiver, below))
        for event in program.inside(op.event).calls
    )


def _is_of_many_lengths(rows: Value, below: Dataset) -> bool:
    """Whether rows are words or tokens of texts, or what a pipeline batches as they are."""
    while isinstance(rows, Derived) and rows.operator == "[]":  # `tokens[:, :MAX_TOKENS]`
        rows = rows.inputs[0]
    match rows:
        case Element(of=Dataset()):
            source = below.source.event.argument("tensors", 0)
            given = source.items if isinstance(source, Items) else [source]
            ragged = any(isinstance(x, Made) and x.name.startswith(_RAGGED) for x in given)
            return ragged or any(op.name == "ragged_batch" for op in below.ops)
        case Made(name="tensorflow.strings.split", event=event):  # at a comma: as many everywhere
            return not event.passes("sep", 1)
        case Made(name=name):
            return name == ".tokenize" or name.startswith(_RAGGED)
    return False


def _is_open_vectorizer(layer: Value | None) -> bool:
    """Whether it is a TextVectorization that cuts and pads to no fixed length."""
    if not isinstance(layer, Made) or layer.name != "keras.layers.TextVectorization":
        return False
    event = layer.event
    mode = event.argument("output_mode", 4)
    as_numbers = mode is None or fold(mode) == "int"
    length = event.argument("output_sequence_length", 5)
    open_ended = length is None or is_none(length)
    return open_ended and as_numbers and not event.opaque


def datasets_in(values: tuple[Value, ...]) -> Iterator[Dataset]:
    """The pipelines whose elements are among values."""
    for value in values:
        if isinstance(value, Element) and isinstance(value.of, Dataset):
            yield value.of
        elif isinstance(value, Items):
            yield from datasets_in(tuple(value.items))
