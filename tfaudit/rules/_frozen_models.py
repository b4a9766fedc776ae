"""Models that are frozen after `compile`, as in many GANs, and trained all the same.

Keras 2 trained the weights that were trainable when the model was compiled. Keras 3 trains those
that are when the model is first trained: a discriminator that is compiled, frozen for the combined
model, and then trained, stays as it was made, and only a warning says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, insert_before
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import is_model
from tfaudit.program.values import Attr, Element, Instance, LayerOutput, Made, alternatives
from tfaudit.rules._models import layers_in
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent, SetEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_TRAINABLE = "trainable"
_TRAINS = (".fit", ".fit_generator", ".train_on_batch")


def frozen_models(program: Program, is_guarded: Callable[[SetEvent], bool]) -> Iterator[Hit]:
    """Where a model is frozen that was compiled before, and that nothing thaws for its training."""
    if not program.mentions(".trainable"):
        return
    sets = [change for change in program.sets if change.key == _TRAINABLE]
    seen: set[cst.CSTNode] = set()
    for change in sets:
        model = change.target
        if change.node in seen or fold(change.value) is not False:
            continue
        if not isinstance(model, (Made, Instance)) or not is_model(model):
            continue
        trained = _trained_frozen(program, change, model)
        if trained is None or is_guarded(change):
            continue
        if _is_thawed(program, change):
            continue
        seen.add(change.node)
        message = (
            "Keras 3 trains what is trainable when the training begins, not what was when the "
        )
        message += (
            "model was compiled: frozen here, it stays as it is made; set `trainable` before "
        )
        message += "each model is first trained"
        related = ((trained.module, trained.node, "its training, which changes nothing"),)
        plan = _plan(program, change, trained)
        yield Hit(change.module, change.node, message, plan, related=related)


def freezing(program: Program, model: Value) -> SetEvent | None:
    """Where a model is surely frozen for good."""
    for change in program.sets:
        if change.key == _TRAINABLE and change.target is model and fold(change.value) is False:
            if change.context.conditional or _is_thawed(program, change):
                return None
            return change
    return None


def is_told(program: Program, change: SetEvent) -> bool:
    """Whether it freezes a model that is to be trained, so that it is a finding."""
    return _trained_frozen(program, change, change.target) is not None


def _is_thawed(program: Program, change: SetEvent) -> bool:
    return any(
        later.key == _TRAINABLE and later.order > change.order and _thaws(later, change.target)
        for later in program.sets
    )


def _trained_frozen(program: Program, change: SetEvent, model: Value) -> CallEvent | None:
    """The first training of a model that was compiled before it was frozen, and not since."""
    if change.context.conditional:
        return None
    compiles = program.calls_on(model, ".compile")
    trainings = program.calls_on(model, *_TRAINS)
    if not compiles or not trainings:
        return None
    if any(event.order > change.order for event in compiles) or trainings[0].order < change.order:
        return None
    return trainings[0]


def _thaws(change: SetEvent, model: Value) -> bool:
    """Whether the model, or a layer of it, may be made trainable again."""
    if fold(change.value) is False:
        return False
    for target in alternatives(change.target):
        match target:
            case Element(of=Attr(name="layers", base=base)):
                if base is model:
                    return True
            case Made() | Instance():
                if target is model or any(target is layer for layer in layers_in(model)):
                    return True
            case LayerOutput():  # the `Input` that a `Sequential` begins with
                continue
            case _:
                return True
    return False


def _plan(program: Program, change: SetEvent, trained: CallEvent) -> Plan | None:
    """Thaw the model before it is trained, and freeze it again before the next one is.

    Not where the two have one optimizer: it would refuse the second once the first is trained.
    """
    own = [e.argument("optimizer", 0) for e in program.calls_on(change.target, ".compile")]
    for compiled in program.calls_of(".compile"):
        given = compiled.argument("optimizer", 0)
        shared = isinstance(given, Made) and any(given is optimizer for optimizer in own)
        if shared and compiled.receiver is not change.target:
            return None
    func = trained.node.func
    if not isinstance(func, cst.Attribute) or not isinstance(func.value, (cst.Name, cst.Attribute)):
        return None
    index = trained.module.index
    first = index.statement(trained.node)
    block = index.parent(first) if first is not None else None
    if not isinstance(block, (cst.IndentedBlock, cst.Module)):
        return None
    name = quoted(func.value)
    for event in program.calls_of(*_TRAINS):
        other = index.statement(event.node) if event.module is trained.module else None
        if event.receiver is change.target or other is None or event.order < trained.order:
            continue
        if index.parent(other) is not block or other is first:
            continue
        changes = (
            insert_before(first, [f"{name}.trainable = True"]),
            insert_before(other, [f"{name}.trainable = False"]),
        )
        return Plan("Thaw it for its training", changes, Safety.UNSAFE)
    return None
