"""What a pipeline is used for: training in several epochs, or evaluation only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.events import CallEvent
from tfaudit.program.expressions import fold

if TYPE_CHECKING:
    from tfaudit.program.consumers import Consumer
    from tfaudit.program.program import Program
    from tfaudit.program.values import Op

_VALIDATES = re.compile(r"_?(val|test|eval|dev)(?:id|idation|uation)?(?:_|\d|$)", re.IGNORECASE)

_EVALUATES = frozenset({".evaluate", ".predict"})  # of what is not known for a model, too


def only_evaluates(program: Program, consumer: Consumer) -> bool:
    """Whether it evaluates, or loops without a training step where a script has such elsewhere."""
    if consumer.kind == "evaluate":
        return True
    if consumer.kind == "call" and isinstance(consumer.event, CallEvent):
        return consumer.event.name in _EVALUATES
    return consumer.kind == "loop" and bool(program.training) and not _steps(program, consumer)


def trains_epochs(program: Program, consumer: Consumer) -> bool:
    """Whether a model is trained on the elements, in more than one epoch as far as is known."""
    if consumer.kind == "loop":
        return _steps(program, consumer)
    if consumer.kind != "fit" or not isinstance(consumer.event, CallEvent):
        return False
    if is_used_in_a_loop(consumer):
        return True
    epochs = consumer.event.argument("epochs", 3)
    return epochs is not None and fold(epochs) != 1


def is_used_in_a_loop(consumer: Consumer) -> bool:
    """Whether a loop of the script's own uses the data again: `for epoch in range(25): fit(ds)`."""
    made_in = consumer.dataset.source.event.context.loops
    return any(loop not in made_in for loop in consumer.event.context.loops)


def is_to_validate(program: Program, op: Op) -> bool:
    """Whether the name of what a step gives says that no model is trained on it, and none is."""
    statement = op.event.module.index.statement(op.event.node)
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(
                    targets=[cst.AssignTarget(target=cst.Name() | cst.Attribute() as target)]
                )
                | cst.AnnAssign(target=cst.Name() | cst.Attribute() as target)
            ]
        ):
            name = target.attr if isinstance(target, cst.Attribute) else target
            used = program.consumers_through(op)
            return _VALIDATES.match(name.value) is not None and not any(
                c.kind == "fit" or _steps(program, c) for c in used
            )
    return False


def _steps(program: Program, loop: Consumer) -> bool:
    """Whether a loop over a dataset has a training step in it."""
    loops = (around for step in program.training for around in step.context.loops)
    return any(around.order == loop.event.order for around in loops)
