"""Settings of `compile` under a strategy that Keras 3 cannot keep to on several devices.

`compile(steps_per_execution=4)` puts a loop of steps into the graph of the replicas, and TensorFlow
then asks for a placeholder. With `jit_compile=True` XLA compiles the step of all replicas as one,
and refuses variables of another device (tests/facts/test_distribution.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, delete_argument
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model, created_at, is_model, scopes_at
from tfaudit.rules._replicas import has_replicas
from tfaudit.rules._xla import forbidding, is_made_here, uses_cudnn
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_STEPS = "steps_per_execution"
_XLA = "jit_compile"


def steps_in_replicas(
    program: Program, are_cared_for: Callable[[CallEvent], bool]
) -> Iterator[Hit]:
    """Models for several devices that `fit` trains by several steps in a call, or with XLA."""
    if program.targets.gpus in (0, 1) or not program.mentions(_STEPS, _XLA):
        return
    for event in program.calls_of(".compile"):
        model = event.receiver
        if model is None or not acts_as_model(model) or are_cared_for(event):
            continue
        refused = [name for name, raises in _RAISES.items() if raises(event, model)]
        if not refused or not program.calls_on(model, ".fit"):
            continue
        made = created_at(model)
        if made is None or not any(map(has_replicas, scopes_at(made.context))):
            continue
        for name in refused:
            arg = argument(event.node, name)
            if arg is None:
                continue
            message = f"Keras 3 raises in `fit` with `{name}={quoted(arg.value)}` where the "
            message += "strategy has several devices: leave it out"
            plan = Plan("Leave it out", (delete_argument(event.node, arg),), Safety.SAFE)
            yield Hit(event.module, arg, message, plan)


def _makes_several_steps(event: CallEvent, _: Value) -> bool:
    steps = event.keywords.get(_STEPS)
    number = fold(steps) if steps is not None else None
    return isinstance(number, int) and number > 1


def _compiles_with_xla(event: CallEvent, model: Value) -> bool:
    """Whether XLA is asked for, and no layer of the model makes Keras go on without it."""
    asked, eager = event.keywords.get(_XLA), event.argument("run_eagerly", 5)
    if asked is None or fold(asked) is not True or not is_model(model) or not is_made_here(model):
        return False
    if eager is not None and fold(eager) is not False:
        return False
    return not forbidding(model) and not uses_cudnn(model)


_RAISES = {_STEPS: _makes_several_steps, _XLA: _compiles_with_xla}
