"""Training steps that modules out of sight take, known by their names and what they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.names import last
from tfaudit.program.values import Dataset, Element, Function, Made, origins
from tfaudit.rules._step_loops import in_every_iteration, is_epoch_loop, plays
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# What else than tensors comes of TensorFlow's functions.
NO_OPERATIONS = (
    "tensorflow.distribute.", "tensorflow.nest.", "tensorflow.summary.", "tensorflow.function",
    "tensorflow.random.get_", "tensorflow.config.", "tensorflow.executing_eagerly",
)  # fmt: skip


def reads_of_unseen_steps(program: Program) -> Iterator[CallEvent]:
    """Calls of `.numpy()` in a loop over batches, on what an unseen training step gives.

    Only an eager tensor has that method, so that it is known what comes back.
    """
    for event in program.calls_of(".numpy"):
        step, loops = _unseen_step(event.receiver), event.context.loops
        if step is None or not loops or not _trains(program, loops[-1], step):
            continue
        if in_every_iteration(program, loops[-1], event.context):
            yield event


def loops_of_unseen_steps(program: Program) -> list[Loop]:
    """Loops over batches that surely take an unseen training step in every iteration."""
    found = []
    for event in program.calls:
        loops = event.context.loops
        step = _unseen_step(event.result) if loops else None
        if step is event and _trains(program, loops[-1], step):
            found.append(loops[-1])
    return list(dict.fromkeys(found))


def computed_of_unseen_steps(program: Program, loop: Loop) -> set[int]:
    """What TensorFlow computes in a loop of what its unseen step gives: tensors for sure."""
    return {
        id(event.result)
        for event in program.calls_where(lambda name: name.startswith("tensorflow."))
        if last(event.name).islower()
        and not event.name.startswith(NO_OPERATIONS)
        and any(_is_given_by_step(program, arg, loop) for arg in event.args)
    }


def _is_given_by_step(program: Program, value: Value, loop: Loop) -> bool:
    step = _unseen_step(value)
    return step is not None and loop in step.context.loops and _trains(program, loop, step)


def _trains(program: Program, loop: Loop, step: CallEvent) -> bool:
    return (
        isinstance(loop.node, cst.For)
        and not is_epoch_loop(program, loop)
        and not plays(program, loop)
        and in_every_iteration(program, loop, step.context)
        and any(_is_batch(arg, loop) for arg in (*step.args, *step.keywords.values()))
    )


def _unseen_step(value: Value | None) -> CallEvent | None:
    """The call of an unseen function for a training step that gave the value, or a part of it."""
    made = value.of if isinstance(value, Element) else value
    if not isinstance(made, Made) or isinstance(made.event.callee, Function):
        return None
    call = made.event.node
    # What a function gave is known by what it is called here: `train_step = compile_step(model)`.
    called = made.name != "()" or not isinstance(call, cst.Call)
    name = last(made.name if called else quoted(call.func)).lower()
    return made.event if "train" in name and "step" in name else None


def _is_batch(value: Value, loop: Loop) -> bool:
    walked = list(origins(loop.iterable, 10))  # what a progress bar, say, goes through
    return any(
        isinstance(origin, Dataset)
        or (isinstance(origin, Element) and any(origin.of is part for part in walked))
        for origin in origins(value, 60)
    )
