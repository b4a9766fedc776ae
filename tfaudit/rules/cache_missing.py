"""Files are read and decoded again in every epoch, though they stay the same.

What is read, decoded, parsed or resized without randomness gives the same elements each time. A
`cache()` behind it keeps them, in memory or (with a file name) on disk, over all epochs and over
several calls of `fit`, as long as the dataset object lives. So it does behind
`image_dataset_from_directory` and its like, which read and decode in each epoch as well. Where the
files are shuffled first, the shuffle goes behind the cache, which would keep its order: the buffer
then holds what the cache holds anyway.

Whether it pays and fits depends on the data: elements times bytes an element must fit into memory,
so the finding is informational (`--pedantic`).

## Before

```python
import tensorflow as tf


def load(path):
    return tf.io.decode_jpeg(tf.io.read_file(path)), 1.0


paths = tf.data.Dataset.from_tensor_slices(["a.jpg", "b.jpg"])
train_ds = paths.map(load).shuffle(2).batch(1)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train_ds, epochs=50)
```

## After

```python
import tensorflow as tf


def load(path):
    return tf.io.decode_jpeg(tf.io.read_file(path)), 1.0


paths = tf.data.Dataset.from_tensor_slices(["a.jpg", "b.jpg"])
train_ds = paths.map(load).cache().shuffle(2).batch(1)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train_ds, epochs=50)
```

## Fix safety

Unsafe: the elements stay the same, but all of them are held in memory. `cache("file")` writes them
to disk instead.

## When not

- One epoch, or a number of epochs that is not known, and no loop that goes through the data again.
- Data that does not fit into memory or on the disk, and streams without an end.
- Several workers: each would fill a cache of its own.
- Functions that cache where their caller asks for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.events import CallEvent
from tfaudit.program.expressions import usual
from tfaudit.program.mapped import MAPS, study
from tfaudit.program.values import Dataset, Op
from tfaudit.rule import rule
from tfaudit.rules._chains import append_link
from tfaudit.rules._shuffling import OF_FOLDERS, keeps_order, shuffles_by_itself
from tfaudit.rules._uses_of_data import is_used_in_a_loop
from tfaudit.syntax import walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.consumers import Consumer
    from tfaudit.program.program import Program


_KEEPS = frozenset({"cache", "snapshot"})
_READS = frozenset({"fit", "evaluate", "loop"})
_FINITE_SOURCES = frozenset({
    "from_tensor_slices", "list_files", "TFRecordDataset", "TextLineDataset",
    "FixedLengthRecordDataset", *OF_FOLDERS,
})  # fmt: skip
_READERS = frozenset({"TFRecordDataset", "TextLineDataset", "FixedLengthRecordDataset"})
_LARGE = re.compile(r"imagenet|open_?images|laion|MultiWorker", re.IGNORECASE)
# Not the data: what a model of `keras.applications` was trained on.
_OF_MODELS = re.compile(r"weights\s*=\s*([\"'])imagenet\1|imagenet_utils")
_ONE_TO_ONE = frozenset({"prefetch", "with_options", "take", "skip", "shard", "filter", "batch"})
# Behind a shuffle, what takes the samples as they come: other steps make other elements each time.
_ONE_BY_ONE = frozenset({"prefetch", "with_options", "filter"})


@rule(
    "TFA306",
    severity=Severity.INFO,
    effect=Effect.LARGE,
    words=(".map(", "_dataset_from_directory"),
    fix=Safety.UNSAFE,
    sources=(
        "https://www.tensorflow.org/guide/data_performance#caching",
        "https://proceedings.mlsys.org/paper_files/paper/2022/hash/"
        "d0e90e9a9310570dfa643aa3b2da6e89-Abstract.html",
    ),
)
def cache_missing(program: Program) -> Iterator[Hit]:
    """Pipelines that do costly deterministic work in every epoch."""
    found = list(_recomputed(program))
    if found and not any(
        _LARGE.search(_OF_MODELS.sub("", module.source.text)) for module in program.modules
    ):
        yield from found


def _recomputed(program: Program) -> Iterator[Hit]:
    done: set[cst.CSTNode] = set()
    for consumer in program.consumers:
        ops = consumer.dataset.ops
        if not _has_epochs(consumer) or ops[0].name not in _FINITE_SOURCES:
            continue
        if any(op.name in _KEEPS or op.inputs or op.name.startswith("apply:") for op in ops):
            continue
        # list_files shuffles anew each time: a cache would freeze that order.
        if ops[0].name == "list_files" and all(op.name != "shuffle" for op in ops):
            continue
        found = _last_costly(program, ops)
        if found is not None and found.event.node not in done and not _may_cache(found):
            done.add(found.event.node)
            if found.name in OF_FOLDERS:
                yield _of_folders(program, found)
                continue
            shuffled = any(op.name == "shuffle" for op in ops[: ops.index(found)])
            yield _hit(found, shuffled=shuffled)


def _has_epochs(consumer: Consumer) -> bool:
    """Whether the pipeline surely is read several times: in epochs, or by a loop behind it."""
    event = consumer.event
    if consumer.kind not in _READS:
        return False
    if isinstance(event, CallEvent) and event.name.startswith(".fit"):  # to validate as well
        epochs = event.argument("epochs", 3)
        known = usual(epochs) if epochs is not None else 1
        if isinstance(known, int) and known > 1:
            return True
    return is_used_in_a_loop(consumer)


def _last_costly(program: Program, ops: tuple[Op, ...]) -> Op | None:
    """The last map of the deterministic start of a pipeline, if that start does costly work."""
    costly = ops[0].name in OF_FOLDERS  # which read and decode by themselves
    last = ops[0] if costly else None
    if costly and not keeps_order(ops[0]):
        return last if shuffles_by_itself(ops[0]) else None
    passed = _ONE_TO_ONE
    for op in ops[1:]:
        if op.name in MAPS:
            function = study(program, op)
            if not function.deterministic:
                break
            costly = costly or bool(function.expensive)
            last = op if costly else last
        elif op.name == "shuffle":
            passed = _ONE_BY_ONE
        elif op.name not in passed and not (passed is _ONE_TO_ONE and _reads_in_turn(op)):
            break
    return last if costly else None


def _reads_in_turn(op: Op) -> bool:
    """Whether it reads the files one by one, or some at a time, which gives the same each time."""
    return (
        op.name in ("interleave", "flat_map")
        and isinstance(op.result, Dataset)
        and op.result.source.name in _READERS
        and all(inner.name in _ONE_TO_ONE for inner in op.result.ops[1:])
        and not op.event.passes("deterministic")
    )


def _may_cache(op: Op) -> bool:
    """Whether the function that maps caches on another way through it, if its caller wants that."""
    function = op.event.module.index.enclosing(op.event.node, cst.FunctionDef)
    return function is not None and any(
        isinstance(call.func, cst.Attribute) and call.func.attr.value in _KEEPS
        for choice in walk_type(function, cst.If)
        for call in walk_type(choice, cst.Call)
    )


def _of_folders(program: Program, op: Op) -> Hit:
    event = op.event
    message = (
        "every epoch reads and decodes these files again, though what they hold stays the same"
    )
    plan = None
    if shuffles_by_itself(op):
        # A cache of its batches would keep them together, and in their order.
        message += "; read single samples (`batch_size=None`), cache them, and shuffle and batch "
        message += "behind the cache"
    elif not program.mentions("class_names", "file_paths"):  # which only the utility's result has
        plan = _plan(event)
    return Hit(event.module, underline(event.node), message, plan)


def _hit(op: Op, *, shuffled: bool) -> Hit:
    event = op.event
    message = "every epoch repeats the work up to this map, though its results stay the same"
    if shuffled:  # a cache there alone would freeze the order
        message += "; cache them, and shuffle behind the cache"
        return Hit(event.module, underline(event.node), message)
    return Hit(event.module, underline(event.node), message, _plan(event))


def _plan(event: CallEvent) -> Plan:
    change = append_link(event.node, ".cache()")
    title = f"Cache behind {'it' if event.name.endswith('_from_directory') else 'the map'}"
    return Plan(title, (change,), Safety.UNSAFE, "all elements are held in memory")
