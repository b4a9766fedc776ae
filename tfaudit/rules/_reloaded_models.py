"""Models that Keras 3 does not load again as the script has saved them, or does not copy.

A `Lambda` of a `lambda` is only loaded with `safe_mode=False`, and a loss by its short name, which
an `.h5` file keeps, is not found again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, add_keyword, replace, underline
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import FITS
from tfaudit.program.values import Derived, Function, Made, alternatives, origins
from tfaudit.rules._models import flat, layers_in
from tfaudit.rules._refused_files import LOADING_FUNCTION, SAVING_FUNCTIONS, ends, file_of
from tfaudit.rules._removed_names import CHECKPOINT
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_COPIES = "keras.models.clone_model"
_ALLOWS = "enable_unsafe_deserialization"
# Losses by their short names, and how Keras 3 finds them in a file.
SHORT_LOSSES = {
    "mae": "mean_absolute_error",
    "mape": "mean_absolute_percentage_error",
    "mse": "mean_squared_error",
    "msle": "mean_squared_logarithmic_error",
}
_OF_OLD = (".h5", ".hdf5")
_JOINING = ("+", "/", "f-string")  # of texts and paths
_PATHS = ("builtins.str", "os.fspath", "os.path.join", "pathlib.Path")
_LAMBDA = "Keras 3 does not load a `Lambda` of a `lambda`"


def reloaded_models(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Calls of `load_model` and `clone_model` that raise for what the script has made itself."""
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(_COPIES):
        model = event.argument("model", 0)
        if model is None or event.node in seen or program.mentions(_ALLOWS):
            continue
        if event.passes("clone_function", 2) or not all(map(_has_lambda, alternatives(model))):
            continue
        seen.add(event.node)
        if not are_cared_for(event):
            message = f"{_LAMBDA}: a model that has one is not cloned; build it again"
            yield Hit(event.module, underline(event.node), message)
    loads = [event for event in program.calls_of(LOADING_FUNCTION) if event.argument("filepath", 0)]
    if not loads:
        return
    saved = list(_saved(program))
    for event in loads:
        if event.node in seen or event.opaque or are_cared_for(event):
            continue
        path = event.argument("filepath", 0)
        models = [model for file, model in saved if path is not None and _is_same(file, path)]
        if not models:
            continue
        hit = _unsafe(program, event, models) or _not_found(program, event, models)
        if hit is not None:
            seen.add(event.node)
            yield hit


def _unsafe(program: Program, event: CallEvent, models: list[Value]) -> Hit | None:
    """A model with a function that has no name, which is code in a file."""
    if event.passes("safe_mode", 3) or program.mentions(_ALLOWS):
        return None
    if not all(map(_has_lambda, models)):
        return None
    plan = Plan("Allow it", (add_keyword(event.node, "safe_mode", "False"),), Safety.SAFE)
    return Hit(event.module, underline(event.node), f"{_LAMBDA} without `safe_mode=False`", plan)


def _not_found(program: Program, event: CallEvent, models: list[Value]) -> Hit | None:
    """A model whose loss is looked for by a name that no loss has."""
    path, compiled = event.argument("filepath", 0), event.argument("compile", 2)
    if event.passes("custom_objects", 1) or (compiled is not None and fold(compiled) is not True):
        return None
    if path is None or not ends(path, _OF_OLD):
        return None
    compiles = [program.calls_on(model, ".compile") for model in models]
    names = [{name for call in calls for name in _short_losses(call)} for calls in compiles]
    if not all(names):
        return None
    name = min(names[-1])
    message = f"Keras 3 does not find the loss `{name}` that the file names: compile the model "
    message += f"with `{SHORT_LOSSES[name]}`, or save it as `.keras`"
    plan = None
    if len(models) == 1 and all(call.module is event.module for call in compiles[0]):
        changes = [
            replace(place, f"{place.quote}{SHORT_LOSSES[known]}{place.quote}")
            for call in compiles[0]
            for place, known in _places(call)
        ]
        plan = Plan("Use the long name", tuple(changes), Safety.SAFE) if changes else None
    return Hit(event.module, underline(event.node), message, plan)


def _short_losses(call: CallEvent) -> Iterator[str]:
    loss = call.argument("loss", 1)
    for part in flat(loss):
        known = fold(part)
        if isinstance(known, str) and known in SHORT_LOSSES:
            yield known


def _places(call: CallEvent) -> Iterator[tuple[cst.SimpleString, str]]:
    """Where a loss is written by its short name, alone."""
    arg = argument(call.node, "loss", 1)
    if arg is not None and isinstance(arg.value, cst.SimpleString):
        known = arg.value.evaluated_value
        if isinstance(known, str) and known in SHORT_LOSSES:
            yield arg.value, known


def _saved(program: Program) -> Iterator[tuple[Value, Value]]:
    """The files that the script saves models to, each with the model."""
    for event in program.calls_of(".save", *SAVING_FUNCTIONS):
        path = file_of(event)
        model = event.receiver if event.name == ".save" else event.argument("model", 0)
        if path is not None and model is not None:
            yield from ((path, option) for option in alternatives(model))
    for event in program.calls_of(*FITS):
        callbacks = event.keywords.get("callbacks")
        if callbacks is None or event.receiver is None:
            continue
        for part in origins(callbacks, 60):
            if isinstance(part, Made) and part.name == CHECKPOINT:
                only = part.event.argument("save_weights_only", 4)
                path = file_of(part.event)
                if path is not None and (only is None or fold(only) is False):
                    yield from ((path, option) for option in alternatives(event.receiver))


def _is_same(first: Value, second: Value) -> bool:
    """Whether two values surely are the same path, as where both join the same folder and name."""
    if first is second:
        return True
    match first, second:
        case Derived(operator=operator), Derived(operator=other):
            same = operator == other and operator in _JOINING and _same_text(first, second)
            return same and _are_same(first.inputs, second.inputs)
        case Made(name=name, event=event), Made(name=other, event=again):
            given = not (event.opaque or again.opaque or event.keywords or again.keywords)
            return given and name == other in _PATHS and _are_same(event.args, again.args)
    known = fold(first)
    return isinstance(known, str) and known == fold(second)


def _are_same(first: Sequence[Value], second: Sequence[Value]) -> bool:
    return len(first) == len(second) and all(map(_is_same, first, second))


def _same_text(first: Derived, second: Derived) -> bool:
    """Whether two f-strings have the same text around their values; of nothing else is it asked."""
    if first.operator != "f-string":
        return True
    one, other = first.node, second.node
    return (
        isinstance(one, cst.BaseString)
        and isinstance(other, cst.BaseString)
        and (quoted(one) == quoted(other))
    )


def _has_lambda(model: Value) -> bool:
    """Whether a layer of the model surely is a `Lambda` that calls a `lambda`."""
    for layer in layers_in(model):
        if not isinstance(layer, Made) or layer.name != "keras.layers.Lambda":
            continue
        function = layer.event.argument("function", 0)
        if isinstance(function, Function) and isinstance(function.node, cst.Lambda):
            return True
    return False
