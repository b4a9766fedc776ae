"""The batches are so small that the steps' overhead may outweigh their work.

Every step starts its kernels one by one, each for some 20 to 40 microseconds, and a GPU that has
four samples to work on waits for most of that time. A larger batch is the first thing to try for
small models. It also changes what is learned (the learning rate usually has to grow with it), and
whether it pays is measured by `tfaudit tune`; the finding is informational.

## Before

```python
import tensorflow as tf

x, y = tf.zeros([6400, 8]), tf.zeros([6400, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(16, "relu"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, batch_size=4)
```

## After

```python
import tensorflow as tf

x, y = tf.zeros([6400, 8]), tf.zeros([6400, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(16, "relu"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, batch_size=64)
```

## When not

Large samples (images of 512 pixels and more, volumes, detection, segmentation), language models,
gradient accumulation, models that work on one image at a time or keep their state between batches,
reinforcement learning, data of a few samples, and numbers that come from an option.

## Sources

tensorflow.org/guide/gpu_performance_analysis
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Option, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import is_model
from tfaudit.program.targets import Era
from tfaudit.program.values import Dataset, Items, Made, alternatives, origins
from tfaudit.rule import rule
from tfaudit.rules._samples import is_one_sample
from tfaudit.rules._step_loops import plays, step_loops
from tfaudit.rules._steps import head
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, LoopEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Op, Value

_TINY = Option("size", 8, "samples in a batch up to which it is reported")
_LARGE_SIDE = 512  # of images: a few of them are work enough
_FEW_SAMPLES = 64  # a set for trying things out
_FLOWS = frozenset({".flow", ".flow_from_directory", ".flow_from_dataframe"})
# Words of scripts whose samples are large, or belong to one another.
_OF_SHAPE = frozenset({"zeros", "ones", "rand", "randn", "random", "normal", "uniform"})
_OF_ROWS = frozenset({"array", "asarray", "constant", "convert_to_tensor"})
_LARGE = re.compile(
    r"Conv3D|conv3d|ConvLSTM|accumulat|segmentation|object.?detect|detector|bbox|bounding.?box|yolo"
    r"|rcnn|u_?net\b|masks?_(path|dir|file)|volumetric|voxel|\.nii|InstanceNorm|GroupNorm"
    r"|stateful=True|style.?(transfer|loss|weight|image)|transformers\b|TransformerBlock"
    r"|MultiHeadAttention|\bbert|\bgpt|keras_nlp|keras_hub|super.?resolution|discriminator"
    r"|\bgym(nasium)?\b",
    re.IGNORECASE,
)


@rule(
    "TFA203",
    severity=Severity.INFO,
    effect=Effect.LARGE,
    words=("batch", ".flow", ".fit("),
    also=(".fit", "GradientTape", "train_on_batch"),
    options=(_TINY,),
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/gpu_performance_analysis",),
)
def tiny_batch(program: Program) -> Iterator[Hit]:
    """Batches of a known size of at most eight that a model is trained on."""
    if program.targets.gpus == 0:
        return
    if program.era is Era.TF1:
        return
    tiny, seen = program.setting(_TINY), dict[cst.CSTNode, _Batched]()
    for batched in _batched(program):
        size = fold(batched.size)
        if type(size) is int and 1 <= size <= tiny:
            seen.setdefault(batched.node, batched)
    if not seen or any(module.source.holds(_LARGE, in_prose=True) for module in program.modules):
        return
    if any(_is_large(event) for event in program.calls):
        return
    for batched in seen.values():
        size = fold(batched.size)
        message = f"batches of {size} leave a GPU waiting between its kernels; see whether larger "
        message += "ones pay (`tfaudit tune`)"
        trained = batched.by
        related = ((trained.module, _place(trained), "trained here"),)
        yield Hit(batched.module, batched.node, message, related=related)


@dataclass(frozen=True)
class _Batched:
    """A batch size: its value, where it is given, and what trains on such batches."""

    size: Value
    node: cst.CSTNode
    module: ModuleInfo
    by: CallEvent | LoopEvent


def _batched(program: Program) -> Iterator[_Batched]:
    """The batch sizes of all that is known to be trained on, in the order of the training."""
    for event in program.calls_of(".fit", ".fit_generator"):
        if event.receiver is None or not is_model(event.receiver):
            continue
        data = event.argument("x", 0) or event.keywords.get("generator")
        if (
            data is None
            or is_one_sample(data)
            or any(plays(program, x) for x in event.context.loops)
        ):
            continue
        yield from _of_data(data, event)
        if not any(isinstance(v, (Dataset, Made)) and _own(v) for v in alternatives(data)):
            yield from _argument(event, event, 2)
    loops = {loop.node for loop in step_loops(program)}
    for consumer in program.consumers:
        if consumer.kind == "loop" and consumer.node in loops:
            yield from _of_data(consumer.dataset, consumer.event)


def _own(data: Value) -> bool:
    """Whether data comes in batches of its own."""
    return isinstance(data, Dataset) or (isinstance(data, Made) and data.name in _FLOWS)


def _of_data(data: Value, by: CallEvent | LoopEvent) -> Iterator[_Batched]:
    if _is_few(data):
        return
    for option in alternatives(data):
        if isinstance(option, Made) and option.name in _FLOWS:
            yield from _argument(option.event, by, 2 if option.name == ".flow" else None)
        elif isinstance(option, Dataset):
            known = batching(option)
            if known.op is None or not known.batched:
                continue
            if fold(known.size) == 1 and not _adds_an_axis(option, known.op):
                continue  # what becomes a batch of one may be a batch already
            if known.argument is not None:
                yield _Batched(known.size, known.argument, known.op.event.module, by)


def _adds_an_axis(dataset: Dataset, op: Op) -> bool:
    """Whether the elements in front of a step of the pipeline are surely single samples."""
    if op not in dataset.ops:
        return False
    if op is dataset.source:
        return True  # which makes batches of the samples that it reads
    below = batching(Dataset(dataset.ops[: dataset.ops.index(op)]))
    return below.known and not below.batched


def _argument(
    event: CallEvent, by: CallEvent | LoopEvent, position: int | None
) -> Iterator[_Batched]:
    arg = argument(event.node, "batch_size", position)
    size = event.argument("batch_size", position)
    if arg is not None and size is not None and not _is_few(event.argument("x", 0)):
        yield _Batched(size, arg, event.module, by)


def _place(by: CallEvent | LoopEvent) -> cst.CSTNode:
    return underline(by.node) if isinstance(by.node, cst.Call) else head(by.node)


def _is_few(data: Value | None) -> bool:
    """Whether the data is a handful of samples that stand in the script."""
    return data is not None and any(_rows(v) <= _FEW_SAMPLES for v in origins(data, 60))


def _rows(value: Value) -> int:
    """The samples of an array by the way it is made; many, where that is not known."""
    many = _FEW_SAMPLES + 1
    if isinstance(value, Dataset):
        given = value.source.event.argument("tensors", 0)
        parts = given.items if isinstance(given, Items) and given.kind == "tuple" else [given]
        lists = [p for p in parts if isinstance(p, Items) and p.kind == "list" and not p.open]
        return min((len(part.items) for part in lists), default=many)
    if not isinstance(value, Made) or not value.event.args:
        return many
    first = value.event.args[0]
    if last(value.name) in _OF_SHAPE:
        if isinstance(first, Items):
            first = first.items[0] if first.items else first
        length = fold(first)
        return length if type(length) is int else many
    if last(value.name) in _OF_ROWS and isinstance(first, Items) and not first.open:
        return len(first.items)
    return many


def _is_large(event: CallEvent) -> bool:
    """Whether a call names samples of many pixels or steps."""
    shape = event.keywords.get("input_shape") or event.keywords.get("target_size")
    shape = shape or event.keywords.get("image_size")
    if event.name in ("keras.Input", "keras.layers.InputLayer"):
        shape = event.argument("shape", 0)
    elif last(event.name) == "resize":
        shape = event.argument("size", 1)
    if not isinstance(shape, Items) or len(shape.items) < 2:
        return False
    sides = [fold(side) for side in shape.items[:2]]
    return any(isinstance(side, int) and side >= _LARGE_SIDE for side in sides)
