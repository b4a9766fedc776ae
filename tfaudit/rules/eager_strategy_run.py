"""`strategy.run` is called eagerly in a loop: each replica runs Python, operation by operation.

Unless `run` is called in a `tf.function`, or given one, Python runs the step once for each replica
in every iteration (TensorFlow logs "Using MirroredStrategy eagerly has significant overhead"); as
a graph it runs twice while tracing and never again. Measured on 2 CPU cores as two replicas, a
step of a tiny model took 27 to 46 ms eagerly and 0.8 to 1.1 ms as a graph. `TPUStrategy` refuses
to run eagerly at all (NotImplementedError).

## Before

```python
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.Adam()
    loss_fn = tf.keras.losses.MeanSquaredError()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)
dataset = strategy.experimental_distribute_dataset(dataset)


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for batch in dataset:
    strategy.run(train_step, args=batch)
```

## After

```python
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.Adam()
    optimizer.build(model.trainable_variables)
    loss_fn = tf.keras.losses.MeanSquaredError()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)
dataset = strategy.experimental_distribute_dataset(dataset)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for batch in dataset:
    strategy.run(train_step, args=batch)
```

## Fix safety

Unsafe: what Python does besides, it does while tracing only. `run` takes the step's decoration as
its own, so that all replicas are one graph. In Keras 3 an Adam without variables cannot make them
in that graph ("must feed a value for placeholder"), hence `optimizer.build`; where there is no
place for that line, or something in the step needs a value, nothing is edited.

## When not

While debugging. A loop of a few steps is not reported, nor what an unknown decorator or base
class may compile.

## Sources

tensorflow.org/guide/distributed_training; the documentation of tf.distribute.Strategy.run
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, insert_after, insert_before, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.names import last
from tfaudit.program.targets import Era
from tfaudit.program.values import Function, Made, alternatives
from tfaudit.rule import rule
from tfaudit.rules._built_optimizer import build_line, needs_build
from tfaudit.rules._replicas import RUNS, strategy_made, strategy_of_run
from tfaudit.rules._spelling import spell
from tfaudit.rules._steps import (
    compiles_nothing,
    head,
    iterations,
    python_loops,
    runs_as_written,
)
from tfaudit.rules._traceable import Obstacle, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_FEW = 3  # a loop of so few literal iterations is a demonstration


@rule(
    "TFA405",
    severity=Severity.HIGH,
    effect=Effect.ORDER_OF_MAGNITUDE,
    words=(".run(", "experimental_run_v2"),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.0",
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/distributed_training",),
)
def eager_strategy_run(program: Program) -> Iterator[Hit]:
    """Calls of `run` of a mirroring strategy in a loop of Python, on a plain function."""
    if program.mentions("run_functions_eagerly"):
        return
    if program.era is Era.TF1:
        return
    calls = list(program.calls_of(*RUNS))
    traced = {event.node for event in calls if event.context.traced}
    seen: set[cst.CSTNode] = set()
    for event in calls:
        strategy = strategy_of_run(event, unseen=True)
        step = event.argument("fn", 0)
        if strategy is None:
            continue
        steps = alternatives(step) if step is not None else ()
        plain = [one for one in steps if isinstance(one, Function) and _is_plain(one)]
        if not plain or len(plain) < len(steps):
            continue
        if event.node in traced or event.node in seen or not _is_repeated(program, event):
            continue
        if all(runs_as_written(frame) for frame in event.context.frames):
            seen.add(event.node)
            yield _hit(program, event, plain, strategy)


def _is_plain(step: Function) -> bool:
    return not step.traced and all(map(compiles_nothing, step.decorators))


def _is_repeated(program: Program, event: CallEvent) -> bool:
    counts = [iterations(loop) for loop in python_loops(program, event.context)]
    return any(count is None or count > _FEW for count in counts)


def _hit(program: Program, event: CallEvent, steps: list[Function], strategy: Made) -> Hit:
    """One of the steps is run: several where a table, or a factory, picks one."""
    named = " or ".join(dict.fromkeys(f"`{step.name}`" for step in steps))
    each = "it" if len(steps) == 1 else "each"
    verdicts = [judge(program, step) for step in steps]
    loop = python_loops(program, event.context)[-1]
    related = [
        (loop.module, head(loop.node), "the loop that calls it"),
        *strategy_made(strategy),
    ]
    obstacles = [obstacle for verdict in verdicts for obstacle in verdict.obstacles]
    related += [(o.module, o.node, f"first do without this: {o.why}") for o in obstacles[:3]]
    if strategy.name.endswith(".TPUStrategy"):
        message = (
            f"`run` of {named} outside of a tf.function: TPUStrategy raises NotImplementedError"
        )
        severity = Severity.ERROR
    else:
        message = (
            f"Python runs {named} operation by operation for each replica of the "
            f"{last(strategy.name)}, in every iteration; decorate {each} with `@tf.function`"
        )
        severity = Severity.HIGH
    plan = None
    if len(steps) == 1 and verdicts[0].safety is not None:
        plan = _plan(program, event, steps[0], verdicts[0].obstacles)
    return Hit(event.module, underline(event.node), message, plan, severity, related=tuple(related))


def _plan(
    program: Program, event: CallEvent, step: Function, obstacles: tuple[Obstacle, ...]
) -> Plan | None:
    node = step.node
    if obstacles or not isinstance(node, cst.FunctionDef) or node.decorators:
        return None
    if step.module is not event.module:
        return None
    decorator = spell(step.module, node, "tensorflow.function")
    if decorator is None:
        return None
    changes: list[Change] = [insert_before(node, [f"@{decorator}"])]
    for update in needs_build(program, step):
        line = build_line(update, step.module)
        if line is None:
            return None
        changes.append(insert_after(*line))
    note = "what the step does besides TensorFlow happens while tracing only"
    title = f"Decorate {step.name} with @{decorator}"
    return Plan(title, tuple(changes), Safety.UNSAFE, note)
