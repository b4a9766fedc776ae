"""Optimizers whose variables must exist before a strategy runs their step as a graph.

In Keras 3, `apply_gradients` of an optimizer without variables cannot make them in a graph of
several replicas: "You must feed a value for placeholder" (tests/facts/test_distribution.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.expressions import fold
from tfaudit.program.program import created_at
from tfaudit.program.targets import Era
from tfaudit.program.values import Attr, Const, Items, LayerOutput, Made, Value, origins
from tfaudit.rules._runtime import gets_weights_at_once, has_input
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Function

_VARIABLES = frozenset({"trainable_variables", "trainable_weights"})


def needs_build(program: Program, step: Function) -> Iterator[CallEvent]:
    """The updates in a step whose optimizer makes its variables when it is first used."""
    if program.era is not Era.KERAS3:
        return
    built = {id(e.receiver) for e in program.calls_of(".build") if e.receiver is not None}
    for event in program.calls_of(".apply_gradients", ".apply"):
        within = any(frame.function.node is step.node for frame in event.context.frames)
        if not within or id(event.receiver) in built or keeps_nothing(event.receiver):
            continue
        yield event


def keeps_nothing(optimizer: Value | None) -> bool:
    """Whether it is plain SGD, which has no variables for each weight."""
    if isinstance(optimizer, Const):
        return isinstance(optimizer.value, str) and optimizer.value.lower() == "sgd"
    if not isinstance(optimizer, Made) or optimizer.name != "keras.optimizers.SGD":
        return False
    made = optimizer.event
    momentum, average = made.argument("momentum", 1), made.keywords.get("use_ema")
    return not made.opaque and all(
        given is None or fold(given) in (0, False) for given in (momentum, average)
    )


def build_line(update: CallEvent, module: ModuleInfo) -> tuple[cst.CSTNode, list[str]] | None:
    """The statement after which `optimizer.build(model.trainable_variables)` goes, and that line.

    Returns:
        None where optimizer and model are not both bound, once, by plain assignments in one `with`
        block of the module's top level or of one function, or the model may not be built there.
    """
    function = update.node.func
    if not isinstance(function, cst.Attribute) or not isinstance(function.value, cst.Name):
        return None
    models = _models_named(update)
    if len(models) != 1 or not _is_built(update):
        return None
    names = (function.value.value, models[0])
    for block in module.index.each(cst.With):
        if not isinstance(block.body, cst.IndentedBlock) or ".scope()" not in _header(block):
            continue
        bound = [s for s in block.body.body for name in names if _binds(s, name)]
        everywhere = [
            target
            for target in module.index.each(cst.AssignTarget)
            if isinstance(target.target, cst.Name) and target.target.value in names
        ]
        if len(bound) == 2 and len(everywhere) == 2:
            return bound[1], [f"{names[0]}.build({names[1]}.trainable_variables)"]
    return None


def _models_named(update: CallEvent) -> list[str]:
    """The names whose `trainable_variables` the call is given."""
    found = [
        node.value.value
        for arg in update.node.args
        for node in walk_type(arg, cst.Attribute)
        if node.attr.value in _VARIABLES and isinstance(node.value, cst.Name)
    ]
    return sorted(set(found))


def _is_built(update: CallEvent) -> bool:
    """Whether the model surely has its variables as soon as it is made."""
    models = {
        id(value.base): value.base
        for arg in update.args
        for value in origins(arg)
        if isinstance(value, Attr) and value.name in _VARIABLES
    }
    if len(models) != 1:
        return False
    model = next(iter(models.values()))
    if not isinstance(model, Made):
        return False
    if model.name.startswith("keras.applications."):
        return True
    functional = any(isinstance(value, LayerOutput) for value in origins(model))
    return functional or has_input(model.event) or _is_filled(model, update.receiver)


def _is_filled(model: Made, optimizer: Value | None) -> bool:
    """Whether a function gave the model all its layers, one by one, and the shape of its input."""
    if model.name != "keras.Sequential" or not isinstance(optimizer, Made):
        return False
    layers = model.attrs.get("layers")
    if not isinstance(layers, Items) or not gets_weights_at_once(model):
        return False
    made = [model.event, *map(created_at, layers.items[1:])]  # the first may be an `Input`
    around = len(optimizer.event.context.frames)
    return all(event is not None and len(event.context.frames) > around for event in made)


def _binds(statement: cst.CSTNode, name: str) -> bool:
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=target))])
                | cst.AnnAssign(target=cst.Name(value=target))
            ]
        ):
            return target == name
    return False


def _header(block: cst.With) -> str:
    return " ".join(quoted(item.item) for item in block.items)
