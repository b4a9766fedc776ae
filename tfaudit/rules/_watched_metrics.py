"""Metrics that callbacks watch, and that `fit` does not report so.

What `compile` calls `accuracy` is not `acc` since TensorFlow 2.0. And of a metric that is not its
own, Keras 3 does not know whether more of it is better: a callback must be told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.values import Const, Function, Items, Made, origins
from tfaudit.rules._models import flat
from tfaudit.rules._refused_settings import outputs
from tfaudit.syntax import catches_errors, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_SHORT, _LONG = "acc", "accuracy"
_OF_VALIDATION = "val_"
_SAVES = "keras.callbacks.ModelCheckpoint"
_PARTS = 20  # of a path
_WORDS = ("'acc'", '"acc"', "val_acc", "{acc")
# In what words a condition may ask which name there is.
_FOR_NAMES = re.compile(r"acc|metric|monitor|version|keras|tf|hist|log", re.IGNORECASE)
# Where callbacks are told which metric to watch, and whether more of it is better.
_MONITORS = {
    "keras.callbacks.EarlyStopping": (0, 4),
    "keras.callbacks.ModelCheckpoint": (1, 5),
    "keras.callbacks.ReduceLROnPlateau": (0, 4),
}


def refused_metrics(program: Program) -> Iterator[Hit]:
    """Where a metric is asked for by another name than its own, or watched for no direction."""
    if program.mentions("monitor", *map(last, _MONITORS)):
        yield from _without_direction(program)
    if program.mentions(*_WORDS):
        yield from _renamed(program)


def _watching(fit: CallEvent) -> Iterator[tuple[Value, str]]:
    """What the callbacks of `fit` watch, and the mode that each has."""
    for callback in flat(fit.keywords.get("callbacks")):
        places = _MONITORS.get(callback.name) if isinstance(callback, Made) else None
        if places is None or not isinstance(callback, Made) or callback.event.opaque:
            continue
        monitor, mode = (
            callback.event.argument(name, place)
            for name, place in zip(("monitor", "mode"), places, strict=True)
        )
        if monitor is not None:
            yield monitor, "auto" if mode is None else str(fold(mode))


def _without_direction(program: Program) -> Iterator[Hit]:
    """Metrics that are functions of the user's, watched by a callback that is not told its mode."""
    seen: set[cst.CSTNode] = set()
    for fit in program.calls_of(".fit", ".fit_generator"):
        model = fit.receiver
        if model is None or outputs(model) > 1:
            continue
        own = {
            metric.name
            for event in program.calls_on(model, ".compile")
            for metric in flat(event.argument("metrics"))
            if isinstance(metric, Function)
        }
        for monitor, mode in _watching(fit):
            if not isinstance(monitor, Const) or monitor.module is None or monitor.node in seen:
                continue
            name = str(monitor.value).removeprefix(_OF_VALIDATION)
            if mode == "auto" and name in own and monitor.node is not None:
                seen.add(monitor.node)
                message = f"Keras 3 raises ValueError: it cannot tell whether more of `{name}` is "
                message += 'better, without `mode="max"` or `mode="min"`'
                yield Hit(monitor.module, monitor.node, message)


def _renamed(program: Program) -> Iterator[Hit]:
    lacking: dict[CallEvent, tuple[str, str]] = {}
    for event in program.calls_of(".fit", ".fit_generator"):
        if (names := _names(program, event)) is not None:
            lacking[event] = names
    seen: set[cst.CSTNode] = set()
    for fit, names in lacking.items():
        for monitor, _ in _watching(fit):
            yield from _hit(monitor, names, seen)
        for file in _files(fit):
            yield from _hit_in_file(file, names, seen)


def _names(program: Program, fit: CallEvent) -> tuple[str, str] | None:
    """The name that `fit` does not know of the two, and the one that it knows."""
    model = fit.receiver
    if model is None or outputs(model) > 1:
        return None
    compiled = program.calls_on(model, ".compile")
    found: set[str] = set()
    for event in compiled:
        metrics = event.argument("metrics")
        if event.opaque or not isinstance(metrics, Items) or metrics.open or metrics.each_of:
            return None
        for item in metrics.items:
            name = fold(item)
            if not isinstance(name, str):
                return None
            found.add(name)
    if _LONG in found and _SHORT not in found:
        return _SHORT, _LONG
    if _SHORT in found and _LONG not in found:
        return _LONG, _SHORT
    return None


def _files(fit: CallEvent) -> Iterator[Value]:
    """The texts that the names of checkpoints are put together of."""
    for callback in flat(fit.keywords.get("callbacks")):
        if isinstance(callback, Made) and callback.name == _SAVES and not callback.event.opaque:
            file = callback.event.argument("filepath", 0)
            yield from (file, *origins(file, _PARTS)) if file is not None else ()


def _hit_in_file(text: Value, names: tuple[str, str], seen: set[cst.CSTNode]) -> Iterator[Hit]:
    """`"{epoch}-{val_acc:.2f}.keras"`, which raises KeyError when it is filled in."""
    gone, known = names
    if not isinstance(text, Const) or not isinstance(text.value, str) or text.module is None:
        return
    node = text.node
    written = re.compile(rf"\{{((?:{_OF_VALIDATION})?){gone}(?=[:}}])")
    if not isinstance(node, cst.SimpleString) or node in seen or not written.search(text.value):
        return
    if _is_chosen(text.module, node):
        return
    seen.add(node)
    plan = Plan(
        f"Call it {known}",
        (replace(node, written.sub(rf"{{\g<1>{known}", node.value)),),
        Safety.SAFE,
    )
    message = f"`fit` reports no `{gone}` for the name of this file: `compile` calls it `{known}`"
    yield Hit(text.module, node, message, plan)


def _hit(asked: Value, names: tuple[str, str], seen: set[cst.CSTNode]) -> Iterator[Hit]:
    gone, known = names
    if not isinstance(asked, Const) or not isinstance(asked.value, str):
        return
    node, module = asked.node, asked.module
    if not isinstance(node, cst.SimpleString) or module is None or node in seen:
        return
    if asked.value.removeprefix(_OF_VALIDATION) != gone or _is_chosen(module, node):
        return
    seen.add(node)
    right = asked.value.removesuffix(gone) + known
    plan = Plan(
        f"Call it {right}", (replace(node, f"{node.quote}{right}{node.quote}"),), Safety.SAFE
    )
    message = f"`fit` reports no `{asked.value}` for this callback: `compile` calls it `{known}`"
    yield Hit(module, node, message, plan)


def _is_chosen(module: ModuleInfo, node: cst.CSTNode) -> bool:
    """Whether a condition or a `try` around it may ask which of the names there is."""
    for around in module.index.ancestors(node):
        if isinstance(around, cst.If) and _FOR_NAMES.search(quoted(around.test)):
            return True
        if isinstance(around, (cst.Try, cst.TryStar)) and catches_errors(around):
            return True
        if isinstance(around, cst.IfExp):
            return True
    return False
