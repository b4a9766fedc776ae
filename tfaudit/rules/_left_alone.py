"""What a script makes, and then leaves alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program


def is_left_alone(program: Program, event: CallEvent) -> bool:
    """Whether a callback gets a name that nothing else in its file mentions.

    Where the file trains no model itself, others may import the name.
    """
    module = event.module
    match module.index.parent(event.node):
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))]):
            if len(re.findall(rf"\b{name}\b", module.source.text)) > 1:
                return False
            fits = (fit.module is module for fit in program.calls_of(".fit", ".fit_generator"))
            return bool(event.context.frames) or any(fits)
    return False
