"""The model is written to disk in every step, or every few steps.

Training waits while all weights (and the optimizer's state, which is often twice as large) are
fetched from the device and written. Between two steps they hardly change: once an epoch, or every
few minutes, loses no more than that when the machine fails. A list of all losses that each step
writes anew makes it wait as well, and longer and longer.

## Before

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
keep = tf.keras.callbacks.ModelCheckpoint("/tmp/model.keras", save_freq=10)
model.fit(tf.zeros([6400, 8]), tf.zeros([6400, 1]), epochs=5, callbacks=[keep])
```

## After

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
keep = tf.keras.callbacks.ModelCheckpoint("/tmp/model.keras", save_freq="epoch")
model.fit(tf.zeros([6400, 8]), tf.zeros([6400, 1]), epochs=5, callbacks=[keep])
```

## When not

Where a step takes minutes. In a loop of one's own, save below `if step % 1000 == 0:` or behind the
loop over the batches; `tf.train.CheckpointOptions(enable_async=True)` writes in the background.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline, underline_argument
from tfaudit.model import Effect, Option, Severity
from tfaudit.program.expressions import usual
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import Const, Derived, Made, Value, alternatives
from tfaudit.rule import rule
from tfaudit.rules._closures import bound_in
from tfaudit.rules._looks import every_so_many
from tfaudit.rules._step_loops import (
    in_every_iteration,
    loops_of_moves,
    moves,
    plays,
    step_loops,
    whenever_it_learns,
)
from tfaudit.rules._steps import head
from tfaudit.rules._training_runs import session_loops
from tfaudit.rules._unseen_steps import loops_of_unseen_steps
from tfaudit.syntax import argument, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import Branch, CallEvent, Loop
    from tfaudit.program.program import Program

_OFTEN = Option("batches", 100, "batches between two saves that are enough")
_SAVE_FREQ = {"keras.callbacks.ModelCheckpoint": 6, "keras.callbacks.BackupAndRestore": 1}
# What `if steps >= max_steps` lets through comes last.
_AT_THE_END = re.compile(r">=?\s*[\w.]*max", re.IGNORECASE)
_GREATER = frozenset({"GreaterThan", "GreaterThanEqual"})
# What counts steps, as it is written; epochs and episodes are counted by the same words.
_COUNTS = re.compile(
    r"(?!\w*(?:epoch|episode))[\w.]*(?:step|iter|batch|frame)\w*\s*[%>(]|len\(|[ij]\s*%",
    re.IGNORECASE,
)
# How many steps an epoch has may be called so; `save_steps` says how many lie between two saves.
_OF_EPOCH = re.compile(r"epoch|(?<!save_)(?<!checkpoint_)(?<!ckpt_)steps", re.IGNORECASE)
_OF_MODELS = frozenset({".save", ".save_weights", ".export"})
_OF_CHECKPOINTS = {
    "tensorflow.train.Checkpoint": (".save", ".write"),
    "tensorflow.train.CheckpointManager": (".save",),
    "tensorflow.train.Saver": (".save",),
    "tensorflow.compat.v1.train.Saver": (".save",),
}
_FUNCTIONS = frozenset({
    "keras.models.save_model", "keras.saving.save_model", "tensorflow.saved_model.save",
})  # fmt: skip
# Write what a loop has noted so far, its losses mostly: more in each step.
_NOTES = frozenset({
    "numpy.save", "numpy.savetxt", "numpy.savez", "pickle.dump", "joblib.dump", "json.dump",
})  # fmt: skip


@rule(
    "TFA803",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=("ModelCheckpoint", "BackupAndRestore", "save", ".write(", ".export(", ".dump("),
    options=(_OFTEN,),
    in_tests=False,
    sources=(
        "https://keras.io/api/callbacks/model_checkpoint/",
        "https://www.tensorflow.org/guide/checkpoint",
    ),
)
def checkpoint_too_often(program: Program) -> Iterator[Hit]:
    """Callbacks that save every few batches, and saves in each step of a hand-written loop."""
    for event in program.calls_of(*_SAVE_FREQ):
        yield from _of_callback(event, program.setting(_OFTEN))
    loops = [*step_loops(program, playing=True), *loops_of_unseen_steps(program)]
    loops += session_loops(program)
    saves = [event for event in program.calls if _saves(event) or event.name in _NOTES]
    loops += loops_of_moves(program, saves)
    for event in saves if loops else ():
        for loop in loops:
            steps = _steps_between(program, event, loop)
            if steps is None or steps >= program.setting(_OFTEN):
                continue
            often = "in every training step" if steps == 1 else f"every {steps} training steps"
            message = f"`{quoted(event.node.func)}` writes to disk {often}; "
            message += "save once an epoch, or less often"
            related = ((loop.module, head(loop.node), "the loop"),)
            yield Hit(event.module, underline(event.node), message, related=related)
            break


def _steps_between(program: Program, event: CallEvent, loop: Loop) -> int | None:
    """How many iterations of a loop there are from one save to the next; None if unknown."""
    if in_every_iteration(program, loop, event.context):
        return None if _plays_games(program, loop) else 1
    if loop not in event.context.loops or event.context.traced:
        return None
    inside = program.below(event.context, loop)
    if inside.loops or any(frame.why != "call" for frame in inside.frames):
        return None
    within = [b for b in inside.branches if not _waits(b) and not _is_of_epoch(b, event)]
    if (
        not within
        or _is_with_step(program, within, loop)
        or whenever_it_learns(program, loop, event.context)
    ):
        return None if _plays_games(program, loop) else 1
    return _modulus(within[0], loop) if len(within) == 1 else None


def _plays_games(program: Program, loop: Loop) -> bool:
    """Whether an iteration may be a whole game, or several; a move is a step as any other."""
    return plays(program, loop) and not moves(program, loop)


def _is_with_step(program: Program, within: list[Branch], loop: Loop) -> bool:
    """Whether a batch is trained on under the same conditions: as soon as it is full."""
    return any(
        step.context.loops[-1:] == (loop,)
        and all(branch in program.below(step.context, loop).branches for branch in within)
        for step in program.calls_of(".train_on_batch")
    )


def _is_of_epoch(branch: Branch, event: CallEvent) -> bool:
    """Whether a condition asks for the number of the epoch only, the same for all of its steps.

    `epoch % args.every == 0`, where the loop over the steps changes neither.
    """
    outer = [loop.node for loop in event.context.loops[:-1] if isinstance(loop.node, cst.For)]
    epochs = {quoted(node.target) for node in outer if "epoch" in quoted(node.target).lower()}
    loop = event.context.loops[-1].node
    if (
        not epochs
        or not isinstance(branch.node, cst.If)
        or not isinstance(loop, (cst.For, cst.While))
    ):
        return False
    test = branch.node.test
    keys = {attribute.attr for attribute in walk_type(test, cst.Attribute)}
    names = {name.value for name in walk_type(test, cst.Name) if name not in keys}
    if not names & epochs or any(walk_type(test, cst.Call)):
        return False
    if any(name in names for name, _ in bound_in(loop)):
        return False
    written = {quoted(change.target) for change in walk_type(loop, cst.AssignTarget)}
    written |= {quoted(change.target) for change in walk_type(loop, cst.AugAssign)}
    return not any(quoted(attribute) in written for attribute in walk_type(test, cst.Attribute))


def _waits(branch: Branch) -> bool:
    """Whether a condition holds from some step on: `if step >= batch_size`, not at the end."""
    test = branch.test
    if not branch.taken or not isinstance(test, Derived) or test.operator not in _GREATER:
        return False
    text = quoted(branch.node.test) if isinstance(branch.node, cst.If) else ""
    return _COUNTS.match(text) is not None and _AT_THE_END.search(text) is None


def _modulus(branch: Branch, loop: Loop) -> int | None:
    """The number of steps in `if step % 10 == 0`, or `if step > 0 and step % 10 == 0`."""
    if not isinstance(branch.node, cst.If):
        return None
    test = branch.node.test
    parts = list(_joined(test))
    turns = [turn for part in parts if (turn := _turn(part)) is not None]
    if len(turns) != 1:
        return None
    if isinstance(test, cst.BooleanOperation) and isinstance(test.operator, cst.And):
        others = [part for part in parts if _turn(part) is None]
        if not all(_is_from_a_step_on(loop, part) for part in others):
            return None
    if not _is_count(loop, turns[0]):
        return None
    tests = alternatives(branch.test) if len(parts) > 1 else (branch.test,)
    numbers = [every_so_many(dataclasses.replace(branch, test=test)) for test in tests]
    known = [usual(number) for number in numbers if number is not None]
    steps = known[0] if len(known) == 1 else None
    return steps if isinstance(steps, int) and steps > 0 else None


def _joined(test: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The conditions that one `and`, or one `or`, joins; or the only one."""
    kind = type(test.operator) if isinstance(test, cst.BooleanOperation) else None
    while isinstance(test, cst.BooleanOperation) and type(test.operator) is kind:
        yield test.right
        test = test.left
    yield test


