"""Model, optimizer or `compile` stand outside the strategy's scope.

A strategy mirrors the variables that are made inside its scope, and only those. In Keras 3, `fit`
raises when the model is made inside and compiled outside ("Mixing different
tf.distribute.Strategy objects"), also with `optimizer="adam"`, and the other way round; Keras 2
accepts some of these. When everything stands outside, nothing is raised: the script silently
trains on one device.

## Before

```python
import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])

model.compile("sgd", "mse")
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
```

## After

```python
import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(x, y, batch_size=8 * strategy.num_replicas_in_sync)
```

## Fix safety

Safe where the script raises as it is. Unsafe where it trains on one device now: with the scope it
trains on all, and each sees its share of the batch.

## When not

A strategy that is chosen by a condition, handed to other code or installed globally is not
judged.

## Sources

tensorflow.org/tutorials/distribute/keras; keras-team/keras#21069, #19246
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.names import last
from tfaudit.program.program import is_model
from tfaudit.program.targets import Era, era
from tfaudit.rule import rule
from tfaudit.rules._strategies import (
    Built,
    building_statements,
    built_models,
    entered_name,
    in_scope,
    known_strategies,
    move_into_scope,
    strategy_name,
)
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Made


@rule(
    "TFA402",
    severity=Severity.ERROR,
    effect=Effect.CORRECTNESS,
    words=("Strategy",),
    fix=Safety.SAFE,
    since="TensorFlow 2.4",
    sources=("https://www.tensorflow.org/tutorials/distribute/keras",),
)
def created_outside_scope(program: Program) -> Iterator[Hit]:
    """Trained models of which a part, or all, is made outside the scope of the strategy."""
    strategies = known_strategies(program)
    if not strategies:
        return
    # A function that cannot be read may enter a scope of its own.
    models = [built for built in built_models(program) if _is_in_sight(built)]
    anything_inside = any(in_scope(e) for m in models for e in (m.model, *m.compiles))
    scopes_used = any(True for _ in program.calls_of(".scope"))
    keras2 = era(program.module.source.text, program.targets) is Era.KERAS2
    for built in models:
        # A part inside and a part outside is a mistake, and so is a strategy that holds no model.
        # Another model beside one that is under the strategy may well be meant for one device.
        some_inside = any(in_scope(e) for e in (built.model, *built.compiles))
        if some_inside:
            yield from _mixed(program, built, strategies[-1], keras2=keras2)
        elif not anything_inside and (in_scope(built.fit) or not _only_for_input(program)):
            yield from _outside(program, built, strategies[-1], scopes_used=scopes_used)


def _is_in_sight(built: Built) -> bool:
    return built.fit.receiver is not None and is_model(built.fit.receiver)


def _only_for_input(program: Program) -> bool:
    """Whether the strategy runs a hand-written step, apart from the models that `fit` trains."""
    return program.mentions(".run(", "experimental_run_v2", "experimental_distribute_dataset")


def _mixed(program: Program, built: Built, strategy: Made, *, keras2: bool) -> Iterator[Hit]:
    outside = [e for e in (built.model, *built.compiles) if not in_scope(e)]
    parts = [e for e in built.parts if not in_scope(e) and _matters(e, keras2=keras2)]
    if any(e in outside for e in built.compiles):
        parts = []  # they move with their compile, or are named once it has moved
    for event in (*outside, *parts):
        what = _what(event)
        reason = _reason(event, built, keras2=keras2)
        if reason is None:
            continue
        message = f"`{what}` stands outside of `strategy.scope()`: {reason}"
        calls = built.layers if event is built.model else ()
        plan = _plan(program, (event, *calls), built, strategy, Safety.SAFE)
        related = ((built.fit.module, underline(built.fit.node), "trained here"),)
        yield Hit(event.module, underline(event.node), message, plan, related=related)


def _matters(event: CallEvent, *, keras2: bool) -> bool:
    """An optimizer object from outside raises in Keras 3, a metric object in Keras 2."""
    return event.name.startswith("keras.metrics.") is keras2


def _reason(event: CallEvent, built: Built, *, keras2: bool) -> str | None:
    if not keras2:
        return 'Keras 3 raises RuntimeError ("Mixing different tf.distribute.Strategy objects")'
    if event is built.model:
        return "Keras 2 raises ValueError when fit starts"
    if event.name.startswith("keras.metrics."):
        return "Keras 2 raises ValueError for metric objects from outside"
    # compile("adam", …) from outside is accepted, unless it brings metric objects.
    if any(part.name.startswith("keras.metrics.") for part in built.parts):
        return "Keras 2 raises ValueError, since compile brings metric objects"
    return None


def _outside(program: Program, built: Built, strategy: Made, *, scopes_used: bool) -> Iterator[Hit]:
    if in_scope(built.fit):
        message = (
            f"`{_what(built.model)}` and its compile stand outside of `strategy.scope()`, and fit "
            "inside: fit raises RuntimeError"
        )
        plan = _plan(program, built.making, built, strategy, Safety.SAFE)
        severity = Severity.ERROR
    else:
        kind = last(strategy.name)
        used = "its scope holds no model" if scopes_used else "its scope is never entered"
        message = (
            f"`{_what(built.model)}` is made outside of the scope of the {kind}; {used}, so the "
            "script trains on one device without saying so"
        )
        plan = _plan(program, built.making, built, strategy, Safety.UNSAFE)
        severity = Severity.HIGH
    related = (
        (strategy.event.module, underline(strategy.event.node), "the strategy"),
        (built.fit.module, underline(built.fit.node), "trained here"),
    )
    yield Hit(
        built.model.module, underline(built.model.node), message, plan, severity, related=related
    )


def _what(event: CallEvent) -> str:
    text = quoted(event.node.func)
    return f"{text}(…)" if len(text) < 60 else last(event.name)


def _plan(
    program: Program, calls: tuple[CallEvent, ...], built: Built, strategy: Made, safety: Safety
) -> Plan | None:
    """The statements of these calls, moved under the strategy; its adds and builds come along."""
    module = calls[0].module if len(calls) == 1 else built.fit.module
    found = building_statements(module, calls, built.fit)
    if found is None:
        return None
    statements, block = found
    first = min(statements, key=block.index)
    name = strategy_name(module, strategy, first, built.fit) or entered_name(built, first, block)
    if name is None:
        return None
    changes = move_into_scope(program, module, statements, name, block)
    if changes is None:
        return None
    return Plan(f"Move it into `with {name}.scope():`", changes, safety)
