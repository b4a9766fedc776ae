"""A loop cuts arrays into batches for `train_on_batch`, where `fit` would do it by itself.

`train_on_batch` gives its metrics back as Python numbers, so each step waits for the one before to
end, and the next batch is cut and copied only then. `fit` on a `tf.data` pipeline prepares batches
ahead. On a CPU the loop is no slower for small models (0.68 ms a step against 1.04 ms, measured on
2 CPU cores); what it costs on a GPU depends on how long a step takes there.

## Before

```python
import numpy as np
import tensorflow as tf

x, y = np.zeros([640, 8]), np.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for epoch in range(5):
    for start in range(0, len(x), 32):
        model.train_on_batch(x[start : start + 32], y[start : start + 32])
```

## After

```python
import numpy as np
import tensorflow as tf

x, y = np.zeros([640, 8]), np.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(32).prefetch(tf.data.AUTOTUNE)
model.fit(dataset, epochs=5)
```

## When not

Where models take turns, as in a GAN, or an environment answers between two steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Severity
from tfaudit.program.targets import Era
from tfaudit.program.values import Instance, Items, Made
from tfaudit.rule import rule
from tfaudit.rules._samples import chunk
from tfaudit.rules._step_loops import in_every_iteration, step_loops
from tfaudit.rules._steps import head
from tfaudit.syntax import argument, assigns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.program import Program


@rule(
    "TFA706",
    severity=Severity.INFO,
    effect=Effect.MODERATE,
    words=("train_on_batch",),
    in_tests=False,
    sources=("keras/src/backend/tensorflow/trainer.py: train_on_batch gives numbers",),
)
def train_on_batch_loop(program: Program) -> Iterator[Hit]:
    """Loops in which one model, by `train_on_batch`, is all that is trained on slices of arrays."""
    if program.era is Era.TF1:
        return
    loops = step_loops(program)
    calls = list(program.calls_of(".train_on_batch"))
    # Models that take turns freeze each other.
    if any(change.key == "trainable" for change in program.sets):
        return
    for event in calls:
        loop = next((x for x in loops if in_every_iteration(program, x, event.context)), None)
        if loop is None or not isinstance(event.receiver, (Made, Instance)):
            continue
        others = [e for e in calls if e is not event and loop in e.context.loops]
        if others or not _is_slice(event, loop):
            continue
        message = "each step waits for the metrics of the one before, and batches are cut in "
        message += "between; `fit` on a tf.data pipeline prepares them ahead"
        related = ((loop.module, head(loop.node), "the loop"),)
        yield Hit(event.module, underline(event.node), message, related=related)


def _is_slice(event: CallEvent, loop: Loop) -> bool:
    """Whether the model gets a slice of something, cut in the loop."""
    x = event.argument("x", 0)
    parts = x.items if isinstance(x, Items) else () if x is None else (x,)  # of several inputs
    if any(chunk(part, loop) is not None for part in parts):
        return True
    arg = argument(event.node, "x", 0)
    if arg is None or not isinstance(loop.node, (cst.For, cst.While)):
        return False
    given = [arg.value]
    if isinstance(arg.value, (cst.List, cst.Tuple)):
        given = [element.value for element in arg.value.elements]
    return any(_is_cut(value, loop.node) for value in given)


def _is_cut(value: cst.BaseExpression, loop: cst.For | cst.While) -> bool:
    """Whether it is written as a slice, or is a name that the loop binds to one."""
    if isinstance(value, cst.Name):
        bound = [
            assign.value
            for assign in assigns(loop.body)
            if isinstance(assign.targets[0].target, cst.Name)
            and assign.targets[0].target.value == value.value
        ]
        if len(bound) != 1:
            return False
        value = bound[0]
    if not isinstance(value, cst.Subscript):
        return False
    return any(isinstance(element.slice, cst.Slice) for element in value.slice)
