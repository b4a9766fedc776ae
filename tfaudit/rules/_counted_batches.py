"""Batches that a script counts, and divides by their size as if it had counted samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.datasets import batching
from tfaudit.program.expressions import fold
from tfaudit.program.values import UNKNOWN, Attr, Dataset, Derived, Function, Instance, Made
from tfaudit.rules._loaders import is_image_flow, is_pydataset
from tfaudit.syntax import walk_type

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent
    from tfaudit.program.values import Value

_DEFAULT_BATCH = 32
_ROUNDS = frozenset({
    "builtins.int", "builtins.round", "math.ceil", "math.floor", "numpy.ceil", "numpy.floor",
    "numpy.round",
})  # fmt: skip
_DIVISIONS = (cst.Divide, cst.FloorDivide)


def divided_again(steps: Value, data: Value) -> Made | None:
    """The `len` of a loader's batches in what divides it by the size of a batch once more.

    Args:
        steps: how many steps an epoch takes: `len(train) // BATCH`.
        data: what `fit` goes through.
    """
    match steps:
        case Made(name=name, event=event) if name in _ROUNDS and len(event.args) == 1:
            return divided_again(event.args[0], data)
        case Derived(
            operator="//" | "/", inputs=(Made(name="builtins.len", event=event) as count, size)
        ) if len(event.args) == 1 and _are_batches(event.args[0], data):
            return count if fold(size) != 1 and _is_size(size, data) else None
    return None


def is_batch_size(value: Value, loader: Made | Dataset) -> bool:
    """Whether it is surely how many samples a batch of the loader has."""
    if isinstance(value, Attr):
        return value.name == "batch_size" and value.base is loader
    if isinstance(loader, Dataset):
        given: Value | None = batching(loader).size
    else:
        given = _given_batch(loader.event)
    known = fold(value)
    if given is None:
        opaque = isinstance(loader, Made) and loader.event.opaque
        return known == _DEFAULT_BATCH and not opaque
    if given is UNKNOWN:
        return False
    return given is value or (isinstance(known, int) and known == fold(given))


def _given_batch(event: CallEvent) -> Value | None:
    return event.argument("batch_size", 2 if event.name == ".flow" else None)


def _are_batches(counted: Value, data: Value) -> bool:
    """Whether a `len` counts the batches of what `fit` gets, or of what it gets repeated."""
    if isinstance(data, Dataset) and isinstance(counted, Dataset):
        batch = batching(data).op
        return batch is not None and batching(counted).op is batch
    if counted is not data:
        return False
    return is_image_flow(data) or (isinstance(data, Instance) and _counts_batches(data))


def _counts_batches(loader: Instance) -> bool:
    """Whether the `__len__` of a `PyDataset` divides, as one that counts batches does."""
    length = loader.cls.find("__len__")
    return (
        is_pydataset(loader)
        and isinstance(length, Function)
        and any(
            isinstance(operation.operator, _DIVISIONS)
            for operation in walk_type(length.node, cst.BinaryOperation)
        )
    )


def _is_size(size: Value, data: Value) -> bool:
    """Whether a batch of what `fit` gets has so many samples."""
    if isinstance(data, (Made, Dataset)):
        return is_batch_size(size, data)
    if not isinstance(data, Instance) or data.event is None:
        return False
    if isinstance(size, Attr):
        return size.name == "batch_size" and size.base is data
    # What it was given by place is known from what its constructor kept under that name.
    given = data.event.keywords.get("batch_size") or data.attrs.get("batch_size")
    known = fold(size)
    return given not in (None, UNKNOWN) and (
        given is size or (isinstance(known, int) and known == fold(given))
    )
