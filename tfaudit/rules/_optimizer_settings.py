"""Settings of optimizers that Keras 3 refuses together: two ways to clip, two learning rates.

Its optimizers take one of `clipnorm`, `clipvalue` and `global_clipnorm`, and the rate of one that
was made with a schedule cannot be set, as `LearningRateScheduler` and `ReduceLROnPlateau` do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit
from tfaudit.program import api
from tfaudit.program.names import last
from tfaudit.program.values import Const, Instance, Made, Symbol, alternatives
from tfaudit.rules._models import flat
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

CLIPS = ("clipnorm", "clipvalue", "global_clipnorm")
# Callbacks that set the learning rate, and when they do.
SETTERS = {
    "keras.callbacks.LearningRateScheduler": "in the first epoch",
    "keras.callbacks.ReduceLROnPlateau": "when it would reduce it",
}
_SCHEDULES = "keras.optimizers.schedules."


def refused_clips(event: CallEvent) -> Iterator[Hit]:
    """The second way to clip of an optimizer that clips its gradients in two, or a fixed scale."""
    if not api.is_optimizer(event.name):
        return
    yield from _fixed_scale(event)
    given = [
        arg
        for clip in CLIPS
        if (arg := argument(event.node, clip)) is not None
        and (value := event.keywords.get(clip)) is not None
        and isinstance(value, Const)
        and value.value is not None
    ]
    if len(given) > 1:
        message = "Keras 3 refuses more than one of `clipnorm`, `clipvalue` and `global_clipnorm`"
        yield Hit(event.module, given[1], message)


def _fixed_scale(event: CallEvent) -> Iterator[Hit]:
    """A scale of the loss that is to stay as it is, which only the inner optimizer takes."""
    arg, value = argument(event.node, "dynamic"), event.keywords.get("dynamic")
    fixed = isinstance(value, Const) and value.value is False
    if arg is not None and fixed and last(event.name) == "LossScaleOptimizer":
        message = (
            "Keras 3 refuses `dynamic=False`: give the inner optimizer the `loss_scale_factor`"
        )
        yield Hit(event.module, arg, message)


def refused_rates(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Callbacks that would set the learning rate of an optimizer that has a schedule."""
    if not program.mentions(*map(last, SETTERS)):
        return
    seen: set[cst.CSTNode] = set()
    for fit in program.calls_of(".fit", ".fit_generator"):
        model = fit.receiver
        if model is None or not _has_schedule(program, model) or are_cared_for(fit):
            continue
        for callback in flat(fit.argument("callbacks")):
            if not isinstance(callback, Made) or callback.name not in SETTERS:
                continue
            node = callback.event.node
            if node not in seen:
                seen.add(node)
                message = "the optimizer's learning rate is a schedule, which Keras 3 lets nobody "
                message += f"set: this raises {SETTERS[callback.name]}"
                yield Hit(callback.event.module, node, message)


def _has_schedule(program: Program, model: Value) -> bool:
    """Whether a model is surely compiled with an optimizer whose learning rate is a schedule."""
    given = [event.argument("optimizer", 0) for event in program.calls_on(model, ".compile")]
    return bool(given) and all(
        isinstance(option, Made)
        and api.is_optimizer(option.name)
        and _is_schedule(option.event.argument("learning_rate", 0))
        for optimizer in given
        for option in (alternatives(optimizer) if optimizer is not None else (None,))
    )


def _is_schedule(value: Value | None) -> bool:
    if isinstance(value, Instance):
        bases = (base.name for base in value.cls.lineage() if isinstance(base, Symbol))
        return any(name.startswith(_SCHEDULES) for name in bases)
    return isinstance(value, Made) and value.name.startswith(_SCHEDULES)
