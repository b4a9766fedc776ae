"""Models that Keras 3 trains, and whether it compiles them with XLA.

`compile(jit_compile="auto")`, the default, means XLA on a GPU unless something forbids it
(keras/src/trainers/trainer.py: `_resolve_auto_jit_compile`, `model_supports_jit`). What forbids it
is shown on the installed Keras by tests/facts/test_xla.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import is_model
from tfaudit.program.targets import Era
from tfaudit.program.values import Const, Instance, Made, Value, alternatives
from tfaudit.rules._backend import other_backend
from tfaudit.rules._gpus import hidden_by_variable
from tfaudit.rules._models import layers_in

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

# Layers of Keras 3 with `supports_jit = False`.
WITHOUT_XLA = frozenset({
    "RandomCrop", "RandomRotation", "RandomZoom", "RandomTranslation", "RandomShear",
    "RandomPerspective", "TextVectorization", "StringLookup", "IntegerLookup", "Hashing",
    "HashedCrossing",
})  # fmt: skip
# On a GPU they run by cuDNN's kernels, and forbid XLA as well.
_CUDNN = frozenset({"LSTM", "GRU"})
_COMPILES = (".compile", ".super.compile")  # that of Keras, which one of a class's own calls


@dataclass(frozen=True)
class Fitted:
    """A model, the calls of `fit` and `compile` on it, and whether those ask for XLA."""

    model: Value
    fits: tuple[CallEvent, ...]
    compiles: tuple[CallEvent, ...]
    explicit: bool  # jit_compile=True; False: Keras decides


def fitted_for_xla(program: Program) -> list[Fitted]:
    """The models that `fit` trains in Keras 3 on one device, with XLA unless a layer forbids it."""
    if not _allows_xla(program):
        return []
    fits: dict[int, tuple[Value, list[CallEvent]]] = {}
    for event in program.calls_of(".fit"):
        for model in alternatives(event.receiver) if event.receiver is not None else ():
            if is_model(model) and not event.context.scopes:
                fits.setdefault(id(model), (model, []))[1].append(event)
    found = []
    for model, calls in fits.values():
        compiles = [
            event for event in program.calls_of(*_COMPILES)
            if event.receiver is not None and model in alternatives(event.receiver)
        ]  # fmt: skip
        asked = [_asks_for_xla(event) for event in compiles]
        if asked and None not in asked:
            found.append(Fitted(model, tuple(calls), tuple(compiles), any(asked)))
    return found


def _allows_xla(program: Program) -> bool:
    if program.era is not Era.KERAS3:
        return False
    if program.targets.gpus == 0 or program.strategies or hidden_by_variable(program):
        return False
    return not other_backend(program) and not program.mentions(
        "enable_op_determinism", "run_functions_eagerly", ".run_eagerly =", ".jit_compile =",
        "experimental_set_strategy", "supports_jit",
    )  # fmt: skip


def _asks_for_xla(event: CallEvent) -> bool | None:
    """What `compile` is told: True to use XLA, False to decide itself; None: not to, or unknown."""
    eager = event.argument("run_eagerly", 5)
    if event.opaque or (eager is not None and fold(eager) is not False):
        return None
    given = event.keywords.get("jit_compile")
    if given is None or (isinstance(given, Const) and given.value == "auto"):
        return False
    return True if isinstance(given, Const) and given.value is True else None


def forbidding(model: Value) -> list[Made]:
    """The layers of a model that keep Keras from using XLA, in the order of their making."""
    found = [
        layer for layer in layers_in(model)
        if isinstance(layer, Made) and last(layer.name) in WITHOUT_XLA and _is_keras(layer)
    ]  # fmt: skip
    return sorted(found, key=lambda layer: layer.event.order)


def uses_cudnn(model: Value) -> bool:
    """Whether a layer of the model runs by cuDNN's kernels on a GPU, as LSTM and GRU do."""
    return any(
        isinstance(layer, Made) and last(layer.name) in _CUDNN and _is_keras(layer)
        for layer in layers_in(model)
    )


def _is_keras(layer: Made) -> bool:
    return layer.name.rpartition(".")[0] == "keras.layers"


def layers_are_known(fitted: Fitted) -> bool:
    """Whether the script makes the model of layers, so that none of them can be out of sight."""
    return is_made_here(fitted.model)


def is_made_here(model: Value) -> bool:
    """Whether the script makes the model, and does not load it."""
    return isinstance(model, Instance) or (
        isinstance(model, Made) and not model.name.startswith("keras.models.")
    )
