"""Runs of TensorFlow 1's sessions that take a training step, and the loops that take many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.values import Attr, Element, Items, Made, Parameter, Unknown, Value, origins
from tfaudit.rules._sessions import (
    UPDATES,
    old_name,
    running_loops,
    session_runs,
    updates_variables,
)
from tfaudit.rules._step_loops import is_epoch_loop, plays
from tfaudit.syntax import argument, dotted

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.program import Program

# What everybody calls an operation that updates variables.
_USUAL_NAMES = frozenset({"train_op", "train_step", "optimizer", "optim", "opt_op", "training_op"})
_OF_LIBRARIES = ("tensorflow.", "keras.", "numpy.", "builtins.")


def session_loops(program: Program) -> list[Loop]:
    """The loops whose iterations surely are training steps of a session, each of another batch."""
    loops = (
        running_loops(event)[-1:]
        for event in session_runs(program)
        if event.name == ".run" and event.context.loops and trains(event)
    )
    found = dict.fromkeys(loop for innermost in loops for loop in innermost)
    return [x for x in found if not is_epoch_loop(program, x) and not plays(program, x)]


def trains(event: CallEvent) -> bool:
    """Whether the run of a session, or of an operation, surely updates variables."""
    if event.receiver is not None and updates_variables(event.receiver):
        return True
    fetches, arg = event.argument("fetches", 0), argument(event.node, "fetches", 0)
    if fetches is None or arg is None:
        return False
    for origin in origins(fetches, 60):
        if isinstance(origin, Made) and (origin.name in UPDATES or _waits_for_updates(origin)):
            return True
    nodes, values = [arg.value], [fetches]
    if isinstance(arg.value, (cst.List, cst.Tuple)) and isinstance(fetches, Items):
        nodes, values = [e.value for e in arg.value.elements], fetches.items
    return any(
        (isinstance(value, (Attr, Parameter, Unknown)) or _is_unseen(value))
        and (dotted(node) or "").rpartition(".")[2].lower() in _USUAL_NAMES
        for node, value in zip(nodes, values, strict=False)
    )


def _is_unseen(value: Value) -> bool:
    """Whether a method or a function out of sight gave it: `model.training(loss)`."""
    made = value.of if isinstance(value, Element) else value
    return isinstance(made, Made) and not made.name.startswith(_OF_LIBRARIES)


def _waits_for_updates(made: Made) -> bool:
    """Whether an operation is made with `control_dependencies([train_step, …])`: `no_op`, say."""
    waits = [
        entered.event
        for entered, _ in made.event.context.withs
        if isinstance(entered, Made)
        and old_name(entered.event) == "tensorflow.control_dependencies"
    ]
    return any(
        isinstance(o, Made) and o.name in UPDATES
        for event in waits
        for arg in event.args
        for o in origins(arg, 60)
    )
