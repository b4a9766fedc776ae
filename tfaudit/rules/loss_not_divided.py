"""Each replica's loss is a mean of its own, and the gradients of all replicas are summed.

An optimizer adds up the gradients of the replicas. The loss of a replica must therefore be its
share of the mean over the *global* batch. `tf.reduce_mean` averages over the examples of one
replica: the update is then that of N times the learning rate on N replicas, and differs with the
machine. `tf.nn.compute_average_loss` divides rightly. So does a loss object of Keras 3 by itself;
what divides its result again takes updates N times too small. Keras 2 refuses to let a loss object
average in a replica (ValueError), there it needs `reduction="none"`.

A function that `compile` gets as the loss must give one number an example: Keras 3 does not divide
a scalar, as most dice losses give, and as Keras 2 does.

## Before

```python
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)
dataset = strategy.experimental_distribute_dataset(dataset)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        error = tf.square(model(x, training=True) - y)
        loss = tf.reduce_mean(error)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for batch in dataset:
    strategy.run(train_step, args=batch)
```

## After

```python
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.SGD()
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(64)
dataset = strategy.experimental_distribute_dataset(dataset)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        error = tf.square(model(x, training=True) - y)
        loss = tf.reduce_mean(error) / strategy.num_replicas_in_sync
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


for batch in dataset:
    strategy.run(train_step, args=batch)
```

## Fix safety

Unsafe: the updates become smaller; a learning rate that was found with the wrong loss has to be
found anew. A mean is divided by the number of replicas, which is right whatever the shape of the
loss, and only where nothing but the gradient and a sum over the replicas uses it, and where all
that is added to it is such a mean, too, or a share already: what stayed as it is would weigh more
against the rest. A second division is taken out. Everything else is left to you.

## When not

A loss that is divided (by `compute_average_loss`, by the global batch, by the number of replicas),
loss objects of Keras 3 with their own reduction, gradients that something else averages, numbers
whose making is not seen. Optimizers that normalise their steps, as Adam does, hardly notice the
scale: there the finding is of low severity.

## Sources

tensorflow.org/tutorials/distribute/custom_training; keras/src/losses/loss.py (`reduce_values`)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import is_optimizer, scopes_at
from tfaudit.program.targets import Era
from tfaudit.program.values import (
    Derived,
    Element,
    Function,
    Items,
    Made,
    Value,
    alternatives,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._replica_losses import (
    MEANS,
    Fault,
    Scale,
    averaging,
    means_beside,
    wrongly_scaled,
)
from tfaudit.rules._replicas import (
    is_bound_at,
    replica_frame,
    replica_runs,
    strategy_made,
    strategy_of_train_step,
)
from tfaudit.rules._scalar_losses import ScalarLosses
from tfaudit.rules._spelling import spell
from tfaudit.rules._strategies import MIRRORING, one_device
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_TAPE = "tensorflow.GradientTape"
# Their steps do not grow with the gradient.
_NORMALISING = frozenset({
    "Adam", "AdamW", "Adamax", "Nadam", "RMSprop", "Adagrad", "Adadelta", "Lion", "Adafactor",
    "Lamb", "LAMB",
})  # fmt: skip
# What may lie between the gradients and the update without changing how replicas are added up.
_BETWEEN = frozenset({
    "builtins.zip", "builtins.list", ".get_unscaled_gradients", "tensorflow.clip_by_global_norm",
})  # fmt: skip
# What a replica may do with its loss so that nobody is told another number.
_COMPUTES = (
    "tensorflow.", "def ", ".gradient", ".scale_loss", ".get_scaled_loss", ".apply", "builtins.zip",
)  # fmt: skip
_STANDS_ALONE = (
    cst.Assign, cst.AugAssign, cst.BinaryOperation, cst.Lambda, cst.Return, cst.UnaryOperation,
)  # fmt: skip
_OWN_REDUCTION = ("all_reduce", "skip_gradients_aggregation", "experimental_aggregate_gradients")


@rule(
    "TFA409",
    severity=Severity.HIGH,
    effect=Effect.CORRECTNESS,
    words=("GradientTape", "mean(", "sum("),
    fix=Safety.UNSAFE,
    since="TensorFlow 2.0",
    sources=(
        "https://www.tensorflow.org/tutorials/distribute/custom_training",
        "keras/src/losses/loss.py",
    ),
)
def loss_not_divided(program: Program) -> Iterator[Hit]:
    """Losses in replicas that are no share of the mean over the global batch."""
    if program.mentions(*_OWN_REDUCTION) or program.era is Era.TF1:
        return
    keras2 = program.era is Era.KERAS2
    strategies = _strategies(program)
    seen: set[cst.CSTNode] = set()
    for gradient in program.calls_of(".gradient"):
        strategy = _strategy_of(program, gradient, strategies)
        loss = gradient.argument("target", 0)
        update = _update_of(program, gradient)
        if strategy is None or loss is None or update is None:
            continue
        scale = wrongly_scaled(loss, keras2=keras2)
        if scale is not None and scale.event.node not in seen:
            seen.add(scale.event.node)
            yield _hit(program, scale, gradient, update, strategy)
    if not keras2:
        yield from _compiled(program)
        yield from _compiled_scalars(program)


def _strategies(program: Program) -> dict[cst.CSTNode, Made]:
    """The strategy of each call of `run`."""
    return {event.node: strategy for event, strategy in replica_runs(program, unseen=True)}


def _strategy_of(
    program: Program, gradient: CallEvent, strategies: dict[cst.CSTNode, Made]
) -> Made | None:
    """The strategy on whose replicas the gradient is computed."""
    tape = gradient.receiver
    if not isinstance(tape, Made) or tape.name != _TAPE:
        return None
    frame = replica_frame(gradient.context)
    if frame is not None:
        return strategies.get(frame.call) if frame.call is not None else None
    return strategy_of_train_step(program, gradient.context)


def _update_of(program: Program, gradient: CallEvent) -> CallEvent | None:
    """The update that adds up these gradients over the replicas."""
    for update in program.calls_of(".apply_gradients", ".apply"):
        optimizer = update.receiver
        if update.opaque or not update.args or optimizer is None:
            continue
        known = is_optimizer(optimizer) or quoted(update.node.func).startswith("self.optimizer.")
        if known and _leads_to(update.args[0], gradient.result):
            return update
    return None


def _leads_to(value: Value, gradients: Value, depth: int = 0) -> bool:
    if value is gradients:
        return True
    if depth > 6:
        return False
    match value:
        case Made(name=name, event=event) if name in _BETWEEN:
            return any(_leads_to(arg, gradients, depth + 1) for arg in event.args)
        case Element(of=of) | Items(items=[of], kind="list" | "generator"):
            return _leads_to(of, gradients, depth + 1)
    return any(
        option is not value and _leads_to(option, gradients, depth + 1)
        for option in alternatives(value)
    )


def _compiled(program: Program) -> Iterator[Hit]:
    """Functions that `compile` gets as the loss and that give a scalar: Keras 3 divides none."""
    means = [e for e in program.calls_of(*MEANS) if not e.passes("axis", 1) and e.context.frames]
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(".compile"):
        function = event.argument("loss", 1)
        scopes = [s for s in scopes_at(event.context) if s.name in MIRRORING and not one_device(s)]
        if not isinstance(function, Function) or not scopes:
            continue
        for mean in means:
            if mean.context.frames[-1].function.node is not function.node or mean.node in seen:
                continue
            losses = mean.argument("input_tensor", 0)
            if losses is None or not _is_returned(function, mean) or averaging(losses) is not None:
                continue
            seen.add(mean.node)
            strategy = scopes[-1]
            message = (
                f"`{function.name}` gives `compile` a scalar, `{_shown(mean)}`: Keras 3 divides "
                "only losses with one number an example by the replicas, so each update is "
                "`num_replicas_in_sync` times too large; average over the last axis"
            )
            related = (
                *strategy_made(strategy),
                (event.module, underline(event.node), "compiled here"),
            )
            optimizer = event.argument("optimizer", 0)
            severity = Severity.LOW if _is_normalising(optimizer) else Severity.HIGH
            plan = _division(mean, strategy)
            yield Hit(mean.module, underline(mean.node), message, plan, severity, related=related)


def _compiled_scalars(program: Program) -> Iterator[Hit]:
    """Functions that `compile` gets as the loss and that work out one number of several sums."""
    scalars: ScalarLosses | None = None
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(".compile"):
        function = event.argument("loss", 1)
        scopes = [s for s in scopes_at(event.context) if s.name in MIRRORING and not one_device(s)]
        if not isinstance(function, Function) or not scopes or function.node in seen:
            continue
        seen.add(function.node)
        scalars = scalars or ScalarLosses(program)
        given = scalars.returned(function)
        if given is None or isinstance(given, cst.Call):  # a call that is a mean: `_compiled`
            continue
        message = (
            f"`{function.name}` gives `compile` a scalar: Keras 3 divides only losses with one "
            "number an example by the replicas, so each update is `num_replicas_in_sync` times "
            "too large; give one number an example"
        )
        related = (
            *strategy_made(scopes[-1]),
            (event.module, underline(event.node), "compiled here"),
        )
        optimizer = event.argument("optimizer", 0)
        severity = Severity.LOW if _is_normalising(optimizer) else Severity.HIGH
        yield Hit(function.module, underline(given), message, None, severity, related=related)


def _is_returned(function: Function, mean: CallEvent) -> bool:
    """Whether a call is all that a function returns."""
    index = function.module.index
    returns = [
        node for node in walk_type(function.node, cst.Return)
        if index.enclosing(node, cst.FunctionDef) is function.node
    ]  # fmt: skip
    if isinstance(function.node, cst.Lambda):
        return function.node.body is mean.node
    return [node.value for node in returns] == [mean.node]


def _is_normalising(optimizer: Value | None) -> bool:
    if isinstance(optimizer, Made):
        return last(optimizer.name) in _NORMALISING
    name = fold(optimizer) if optimizer is not None else None
    return isinstance(name, str) and name.lower() in {n.lower() for n in _NORMALISING}


def _hit(
    program: Program, scale: Scale, gradient: CallEvent, update: CallEvent, strategy: Made
) -> Hit:
    kind = last(strategy.name)
    severity = Severity.HIGH
    match scale.fault:
        case Fault.MEAN:
            message = (
                f"`{_shown(scale.event)}` averages over the examples of one replica, and the "
                f"{kind} sums the gradients: each update is `num_replicas_in_sync` times too large"
            )
        case Fault.SUM | Fault.UNREDUCED:
            message = (
                f"`{_shown(scale.event)}` is not divided by the global batch: the update grows "
                "with the batch; use `tf.nn.compute_average_loss`"
            )
        case Fault.TWICE:
            message = (
                f"`{_shown(scale.event)}` of Keras 3 is divided by the number of replicas already; "
                "divided again, each update is too small"
            )
        case Fault.NO_VECTOR:
            message = (
                "`compute_average_loss` gets the mean of a loss object, a scalar, and raises "
                'ValueError; make the loss object with `reduction="none"`'
            )
            severity = Severity.ERROR
        case Fault.REFUSED:
            message = (
                f"`{_shown(scale.event)}` raises ValueError in a replica: loss objects of Keras 2 "
                'do not average there; use `reduction="none"` and `tf.nn.compute_average_loss`'
            )
            severity = Severity.ERROR
    if severity is Severity.HIGH and _is_normalising(update.receiver):
        severity = Severity.LOW
        assert isinstance(update.receiver, Made)
        message += f" ({last(update.receiver.name)} hardly notices, clipping and reports do)"
    gradients = (gradient.module, underline(gradient.node), "the gradients")
    related = (*strategy_made(strategy), gradients)
    loss = gradient.argument("target", 0)
    plan = _plan(program, scale, strategy, loss) if loss is not None else None
    return Hit(scale.event.module, underline(scale.event.node), message, plan, severity,
               related=related)  # fmt: skip


def _shown(event: CallEvent) -> str:
    return f"{quoted(event.node.func)}(…)"


def _plan(program: Program, scale: Scale, strategy: Made, loss: Value) -> Plan | None:
    if scale.fault is Fault.TWICE:
        return _divide_once(scale)
    if scale.fault is not Fault.MEAN:
        return None
    # All of them or none: what stays as it is would weigh more against the others.
    means = means_beside(loss, keras2=program.era is Era.KERAS2) or []
    if not means or not all(_only_summed(program, mean.value) for mean in means):
        return None
    if any(_division(mean.event, strategy) is None for mean in means):
        return None
    return _division(scale.event, strategy)


def _division(mean: CallEvent, strategy: Made) -> Plan | None:
    """The mean divided by the number of replicas, where that is a term of its own."""
    module, node = mean.module, mean.node
    if not isinstance(module.index.parent(node), _STANDS_ALONE):
        return None
    name = next((n for n, v in module.scope.names.items() if v is strategy), None)
    if name is None or not is_bound_at(module, name, node):
        getter = spell(module, node, "tensorflow.distribute.get_strategy")
        name = f"{getter}()" if getter is not None else None
    if name is None:
        return None
    divisor = f"{name}.num_replicas_in_sync"
    note = "the updates become smaller; the learning rate may have to grow"
    change = replace(node, lambda source: f"{source.of(node)} / {divisor}")
    return Plan("Divide the mean by the number of replicas", (change,), Safety.UNSAFE, note)


def _divide_once(scale: Scale) -> Plan | None:
    """Leave the loss object's result as it is."""
    match scale.value:
        case Derived(operator="/", node=cst.BinaryOperation(left=left) as whole):
            pass
        case _:
            return None
    if whole.lpar or not isinstance(left, (cst.Call, cst.Name)):
        return None
    change = replace(whole, quoted(left))
    note = "the updates become larger; the learning rate may have to shrink"
    return Plan("Divide by the number of replicas once", (change,), Safety.UNSAFE, note)


def _only_summed(program: Program, loss: Value) -> bool:
    """Whether what else uses the loss of a replica, if anything, sums it over the replicas."""
    for event in program.calls:
        given = (*event.args, *event.keywords.values())
        if event.name == ".reduce":
            used = any(v is loss for arg in given for v in origins(arg, 60))
            if used and not _sums(event):
                return False
        elif replica_frame(event.context) is not None:
            used = any(v is loss for arg in given for v in origins(arg, 60))
            if used and not event.name.startswith(_COMPUTES):
                return False
        elif any(v is loss for arg in given for v in alternatives(arg)):
            return False
    return True


def _sums(event: CallEvent) -> bool:
    how = event.argument("reduce_op", 0)
    name = getattr(how, "name", None) or getattr(how, "value", None)
    return isinstance(name, str) and name.rpartition(".")[2].upper() == "SUM"
