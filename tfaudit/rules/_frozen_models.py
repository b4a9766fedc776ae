"""Models that are frozen or thawed after `compile`, as in many GANs, and trained all the same.

Keras 2 trained the weights that were trainable when the model was compiled. Keras 3 trains those
that are when the model is first trained: a discriminator that is compiled, frozen for the combined
model, and then trained, stays as it was made, and only a warning says so. One that is thawed for
its own training, and is not frozen again, is trained by the combined model, too.
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


def thawed_models(program: Program, is_guarded: Callable[[SetEvent], bool]) -> Iterator[Hit]:
    """Combined models that train a part which was frozen when they were compiled, and thawed since.

    The first training makes the graph that all others run. The part was thawed for a training of
    its own, and not to be tuned together with the rest.
    """
    if not program.mentions(".trainable"):
        return
    sets = [change for change in program.sets if change.key == _TRAINABLE]
    trainings = list(_first_trainings(program))
    seen: set[cst.CSTNode] = set()
    for change in sets:
        part = change.target
        if fold(change.value) is not True or not isinstance(part, (Made, Instance)):
            continue
        if change.context.tries or not is_model(part) or is_guarded(change):
            continue
        for trained in trainings:
            whole = trained.receiver
            if (
                whole is None
                or trained.node in seen
                or not _is_frozen_part(program, sets, part, whole, change)
                or not _goes_on(change, trained)
                or not any(
                    change.order < own.order < trained.order
                    for own in program.calls_on(part, *_TRAINS)
                )
                or any(
                    other.target is part and change.order < other.order < trained.order
                    for other in sets
                )
            ):
                continue
            seen.add(trained.node)
            yield _trained_along(change, trained)


def _first_trainings(program: Program) -> Iterator[CallEvent]:
    """The first call that trains each model."""
    done: set[int] = set()
    for event in program.calls_of(*_TRAINS):
        if isinstance(event.receiver, (Made, Instance)) and id(event.receiver) not in done:
            done.add(id(event.receiver))
            yield event


def _is_frozen_part(
    program: Program, sets: list[SetEvent], part: Value, whole: Value, thaw: SetEvent
) -> bool:
    """Whether a model has another as a part that was frozen for good when it was compiled."""
    compiles = program.calls_on(whole, ".compile")
    before = [s for s in sets if s.target is part and s.order < thaw.order]
    if whole is part or len(compiles) != 1 or not before:
        return False
    freeze = before[-1]
    return (
        fold(freeze.value) is False
        and not freeze.context.uncertain
        and freeze.order < compiles[0].order < thaw.order
        and any(layer is part for layer in layers_in(whole))
    )


def _goes_on(change: SetEvent, trained: CallEvent) -> bool:
    """Whether the training surely follows the change, in each iteration of the same loop."""
    return (
        change.order < trained.order
        and change.context.loops == trained.context.loops
        and change.context.frames == trained.context.frames
        and change.context.branches == trained.context.branches
    )


def _trained_along(change: SetEvent, trained: CallEvent) -> Hit:
    func = trained.node.func
    message = f"`{quoted(func)}` trains a part as well that was frozen when the model was compiled "
    message += "and is thawed here: Keras 3 trains what is trainable when the training begins; "
    message += "freeze it again before"
    plan = None
    match change.module.index.statement(change.node):
        case (
            cst.SimpleStatementLine(
                body=[cst.Assign(targets=[cst.AssignTarget(target=place)])]
            ) as thaw
        ) if isinstance(place, cst.Attribute):
            index = trained.module.index
            training = index.statement(trained.node)
            if index.parent(thaw) is index.parent(training):
                changes = (insert_before(training, [f"{quoted(place)} = False"]),)
                plan = Plan("Freeze it for the combined model", changes, Safety.UNSAFE)
    related = ((change.module, change.node, "thawed here"),)
    return Hit(trained.module, func, message, plan, related=related)


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
