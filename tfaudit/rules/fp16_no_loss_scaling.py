"""A hand-written step under `mixed_float16` does not scale its loss as `fit` would.

Gradients below 6e-8 are zero in float16, so the loss is multiplied by a large number and the
gradients are divided by it again. Keras' own training step does both; a `train_step` or a loop of
your own must do the first. In Keras 3 the second half then happens on its own: `compile` wraps
the optimizer in `LossScaleOptimizer`, whose `apply_gradients` divides by the scale, at first
32,768, whether the loss was multiplied or not. Without `scale_loss` the gradients are too small by
that factor, which doubles after every 2,000 steps.

`get_scaled_loss` and `get_unscaled_gradients`, which guides for Keras 2 teach, are gone from
Keras 3 and raise AttributeError.

## Before

```python
import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.Sequential([tf.keras.layers.Dense(1, dtype="float32")])
optimizer = tf.keras.optimizers.SGD(0.01)

@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss

data = tf.data.Dataset.from_tensor_slices((tf.ones([64, 8]), tf.ones([64, 1]))).batch(8)
for x, y in data:
    train_step(x, y)
```

## After

```python
import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = tf.keras.Sequential([tf.keras.layers.Dense(1, dtype="float32")])
optimizer = tf.keras.optimizers.LossScaleOptimizer(tf.keras.optimizers.SGD(0.01))

@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
        scaled_loss = optimizer.scale_loss(loss)
    gradients = tape.gradient(scaled_loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss

data = tf.data.Dataset.from_tensor_slices((tf.ones([64, 8]), tf.ones([64, 1]))).batch(8)
for x, y in data:
    train_step(x, y)
```

## Fix safety

Unsafe: training takes another course, and a step whose gradients overflow is skipped. There is no
fix where something happens to the gradients on their way to the update (clip them by the
optimizer's `clipnorm` or `global_clipnorm`, which sees them divided again), where the optimizer is
made out of sight, under a strategy, and for Keras 2.

## When not

Under `mixed_bfloat16`, which needs no scaling; where the loss is scaled by hand; for a model that
is compiled with `auto_scale_loss=False`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.program import created_at, is_model, is_optimizer
from tfaudit.program.targets import Era
from tfaudit.program.values import Attr, Derived, Instance, Made, Value, origins
from tfaudit.rule import rule
from tfaudit.rules._fallbacks import may_fall_back
from tfaudit.rules._float_types import is_number
from tfaudit.rules._loss_scaling import is_loss_scaling, renaming, scaling, updates, wrapping
from tfaudit.rules._mixed_precision import float16_policy
from tfaudit.rules._models import models_of_gradient
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.edits import Change
    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.source import Source

_SCALED = frozenset({".scale_loss", ".get_scaled_loss"})
# Scaling by hand, or helpers that may do it.
_BY_HAND = re.compile(
    r"\bloss_scale\b|LOSS_SCALE|unscale|scale_factor"
    r"|scaled_\w*loss\s*=(?!.*scale_loss\()(?!.*get_scaled_loss\()"
)
_SCALER = re.compile(r"[Ss]caler\b")
_OF_FEATURES = re.compile(r"\b(sklearn|cuml|joblib)\b")  # whose scalers are for the data
_OWN = re.compile(r"def (get_scaled_loss|get_unscaled_gradients)\b|hasattr\([^)]*scale")


@rule(
    "TFA503",
    severity=Severity.HIGH,
    effect=Effect.CORRECTNESS,
    words=("mixed_float16", "get_scaled_loss", "get_unscaled_gradients"),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.4",
    in_tests=False,
    sources=(
        "keras/src/optimizers/loss_scale_optimizer.py: apply divides the gradients by the scale",
        "keras/src/backend/tensorflow/trainer.py: train_step calls optimizer.scale_loss",
    ),
)
def fp16_no_loss_scaling(program: Program) -> Iterator[Hit]:
    """Updates by gradients of an unscaled loss, and methods that scaled it in Keras 2."""
    now = program.era
    if now is Era.TF1:
        return
    if now is Era.KERAS3:
        yield from _removed(program)
    said: set[cst.CSTNode] = set()
    pairs = tuple(updates(program))
    # Where the switch for float16 wraps the optimizer, the one without is for float32.
    switched = {update.node for _, update in pairs if _is_wrapped(update)}
    for gradient, update in pairs:
        policy = _policy(program, gradient)
        if policy is None or gradient.node in said:
            continue
        if update.node in switched and not _is_wrapped(update):
            continue
        found = _unscaled(program, gradient, update, keras3=now is Era.KERAS3)
        if found is None:
            continue
        said.add(gradient.node)
        message, severity, plan = found
        related = (
            (policy.module, underline(policy.node), "the policy is set here"),
            (update.module, underline(update.node), "the update"),
        )
        node = underline(gradient.node)
        yield Hit(gradient.module, node, message, plan, severity=severity, related=related)


def _is_wrapped(update: CallEvent) -> bool:
    return update.receiver is not None and is_loss_scaling(update.receiver)


def _policy(program: Program, gradient: CallEvent) -> CallEvent | None:
    """The call that chose float16 for the models whose gradients are taken."""
    made = [created_at(model) for model in models_of_gradient(gradient)]
    known = [event for event in made if event is not None]
    for event in known or [gradient]:
        policy = float16_policy(program, event)
        if policy is not None:
            return policy
    return None


def _unscaled(
    program: Program, gradient: CallEvent, update: CallEvent, *, keras3: bool
) -> tuple[str, Severity | None, Plan | None] | None:
    """What is wrong with an update, how bad it is, and its remedy; None where nothing is."""
    optimizer = update.receiver
    if optimizer is None or isinstance(optimizer, Instance):
        return None  # one of the user's own may scale
    plain = isinstance(optimizer, Made) and is_optimizer(optimizer)
    plain = plain and not is_loss_scaling(optimizer)
    if _is_scaled(gradient):
        if not (plain and keras3):
            return None
        message = "`scale_loss` of an optimizer that no LossScaleOptimizer wraps changes nothing: "
        message += "small gradients become 0 under `mixed_float16`"
        return message, None, _plan(program, gradient, optimizer, ())
    if any(_may_scale(module.source) for module in program.modules):
        return None
    if _is_scaled_by_number(gradient, update):
        return None
    if _is_of_compile(optimizer) and program.mentions("auto_scale_loss"):
        return None
    if keras3 and (is_loss_scaling(optimizer) or _is_of_compile(optimizer)):
        message = (
            "the loss is not scaled, but under `mixed_float16` the update divides the gradients "
            "by the scale: 32,768, and twice that after every 2,000 steps"
        )
        return message, Severity.ERROR, _plan(program, gradient, None, scaling(gradient, update))
    changes = scaling(gradient, update) if keras3 and plain else None
    plan = _plan(program, gradient, optimizer, changes)
    name = _name(gradient)
    message = f"under `mixed_float16` gradients of the unscaled {name} become 0 below 6e-8"
    return message, None, plan


def _may_scale(source: Source) -> bool:
    """Whether a module may scale losses by hand; what is commented out does nothing."""
    if source.holds(_BY_HAND):
        return True
    return source.holds(_SCALER) and not source.holds(_OF_FEATURES)


def _name(gradient: CallEvent) -> str:
    first = gradient.node.args[0].value if gradient.node.args else None
    return f"`{first.value}`" if isinstance(first, cst.Name) else "loss"


def _is_scaled(gradient: CallEvent) -> bool:
    target = gradient.argument("target", 0)
    found = origins(target, 120) if target is not None else ()
    return any(isinstance(value, Made) and value.name in _SCALED for value in found)


def _is_scaled_by_number(gradient: CallEvent, update: CallEvent) -> bool:
    """Whether the loss is multiplied by a number, by which the gradients are divided again."""
    target, pairs = gradient.argument("target", 0), update.argument("grads_and_vars", 0)
    match target:
        case Derived(operator="*", inputs=inputs):
            numbers = {fold(value) for value in inputs if is_number(value)}
        case _:
            return False
    return pairs is not None and any(
        isinstance(value, Derived) and value.operator == "/" and fold(value.inputs[1]) in numbers
        for value in origins(pairs, 120)
    )


def _is_of_compile(optimizer: Value) -> bool:
    """Whether it is the `self.optimizer` of a model, which `compile` wraps under this policy."""
    return (
        isinstance(optimizer, Attr) and optimizer.name == "optimizer" and is_model(optimizer.base)
    )


def _plan(
    program: Program,
    gradient: CallEvent,
    optimizer: Value | None,
    changes: tuple[Change, ...] | None,
) -> Plan | None:
    """Scale the loss, and wrap the optimizer that is given."""
    if changes is None or program.strategies:
        return None
    if optimizer is not None:
        wrapped = wrapping(optimizer, gradient.module)
        if wrapped is None:
            return None
        changes = (wrapped, *changes)
    return Plan("Scale the loss", changes, Safety.UNSAFE, "training takes another course")


def _removed(program: Program) -> Iterator[Hit]:
    """Calls of the methods that Keras 3 has no more; a finding for each optimizer of a step."""
    if any(module.source.holds(_OWN, in_prose=True) for module in program.modules):
        return
    said: set[tuple[object, object]] = set()
    mended: set[tuple[object, object]] = set()  # with the first, the whole step is
    for event in program.calls_of(".get_scaled_loss", ".get_unscaled_gradients"):
        function = event.module.index.enclosing(event.node, cst.FunctionDef)
        step = (event.module.path, function)
        optimizer = event.node.func.value if isinstance(event.node.func, cst.Attribute) else None
        key = (step, quoted(optimizer) if optimizer is not None else "")
        names = {n.attr.value for n in walk_type(function or event.module.tree, cst.Attribute)}
        if key in said or may_fall_back(event) or "scale_loss" in names:
            continue  # or the step knows both names
        said.add(key)
        method = event.name[1:]
        remedy = "`scale_loss` scales, and `apply_gradients` divides again"
        message = f"`{method}` raises AttributeError in Keras 3: {remedy}"
        node = underline(event.node)
        changes = renaming(program, event, function) if step not in mended else None
        mended.add(step)
        note = "training takes another course"
        plan = Plan("Use the names of Keras 3", changes, Safety.UNSAFE, note) if changes else None
        yield Hit(event.module, node, message, plan, severity=Severity.ERROR)
