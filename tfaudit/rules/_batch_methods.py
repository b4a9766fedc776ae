"""What Keras calls in training: methods of callbacks, and functions of `LambdaCallback`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.values import Function
from tfaudit.rules._left_alone import is_left_alone
from tfaudit.syntax import walk_type

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_BATCH_METHODS = frozenset({
    "on_batch_begin", "on_batch_end", "on_train_batch_begin", "on_train_batch_end",
})  # fmt: skip
_LAMBDAS = frozenset({"keras.callbacks.LambdaCallback"})


def called_at_batches(program: Program) -> set[cst.CSTNode]:
    """The functions that a LambdaCallback calls at every batch."""
    return set(_given_to_lambdas(program, _BATCH_METHODS))


def called_after_epochs(program: Program) -> dict[cst.CSTNode, CallEvent]:
    """The functions that a LambdaCallback calls after each epoch, with where it is made."""
    return _given_to_lambdas(program, frozenset({"on_epoch_end"}))


def _given_to_lambdas(program: Program, methods: frozenset[str]) -> dict[cst.CSTNode, CallEvent]:
    found: dict[cst.CSTNode, CallEvent] = {}
    for event in program.calls_of(*_LAMBDAS):
        if is_left_alone(program, event):
            continue
        for keyword, value in event.keywords.items():
            if keyword in methods and isinstance(value, Function):
                found[value.node] = event
    return found


def batch_method(event: CallEvent, lambdas: set[cst.CSTNode]) -> Function | None:
    """The function around a call that Keras calls at every batch, if there is one."""
    for frame in event.context.frames:
        function = frame.function
        if function.node in lambdas:
            return function
        owner = function.owner
        if function.name in _BATCH_METHODS and owner is not None and owner.is_callback:
            return function
    return None


def always(event: CallEvent, method: Function) -> bool:
    """Whether the method makes the call whenever it is called."""
    functions = [frame.function for frame in event.context.frames]
    inside = event.context.frames[[f.node for f in functions].index(method.node) :]
    if event.context.uncertain or any(f.why == "map" for f in inside):
        return False
    # What stands behind `if batch % 100: return` looks unconditional.
    return not any(_leaves_early(frame.function) for frame in inside)


def _leaves_early(function: Function) -> bool:
    """Whether a function has a `return` that is not its last statement."""
    body = function.node.body
    if not isinstance(body, cst.IndentedBlock):
        return False
    index = function.module.index
    last = body.body[-1]
    return any(last is not index.parent(found) for found in walk_type(body, cst.Return))
