"""Layers of another Keras, mixed with Keras: TensorFlow's private copy, and packages of Keras 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Severity
from tfaudit.program import api
from tfaudit.program.names import last
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import Attr, Items, LayerOutput, Made, Symbol, alternatives
from tfaudit.rules import _removed_names as removed
from tfaudit.rules._fallbacks import may_fall_back

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# How the names begin that went with a release of TensorFlow 2.
LATER = tuple(f"{name}." for name in removed.LATER)
_PRIVATE = f"{removed.PRIVATE_KERAS}."
_KINDS = {True: "the private copy of Keras", False: "`tensorflow.keras`"}
# What other packages make of `tf_keras` where TensorFlow brings Keras 3.
_TRANSFORMERS = "transformers.TF"  # how the names of its models for TensorFlow begin
_OF_KERAS2 = (
    "tensorflow_hub.KerasLayer", "tensorflow_lattice.layers.", "tensorflow_probability.layers.",
    _TRANSFORMERS,
)  # fmt: skip
# What asks the model for attributes and arguments of Keras 2 (tests/facts/test_removed_api.py).
CALLBACKS = ("LearningRateScheduler", "ModelCheckpoint", "ReduceLROnPlateau", "TensorBoard")
_CALLBACKS = frozenset(f"{_PRIVATE}callbacks.{name}" for name in CALLBACKS)
_TENSORS = ("input", "inputs", "output", "outputs")  # of a model
# Private layers that any tensor may go through: they do no more than Python's operators do.
_PASSING = ("Lambda", "Add", "Average", "Maximum", "Minimum", "Multiply", "Subtract")


def is_of_private_copy(name: str) -> bool:
    """Whether a full name is that of something in TensorFlow's private copy of Keras 2."""
    return f"{name}.".startswith(_PRIVATE)


def is_private(value: Value | None) -> bool:
    """Whether it is of TensorFlow's private copy of Keras 2."""
    return value is not None and all(
        isinstance(option, Made)
        and option.name.startswith(_PRIVATE)
        and not f"{option.name}.".startswith(LATER)  # what makes it is missing already
        for option in alternatives(value)
    )


def mixes_two_kerases(event: CallEvent, *, keras3: bool) -> Hit | None:
    """A model or layer of one Keras that gets what the other one made."""
    if keras3 and (hit := _left_behind(event) or _compiled_by_another(event)) is not None:
        return hit
    if event.name == ".add" or last(event.name) == "Sequential":
        return _sequential(event)
    if not keras3:
        return None
    if event.name == ".fit":
        return _called_back(event)
    result = event.result
    if event.name == ".compile":
        what, given = event.receiver, event.argument("optimizer", 0)
    elif isinstance(result, Made) and last(result.name) in ("Model", "Functional"):
        what, given = result, event.argument("inputs", 0)
    elif event.name == "()" and is_private(event.receiver):  # a layer of Keras refuses nothing yet
        what, given = event.receiver, event.args[0] if event.args else None
        if isinstance(what, Made) and last(what.name) in _PASSING:
            return None
    else:
        return None
    of_it, of_given = _is_of_copy(what), _is_of_copy(given)
    if not isinstance(what, Made) or None in (of_it, of_given) or of_it is of_given:
        return None
    part = "an optimizer" if event.name == ".compile" else "a tensor"
    message = (
        f"`{last(what.name)}` is of {_KINDS[bool(of_it)]} and gets {part} of "
        f"{_KINDS[bool(of_given)]}, which it refuses: import all from `tensorflow.keras`"
    )
    return Hit(event.module, underline(event.node), message)


def _called_back(event: CallEvent) -> Hit | None:
    """A callback of the private copy that asks a model of Keras for what it no longer has."""
    given = event.argument("callbacks", 5)
    if is_private(event.receiver) or event.receiver is None or not acts_as_model(event.receiver):
        return None
    for callback in given.items if isinstance(given, Items) else ():
        if isinstance(callback, Made) and callback.name in _CALLBACKS:
            message = (
                f"`{last(callback.name)}` of the private copy of Keras raises in `fit` of a model "
                "of `tensorflow.keras`: import all from `tensorflow.keras`"
            )
            return Hit(callback.event.module, underline(callback.event.node), message)
    return None


def _left_behind(event: CallEvent) -> Hit | None:
    """A layer of a package that stays with Keras 2, where Keras 3 makes the model."""
    layers: Sequence[Value | None]
    if event.name == "()":
        given = next(iter((*event.args, *event.keywords.values())), None)
        layers = [event.receiver] if _is_of_copy(given) is False else []
        problem = "takes no tensor of Keras 3"
    else:
        model, layers = _layers_of_sequential(event)
        layers = layers if isinstance(model, Made) and not is_private(model) else []
        problem = "the model of Keras 3 refuses it"
    for layer in layers:
        if isinstance(layer, Made) and layer.name.startswith(_OF_KERAS2):
            name = last(layer.name.removesuffix(".from_pretrained"))
            message = (
                f"`{name}` is a layer of Keras 2, and {problem}: set "
                '`TF_USE_LEGACY_KERAS` to "1" in the environment before TensorFlow is imported'
            )
            return Hit(event.module, underline(event.node), message)
    return None


