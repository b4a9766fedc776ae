"""`steps_per_epoch` with arrays makes batches of a whole epoch's samples divided by the steps.

Without `batch_size`, Keras cuts arrays of n rows into `steps_per_epoch` batches of n / steps rows:
60,000 images and 10 steps are batches of 6,000, which fill the memory, and make few updates. Those
who pass it mostly mean batches of the usual size; arrays need no `steps_per_epoch` at all.

## Before

```python
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x_train / 255, y_train, epochs=5, steps_per_epoch=10)
```

## After

```python
import tensorflow as tf

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x_train / 255, y_train, epochs=5, batch_size=32)
```

## Fix safety

Unsafe: it decides the batch size. 32 is what Keras takes where nothing is said.

## When not

Data of at most 1,024 rows, `batch_size` given too, data that is no array, or not known to be one.

## Sources

keras/src/trainers/data_adapters/array_data_adapter.py: `batch_size = int(math.ceil(n / steps))`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.program import is_model
from tfaudit.program.shapes import axes
from tfaudit.program.values import Element, Instance, Items, Made, Value, origins
from tfaudit.rule import rule
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.program import Program

_SMALL = 1024  # rows: as one batch they do no harm
_STEPS = {".fit": "steps_per_epoch", ".evaluate": "steps", ".predict": "steps"}


@rule(
    "TFA206",
    severity=Severity.HIGH,
    effect=Effect.LARGE,
    words=("steps",),
    fix=Safety.UNSAFE,
    sources=("keras/src/trainers/data_adapters/array_data_adapter.py",),
)
def whole_set_as_one_batch(program: Program) -> Iterator[Hit]:
    """Calls of a Keras model that give arrays and a number of steps, but no batch size."""
    for event in program.calls_of(*_STEPS):
        model, data, keyword = event.receiver, event.argument("x", 0), _STEPS[event.name]
        steps = event.keywords.get(keyword)
        if model is None or data is None or steps is None or not is_model(model):
            continue
        if isinstance(model, Instance) and model.cls.find(event.name[1:]) is not None:
            continue
        if event.opaque or "batch_size" in event.keywords or len(event.args) > 2:
            continue
        arg = argument(event.node, keyword)
        if arg is None or arg.keyword is None or fold(steps) is None or not _is_large_array(data):
            continue
        text = quoted(arg.value)
        message = f"`{keyword}={text}` with an array and no `batch_size` makes each batch "
        message += f"1/{fold(steps)} of all rows"
        changes = (replace(arg.keyword, "batch_size"), replace(arg.value, "32"))
        note = "this decides the batch size; `tfaudit tune` finds the best one"
        yield Hit(
            event.module, arg, message, Plan("Give a batch size", changes, Safety.UNSAFE, note)
        )


def _is_large_array(data: Value) -> bool:
    """Whether the value is an array or a tensor, and not known to be a small one."""
    if axes(data) is None:
        return False
    for origin in (data, *origins(data)):
        if isinstance(origin, Element) and isinstance(origin.of, Made):
            return True  # one of Keras' own data sets
        if isinstance(origin, Made) and (rows := _rows(origin)) is not None and rows <= _SMALL:
            return False
    return True


def _rows(made: Made) -> int | None:
    """The first number of a literal shape."""
    for shape in (*made.event.args, *made.event.keywords.values()):
        rows = fold(shape.items[0]) if isinstance(shape, Items) and shape.items else fold(shape)
        if isinstance(rows, int) and not isinstance(rows, bool):
            return rows
    return None
