"""A `call` that is a `tf.function`, in which Keras 3 builds layers: none of them is trained.

To build the layers of a class without a `build` of its own, Keras 3 runs its `call` on symbolic
tensors. A `tf.function` keeps the graph of that run, in which the weights are only the values that
they are to begin with, and computes with it for all later batches of that shape.
(tests/facts/test_removed_api.py)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, delete_statement
from tfaudit.model import Safety
from tfaudit.program.program import acts_as_model, is_model
from tfaudit.program.values import Class, Function, Instance, LayerOutput, Made, Value, alternatives
from tfaudit.rules._backend import other_backend
from tfaudit.rules._loss_scaling import updates
from tfaudit.rules._models import derives_from_keras, flat, held_by, layers_in
from tfaudit.rules._runtime import gets_weights_at_once
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_TRAINS = (".fit", ".train_on_batch")
# What builds a model, or gives it another shape than that of the batches which train it.
_USES = (
    "()", ".__call__", ".build", ".call", ".compute_output_shape", ".evaluate", ".predict",
    ".predict_on_batch", ".test_on_batch", *_TRAINS,
)  # fmt: skip
_WITH_WEIGHTS = re.compile(
    r"keras\.layers\.(\w*Dense|\w*Conv\w*|\w*LSTM|\w*GRU|SimpleRNN|Embedding|Bidirectional"
    r"|TimeDistributed|MultiHeadAttention|\w*Attention|\w+Normalization|PReLU)"
)
# A condition that is no tensor.
_PLAIN_TEST = re.compile(r"(not )?(training|self\.\w+)|\w+ is (not )?None")


def traced_builds(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """The decorators of such methods of what a script surely trains."""
    if not program.mentions("function") or program.mentions("run_functions_eagerly"):
        return
    if not any(_is_traced(f) for f in program.functions) or other_backend(program):
        return
    first = _first_uses(program)
    told: set[cst.CSTNode] = set()
    for event in _trainings(program):
        model = event.receiver
        if not isinstance(model, (Made, Instance)) or _root(model) != event.context.root:
            continue  # what else is done with it is out of sight
        builds = first[id(model)] is event
        for part in (model, *layers_in(model)):
            call = _traced_call(part)
            if call is None or call.node in told or not _waits_for_layers(program, part):
                continue
            used = first.get(id(part), event)
            before = used.order < event.order
            surely = _is_symbolic(used) if before else builds
            if not surely or are_cared_for(event):
                continue
            told.add(call.node)
            yield _hit(part, call)


def _is_traced(function: Function) -> bool:
    return (
        function.traced
        and function.name == "call"
        and isinstance(function.node, cst.FunctionDef)
        and len(function.node.decorators) == 1
        and function.owner is not None
        and derives_from_keras(function.owner)
    )


def _first_uses(program: Program) -> dict[int, CallEvent]:
    """The first call of each object that builds it."""
    first: dict[int, CallEvent] = {}
    for event in program.calls_of(*_USES):
        for value in alternatives(event.receiver) if event.receiver is not None else ():
            known = first.setdefault(id(value), event)
            if event.order < known.order:
                first[id(value)] = event
    return first


def _trainings(program: Program) -> Iterator[CallEvent]:
    """Calls of models under a tape whose gradients update them, and those of `fit`."""
    for event in program.calls_of(*_TRAINS):
        if event.receiver is not None and acts_as_model(event.receiver):
            yield event
    tapes = {id(gradient.receiver) for gradient, _ in updates(program)}
    for event in program.calls_of("()"):
        taped = any(id(entered) in tapes for entered, _ in event.context.withs)
        if taped and event.receiver is not None and is_model(event.receiver):
            yield event


def _root(model: Made | Instance) -> int | None:
    return model.event.context.root if model.event is not None else None


def _traced_call(part: Value) -> Function | None:
    """Its `call`, where that is a `tf.function` which Keras runs to build the layers."""
    if not isinstance(part, Instance) or "built" in part.attrs:
        return None
    call = part.cls.find("call")
    if not isinstance(call, Function) or not _is_traced(call):
        return None
    if part.cls.find("build") is not None or part.cls.find("__call__") is not None:
        return None
    known = all(isinstance(c, Class) or getattr(c, "name", "") for c in part.cls.lineage())
    return call if known else None


def _waits_for_layers(program: Program, part: Value) -> bool:
    """Whether a layer in it has no weights before it is called."""
    assert isinstance(part, Instance)
    return any(_is_unbuilt(v) and not program.calls_on(v, ".build") for v in held_by(part))


def _is_unbuilt(value: Value) -> bool:
    match value:
        case Made(name="keras.Sequential"):
            layers = flat(value.attrs.get("layers"))
            return not gets_weights_at_once(value) and any(map(_is_unbuilt, layers))
        case Made(name=name):
            return _WITH_WEIGHTS.fullmatch(name) is not None
        case Instance(cls=cls, attrs=attrs):
            return derives_from_keras(cls) and "built" not in attrs and any(
                isinstance(v, Made) and _is_unbuilt(v) for v in held_by(value)
            )  # fmt: skip
    return False


def _is_symbolic(event: CallEvent) -> bool:
    """Whether a layer is called on the tensors of a functional model."""
    return isinstance(event.result, LayerOutput)


def _hit(part: Value, call: Function) -> Hit:
    assert isinstance(part, Instance)
    assert isinstance(call.node, cst.FunctionDef)
    decorator = call.node.decorators[0]
    message = f"Keras 3 builds the layers of `{part.cls.name}` while this `tf.function` is traced, "
    message += "which keeps that graph without their weights: none is trained; leave it out"
    plan = None
    if not _needs_autograph(call.node):
        note = "the layers are trained then"
        plan = Plan("Leave the decorator out", (delete_statement(decorator),), Safety.UNSAFE, note)
    return Hit(call.module, decorator, message, plan)


def _needs_autograph(node: cst.FunctionDef) -> bool:
    """Whether a loop or a condition may be one of tensors."""
    tests = [branch.test for branch in walk_type(node.body, cst.If)]
    tests += [loop.test for loop in walk_type(node.body, cst.While)]
    if any(_PLAIN_TEST.fullmatch(quoted(test)) is None for test in tests):
        return True
    return any("tf." in quoted(loop.iter) for loop in walk_type(node.body, cst.For))
