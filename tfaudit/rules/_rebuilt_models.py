"""Where a script uses the models that it makes in its loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.events import CallEvent
from tfaudit.program.names import last
from tfaudit.program.program import is_model, is_optimizer
from tfaudit.program.values import (
    Attr,
    Const,
    Derived,
    Function,
    Instance,
    Items,
    LayerOutput,
    Made,
    Option,
    Symbol,
    Value,
    alternatives,
)
from tfaudit.rules._loss_scaling import updates
from tfaudit.rules._models import models_of_gradient
from tfaudit.rules._steps import TAPE
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.program.events import Loop
    from tfaudit.program.program import Program

_APPLICATIONS = "keras.applications."
_DEEPEST = 9


def uses_of_models(program: Program) -> Iterator[tuple[CallEvent, Sequence[Value]]]:
    """The calls that train a model, and which models that may be."""
    for event in program.calls_of(".compile", ".fit", ".train_on_batch"):
        if event.receiver is not None:
            yield event, alternatives(event.receiver)
    for event in program.calls_of(".evaluate", ".predict", "()"):
        options = alternatives(event.receiver) if event.receiver is not None else ()
        loaded = [o for o in options if _has_trained_weights(program, o)]
        if loaded and (event.name != "()" or _gives_numbers(program, event)):
            yield event, loaded
        if event.name != ".evaluate":
            ready = [o for o in options if isinstance(o, Made) and is_ready_made(program, event, o)]
            yield from ((event, [model]) for model in ready)
    for gradient, update in updates(program):
        yield update, models_of_gradient(gradient)
    # A copy that MAML trains in the tape: its weights are tensors then, made of the model's.
    tapes = [tape.result for tape in program.calls_of(TAPE)]
    for event in program.calls_of("()") if tapes else ():
        if event.context.loops and any(map(event.context.enters, tapes)):
            yield event, alternatives(event.receiver) if event.receiver is not None else ()
    for event in program.calls:
        # A step out of sight: what else is given a model and an optimizer?
        if event.context.loops and _is_unseen(event):
            given = (*event.args, *event.keywords.values())
            if any(isinstance(value, Made) and is_optimizer(value) for value in given):
                yield from ((event, [value]) for value in given if is_model(value))


def _has_trained_weights(program: Program, model: Value) -> bool:
    """Whether it is loaded, or built and then given the weights that it was trained to."""
    if not isinstance(model, (Made, Instance)):
        return False
    if isinstance(model, Made) and last(model.name) == "load_model":
        return True
    made = model.event
    return made is not None and any(
        loaded.context.loops[: len(made.context.loops)] == made.context.loops
        for loaded in program.calls_on(model, ".load_weights")
    )


def _gives_numbers(program: Program, event: CallEvent) -> bool:
    """Whether what a model gives is made an array: it is no part of a larger model."""
    return any(read.receiver is event.result for read in program.calls_of(".numpy")) or any(
        any(arg is event.result for arg in read.args)
        for read in program.calls
        if read.name.startswith("numpy.")
    )


def _is_unseen(event: CallEvent) -> bool:
    """Whether what is called is neither the user's own and known, nor TensorFlow's."""
    packages = ("tensorflow.", "keras.", "builtins.")
    return not isinstance(event.callee, Function) and not event.name.startswith(packages)


def is_ready_made(program: Program, event: CallEvent, model: Made | Instance) -> bool:
    """Whether a loop makes anew, to be used as it is, what is the same in each iteration.

    A network with the weights of Keras, or a part of one that is older than the loop:
    `Model(vgg.input, vgg.get_layer("block5_conv4").output)`.
    """
    if not isinstance(model, Made) or not is_model(model):
        return False
    if event.name not in (".predict", ".predict_on_batch", "()"):
        return False
    if isinstance(event.result, LayerOutput) or program.calls_on(model, ".load_weights"):
        return False
    if _is_network(model):
        return True
    made = model.event
    given = (*made.args, *made.keywords.values())
    return (
        model.name == "keras.Model"
        and not made.opaque
        and bool(given)
        and all(_is_settled(value, made.context.loops) for value in given)
    )


def _is_network(value: Value) -> bool:
    """Whether it is a network of Keras by its own name: loops go through others to compare them."""
    if not isinstance(value, Made) or not value.name.startswith(_APPLICATIONS):
        return False
    made = value.event
    if not is_model(value) or last(quoted(made.node.func)) != last(value.name) or made.opaque:
        return False
    given = (*made.args, *made.keywords.values())
    return all(_is_settled(part, made.context.loops) for part in given)


def _is_settled(value: Value, loops: tuple[Loop, ...], depth: int = 0) -> bool:
    """Whether a value is the same in each iteration of the innermost of some loops."""
    if depth > _DEEPEST:
        return False
    match value:
        case Const() | Symbol() | Option():
            return True
        case Items(items=items, open=False):
            return all(_is_settled(item, loops, depth + 1) for item in items)
        case Items(items=[Attr(base=Made(event=event)) as item], kind="list"):  # a comprehension
            return len(event.context.loops) > len(loops) and _is_settled(item, loops, depth + 1)
        case Attr(base=base):
            return _is_settled(base, loops, depth + 1)
        case Derived(operator="[]", inputs=inputs):
            return all(_is_settled(part, loops, depth + 1) for part in inputs)
        case Made(name=".get_layer", event=event) if event.receiver is not None:
            inner = event.context.loops[len(loops) :]  # `[model.get_layer(n) for n in names]`
            named = [loop.iterable for loop in inner] if inner else event.args
            return all(_is_settled(part, loops, depth + 1) for part in (event.receiver, *named))
        case Made(event=event) | Instance(event=CallEvent() as event):
            before = event.context.loops
            older = len(before) < len(loops) and before == loops[: len(before)]
            return older or (before == loops and _is_network(value))
    return False
