"""Updates by gradients in hand-written steps, and how to scale their losses as Keras 3 does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, insert_after, insert_before, replace
from tfaudit.program.names import last
from tfaudit.program.values import Made, Value, origins
from tfaudit.rules._models import is_variables
from tfaudit.rules._spelling import spell
from tfaudit.syntax import dotted, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

LOSS_SCALE_OPTIMIZERS = (
    "keras.optimizers.LossScaleOptimizer",
    "keras.mixed_precision.LossScaleOptimizer",
)


def is_loss_scaling(optimizer: Value) -> bool:
    """Whether the value is an optimizer that scales losses."""
    return isinstance(optimizer, Made) and last(optimizer.name) == "LossScaleOptimizer"


def updates(program: Program) -> Iterator[tuple[CallEvent, CallEvent]]:
    """Calls of `tape.gradient` for a model's variables, each with the update that it reaches."""
    gradients = {
        id(event.result): event
        for event in program.calls_of(".gradient")
        if isinstance(event.receiver, Made)
        and event.receiver.name == "tensorflow.GradientTape"
        and any(is_variables(v) for arg in event.args[1:2] for v in origins(arg, 60))
    }
    for update in program.calls_of(".apply_gradients", ".apply"):
        for arg in update.args[:1]:
            found = next((v for v in origins(arg, 60) if id(v) in gradients), None)
            if found is not None:
                yield gradients[id(found)], update


def wrapping(optimizer: Value, module: ModuleInfo) -> Change | None:
    """Put `LossScaleOptimizer(...)` around the call that makes an optimizer in this module."""
    if not isinstance(optimizer, Made) or optimizer.event.module is not module:
        return None
    call = optimizer.event.node
    spelled = [spell(module, call, name) for name in LOSS_SCALE_OPTIMIZERS]
    wrapper = next((text for text in spelled if text is not None), None)
    if wrapper is None:
        return None
    return replace(call, lambda source: f"{wrapper}({source.of(call)})")


def scaling(gradient: CallEvent, update: CallEvent) -> tuple[Change, ...] | None:
    """Scale the loss at the end of the tape, and take the gradients of the scaled one.

    Args:
        gradient: the call of `tape.gradient`.
        update: the call of `optimizer.apply_gradients` that gets its result.

    Returns:
        None where the step is not written plainly: the loss by a name, the gradients straight from
        the tape to the update, all in one function.
    """
    module = gradient.module
    loss, optimizer = _loss(gradient), _optimizer(update)
    function = module.index.enclosing(gradient.node, cst.FunctionDef)
    same = module.index.enclosing(update.node, cst.FunctionDef) is function
    if loss is None or optimizer is None or not same or update.module is not module:
        return None
    scaled = f"scaled_{loss.value}"
    taken = {name.value for name in walk_type(function or module.tree, cst.Name)}
    if scaled in taken or not goes_straight(module, gradient.node, update.node):
        return None
    tape = _block_of_tape(gradient)
    if tape is None or module.index.enclosing(tape, cst.FunctionDef) is not function:
        return None
    line = f"{scaled} = {optimizer}.scale_loss({loss.value})"
    if tape in module.index.ancestors(gradient.node):
        place = insert_before(module.index.statement(gradient.node), [line])
    else:
        assert isinstance(tape.body, cst.IndentedBlock)
        place = insert_after(tape.body.body[-1], [line])
    return place, replace(loss, scaled)


def goes_straight(module: ModuleInfo, gradients: cst.CSTNode, update: cst.Call) -> bool:
    """Whether what a call gives is only zipped with variables for the update, not used before.

    Between the two the gradients are multiplied by the scale: clipping them there would be wrong.
    """
    if update in module.index.ancestors(gradients):
        return _is_zip_of(update, gradients)
    statement = module.index.statement(gradients)
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value)
                | cst.AnnAssign(target=cst.Name(value=name), value=value)
            ]
        ) if value is gradients:
            pass
        case _:
            return False
    around = module.index.enclosing(gradients, cst.FunctionDef) or module.tree
    uses = [n for n in walk_type(around, cst.Name) if n.value == name]
    return len(uses) == 2 and _is_zip_of(update, uses[1])


def _is_zip_of(update: cst.Call, gradients: cst.CSTNode) -> bool:
    match update.args:
        case [
            cst.Arg(value=cst.Call(func=cst.Name(value="zip"), args=[cst.Arg(value=first), *_])),
            *_,
        ]:
            return first is gradients
    return False


def _loss(gradient: CallEvent) -> cst.Name | None:
    """The name of the loss that the gradients are taken of."""
    for index, arg in enumerate(gradient.node.args):
        named = arg.keyword is not None and arg.keyword.value == "target"
        if (named or (index == 0 and arg.keyword is None)) and isinstance(arg.value, cst.Name):
            return arg.value
    return None


def _optimizer(update: CallEvent) -> str | None:
    func = update.node.func
    if isinstance(func, cst.Attribute) and dotted(func.value) is not None:
        return quoted(func.value)
    return None


def _block_of_tape(gradient: CallEvent) -> cst.With | None:
    tape = gradient.receiver
    if not isinstance(tape, Made) or tape.event.module is not gradient.module:
        return None
    block = gradient.module.index.enclosing(tape.event.node, cst.With)
    if block is None or all(item.item is not tape.event.node for item in block.items):
        return None
    return block if isinstance(block.body, cst.IndentedBlock) else None


def renaming(
    program: Program, event: CallEvent, function: cst.FunctionDef | None
) -> tuple[Change, ...] | None:
    """A function's `get_scaled_loss` and `get_unscaled_gradients` in the terms of Keras 3.

    Returns:
        None where something but the update uses the gradients: they would be scaled there; or
        where another function does the other half, which would go on raising.
    """
    module = event.module
    changes: list[Change] = []
    here, elsewhere = set[str](), set[str]()
    for other in program.calls_of(".get_scaled_loss", ".get_unscaled_gradients"):
        within = module.index.enclosing(other.node, cst.FunctionDef) is function
        if other.module is not module or not within:
            elsewhere.add(other.name)
            continue
        here.add(other.name)
        func = other.node.func
        if other.name == ".get_scaled_loss" and isinstance(func, cst.Attribute):
            changes.append(replace(func.attr, "scale_loss"))
        elif len(other.node.args) == 1 and _is_used_by_update(program, other):
            changes.append(replace(other.node, quoted(other.node.args[0].value)))
        else:
            return None
    return None if elsewhere - here else tuple(changes)


def _is_used_by_update(program: Program, unscaled: CallEvent) -> bool:
    return any(
        update.module is unscaled.module
        and goes_straight(unscaled.module, unscaled.node, update.node)
        for update in program.calls_of(".apply_gradients")
    )
