"""What TFA903 says of schedules that Keras 3 refuses: their learning rates are tensors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, keep_part
from tfaudit.model import Safety
from tfaudit.program.values import Derived, Function, Made, alternatives
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

SCHEDULER = "keras.callbacks.LearningRateScheduler"
_COMPUTES = re.compile(r"tensorflow\.(?:math\.)?(?!get_static_value)[a-z][a-z0-9_]*")
_ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "**", "neg"})


def refused_schedules(program: Program, event: CallEvent) -> Iterator[Hit]:
    """A `LearningRateScheduler` whose schedule gives a tensor, which Keras 2 took for a float."""
    schedule = event.argument("schedule", 0)
    if isinstance(schedule, Function):
        seen: set[cst.CSTNode] = set()
        for node, value in program.trace.returns.get(schedule.node, ()):
            if node not in seen and all(map(_is_tensor, alternatives(value))):
                seen.add(node)
                message = "a tensor, which Keras 3 does not take for a learning rate"
                yield Hit(schedule.module, node, message, _as_float(node))
    elif isinstance(schedule, Made) and schedule.name.startswith("keras.optimizers.schedules."):
        arg = argument(event.node, "schedule", 0)
        if arg is not None:
            message = "a schedule of steps, which gives tensors: give it to the optimizer as its "
            message += "`learning_rate`; Keras 3 takes a function that gives floats here"
            yield Hit(event.module, arg.value, message)


def _is_tensor(value: Value) -> bool:
    """Whether the number is surely a tensor, and no float."""
    match value:
        case Made(name=name):
            return _COMPUTES.fullmatch(name) is not None
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return any(map(_is_tensor, inputs))
    return False


def _as_float(node: cst.BaseExpression) -> Plan:
    return Plan("Make it a float", (keep_part(node, node, "float({})"),), Safety.SAFE)
