"""What TFA903 says of an optimizer that trains two models: Keras 3 keeps it to the first's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit
from tfaudit.program.expressions import fold
from tfaudit.program.program import created_at, is_model, is_optimizer
from tfaudit.program.values import (
    Attr,
    Const,
    Derived,
    Element,
    Instance,
    Items,
    Made,
    Option,
    Union,
    alternatives,
    join_all,
    origins,
)
from tfaudit.rules._frozen_models import freezing, is_told
from tfaudit.rules._looks import takes_one
from tfaudit.rules._models import is_variables, layers_in
from tfaudit.rules._steps import iterations
from tfaudit.syntax import argument, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent, Context, SetEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_WITH_WEIGHTS = ("Dense", "Conv", "LSTM", "GRU", "Embedding", "BatchNormalization")
# What is in these is known by their layers.
_OF_LAYERS = frozenset({"keras.Model", "keras.Sequential"})
# What gives new variables, whatever it gets.
_COPIES = frozenset({
    "keras.models.clone_model", "keras.models.load_model", "keras.saving.load_model",
})  # fmt: skip


def shared_optimizers(
    program: Program, are_cared_for: Callable[[CallEvent], bool]
) -> Iterator[Hit]:
    """Models that are trained with an optimizer which has the variables of another one by then.

    The first model that is trained gives the optimizer its variables; for others, Keras 3 raises
    ValueError ("Unknown variable"), where Keras 2 took them in.
    """
    yield from _compiled(program, are_cared_for)
    yield from _thawed(program, are_cared_for)
    yield from _updated(program, are_cared_for)
    yield from _in_train_steps(program, are_cared_for)


def _compiled(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Those that are compiled with it, and trained by `fit` or `train_on_batch`."""
    first: dict[int, tuple[CallEvent, CallEvent]] = {}
    said: set[int] = set()
    for fit in program.training:
        model = fit.receiver
        if fit.name not in (".fit", ".train_on_batch") or not isinstance(model, (Made, Instance)):
            continue
        compiles = program.calls_on(model, ".compile")
        given = {e.argument("optimizer", 0) for e in compiles}
        optimizer = given.pop() if len(given) == 1 else None
        if not isinstance(optimizer, Made) or not is_optimizer(optimizer) or id(model) in said:
            continue
        if _may_know_others(program, optimizer):
            continue
        compiled, trained = first.setdefault(id(optimizer), (compiles[0], fit))
        if trained.receiver is model:
            again = _is_made_anew(program, model, (compiles[0], fit), optimizer)
        else:
            again = _follows(trained, fit) and _has_others(trained.receiver, model)
            again = again and not _is_same(compiled, compiles[0])
        place = argument(compiles[0].node, "optimizer", 0)
        if not again or place is None or are_cared_for(compiles[0]):
            continue
        # A frozen model has nothing to train, and gives the optimizer no variables: until the
        # script is told to thaw it.
        freezes = [f for m in (trained.receiver, model) if m and (f := freezing(program, m))]
        if freezes and not any(is_told(program, change) for change in freezes):
            continue
        said.add(id(model))
        yield _hit(compiles[0], place.value, optimizer, later=bool(freezes))


