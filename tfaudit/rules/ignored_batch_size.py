"""`batch_size` is ignored because the data is a `tf.data.Dataset`.

A dataset decides its own batches. Keras accepts `batch_size` beside it without a word and does not
use it, so changing the number changes nothing.

## Before

```python
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train_ds, batch_size=64, epochs=2)
```

## After

```python
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train_ds, epochs=2)
```

## Fix safety

Safe: the argument has no effect. To train with that batch size, change `.batch(…)` instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, delete_argument
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import fold
from tfaudit.program.program import FEEDING_METHODS, Program, is_model
from tfaudit.program.values import Const, Dataset, Value, alternatives
from tfaudit.rule import rule
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARGUMENTS = (("batch_size", "x", 0), ("validation_batch_size", "validation_data", None))


@rule(
    "TFA202",
    severity=Severity.MEDIUM,
    effect=Effect.UPKEEP,
    words=(".fit(", ".evaluate(", ".predict("),
    fix=Safety.SAFE,
    sources=("keras/src/trainers/data_adapters/__init__.py: only arrays get batch_size",),
)
def ignored_batch_size(program: Program) -> Iterator[Hit]:
    """Calls of `fit` and the like that pass a dataset and a batch size."""
    for event in program.calls_of(*(f".{name}" for name in sorted(FEEDING_METHODS))):
        if event.receiver is None or not is_model(event.receiver):
            continue
        for keyword, data, position in _ARGUMENTS:
            arg = argument(event.node, keyword)
            value = event.argument(data, position)
            if arg is None or value is None or not _all_datasets(value):
                continue
            size = event.keywords.get(keyword)
            if size is None or (isinstance(size, Const) and size.value is None):
                continue
            plan = Plan(f"Remove {keyword}", (delete_argument(event.node, arg),), Safety.SAFE)
            yield Hit(event.module, arg, _message(keyword, data, value), plan)


def _all_datasets(value: Value) -> bool:
    return all(isinstance(option, Dataset) for option in alternatives(value))


def _message(keyword: str, data: str, value: Value) -> str:
    sizes = {
        fold(batching(option).size) for option in alternatives(value) if isinstance(option, Dataset)
    }
    size = next(iter(sizes)) if len(sizes) == 1 else None
    already = f", already batched by {size}" if isinstance(size, int) else ""
    return f"`{keyword}` is ignored because `{data}` is a tf.data.Dataset{already}"
