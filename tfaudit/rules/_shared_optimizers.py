"""What TFA903 says of an optimizer that trains two models: Keras 3 keeps it to the first's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit
from tfaudit.program.program import created_at, is_optimizer
from tfaudit.program.values import Instance, Made
from tfaudit.rules._looks import takes_one
from tfaudit.rules._models import layers_in
from tfaudit.rules._steps import iterations
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_WITH_WEIGHTS = ("Dense", "Conv", "LSTM", "GRU", "Embedding", "BatchNormalization")


def shared_optimizers(
    program: Program, are_cared_for: Callable[[CallEvent], bool]
) -> Iterator[Hit]:
    """Models that are trained with an optimizer which has the variables of another one by then.

    The first model that is trained gives the optimizer its variables; for others, Keras 3 raises
    ValueError ("Unknown variable"), where Keras 2 took them in.
    """
    first: dict[int, tuple[CallEvent, CallEvent]] = {}
    said: set[int] = set()
    for fit in program.training:
        model = fit.receiver
        if fit.name not in (".fit", ".train_on_batch") or not isinstance(model, (Made, Instance)):
            continue
        compiles = program.calls_on(model, ".compile")
        optimizer = compiles[0].argument("optimizer", 0) if len(compiles) == 1 else None
        if not isinstance(optimizer, Made) or not is_optimizer(optimizer) or id(model) in said:
            continue
        if program.calls_on(optimizer, ".build") or program.escapes(optimizer):
            continue
        compiled, trained = first.setdefault(id(optimizer), (compiles[0], fit))
        if trained.receiver is model:
            again = _is_made_anew(program, fit, compiles[0], optimizer)
        else:
            again = _follows(trained, fit) and _has_others(trained.receiver, model)
            again = again and not _is_same(compiled, compiles[0])
        place = argument(compiles[0].node, "optimizer", 0)
        if not again or place is None or are_cared_for(compiles[0]):
            continue
        said.add(id(model))
        message = (
            f"`{quoted(place.value)}` has the variables of another model by then, and Keras 3 "
        )
        message += "raises ValueError for others: give each model an optimizer of its own"
        related = ((optimizer.event.module, optimizer.event.node, "the optimizer"),)
        yield Hit(compiles[0].module, place.value, message, related=related)


def _follows(before: CallEvent, fit: CallEvent) -> bool:
    """Whether the one has surely trained its model when the other is called."""
    return (
        not fit.context.tries
        and not _is_same(before, fit)
        and all(
            branch.is_main_guard or branch in fit.context.branches
            for branch in before.context.branches
        )
    )


def _is_same(first: CallEvent, second: CallEvent) -> bool:
    """Whether it is one call, on one of several models."""
    return first.node is second.node and first.context.frames == second.context.frames


def _is_made_anew(program: Program, fit: CallEvent, compiled: CallEvent, optimizer: Made) -> bool:
    """Whether a loop makes another model in each iteration, and the optimizer only once."""
    made = created_at(fit.receiver) if fit.receiver is not None else None
    if made is None or fit.context.tries:
        return False
    for loop in made.context.loops:
        if loop in optimizer.event.context.loops or iterations(loop) in (0, 1):
            continue
        if not isinstance(loop.node, (cst.For, cst.While)) or takes_one(loop.node):
            continue
        calls = (made, compiled, fit)
        if all(
            loop in call.context.loops and not program.below(call.context, loop).conditional
            for call in calls
        ):
            return True
    return False


def _has_others(first: object, second: Made | Instance) -> bool:
    """Whether a model surely has weights to train that the first one has not."""
    if not isinstance(first, (Made, Instance)):
        return False
    known, parts = layers_in(first), layers_in(second)
    if not known:
        return False
    frozen = {id(inner) for part in parts if "trainable" in part.attrs for inner in layers_in(part)}
    shared = {id(layer) for layer in known} | frozen
    return any(
        id(layer) not in shared
        and "trainable" not in layer.attrs
        and isinstance(layer, Made)
        and layer.name.removeprefix("keras.layers.").startswith(_WITH_WEIGHTS)
        for layer in parts
    )
