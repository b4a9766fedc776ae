"""Profiles that cover a whole training, where a few steps tell as much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold, usual
from tfaudit.program.program import FITS
from tfaudit.program.values import Made
from tfaudit.rules._steps import iterations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Context
    from tfaudit.program.program import Program

_START = "tensorflow.profiler.experimental.start"
_STOP = "tensorflow.profiler.experimental.stop"
_PROFILE = "tensorflow.profiler.experimental.Profile"
# TensorFlow's profiler runs: what has a method of this name then is its model, or its optimizer.
_TRAIN = (*FITS, ".train_on_batch", ".apply_gradients", ".minimize")
LONG = 20  # steps in one profile


def long_profiles(program: Program) -> Iterator[CallEvent]:
    """The calls that begin a profile, which is known to go on for many steps, or many epochs."""
    if not program.mentions("profiler"):
        return
    training = list(program.calls_of(*_TRAIN))
    stops = list(program.calls_of(_STOP))
    for start in program.calls_of(_START):
        # A stop in a loop, under a condition or elsewhere waits for a step that was chosen.
        at_its_end = all(_is_beside(stop.context, start.context) for stop in stops)
        last = min((stop.order for stop in stops if stop.order > start.order), default=None)
        if at_its_end and any(
            start.order < event.order
            and (last is None or event.order < last)
            and _goes_on_in(event.context, start.context)
            and _is_long(event, start.context)
            for event in training
        ):
            yield start
    for profile in program.calls_of(_PROFILE):
        made = profile.result
        if isinstance(made, Made) and any(
            event.context.enters(made) and _is_long(event, profile.context) for event in training
        ):
            yield profile


def _is_beside(stop: Context, start: Context) -> bool:
    return (stop.root, stop.loops, stop.branches) == (start.root, start.loops, start.branches)


def _goes_on_in(training: Context, start: Context) -> bool:
    """Whether whatever runs the training has begun the profile before."""
    return training.root == start.root and all(b in training.branches for b in start.branches)


def _is_long(event: CallEvent, start: Context) -> bool:
    """Whether a training goes on for several epochs, or for many steps, since the profile began."""
    around = [loop for loop in event.context.loops if loop not in start.loops]
    if event.name in FITS:
        epochs = event.argument("epochs", 3)
        per_epoch = event.argument("steps_per_epoch")
        count = usual(epochs) if epochs is not None else 1
        known = fold(per_epoch) if per_epoch is not None else None
        if isinstance(known, int) and isinstance(count, int) and known * count <= LONG:
            return False
        return bool(around) or (isinstance(count, int) and count > 1)
    steps = [iterations(loop) for loop in around]
    if len(steps) == 1:
        return steps[0] is not None and steps[0] > LONG
    return len(steps) > 1 and any(count is None or count > LONG for count in steps)
