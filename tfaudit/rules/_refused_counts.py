"""Numbers of steps that Keras 3 refuses: floats, of which Keras 2 made as many steps as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.program import acts_as_model, is_own_method
from tfaudit.program.values import Made, alternatives
from tfaudit.rules._numbers import is_float
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.values import Value

# The arguments that count steps, and where they stand; for one: without what it counts nothing of.
_COUNTS = {
    ".fit": (("steps_per_epoch", None, ""), ("validation_steps", None, "validation_data")),
    ".fit_generator": (("steps_per_epoch", 1, ""), ("validation_steps", None, "validation_data")),
    ".evaluate": (("steps", None, ""),),
    ".evaluate_generator": (("steps", 1, ""),),
    ".predict": (("steps", None, ""),),
    ".predict_generator": (("steps", 1, ""),),
}
_ROUNDED = ("numpy.ceil", "numpy.floor", "numpy.rint", "numpy.round", "numpy.around")
# What gives a tensor of floats, or refuses its argument. Keras takes tensors of whole numbers.
_TENSORS = ("tensorflow.floor", "tensorflow.math.ceil")


def refused_counts(event: CallEvent) -> Iterator[Hit]:
    """A float for a number of steps: `steps_per_epoch=len(x) / 32`."""
    counts, receiver = _COUNTS.get(event.name), event.receiver
    if counts is None or receiver is None or is_own_method(event):
        return
    for name, place, of in counts:
        arg = argument(event.node, name, place)
        value = event.argument(name, place)
        if arg is None or value is None or (of and not event.passes(of)):
            continue
        if not all(map(_is_float, alternatives(value))) or not acts_as_model(receiver):
            continue
        plan = None
        if isinstance(value, Made) and value.name in (*_ROUNDED, *_TENSORS):
            whole = replace(arg.value, f"int({quoted(arg.value)})")
            plan = Plan("Make it a whole number", (whole,), Safety.SAFE)
        message = f"`{name}` is a float, which Keras 3 refuses: write `//`, or `math.ceil(…)`"
        yield Hit(event.module, arg, message, plan)


def _is_float(value: Value) -> bool:
    """Whether it is surely a float, of Python's, of NumPy's or as a tensor."""
    return (isinstance(value, Made) and value.name in _TENSORS) or is_float(value)
