"""Keras models that a function gets from callers out of sight, known by what they predict from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.expressions import fold
from tfaudit.program.program import is_layer
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Dataset,
    Element,
    Made,
    Parameter,
    Value,
    origins,
)
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent, Loop
    from tfaudit.program.program import Program

# What other libraries' models are not given: images and texts that Keras made ready, tensors.
_OF_KERAS = ("keras.utils.", "keras.preprocessing.", "keras.applications.", "tensorflow.")
_SPLITS = "keras.utils.to_categorical"  # of labels
_ALSO_VERBOSE = ("catboost", "ultralytics", "YOLO")
_STEP = ".train_on_batch"
_PARTS_OF_GANS = ("model", "generator")
_KEYWORDS = frozenset({"x", "verbose", "batch_size", "steps", "callbacks"})


def is_given_model(program: Program, event: CallEvent) -> bool:
    """Whether `predict` is that of a Keras model: a parameter of that name, and a tensor for it.

    Or any that is not known to be something else, and a number that tells how much it says,
    `verbose=0`.
    """
    model, sample = event.receiver, event.argument("x", 0)
    if sample is None or not set(event.keywords) <= _KEYWORDS or len(event.args) > 1:
        return False
    told = event.keywords.get("verbose")
    possible = model is UNKNOWN or isinstance(model, (Parameter, Element, Attr))
    if possible and told is not None and type(fold(told)) is int:
        # No other library's `predict` is told by a number how much to say.
        return not program.mentions(*_ALSO_VERBOSE)
    if not isinstance(model, Parameter) or "model" not in model.name.lower():
        return False
    made = (v for v in origins(sample, 60) if isinstance(v, Made) and v.name != _SPLITS)
    return any(value.name.startswith(_OF_KERAS) or _is_of_layer(value) for value in made) or (
        unseen_batches(program, event, sample) is not None
    )


def is_given_beside_steps(program: Program, event: CallEvent) -> bool:
    """Whether `predict` is that of a model given to a loop which trains others batch by batch.

    Nothing but Keras has `train_on_batch`: so are the parts of a GAN handed to its training.
    """
    model, loops = event.receiver, event.context.loops
    if not isinstance(model, Parameter) or not loops or len(event.args) > 1:
        return False
    if not set(event.keywords) <= _KEYWORDS:
        return False
    called = f"{model.name} {quoted(event.node.func)}".lower()  # `self.generator` was called `g`
    if not any(word in called for word in _PARTS_OF_GANS):
        return False
    return any(step.context.loops[-1:] == loops[-1:] for step in program.calls_of(_STEP))


def _is_of_layer(value: Made) -> bool:
    """Whether a layer of Keras gave it: `Rescaling(1 / 255)(images)`."""
    layer = value.event.receiver
    return value.name == "()" and layer is not None and is_layer(layer)


def unseen_batches(program: Program, event: CallEvent, sample: Value) -> Loop | None:
    """The innermost loop around the call, if it surely goes through batches of tensors.

    What it goes through is out of sight; `.numpy()` of another part of the element tells.
    """
    loop = event.context.loops[-1] if event.context.loops else None
    if loop is None or not isinstance(loop.node, cst.For) or not isinstance(sample, Element):
        return None
    whole = sample.of
    if isinstance(whole, Dataset) or not any(
        origin is whole for origin in origins(loop.iterable, 20)
    ):
        return None
    for read in program.calls_of(".numpy"):
        if loop in read.context.loops and read.receiver is not None and any(
            isinstance(origin, Element) and origin.of is whole
            for origin in origins(read.receiver, 20)
        ):  # fmt: skip
            return loop
    return None
