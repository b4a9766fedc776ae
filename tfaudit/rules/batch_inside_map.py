"""`batch` is called inside the function of a `map`: every element becomes a dataset of its own.

A function that `map` calls works on one element. Making a dataset of it and batching that does not
batch the pipeline: its elements are datasets then, each with a pipeline that is built and run for
it, and `fit` refuses them. So they are behind `window(5).map(lambda w: w.batch(5))`, for a window
is a dataset, too. Batch behind the map, or, where each element really holds several samples (or is
a window), use `flat_map` (or `unbatch()` and `batch(…)`).

## Before

```python
import tensorflow as tf


def prepare(x):
    return tf.data.Dataset.from_tensor_slices(x).batch(8)


train_ds = tf.data.Dataset.from_tensor_slices(tf.zeros([10, 64, 4])).map(prepare)
```

## After

```python
import tensorflow as tf


def prepare(x):
    return tf.data.Dataset.from_tensor_slices(x).batch(8)


train_ds = tf.data.Dataset.from_tensor_slices(tf.zeros([10, 64, 4])).flat_map(prepare)
```

## When not

- `flat_map`, `interleave` or `group_by_window`, whose functions give datasets.
- The inner datasets are flattened in a later step, gone through by a loop, or turned into tensors
  by `tf.data.Dataset.get_single_element`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Severity
from tfaudit.program.api import FUNCTION_ARGUMENT
from tfaudit.program.values import (
    Dataset,
    Element,
    Function,
    Items,
    Made,
    Table,
    Value,
    alternatives,
)
from tfaudit.rule import rule
from tfaudit.syntax import walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.program import Program
    from tfaudit.program.values import Op

_BATCHES = (".batch", ".padded_batch", ".ragged_batch")
_FLATTENS = frozenset({"flat_map", "interleave", "map", "filter", "apply:?", "unbatch", "reduce"})


@rule(
    "TFA314",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=("batch(",),
    sources=("https://www.tensorflow.org/api_docs/python/tf/data/Dataset#flat_map",),
)
def batch_inside_map(program: Program) -> Iterator[Hit]:
    """Maps whose function gives a dataset that it has batched."""
    for event in program.calls_of(".map"):
        dataset = event.result
        if not isinstance(dataset, Dataset) or not _gives_dataset(dataset.ops[-1].result):
            continue
        op = dataset.ops[-1]
        used = program.consumers_along(op)
        later = [s for c in used for s in c.dataset.ops[c.dataset.ops.index(op) + 1 :]]
        flattened = any(step.name in _FLATTENS and not _calls_nothing(step) for step in later)
        if flattened or (not used and event.context.root != 0) or program.escapes(dataset):
            continue
        if _goes_through(program, op):
            continue
        for call in program.inside(event).calls:
            if call.name in _BATCHES and _gives_dataset(call.result):
                related = ((event.module, underline(event.node), "the map"),)
                message = (
                    f"`{call.name[1:]}` inside the function of `map` makes a dataset of every "
                    "element, not batches"
                )
                yield Hit(call.module, underline(call.node), message, related=related)
                break  # of windows side by side each is batched, for one cause


def _gives_dataset(result: Value) -> bool:
    match result:
        case Items(items=items):
            return any(_gives_dataset(item) for item in items)
        case Table(items=table):
            return any(_gives_dataset(item) for item in table.values())
        case Made(name=name, event=event) if name in _BATCHES:
            return _is_window(event.receiver)
    return any(isinstance(option, Dataset) for option in alternatives(result))


def _is_window(value: Value | None) -> bool:
    """Whether a value is a window that `Dataset.window` gives, or a component of one: a dataset."""
    return (
        isinstance(value, Element)
        and isinstance(value.of, Dataset)
        and value.of.ops[-1].name == "window"
    )


def _goes_through(program: Program, op: Op) -> bool:
    """Whether a script goes through the datasets that a map gives, by a loop or as arrays."""
    gone = [event.elements_of for event in program.loops]
    gone += [e.receiver for e in program.calls_of(".as_numpy_iterator") if e.receiver is not None]
    return any(
        isinstance(each, Element) and isinstance(each.of, Dataset) and op in each.of.ops
        for each in gone
    )


def _calls_nothing(step: Op) -> bool:
    """Whether a step's function is seen, and does nothing that makes tensors of a dataset.

    Or whether it puts the datasets that it gets into one: `lambda x, y: Dataset.zip((x, y))`.
    """
    if step.name == "map" and isinstance(step.result, Dataset):
        return True
    function = step.event.argument(FUNCTION_ARGUMENT.get(step.name, ""), 0)
    return (
        isinstance(function, Function)
        and isinstance(function.node, cst.Lambda)
        and step.name in ("map", "filter")
        and not any(walk_type(function.node.body, cst.Call))
        and not any(walk_type(function.node.body, cst.CompFor))
    )
