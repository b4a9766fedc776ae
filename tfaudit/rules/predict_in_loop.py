"""A loop calls `predict` for one sample at a time.

`predict` is made for large arrays: each call on an array sets up a tf.data pipeline and traces its
functions, which takes longer than the model. For one row it took 109 ms, `predict_on_batch`
0.53 ms, and one `predict` of 200 rows 108 ms (measured on 2 CPU cores). Where the samples are all
there before the loop, one `predict` of all of them is best; where each depends on the one before,
as in a game or in generated text, `predict_on_batch`.

## Before

```python
import numpy as np
import tensorflow as tf

rows = np.random.normal(size=(200, 8))
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])
labels = []
for row in rows:
    scores = model.predict(row[np.newaxis], verbose=0)
    labels.append(scores.argmax())
```

## After

```python
import numpy as np
import tensorflow as tf

rows = np.random.normal(size=(200, 8))
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])
labels = []
for row in rows:
    scores = model.predict_on_batch(row[np.newaxis])
    labels.append(scores.argmax())
```

## Fix safety

Safe: a single batch gives the same array either way. No fix where `predict` gets more than the
sample and `verbose`, or where the model is a class of the user's own.

## When not

Slices that may be large, a model that is another one in each iteration (folds, ensembles), a few
iterations, one call an epoch, models of other libraries, which also have a `predict`.

## Sources

- keras/src/trainers/data_adapters/array_data_adapter.py: the pipeline of each call
- https://github.com/tensorflow/tensorflow/issues/44711
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, delete_argument, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.program import is_model
from tfaudit.program.values import (
    Const,
    Derived,
    Element,
    Items,
    Made,
    Symbol,
    Union,
    Value,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._steps import head, is_test, iterations, python_loops
from tfaudit.syntax import argument, name_of, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.program import Program

_FEW = 10  # calls: that few cost a second
_ARRAYS = frozenset({"numpy.array", "numpy.asarray", "tensorflow.constant", "numpy.stack"})
_RESHAPES = frozenset({"numpy.reshape", "tensorflow.reshape"})
_EXPANDS = frozenset({"numpy.expand_dims", "tensorflow.expand_dims"})
_SAME_LENGTH = frozenset({
    ".astype", ".numpy", "numpy.asarray", "numpy.array", "tensorflow.cast", "numpy.float32",
    "tensorflow.convert_to_tensor", "tensorflow.constant",
})  # fmt: skip


@rule(
    "TFA204",
    severity=Severity.HIGH,
    effect=Effect.ORDER_OF_MAGNITUDE,
    words=(".predict(",),
    fix=Safety.SAFE,
    sources=("https://github.com/tensorflow/tensorflow/issues/44711",),
)
def predict_in_loop(program: Program) -> Iterator[Hit]:
    """Calls of `predict` with one sample, another in each iteration of a loop."""
    if is_test(program.module):
        return
    for event in program.calls_of(".predict"):
        model = event.receiver
        if model is None or not is_model(model) or event.context.traced:
            continue
        sample = event.argument("x", 0)
        loop = _loop(program, event)
        if loop is None or sample is None or not _is_one_sample(sample):
            continue
        if _is_fixed(sample, loop) or _is_new(model, loop):
            continue
        name = quoted(event.node.func)
        message = f"`{name}` sets up a data pipeline for one sample in each iteration"
        message += "; give it all samples at once, or call `predict_on_batch`"
        related = ((loop.module, head(loop.node), "the loop"),)
        yield Hit(event.module, underline(event.node), message, _plan(event), related=related)


def _loop(program: Program, event: CallEvent) -> Loop | None:
    """The loop around the call, if it is no loop over epochs and may run often."""
    if not event.context.loops:
        return None
    loop = event.context.loops[-1]
    statement = isinstance(loop.node, (cst.For, cst.While))
    if statement and loop not in python_loops(program, event.context):
        return None
    count = iterations(loop)
    few = count is not None and count < _FEW
    epochs = isinstance(loop.node, cst.For) and "epoch" in quoted(loop.node.target).lower()
    return None if few or epochs else loop


def _is_one_sample(value: Value) -> bool:
    """Whether the array has one row, by the way it is made."""
    match value:
        case Union(options=options):
            return all(_is_one_sample(option) for option in options)
        case Derived(operator="[]", inputs=(base, key)):
            first = key.items[0] if isinstance(key, Items) and key.items else key
            if _is_new_axis(first) or _is_slice_of_one(first):
                return True
            whole = isinstance(first, Symbol) and first.name == "builtins.Ellipsis"
            return whole and _is_one_sample(base)
        case Made(name=name, event=event) if name in _EXPANDS:
            axis = event.argument("axis", 1)
            return axis is not None and fold(axis) == 0
        case Made(name=name, event=event) if name in _RESHAPES:
            return _starts_with_one(event.argument("shape", 1) or event.keywords.get("newshape"))
        case Made(name=".reshape", event=event) if event.args:
            shape = event.args[0]
            return fold(shape) == 1 if len(event.args) > 1 else _starts_with_one(shape)
        case Made(name=name, event=event) if name in _ARRAYS and event.args:
            rows = event.args[0]
            if isinstance(rows, Items) and rows.kind == "list" and not rows.open:
                return len(rows.items) == 1
            return name in _SAME_LENGTH and _is_one_sample(rows)
        case Made(name=name, event=event) if name in _SAME_LENGTH:
            inner = event.receiver if name.startswith(".") else (event.args or (None,))[0]
            return inner is not None and _is_one_sample(inner)
    return False


def _is_new_axis(key: Value) -> bool:
    if isinstance(key, Const):
        return key.value is None
    return isinstance(key, Symbol) and key.name in ("numpy.newaxis", "tensorflow.newaxis")


def _is_slice_of_one(key: Value) -> bool:
    """`i:i + 1`, as it is written."""
    if not isinstance(key, Derived) or key.operator != "slice":
        return False
    node = key.node
    if not isinstance(node, cst.Slice) or node.lower is None or node.upper is None:
        return False
    return quoted(node.upper).replace(" ", "") == quoted(node.lower).replace(" ", "") + "+1"


def _starts_with_one(shape: Value | None) -> bool:
    return isinstance(shape, Items) and len(shape.items) > 1 and fold(shape.items[0]) == 1


def _is_fixed(sample: Value, loop: Loop) -> bool:
    """Whether every iteration predicts the same, as a measurement does."""
    match sample:
        case Union(options=options):
            return all(_is_fixed(option, loop) for option in options)
        case Made(event=event):
            return loop not in event.context.loops
        case Derived(operator="[]", inputs=(base, Derived(operator="slice", inputs=bounds))):
            return _is_fixed(base, loop) and all(isinstance(bound, Const) for bound in bounds)
        case Derived(operator="[]", inputs=(base, _)):
            return _is_fixed(base, loop)
    return False


def _is_new(model: Value, loop: Loop) -> bool:
    """Whether each iteration has a model of its own."""
    return any(
        (isinstance(origin, Element) and origin.of is loop.iterable)
        or (isinstance(origin, Made) and loop in origin.event.context.loops)
        for origin in (model, *origins(model))
    )


def _plan(event: CallEvent) -> Plan | None:
    call = event.node
    verbose = argument(call, "verbose")
    if event.opaque or not isinstance(event.receiver, Made):
        return None
    if len(call.args) != 1 + (verbose is not None):
        return None
    changes = [replace(name_of(call), "predict_on_batch")]
    if verbose is not None:
        changes.append(delete_argument(call, verbose))
    return Plan("Call predict_on_batch", tuple(changes), Safety.SAFE)
