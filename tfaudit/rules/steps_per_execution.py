"""Many short steps an epoch: between any two of them Keras goes back to Python.

For each batch `fit` calls the compiled step, waits for loss and metrics, and calls the callbacks.
With a small model that takes longer than the step. `compile(steps_per_execution=16)` makes sixteen
steps of one call: the updates, the losses and their order stay the same, and 200 steps of a small
model on two CPU cores took 132 ms in calls of 50, 174 in calls of 10, and 207 one by one.

## Before

```python
import tensorflow as tf

x, y = tf.zeros([6400, 8]), tf.zeros([6400, 1])
model = tf.keras.Sequential([
    tf.keras.layers.Dense(16, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(x, y, batch_size=32)
```

## After

```python
import tensorflow as tf

x, y = tf.zeros([6400, 8]), tf.zeros([6400, 1])
model = tf.keras.Sequential([
    tf.keras.layers.Dense(16, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse", steps_per_execution=16)
model.fit(x, y, batch_size=32)
```

## Fix safety

Unsafe: callbacks are called once for every sixteen batches, and the progress bar moves in leaps.
With `steps_per_epoch` (or `validation_steps`) Keras 3 runs whole calls: 100 steps in calls of 16
would become 112. The fix takes a number that divides both.

## When not

Under a strategy, where Keras 3 fails with several steps in a call; with callbacks that look at
each batch; with `run_eagerly`. For large models there is nothing to gain. `"auto"` is of Keras 2
only. The finding is informational: it shows with `--pedantic`, or when TFA508 is selected, and
`tfaudit tune` measures several values.
"""

from __future__ import annotations

from math import ceil, prod
from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, add_keyword, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.expressions import usual
from tfaudit.program.names import last
from tfaudit.program.program import is_model
from tfaudit.program.targets import Era
from tfaudit.program.values import (
    Class,
    Const,
    Dataset,
    Instance,
    Items,
    Made,
    Symbol,
    Value,
    alternatives,
)
from tfaudit.rule import rule
from tfaudit.rules._array_shapes import training_shape
from tfaudit.rules._model_sizes import largest, weights_of_dense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.rules._array_shapes import Shape

_SMALL = 1_000_000  # weights
_MANY = 100  # steps an epoch
_TOGETHER = (16, 10, 20, 25, 8, 12, 32)  # steps in one call, the best first
_DEFAULT_BATCH = 32
# Keras' own callbacks that do nothing at a batch, or nothing that needs each of them.
_EPOCH_CALLBACKS = frozenset({
    "CSVLogger", "EarlyStopping", "History", "LearningRateScheduler", "ProgbarLogger",
    "ReduceLROnPlateau", "TerminateOnNaN",
})  # fmt: skip
_BY_EPOCH = {"ModelCheckpoint": "save_freq", "TensorBoard": "update_freq"}
_CHANGE_COUNT = frozenset({"repeat", "take", "skip", "filter", "shard", "take_while"})
_OTHERS = ("run_eagerly", "run_functions_eagerly", "KERAS_BACKEND", "LambdaCallback")


@rule(
    "TFA508",
    severity=Severity.INFO,
    effect=Effect.MODERATE,
    words=(".fit(",),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.4",
    in_tests=False,
    sources=(
        "https://www.tensorflow.org/guide/gpu_performance_analysis",
        "keras/src/backend/tensorflow/trainer.py: multi_step_on_iterator",
    ),
)
def steps_per_execution(program: Program) -> Iterator[Hit]:
    """Compiles of small models that are fitted in many steps an epoch."""
    if program.era is Era.TF1:
        return
    if program.strategies or program.mentions("steps_per_execution", *_OTHERS):
        return
    said: set[object] = set()
    for fit in program.calls_of(".fit"):
        model = fit.receiver
        steps = _short_steps(program, fit) if model is not None and is_model(model) else None
        if model is None or steps is None:
            continue
        compiles = program.calls_on(model, ".compile")
        if len(compiles) != 1 or compiles[0].opaque:
            continue
        event = compiles[0]
        if event.node in said:
            continue
        said.add(event.node)
        message = (
            f"{steps:,} short steps an epoch, with a return to Python after each; "
            "`steps_per_execution` makes several of them in one call"
        )
        related = ((fit.module, underline(fit.node), "trained here"),)
        plan = _plan(program, event)
        yield Hit(event.module, underline(event.node), message, plan, related=related)


