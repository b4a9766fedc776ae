"""The training loop makes a new iterator in every step, and always trains on the first batch.

`next(iter(ds))` starts the pipeline anew: files are opened again, the shuffle buffer is filled
again, and the batch that comes out is the first one. With `shuffle(10_000)` a step waited 7.75 ms
for its batch, and 0.05 ms with one iterator for all steps (measured on 2 CPU cores).

## Before

```python
import tensorflow as tf

train_ds = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 4])).shuffle(640).batch(64)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()
for step in range(100):
    x = next(iter(train_ds))
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
```

## After

```python
import tensorflow as tf

train_ds = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 4])).shuffle(640).batch(64)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD()
train_ds_iterator = iter(train_ds.repeat())
for step in range(100):
    x = next(train_ds_iterator)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
```

## Fix safety

Unsafe: training sees all the data instead of the first batch of each shuffling, as was meant.

## When not

- The batch is looked at, plotted or used to build the model, and not trained on in that loop.
- It is drawn once an epoch, outside the loop over steps, or only under a condition.
- `for batch in ds.take(1)`, or a loop that ends in `break`, is how one trains on a single batch on
  purpose: it is reported where the data is shuffled, so that it is another batch in each step, and
  the loop around counts steps.
- Each turn of the loop has a dataset of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, insert_before, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.values import Const, Dataset, Element, Made, Op, Parameter, Value, origins
from tfaudit.rule import rule
from tfaudit.rules._chains import names_in
from tfaudit.rules._closures import plain_names
from tfaudit.rules._spelling import names_bound
from tfaudit.rules._step_loops import is_epoch_loop, step_loops
from tfaudit.rules._steps import TAPE, python_loops, training_steps, walked
from tfaudit.rules._steps_of_data import repeats_forever, taken
from tfaudit.rules._training_runs import session_loops
from tfaudit.syntax import innermost_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Context, Loop, LoopEvent
    from tfaudit.program.program import Program

_FIRST = frozenset({".next", ".get_next"})
_ITERATORS = frozenset({
    "builtins.iter", ".as_numpy_iterator", ".make_one_shot_iterator",
    "tensorflow.compat.v1.data.make_one_shot_iterator",
})  # fmt: skip


@rule(
    "TFA311",
    severity=Severity.HIGH,
    effect=Effect.ORDER_OF_MAGNITUDE,
    words=("next(", ".get_next", ".take(1)", "return"),
    fix=Safety.UNSAFE,
)
def iterator_recreated_in_loop(program: Program) -> Iterator[Hit]:
    """First batches that each step, or each turn of a loop over all, takes from a new iterator."""
    drawn = [
        (event, iterator)
        for event in program.calls_of("builtins.next", *sorted(_FIRST))
        if (iterator := _new_iterator(event.args[0] if event.args else event.receiver)) is not None
    ]
    returned = [event for event in program.loops if _returns_first(event)]
    steps = _loops_of_steps(program) if drawn or returned else set()
    for event, iterator in drawn:
        over_all = _counts_elements(event.context, _source(iterator))
        in_step = _in_step(program, event.context, steps)
        if in_step and isinstance(event.context.loops[-1].iterable, Dataset):
            in_step = _is_trained_on(program, event)  # not one to look at, beside each batch
        if not over_all and not in_step:
            continue
        if iterator.context.loops[-1:] == event.context.loops[-1:] and not _is_of_turn(iterator):
            yield _hit(event, iterator)
    if program.mentions(".take(1)", "break"):
        for loop in step_loops(program, short=True):
            if _shuffles_for_step(program, loop):
                yield from _first_of_loop(loop)
    yield from _returned(program, returned, steps)


def _loops_of_steps(program: Program) -> set[cst.CSTNode]:
    """The loops whose iterations are training steps."""
    steps = {step.loop.node for step in training_steps(program)}
    steps |= {e.context.loops[-1].node for e in program.calls_of(".train_on_batch")
              if e.context.loops}  # fmt: skip
    return steps | {loop.node for loop in session_loops(program)}


def _is_trained_on(program: Program, drawn: CallEvent) -> bool:
    """Whether the step of a loop over other data trains on the batch, in its tape or at once."""
    loop, batch = drawn.context.loops[-1], drawn.result
    data = batch.of if isinstance(batch, Element) else batch
    return data is not loop.iterable and any(
        part is data or (isinstance(part, Element) and part.of is data)
        for event in program.calls
        if event.order > drawn.order and loop in event.context.loops and _trains(event)
        for given in (*event.args, *event.keywords.values())
        for part in origins(given, 20)
    )


def _trains(event: CallEvent) -> bool:
    """Whether a call is part of a training step."""
    return event.name == ".train_on_batch" or any(
        isinstance(entered, Made) and entered.name == TAPE for entered, _ in event.context.withs
    )


def _returned(
    program: Program, returned: list[LoopEvent], steps: set[cst.CSTNode]
) -> Iterator[Hit]:
    """Loops that give each step the first batch, from a function: `for x in ds: return x`."""
    said: set[cst.CSTNode] = set()
    for event in returned:
        if event.node in said or not _in_step(program, event.context, steps):
            continue
        said.add(event.node)
        assert isinstance(event.node, cst.For)
        message = "`return` makes the pipeline start anew in every step: always its first batch"
        yield Hit(event.module, underline(event.node.iter), message)


def _returns_first(event: LoopEvent) -> bool:
    """Whether a loop in a loop does nothing but return the first of what a dataset gives."""
    data, around = event.iterable, event.context.loops
    if not isinstance(event.node, cst.For) or not isinstance(data, Dataset) or not around:
        return False
    if around[-1] in data.ops[0].event.context.loops:  # other data in each iteration
        return False
    match event.node.body.body:
        case [cst.SimpleStatementLine(body=[cst.Return(value=cst.BaseExpression() as value)])]:
            return set(plain_names(event.node.target)) == set(names_in(value))
    return False


def _first_of_loop(loop: Loop) -> Iterator[Hit]:
    """What lets a loop over data have its first batch only: `take(1)`, or `break` at its end."""
    dataset = walked(loop)
    take = dataset.ops[-1] if isinstance(dataset, Dataset) else None
    if take is not None and taken(take) == 1:
        message = "`take(1)` starts the pipeline anew in every step, to shuffle for one batch"
        yield Hit(take.event.module, underline(take.event.node), message)
    elif isinstance(loop.node, cst.For) and isinstance(innermost_end(loop.node.body), cst.Break):
        message = "`break` makes the pipeline start anew in every step, to shuffle for one batch"
        yield Hit(loop.module, underline(loop.node.iter), message)


def _shuffles_for_step(program: Program, loop: Loop) -> bool:
    """Whether a loop over shuffled data is begun anew in each turn of a loop over steps."""
    dataset, entry = walked(loop), program.entry(loop)
    if not isinstance(dataset, Dataset) or entry is None or len(dataset.ops) < 2:
        return False
    around = python_loops(program, entry.context)
    if not around or is_epoch_loop(program, around[-1]):
        return False
    if program.below(entry.context, around[-1]).branches:
        return False
    if around[-1] in dataset.ops[0].event.context.loops:  # other data in each iteration
        return False
    return any(op.name == "shuffle" and _shuffles_anew(op) for op in dataset.ops)


def _is_of_turn(iterator: CallEvent) -> bool:
    """Whether an iterator goes over data that each turn of the innermost loop has of its own.

    It is made in that turn, or chosen by what the loop goes through: `for ds in datasets:`.
    """
    loop, source = iterator.context.loops[-1], _source(iterator)
    if isinstance(source, Dataset) and loop in source.ops[0].event.context.loops:
        return True
    if not isinstance(loop.node, cst.For) or loop.module is not iterator.module:
        return False
    return not set(plain_names(loop.node.target)).isdisjoint(names_in(iterator.node))


def _shuffles_anew(op: Op) -> bool:
    """Whether a `shuffle` surely has another order for each iterator."""
    anew = op.event.argument("reshuffle_each_iteration", 2)
    return not op.event.opaque and (
        anew is None or (isinstance(anew, Const) and anew.value in (None, True))
    )


def _new_iterator(drawn: Value | None) -> CallEvent | None:
    """The call that makes an iterator over a dataset."""
    if not isinstance(drawn, Made) or drawn.name not in _ITERATORS:
        return None
    over = _source(drawn.event)
    if isinstance(over, Made) and over.name in _ITERATORS:
        return _new_iterator(over)
    known = isinstance(over, Dataset) or (
        isinstance(over, Parameter) and drawn.name == ".as_numpy_iterator"
    )
    return drawn.event if known else None


def _source(iterator: CallEvent) -> Value | None:
    """What an iterator goes over."""
    return iterator.args[0] if iterator.args else iterator.receiver


def _counts_elements(context: Context, data: Value | None) -> bool:
    """Whether the innermost loop has an iteration for each element of the data.

    So it means to go through them, to train or to evaluate.
    """
    over = context.loops[-1].iterable if context.loops else None
    count = over.event.args[-1:] if isinstance(over, Made) and over.name == "builtins.range" else ()
    return any(
        isinstance(n, Made) and n.name == "builtins.len" and data in n.event.args for n in count
    )


def _in_step(program: Program, context: Context, steps: set[cst.CSTNode]) -> bool:
    """Whether the code runs once in each step of a training loop, whatever happens."""
    if not context.loops or context.loops[-1].node not in steps:
        return False
    loop = context.loops[-1]
    entry = program.entry(loop)
    before = len(entry.context.branches) if entry is not None else 0
    return len(context.branches) == before


def _hit(event: CallEvent, iterator: CallEvent) -> Hit:
    dataset = iterator.node.args[0].value if iterator.node.args else None
    name = dataset.value if isinstance(dataset, cst.Name) else None
    start = f"`iter({name})`" if name else "a new iterator"
    message = f"{start} starts the pipeline anew in every iteration: always its first batch"
    plan = _plan(event, iterator, name) if name is not None else None
    return Hit(event.module, underline(iterator.node), message, plan)


def _plan(event: CallEvent, iterator: CallEvent, name: str) -> Plan | None:
    module, loop = event.module, event.context.loops[-1]
    index, new = module.index, f"{name}_iterator"
    if loop.module is not module or not isinstance(loop.node, (cst.For, cst.While)):
        return None
    if loop.node not in set(index.ancestors(event.node)) or new in names_in(index.tree):
        return None
    if index.enclosing(event.node, cst.FunctionDef) is not index.enclosing(
        loop.node, cst.FunctionDef
    ) or name in names_bound(loop.node):
        return None
    dataset = iterator.args[0]
    forever = isinstance(dataset, Dataset) and any(
        op.name == "repeat" and repeats_forever(op) for op in dataset.ops
    )
    start = f"{new} = iter({name})" if forever else f"{new} = iter({name}.repeat())"
    changes = (insert_before(loop.node, [start]), replace(iterator.node, new))
    return Plan("Make one iterator for all steps", changes, Safety.UNSAFE)
