"""Keras 3 makes an optimizer's variables at its first update, which a graph of replicas forbids.

The first `apply_gradients` of an Adam inside a `tf.function` that runs on several replicas raises
"You must feed a value for placeholder": variables that belong to all replicas cannot be made in
the graph of one. With one GPU the same code works, so that it fails on the first machine with two
GPUs. `MultiWorkerMirroredStrategy` is no other: it fails as soon as a worker has two, and not with
several workers of one each. `optimizer.build` makes the variables beforehand; plain SGD has none.
Keras 2 made them differently and is not affected (tests/facts/test_distribution.py).

So does `fit` raise where the `train_step` of a model updates by optimizers of its own, as that of a
GAN does: Keras makes the variables of the one that `compile` of Keras was given, and of no other.

Nor is such a model built if its class has no `call`, by which Keras would build it under a
strategy: `fit` raises RuntimeError ("Unable to automatically build the model"), on any number of
devices. `self.built = True` in its `__init__` says that its parts have their variables.

## Before

```python
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.Adam()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)
dataset = strategy.experimental_distribute_dataset(dataset)


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(model(x, training=True) - y)) / 64
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


@tf.function
def distributed_step(batch):
    return strategy.run(train_step, args=batch)


for batch in dataset:
    distributed_step(batch)
```

## After

```python
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.Adam()
    optimizer.build(model.trainable_variables)
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)
dataset = strategy.experimental_distribute_dataset(dataset)


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(model(x, training=True) - y)) / 64
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


@tf.function
def distributed_step(batch):
    return strategy.run(train_step, args=batch)


for batch in dataset:
    distributed_step(batch)
```

## Fix safety

Safe: the optimizer would make the same variables, all zeros, at its first update. Edited only where
model and optimizer are made side by side under the scope, and the model has its variables by then.

## When not

A machine is said to have one GPU (`gpus = 1`), the strategy is given one device, or the optimizer
may have its variables already: it was built, compiled into a model, or has trained before.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, insert_after, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.program import is_optimizer
from tfaudit.program.values import Function, Instance, Made, Value, alternatives, origins
from tfaudit.rule import rule
from tfaudit.rules._built_optimizer import build_line, needs_build
from tfaudit.rules._conditions import exclude
from tfaudit.rules._models_without_call import never_built
from tfaudit.rules._replicas import (
    WORKERS,
    has_replicas,
    replica_frame,
    strategy_of_train_step,
)
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_UPDATES = (".apply_gradients", ".apply", ".minimize")
_COMPILES = (".compile", ".super.compile")


@rule(
    "TFA410",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=("MirroredStrategy",),
    fix=Safety.SAFE,
    since="Keras 3.0",
    in_tests=False,
    sources=("https://keras.io/api/optimizers/", "tests/facts/test_distribution.py"),
)
def optimizer_not_built(program: Program) -> Iterator[Hit]:
    """Updates inside a graph of replicas by an optimizer that has no variables yet."""
    for fit, model in never_built(program):
        message = f"under a strategy Keras 3 builds a model by its `call`, and `{model.name}` has "
        message += "none: `fit` raises RuntimeError; set `self.built = True` in its `__init__`"
        related = ((model.module, underline(model.node), "the class"),)
        yield Hit(fit.module, underline(fit.node), message, related=related)
    if program.targets.gpus in (0, 1):
        return
    seen: set[cst.CSTNode] = set()
    told: list[CallEvent] = []
    for run, step in chain(_runs(program), _fits(program)):
        for update in needs_build(program, step):
            optimizer = update.receiver
            if update.node in seen or optimizer is None:
                continue
            if _follows(update, told) or not _is_new(program, optimizer, update, step):
                continue
            seen.add(update.node)
            told.append(update)
            yield _hit(update, run, optimizer)


def _runs(program: Program) -> Iterator[tuple[CallEvent, Function]]:
    """The calls that run a step as a graph on several replicas, with the step."""
    for run in program.calls_of(".run", ".experimental_run_v2"):
        step = run.argument("fn", 0)
        if not isinstance(step, Function) or not (run.context.traced or step.traced):
            continue
        if has_replicas(run.receiver) and not (run.context.root and _by_itself(program, step)):
            yield run, step


def _by_itself(program: Program, step: Function) -> bool:
    """Whether the script takes a step without its strategy: it calls no function that runs it."""
    return any(
        not update.context.root
        and replica_frame(update.context) is None
        and any(frame.function.node is step.node for frame in update.context.frames)
        for update in program.calls_of(*_UPDATES)
    )


def _fits(program: Program) -> Iterator[tuple[CallEvent, Function]]:
    """The calls of `fit` that run a model's own `train_step` on replicas of one machine.

    Keras makes the variables of the optimizer that it was compiled with beforehand, and of no
    other. On several workers `fit` raises anyway.
    """
    steps: dict[cst.CSTNode, Function] = {}
    for update in program.calls_of(*_UPDATES):
        strategy = strategy_of_train_step(program, update.context)
        if strategy is not None and strategy.name != WORKERS and has_replicas(strategy):
            step = update.context.frames[0].function
            steps[step.node] = step
    for step in steps.values():
        for fit in program.calls_of(".fit"):
            models = alternatives(fit.receiver) if fit.receiver is not None else ()
            if any(isinstance(m, Instance) and m.cls is step.owner for m in models):
                yield fit, step
                break


def _follows(update: CallEvent, told: list[CallEvent]) -> bool:
    """Whether another update of the same optimizer comes first, and raises."""
    return any(
        earlier.receiver is update.receiver and not exclude(earlier.context, update.context)
        for earlier in told
    )


def _is_new(program: Program, optimizer: Value, update: CallEvent, step: Function) -> bool:
    """Whether nothing but the step's updates can have made the optimizer's variables."""
    if not isinstance(optimizer, Made) or not is_optimizer(optimizer):
        return False
    if not optimizer.name.startswith("keras.optimizers.") or ".legacy." in optimizer.name:
        return False
    for event in program.calls:
        updates = event.receiver is optimizer and event.name in _UPDATES
        within = any(frame.function.node is step.node for frame in event.context.frames)
        if updates and not within and not exclude(event.context, update.context):
            return False
        given = (*event.args, *event.keywords.values())
        if event.name in _COMPILES and any(optimizer in origins(value, 20) for value in given):
            return False
    return not program.escapes(optimizer)


def _hit(update: CallEvent, run: CallEvent, optimizer: Value) -> Hit:
    assert isinstance(optimizer, Made)
    workers = isinstance(run.receiver, Made) and run.receiver.name == WORKERS
    where = " where a worker has two GPUs" if workers else ""
    message = (
        f"`{quoted(update.node.func)}` makes the optimizer's variables inside a graph of several "
        f"replicas: Keras 3 raises{where}; first call `optimizer.build(model.trainable_variables)`"
    )
    line = build_line(update, update.module)
    plan = None
    if line is not None:
        plan = Plan("Build the optimizer under the scope", (insert_after(*line),), Safety.SAFE)
    related = (
        (optimizer.event.module, underline(optimizer.event.node), "made here"),
        (run.module, underline(run.node), "run on every replica here"),
    )
    return Hit(update.module, underline(update.node), message, plan, related=related)