def _thawed(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """A model whose frozen parts are thawed, and which is compiled anew with the same optimizer.

    That has the variables that were trained first, and none of those that were frozen.
    """
    if not program.mentions(".trainable"):
        return
    sets = [change for change in program.sets if change.key == "trainable"]
    for compiled in program.calls_of(".compile"):
        model, optimizer = compiled.receiver, compiled.argument("optimizer", 0)
        if not isinstance(model, (Made, Instance)) or not isinstance(optimizer, Made):
            continue
        if not is_optimizer(optimizer) or _may_know_others(program, optimizer):
            continue
        trainings = program.calls_on(model, ".fit")
        before = [fit for fit in trainings if fit.order < compiled.order]
        after = [fit for fit in trainings if fit.order > compiled.order]
        place = argument(compiled.node, "optimizer", 0)
        if not before or not after or place is None or are_cared_for(compiled):
            continue
        if not any(
            first.order < before[0].order and first.argument("optimizer", 0) is optimizer
            for first in program.calls_on(model, ".compile")
        ):
            continue
        if _follows(before[0], after[0]) and _gains_variables(sets, before[0], after[0]):
            yield _hit(compiled, place.value, optimizer, of_thawed=True)


def _gains_variables(sets: list[SetEvent], first: CallEvent, second: CallEvent) -> bool:
    """Whether something that was frozen in a first training is surely thawed for a second one."""
    frozen = [s for s in sets if s.order < first.order and fold(s.value) is False]
    thawed = [s for s in sets if first.order < s.order < second.order and fold(s.value) is True]
    return any(
        _is_one_part(freeze.target, thaw.target)
        and not thaw.context.tries
        and all(branch in second.context.branches for branch in thaw.context.branches)
        and all(branch in first.context.branches for branch in freeze.context.branches)
        for freeze in frozen
        for thaw in thawed
    )


def _is_one_part(frozen: Value, thawed: Value) -> bool:
    """Whether it is the same model, or some and then all layers of the same one."""
    if frozen is thawed:
        return isinstance(frozen, (Made, Instance)) and is_model(frozen)
    match frozen, thawed:
        case Element(of=part), Element(of=Attr(name="layers", base=whole)):
            return any(
                isinstance(origin, Attr) and origin.name == "layers" and origin.base is whole
                for origin in origins(part, 4)
            )
        case Element(of=part), Union(options=layers):
            return any(
                item is layer
                for origin in origins(part, 4)
                if isinstance(origin, Items)
                for item in origin.items
                for layer in layers
            )
    return False


def _updated(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Those whose gradients a loop of the script's own gives it."""
    updates: dict[int, list[tuple[CallEvent, tuple[Value, ...]]]] = {}
    for update in program.calls_of(".apply_gradients"):
        optimizer = update.receiver
        if isinstance(optimizer, Made) and is_optimizer(optimizer):
            updates.setdefault(id(optimizer), []).append((update, _models_of(update)))
    said: set[cst.Call] = set()
    for of_one in updates.values():
        first, known = of_one[0]
        optimizer = first.receiver
        assert isinstance(optimizer, Made)
        if not known or _may_know_others(program, optimizer):
            continue
        for update, models in of_one:
            func = update.node.func
            if not isinstance(func, cst.Attribute):
                continue
            if models == known[:1]:
                again = _is_made_anew(program, models[0], (update,), optimizer)
            else:
                again = _follows(first, update) and any(
                    all(model is not one and _has_others(one, model) for one in known)
                    for model in models
                )
            if again and update.node not in said and not are_cared_for(update):
                said.add(update.node)
                yield _hit(update, func.value, optimizer)


def _in_train_steps(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Parts of a model that its `train_step` updates by the one optimizer that `compile` gave it.

    Under a strategy, `fit` gives it the variables of all parts before the first step.
    """
    if program.strategies or not program.mentions("train_step"):
        return
    updates: dict[int, list[tuple[CallEvent, tuple[Value, ...]]]] = {}
    for update in program.calls_of(".apply_gradients"):
        model = _compiled_model(update)
        if model is not None and _is_train_step(update) and not _has_own_optimizer(program, model):
            updates.setdefault(id(model), []).append((update, _models_of(update)))
    if not updates or any(_compiled_model(build) for build in program.calls_of(".build")):
        return
    said: set[cst.Call] = set()
    for (first, known), *others in updates.values():
        for update, models in others:
            again = _follows(first, update) and any(
                all(model is not one and _has_others(one, model) for one in known)
                for model in models
            )
            func = update.node.func
            if not known or not again or update.node in said or are_cared_for(update):
                continue
            if isinstance(func, cst.Attribute):
                said.add(update.node)
                shown = quoted(func.value)
                message = f"`{shown}` has the variables of another part of the model by then, and "
                message += "Keras 3 raises ValueError for others: update all parts in one call, or "
                message += "give each an optimizer of its own"
                related = ((first.module, first.node.func, "the first update"),)
                yield Hit(update.module, func.value, message, related=related)


def _compiled_model(event: CallEvent) -> Instance | None:
    """The model of a class of the script's own whose optimizer, which `compile` set, is called."""
    match event.receiver:
        case Attr(base=Instance() as model, name="optimizer") if is_model(model):
            return model
    return None


def _has_own_optimizer(program: Program, model: Instance) -> bool:
    """Whether `compile` gets one of a class of the script's own, which may keep several."""
    given = (
        event.argument("optimizer", 0)
        for event in program.calls_on(model, ".compile", ".super.compile")
    )
    return any(
        isinstance(option, Instance)
        for optimizer in given
        if optimizer is not None
        for option in alternatives(optimizer)
    )


def _is_train_step(update: CallEvent) -> bool:
    """Whether it stands in the step that `fit` takes, which makes a graph of it."""
    first = next(iter(update.context.frames), None)
    return first is not None and first.why == "keras" and first.function.name == "train_step"


def _models_of(update: CallEvent) -> tuple[Value, ...]:
    """The models whose variables are zipped with gradients, if they are of models alone."""
    pairs = update.args[0] if update.args else None
    if not isinstance(pairs, Made) or pairs.name != "builtins.zip" or len(pairs.event.args) != 2:
        return ()
    return _with_variables(pairs.event.args[1])


def _with_variables(value: Value) -> tuple[Value, ...]:
    """The models whose variables it holds: `generator.variables + encoder.variables`."""
    match value:
        case Derived(operator="+", inputs=inputs):
            parts = [_with_variables(item) for item in inputs]
            return tuple(model for part in parts for model in part) if all(parts) else ()
        case Union(options=options):  # of one model, that was loaded or made
            held = [_with_variables(option) for option in options]
            return (join_all(models[0] for models in held),) if all(map(_is_one, held)) else ()
        case Attr(base=Made() | Instance() as model) if is_variables(value):
            return (model,)
        case Items(items=[Made(name="tensorflow.Variable") as variable], open=False):
            return (variable,)  # which is no part of a model
    return ()


def _is_one(models: tuple[Value, ...]) -> bool:
    return len(models) == 1


def _may_know_others(program: Program, optimizer: Made) -> bool:
    """Whether the optimizer may have been given the variables of several models at once."""
    return bool(program.calls_on(optimizer, ".build")) or program.escapes(optimizer)


def _hit(
    event: CallEvent,
    place: cst.BaseExpression,
    optimizer: Made,
    *,
    later: bool = False,
    of_thawed: bool = False,
) -> Hit:
    message = f"`{quoted(place)}` has the variables of another model by then, and Keras 3 "
    if later:
        message = f"once the frozen model trains, `{quoted(place)}` has its variables, and Keras 3 "
    message += "raises ValueError for others: give each model an optimizer of its own"
    if of_thawed:
        message = f"`{quoted(place)}` has the variables that were trained while others were "
        message += "frozen, and Keras 3 raises ValueError for those: compile with a new one"
    related = ((optimizer.event.module, optimizer.event.node, "the optimizer"),)
    return Hit(event.module, place, message, related=related)


def _follows(before: CallEvent, fit: CallEvent) -> bool:
    """Whether the one has surely trained its model when the other is called."""
    return (
        not fit.context.tries
        and before.context.root == fit.context.root  # of two that nobody calls, who knows
        and not _is_same(before, fit)
        and not _may_leave_out(before.context, fit.context)
        and all(
            not branch.chooses or branch in fit.context.branches
            for branch in before.context.branches
        )
    )


def _may_leave_out(first: Context, second: Context) -> bool:
    """Whether what runs the second may not run the first.

    One call takes one function or the other (`STEPS[mode](x)`), or a call that nothing is known of
    gets it, which may call it or not (`sorted(STEPS)`).
    """
    for one, other in zip(first.frames, second.frames, strict=False):
        if one.function.node is not other.function.node:
            return one.call is other.call or one.why == "callback"
    return False


def _is_same(first: CallEvent, second: CallEvent) -> bool:
    """Whether it is one call, on one of several models."""
    return first.node is second.node and first.context.frames == second.context.frames


def _is_made_anew(
    program: Program, model: Value, uses: tuple[CallEvent, ...], optimizer: Made
) -> bool:
    """Whether a loop makes another model in each iteration, and the optimizer only once."""
    made = created_at(model)
    if made is None or uses[-1].context.tries:
        return False
    for loop in made.context.loops:
        if loop in optimizer.event.context.loops or iterations(loop) in (0, 1):
            continue
        if not isinstance(loop.node, (cst.For, cst.While)) or takes_one(loop.node):
            continue
        if all(
            loop in call.context.loops and not program.below(call.context, loop).conditional
            for call in (made, *uses)
        ):
            return True
    return False


def _has_others(first: Value | None, second: Value) -> bool:
    """Whether a model surely has weights to train that the first one has not."""
    return first is not None and all(
        _has_other_weights(known, model)
        for known in alternatives(first)
        for model in alternatives(second)
    )


def _has_other_weights(first: Value, second: Value) -> bool:
    if not isinstance(first, (Made, Instance)) or not isinstance(second, (Made, Instance)):
        return False
    known, parts = layers_in(first), layers_in(second)
    alone = _is_on_its_own(first)
    if _is_on_its_own(second):  # which may be a part of a first one with known layers
        return alone and "trainable" not in second.attrs and not _may_be_one(first, second)
    if not known and not alone:
        return False
    frozen = {id(inner) for part in parts if "trainable" in part.attrs for inner in layers_in(part)}
    shared = {id(layer) for layer in known} | frozen
    return any(
        id(layer) not in shared
        and "trainable" not in layer.attrs
        and isinstance(layer, Made)
        and layer.name.removeprefix("keras.layers.").startswith(_WITH_WEIGHTS)
        for layer in parts
    )


def _is_on_its_own(model: Value) -> bool:
    """Whether a model that is made out of sight cannot have parts of another: it got none."""
    if not isinstance(model, Made) or model.name in _OF_LAYERS:
        return False
    event = model.event
    return model.name in _COPIES or (
        not model.name.startswith((".", "builtins."))
        and not event.opaque
        and all(map(_is_setting, (*event.args, *event.keywords.values())))
    )


def _is_setting(value: Value) -> bool:
    """Whether it is a number, a text, or some of them, and so no part of a model."""
    if isinstance(value, Items):
        return not value.open and all(map(_is_setting, value.items))
    return isinstance(value, (Const, Option)) or fold(value) is not None


def _may_be_one(first: Made | Instance, second: Value) -> bool:
    """Whether a function out of sight may have given the same model twice: it may keep them."""
    if not isinstance(first, Made) or not isinstance(second, Made) or second.name in _COPIES:
        return first is second
    is_class = second.name.rpartition(".")[2][:1].isupper()
    return first.event.node is second.event.node or (first.name == second.name and not is_class)
