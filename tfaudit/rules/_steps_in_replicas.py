"""Several steps in a call of `fit` under a strategy, which Keras 3 cannot run on several devices.

`compile(steps_per_execution=4)` puts a loop of steps into the graph of the replicas, and TensorFlow
then asks for a placeholder (tests/facts/test_distribution.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, delete_argument
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model, created_at, scopes_at
from tfaudit.rules._replicas import has_replicas
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_SETTING = "steps_per_execution"


def steps_in_replicas(
    program: Program, are_cared_for: Callable[[CallEvent], bool]
) -> Iterator[Hit]:
    """Models for several devices that `fit` trains by several steps in a call."""
    if program.targets.gpus in (0, 1) or not program.mentions(_SETTING):
        return
    for event in program.calls_of(".compile"):
        model, steps, arg = (
            event.receiver,
            event.keywords.get(_SETTING),
            argument(event.node, _SETTING),
        )
        number = fold(steps) if steps is not None else None
        if model is None or arg is None or not isinstance(number, int) or number <= 1:
            continue
        if not acts_as_model(model) or are_cared_for(event) or not program.calls_on(model, ".fit"):
            continue
        made = created_at(model)
        if made is not None and any(map(has_replicas, scopes_at(made.context))):
            message = f"Keras 3 raises in `fit` with `{_SETTING}={number}` where the strategy has "
            message += "several devices: leave it out"
            plan = Plan("Leave it out", (delete_argument(event.node, arg),), Safety.SAFE)
            yield Hit(event.module, arg, message, plan)
