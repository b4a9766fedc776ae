"""A training step makes its optimizer anew, and so forgets what the optimizer had learnt.

Adam, RMSprop and momentum work with averages of the gradients of the steps before. An optimizer
that each step makes begins with none: each of its updates is a first one, by which Adam moves every
weight by the learning rate, whatever the gradient. SGD with `momentum=0.9` came to the very loss of
plain SGD so. Its variables are made anew as well: steps of a small network took 2.2 times as long
with Keras 3, and 1.5 times with Keras 2 (measured on 2 CPU cores).

In a `tf.function` it raises ValueError, since a graph can make no variables after its first call.

## Before

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)

for x, y in dataset:
    optimizer = tf.keras.optimizers.Adam(1e-3)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
```

## After

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)

optimizer = tf.keras.optimizers.Adam(1e-3)
for x, y in dataset:
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
```

## Fix safety

Unsafe: the training takes another course, the one that the optimizer is for, and may need another
learning rate. It moves the optimizer in front of the loops that do not change what it is made of,
where it is a statement of the loop itself; no fix where a function makes it.

## When not

Where the iteration makes the model, too, or gives it back the weights of before, as for each task
of a meta-learner; where a condition makes the optimizer once, or a function that remembers it. Once
an epoch, it forgets as well, but some restart on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, move_before, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.targets import Era
from tfaudit.program.values import UNKNOWN, Attr, Instance, Made, Value, alternatives, origins
from tfaudit.rule import rule
from tfaudit.rules._closures import bound_in, is_remembered
from tfaudit.rules._models import is_variables
from tfaudit.rules._step_loops import with_every_step
from tfaudit.rules._steps import head, is_gradient, training_steps
from tfaudit.syntax import as_assign, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Context, Loop
    from tfaudit.program.program import Program
    from tfaudit.rules._steps import Step

_KERAS = "keras.optimizers."
_VARIABLE = "tensorflow.Variable"
_PUT_BACK = (".set_weights", ".load_weights", ".assign", ".restore", ".read")
_OTHERWISE = ("run_eagerly", "run_functions_eagerly", "init_scope")


@rule(
    "TFA707",
    severity=Severity.HIGH,
    effect=Effect.LARGE,
    words=("apply_gradients", "minimize"),
    also=("ptimizers", "import Adam", "import SGD", "import RMSprop"),
    fix=Safety.UNSAFE,
    in_tests=False,
    sources=("keras/src/optimizers/base_optimizer.py: `build` makes the variables of all steps",),
)
def optimizer_made_in_step(program: Program) -> Iterator[Hit]:
    """Updates by an optimizer that the same step has made."""
    if program.era is Era.TF1:
        return
    said: set[cst.CSTNode] = set()
    for step in training_steps(program):
        made = _made(step.update)
        if made is None or made.node in said or _is_fresh(program, step):
            continue
        frames = program.below(made.context, step.loop).frames
        if any(is_remembered(frame.function) for frame in frames):
            continue
        if with_every_step(program, step, made.context):
            said.add(made.node)
            yield _in_loop(step, made)
    if program.mentions(*_OTHERWISE):
        return
    for update in program.calls_of(".apply_gradients", ".minimize"):
        made = _made(update)
        if made is None or made.node in said:
            continue
        if _is_traced_with(made.context, update.context):
            said.add(made.node)
            message = "this optimizer is made while the graph is traced: its variables raise "
            message += "ValueError; make it once, outside the function"
            yield Hit(made.module, underline(made.node), message, severity=Severity.ERROR)


def _made(update: CallEvent) -> CallEvent | None:
    """The call that makes the optimizer of an update, if that is known for one of Keras."""
    match alternatives(update.receiver) if update.receiver is not None else []:
        case [Made(name=name, event=event)] if name.startswith(_KERAS) and not event.opaque:
            return event
    return None


def _is_fresh(program: Program, step: Step) -> bool:
    """Whether the weights may be no older than the iteration, or get their values back in it."""
    update = step.update
    given = (*update.args, *update.keywords.values())
    parts = {
        id(part): part
        for value in given
        for part in (value, *origins(value, 60, lambda part: not is_gradient(part)))
    }.values()
    bases = [part.base for part in parts if isinstance(part, Attr) and is_variables(part)]
    bases += [part for part in parts if isinstance(part, Made) and part.name == _VARIABLE]
    owners = [option for base in bases for option in alternatives(base)]
    if not owners or any(_is_made_in(step.loop, owner) for owner in owners):
        return True
    kept = {id(owner) for owner in owners}
    return any(
        id(event.receiver) in kept and step.loop in event.context.loops
        for event in program.calls_of(*_PUT_BACK)
    )


def _is_made_in(loop: Loop, owner: Value) -> bool:
    event = owner.event if isinstance(owner, (Made, Instance)) else None
    return owner is UNKNOWN or (event is not None and loop in event.context.loops)


def _is_traced_with(made: Context, update: Context) -> bool:
    """Whether both surely run in the same traced function, whenever it is called."""
    return made.traced and update.traced and not made.conditional and made.root == update.root


def _in_loop(step: Step, made: CallEvent) -> Hit:
    severity = None
    if _is_plain(made):
        severity = Severity.LOW
        message = "each step makes this optimizer anew, which costs as much as the update itself"
    else:
        message = "each step makes this optimizer anew, so that it forgets the averages of the "
        message += "gradients that it works with, and makes its variables again"
    message += "; make it once, before the loop"
    related = ((step.loop.module, head(step.loop.node), "the loop"),)
    return Hit(
        made.module,
        underline(made.node),
        message,
        _plan(made),
        severity=severity,
        related=related,
    )


def _is_plain(made: CallEvent) -> bool:
    """Whether it is SGD without momentum, which keeps nothing of a step."""
    if last(made.name) != "SGD":
        return False
    momentum = made.argument("momentum", 1)
    return momentum is None or fold(momentum) in (0, 0.0, None)


def _plan(made: CallEvent) -> Plan | None:
    """Moves the statement in front of all loops that bind nothing it uses."""
    index = made.module.index
    assign = index.parent(made.node)
    line = index.parent(assign) if assign is not None else None
    match as_assign(assign), line:
        case (
            cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))]),
            cst.SimpleStatementLine(body=[_]) as statement,
        ):
            pass
        case _:
            return None
    used = {found.value for found in walk_type(made.node, cst.Name)}
    anchor: cst.CSTNode | None = None
    around: cst.CSTNode = statement
    for loop in reversed(made.context.loops):
        block = index.parent(around)
        if loop.module is not made.module or block is None or index.parent(block) is not loop.node:
            break
        assert isinstance(loop.node, (cst.For, cst.While))
        bound = [bound for bound, _ in bound_in(loop.node)]
        if used & set(bound) or bound.count(name) != 1:
            break
        anchor = around = loop.node
    if anchor is None:
        return None
    return Plan("Make it once, before the loop", (move_before(anchor, [statement]),), Safety.UNSAFE)