def _compiled_by_another(event: CallEvent) -> Hit | None:
    """A model that `transformers` makes of `tf_keras`, and what Keras 3 made for `compile`."""
    models = alternatives(event.receiver) if event.name == ".compile" and event.receiver else ()
    if not models or not all(
        isinstance(model, Made) and model.name.startswith(_TRANSFORMERS) for model in models
    ):
        return None
    given = event.argument("metrics", 2)
    metrics = given.items if isinstance(given, Items) else [given]
    for part, value in (
        ("an optimizer", event.argument("optimizer", 0)),
        *(("a metric", metric) for metric in metrics),
    ):
        if isinstance(value, Made) and (
            api.is_optimizer(value.name) or api.is_metric(value.name)
        ) and not is_private(value):  # fmt: skip
            message = (
                f"the model is of Keras 2, as `transformers` makes it, and refuses {part} of "
                'Keras 3: set `TF_USE_LEGACY_KERAS` to "1" in the environment before TensorFlow is '
                "imported"
            )
            return Hit(event.module, underline(event.node), message)
    return None


def _layers_of_sequential(event: CallEvent) -> tuple[Value | None, Sequence[Value | None]]:
    """The model that is made, or that layers are added to, and these layers."""
    if event.name != ".add" and last(event.name) != "Sequential":
        return None, []
    model = event.receiver if event.name == ".add" else event.result
    given = event.argument("layers" if model is event.result else "layer", 0)
    if not isinstance(model, Made) or not model.name.endswith(".Sequential") or given is None:
        return None, []
    return model, given.items if isinstance(given, Items) else [given]


def _sequential(event: CallEvent) -> Hit | None:
    """A model of `tf.keras` that gets a layer of the private copy, or the other way round."""
    model, layers = _layers_of_sequential(event)
    of_model = is_private(model)
    for layer in layers:
        private = is_private(layer)
        known = isinstance(layer, Made) and (private or api.is_layer(layer.name))
        if isinstance(layer, Made) and known and private != of_model:
            message = (
                f"`{last(layer.name)}` is of {_KINDS[private]} and the model of "
                f"{_KINDS[of_model]}, which refuses it: import all from `tensorflow.keras`"
            )
            return Hit(event.module, underline(event.node), message)
    return None


def _is_of_copy(value: Value | None) -> bool | None:
    """Whether a layer, model, optimizer or tensor is of the private copy; None: not known."""
    while True:
        match value:
            case Items(items=[first, *_]):
                value = first
            case LayerOutput(layer=Symbol(name="keras.Input")):
                return False
            case LayerOutput(layer=layer, inputs=[first, *_]):
                if is_private(layer):
                    return None  # of both, perhaps: refused where it was called
                value = first
            case Made(name="()", event=event) if event.args and not is_private(event.receiver):
                value = event.args[0] if _is_layer(event.receiver) else None
            case Made(name="()", event=event):
                return True if is_private(event.receiver) else None
            case Attr(base=base, name=name) if name in _TENSORS:
                value = base
            case Made(name=name):
                private = is_private(value)
                return private if private or _is_of_keras(name) else None
            case _:
                return None


def _is_layer(value: Value | None) -> bool:
    return isinstance(value, Made) and (api.is_layer(value.name) or api.is_model_maker(value.name))


def _is_of_keras(name: str) -> bool:
    return (
        api.is_layer(name) or api.is_model_maker(name) or api.is_optimizer(name)
    ) and not name.startswith(_PRIVATE)


def private_imports(program: Program, told: Collection[cst.CSTNode | None]) -> Iterator[Hit]:
    """The imports of the private copy of which nothing else is said.

    Args:
        program: the program.
        told: the statements of imports that fail, or stand for what the private copy cannot do.
    """
    seen: set[cst.CSTNode] = set()
    for event in program.trace.imports:
        if not is_of_private_copy(event.name):
            continue
        if event.node in seen or (told and event.module.index.statement(event.node) in told):
            continue
        if event.context.conditional or may_fall_back(event):
            continue
        seen.add(event.node)
        node: cst.CSTNode = event.node
        if isinstance(event.node, cst.ImportFrom):
            node = event.node.module or node
        message = f"`{removed.PRIVATE_KERAS}` is a private copy of Keras 2, which nobody maintains"
        message += ": import from `tensorflow.keras`"
        yield Hit(event.module, node, message, severity=Severity.LOW)