def _turn(test: cst.BaseExpression) -> cst.BaseExpression | None:
    """What is counted where a condition holds in each n-th turn: `step` in `(step + 1) % n == 0`.

    Also of a variable that is read as a number: `int(checkpoint.step) % n`, `step.numpy() % n`.
    """
    if isinstance(test, cst.BooleanOperation):
        return None
    counted = next(_divided(test), None)
    while True:
        match counted:
            case cst.BinaryOperation(
                left=inner, operator=cst.Add() | cst.Subtract(), right=cst.Integer()
            ):
                counted = inner
            case cst.Call(func=cst.Name(value="int"), args=[cst.Arg(value=inner)]):
                counted = inner
            case cst.Call(func=cst.Attribute(value=inner, attr=cst.Name(value="numpy")), args=[]):
                counted = inner
            case _:
                return counted


def _divided(test: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """What a condition asks the remainder of: `step % n`, `np.mod(step, n)`."""
    for operation in walk_type(test, cst.BinaryOperation):
        if isinstance(operation.operator, cst.Modulo):
            yield operation.left
    for call in walk_type(test, cst.Call):
        match call:
            case cst.Call(
                func=cst.Attribute(attr=cst.Name(value="mod" | "remainder" | "fmod")),
                args=[cst.Arg(value=counted), _],
            ):
                yield counted


def _is_from_a_step_on(loop: Loop, test: cst.BaseExpression) -> bool:
    """Whether it keeps out the first steps only: `step > 0`, `step != 0`, `step`."""
    match test:
        case cst.Comparison(
            left=left,
            comparisons=[
                cst.ComparisonTarget(
                    operator=cst.GreaterThan() | cst.GreaterThanEqual() | cst.NotEqual(),
                    comparator=cst.Integer(value="0" | "1"),
                )
            ],
        ):
            test = left
    return _is_count(loop, test)


def _is_count(loop: Loop, node: cst.BaseExpression) -> bool:
    """Whether it counts steps, by its name or as the loop itself does."""
    text = f"{quoted(node)} %"
    return _COUNTS.match(text) is not None or _numbers(loop, text)


def _numbers(loop: Loop, test: str) -> bool:
    """Whether a test begins with what the loop itself counts: `for n, batch in enumerate(data)`."""
    target = loop.node.target if isinstance(loop.node, cst.For) else None
    over = loop.iterable
    match target, over:
        case cst.Tuple(elements=[cst.Element(value=cst.Name(value=name)), *_]), Made(
            name="builtins.enumerate"
        ):
            return test.startswith((f"{name} %", f"{name}%"))
    return False


def _of_callback(event: CallEvent, enough: int) -> Iterator[Hit]:
    position = _SAVE_FREQ[event.name]
    value = event.argument("save_freq", position)
    arg = argument(event.node, "save_freq", position)
    every = usual(value) if value is not None else None
    if isinstance(every, bool) or not isinstance(every, int):
        return
    if arg is not None and _OF_EPOCH.search(quoted(arg.value)):
        return  # `save_freq=STEPS_PER_EPOCH`
    if 0 < every < enough:
        callback = event.name.rpartition(".")[2]
        batches = "batch" if every == 1 else f"{every} batches"
        message = f"`{callback}` writes the model after every {batches}; save once an epoch, "
        message += "or less often"
        node = underline_argument(event.node, "save_freq", position)
        yield Hit(event.module, node, message)


def _saves(event: CallEvent) -> bool:
    if event.name in _FUNCTIONS:
        return True
    receiver = event.receiver
    if receiver is None:
        return False
    if event.name in _OF_MODELS and acts_as_model(receiver):
        return True
    return _is_checkpoint(receiver, event)


def _is_checkpoint(receiver: Value, event: CallEvent) -> bool:
    if not isinstance(receiver, Made) or event.name not in _OF_CHECKPOINTS.get(receiver.name, ()):
        return False
    # A manager with an interval skips the saves that come too early.
    interval = receiver.event.argument("checkpoint_interval", 6)
    none = interval is None or (isinstance(interval, Const) and interval.value is None)
    return none and not receiver.event.opaque
