"""Strategies that a script makes, and then trains by a loop of its own without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.program import FITS, acts_as_model
from tfaudit.program.values import ScopeOf, alternatives
from tfaudit.rules._loss_scaling import updates
from tfaudit.rules._replicas import replica_frame
from tfaudit.rules._strategies import chosen_strategies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Made


def idle_strategies(program: Program) -> Iterator[tuple[Made, CallEvent]]:
    """The strategies of which nothing is ever asked but a number, each with a step that trains."""
    if any(True for _ in program.calls_of(".scope")):
        return
    if any(e.receiver is not None and acts_as_model(e.receiver) for e in program.calls_of(*FITS)):
        return  # what is made for `fit` is judged by itself
    made = [s for s in chosen_strategies(program) if not s.event.context.uncertain]
    idle = [s for s in made if not _is_used(program, s)]
    if not idle or len(idle) < len(program.strategies):
        return
    strategy = idle[0]
    for step in _steps(program):
        if step.order > strategy.event.order and step.context.root == strategy.event.context.root:
            yield strategy, step
            return


def _steps(program: Program) -> Iterator[CallEvent]:
    """What updates a model in a loop, outside of any strategy's scope or replica."""
    steps = [update for _, update in updates(program)]
    steps += [
        event
        for event in program.calls_of(".train_on_batch")
        if event.receiver is not None and acts_as_model(event.receiver)
    ]
    for step in steps:
        if step.context.loops and not step.context.scopes and replica_frame(step.context) is None:
            yield step


def _is_used(program: Program, strategy: Made) -> bool:
    """Whether a method of it is called, or it is handed on, kept or entered."""
    given = (
        value
        for event in program.calls
        if event.name != "builtins.print"
        for value in (event.receiver, *event.args, *event.keywords.values())
        if value is not None
    )
    kept = (change.value for change in program.sets)
    entered = (v for event in program.calls for v, _ in event.context.withs)
    return any(
        option is strategy or isinstance(option, ScopeOf)
        for values in (given, kept, entered)
        for value in values
        for option in alternatives(value)
    )
