"""Scripts that show what a pipeline gives, and train nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.values import Dataset, alternatives

if TYPE_CHECKING:
    from tfaudit.program.program import Program


def only_shows(program: Program) -> bool:
    """Whether the script prints elements in a loop, and trains nothing."""
    if program.training or program.mentions("GradientTape", "train_step", ".fit("):
        return False
    shown = program.calls_of("builtins.print", "pprint.pprint")
    loops = {
        event.node
        for event in program.loops
        if any(isinstance(value, Dataset) for value in alternatives(event.elements_of))
    }
    return any(loop.node in loops for call in shown for loop in call.context.loops)