def _short_steps(program: Program, fit: CallEvent) -> int | None:
    """How many steps an epoch has, where they are many, the model is small and nobody watches."""
    if fit.opaque or fit.receiver is None or not _only_epochs(fit.keywords.get("callbacks")):
        return None
    size = training_shape(fit.argument("x", 0))
    features = prod(n or 0 for n in size[1:]) if size is not None else 0
    weights = weights_of_dense(fit.receiver, features) if features else None
    steps = _steps(fit, size)
    if weights is None or weights > _SMALL or steps is None or steps < _MANY:
        return None
    return steps if not program.escapes(fit.receiver) else None


def _steps(fit: CallEvent, size: Shape | None) -> int | None:
    given = fit.argument("steps_per_epoch")
    if given is not None and not (isinstance(given, Const) and given.value is None):
        return largest(given)
    rows, data = size[0] if size else None, fit.argument("x", 0)
    batch: Value | None = fit.argument("batch_size", 2)
    if isinstance(data, Dataset):
        known = batching(data)
        if any(op.name in _CHANGE_COUNT for op in data.ops[1:]) or not known.batched:
            return None
        batch = known.size
    many = largest(batch) if batch is not None else _DEFAULT_BATCH
    split = usual(fit.keywords.get("validation_split", Const(0)))
    if rows is None or not many or not isinstance(split, (int, float)):
        return None
    return ceil(rows * (1 - split) / many)


def _only_epochs(given: Value | None) -> bool:
    """Whether all callbacks are known, and none does anything at a batch."""
    if given is None or (isinstance(given, Const) and given.value is None):
        return True
    if not isinstance(given, Items):
        return all(_minds_epochs(value) for value in alternatives(given))
    return not given.open and all(
        _minds_epochs(option) for item in given.items for option in alternatives(item)
    )


def _minds_epochs(callback: Value) -> bool:
    if isinstance(callback, Instance):
        return _is_plain(callback.cls)
    if not isinstance(callback, Made) or not callback.name.startswith("keras.callbacks."):
        return False
    name = last(callback.name)
    if name in _BY_EPOCH:
        given = callback.event.argument(_BY_EPOCH[name])
        return not callback.event.opaque and (given is None or usual(given) == "epoch")
    return name in _EPOCH_CALLBACKS


def _is_plain(cls: Class) -> bool:
    """Whether a callback of the user's own has no method for batches."""
    for base in cls.lineage():
        if isinstance(base, Class):
            if any("batch" in name for name in base.scope.names):
                return False
        elif not isinstance(base, Symbol) or base.name != "keras.callbacks.Callback":
            return False
    return True


def _plan(program: Program, event: CallEvent) -> Plan | None:
    """Several steps in a call: so many that they divide those of an epoch, where it is said."""
    counts: list[int | None] = []
    assert event.receiver is not None
    for fit in program.calls_on(event.receiver, ".fit", ".evaluate", ".predict"):
        for keyword in ("steps_per_epoch", "validation_steps", "steps"):
            given = fit.argument(keyword)
            if given is not None and not (isinstance(given, Const) and given.value is None):
                count = usual(given)
                counts.append(count if isinstance(count, int) else None)
    several = [k for k in _TOGETHER if all(n is not None and n % k == 0 for n in counts)]
    if not several:
        return None
    change = add_keyword(event.node, "steps_per_execution", str(several[0]))
    note = "callbacks see only every so many batches"
    return Plan(f"Take {several[0]} steps in one call", (change,), Safety.UNSAFE, note)
