"""Questions about the steps of a pipeline that several rules ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.api import UNSEEN_SOURCE
from tfaudit.program.datasets import PASSES_ELEMENTS
from tfaudit.program.expressions import fold
from tfaudit.program.mapped import MAPS, study
from tfaudit.program.values import Attr, Const, Dataset, Function, Made, Op, Value
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.program.events import SetEvent
    from tfaudit.program.program import Program

# Sources that give the same elements in the same order each time they are read.
_OPTIONS = "tensorflow.data.Options"
_FIXED_SOURCES = frozenset({
    "from_tensor_slices", "from_tensors", "range", "TFRecordDataset", "TextLineDataset",
    "FixedLengthRecordDataset",
})  # fmt: skip

# Last steps, or sources that end with one, behind which elements are made ready ahead: keras/src/
# utils/{image_dataset,text_dataset,dataset}_utils.py, tensorflow/python/data/experimental/ops/
# readers.py (the audio and time series utilities prefetch before they batch). So does what
# tfds.load gives, without a read_config: tensorflow_datasets/core/dataset_builder.py.
_ENDS_PREFETCHED = frozenset({
    "prefetch", "apply:prefetch_to_device", "apply:copy_to_device",
    "image_dataset_from_directory", "text_dataset_from_directory", "make_csv_dataset",
    "make_batched_features_dataset", "split_dataset",
})  # fmt: skip
# Sources that begin anew at the end of their files, and where they are told how often.
_ENDLESS = {"make_csv_dataset": 10, "make_batched_features_dataset": 6}


def mapped_name(op: Op) -> str:
    """How a message calls the function of a map: `augment`, or the lambda at that place."""
    function = op.event.argument("map_func", 0)
    if isinstance(function, Function) and isinstance(function.node, cst.FunctionDef):
        return f"`{function.name}`"
    given = op.event.node.args[0].value if op.event.node.args else None
    return f"`{quoted(given)}`" if isinstance(given, (cst.Attribute, cst.Name)) else "the function"


def repeats_forever(repeat: Op) -> bool:
    """Whether a `repeat` has no end."""
    return _has_no_end(repeat, "count", 0)


def is_endless(source: Op) -> bool:
    """Whether a source reads its files again and again: it does, unless it is told how often."""
    return source.name in _ENDLESS and _has_no_end(source, "num_epochs", _ENDLESS[source.name])


def _has_no_end(op: Op, name: str, place: int) -> bool:
    count = op.event.argument(name, place)
    if count is None:
        return not op.event.opaque
    return fold(count) == -1 or (isinstance(count, Const) and count.value is None)


def deterministic(program: Program, ops: Sequence[Op]) -> bool:
    """Whether the steps from the source on give the same elements in the same order each time."""
    for op in ops:
        if op is ops[0]:
            if op.name not in _FIXED_SOURCES or op.event.passes("num_parallel_reads", 3):
                return False
        elif op.name in MAPS:
            ordered = op.event.argument("deterministic", 2)
            if not study(program, op).deterministic or op.event.opaque or ordered is not None:
                return False
        elif op.name not in PASSES_ELEMENTS | {"batch", "padded_batch"} or op.name in (
            "shuffle", "filter", "take_while", "apply:shuffle_and_repeat", "with_options",
        ):  # fmt: skip
            return False
    return bool(ops)


def option_set(change: SetEvent) -> tuple[Value, str]:
    """The options that an assignment is to, and the whole name of the option; "": of others."""
    target, name = change.target, str(change.key)
    while isinstance(target, Attr):
        name = f"{target.name}.{name}"
        target = target.base
    known = isinstance(target, Made) and target.name == _OPTIONS
    return target, name if known else ""


def switched_off(dataset: Dataset) -> dict[str, Value]:
    """The tf.data options that a pipeline sets to False, by name, such as `autotune.enabled`."""
    found: dict[str, Value] = {}
    for op in dataset.ops:
        options = op.event.argument("options", 0) if op.name == "with_options" else None
        if isinstance(options, Made) and options.name == _OPTIONS:
            found |= {name: v for name, v in options.attrs.items() if fold(v) is False}
    return found


def ends_prefetched(dataset: Dataset) -> bool | None:
    """Whether elements are made ready ahead; None where nobody can tell."""
    for op in reversed(dataset.ops):
        if op.name in _ENDS_PREFETCHED:
            return True
        if op.name == "tfds.load":
            return None if "read_config" in op.event.keywords else True
        if op.name in ("apply:?", "snapshot", UNSEEN_SOURCE) or "distribute" in op.name:
            return None
        if op.name not in ("repeat", "take", "with_options", "cache"):
            return False
    return False


def taken(op: Op) -> int | None:
    """How many elements a `take` lets through; None of other steps, and where nobody knows."""
    given = op.event.argument("count", 0) if op.name == "take" else None
    count = fold(given) if given is not None else None
    return count if isinstance(count, int) else None


def is_cached(program: Program, op: Op, *, surely: bool = False) -> bool:
    """Whether a cache behind keeps what a step gives, so that it runs in the first epoch only.

    `surely`: no condition chooses the cache.
    """
    around = op.event.context.branches
    return any(
        isinstance(event.result, Dataset)
        and op in event.result.ops
        and not (surely and event.context.branches[len(around) :])
        for event in program.calls_of(".cache")
    )
