"""What a script makes, and then leaves alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.syntax import as_assign

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_TRAIN = (".fit", ".fit_generator", ".train_on_batch", ".apply_gradients", ".apply")


def is_left_alone(program: Program, event: CallEvent) -> bool:
    """Whether a callback gets a name that nothing else in its file mentions.

    Where the file trains no model itself, others may import the name.
    """
    module = event.module
    match as_assign(module.index.parent(event.node)):
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))]):
            if len(re.findall(rf"\b{name}\b", module.source.code)) > 1:
                return False
            trainings = (call.module is module for call in program.calls_of(*_TRAIN))
            return bool(event.context.frames) or any(trainings)
    return False
