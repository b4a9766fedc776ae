"""Python lists that a graph is to fill: it does so while it is traced, and never again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program import api
from tfaudit.program.names import last
from tfaudit.program.program import is_layer, is_model
from tfaudit.program.values import Derived, Made, Value
from tfaudit.rules._closures import bound_in
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_DEEPEST = 6


def tensors_kept_by_graphs(program: Program) -> Iterator[CallEvent]:
    """Calls of `append` in a `tf.function`, on a list from around it, with one of its tensors."""
    for event in program.calls_of(".append"):
        if not event.context.traced or len(event.args) != 1:
            continue
        if _is_tensor(event.args[0]) and _is_from_around(event):
            yield event


def _is_from_around(event: CallEvent) -> bool:
    """Whether the list is older than the call of the traced function."""
    frames = event.context.frames
    first = next((i for i, frame in enumerate(frames) if frame.function.traced), None)
    func = event.node.func
    if first is None or not isinstance(func, cst.Attribute):
        return False
    nodes = [frame.function.node for frame in frames[first:]]
    match func.value:
        case cst.Name(value=name):
            return not any(bound == name for node in nodes for bound, _ in bound_in(node))
        case cst.Attribute(value=cst.Name(value="self")) as kept:
            text = quoted(kept)
            return not any(
                quoted(target.target) == text
                for node in nodes
                for target in walk_type(node, cst.AssignTarget)
            )
    return False


def _is_tensor(value: Value, depth: int = 0) -> bool:
    """Whether an operation, a layer or a model gave it, or arithmetic with what they gave."""
    match value:
        case Made(name="()", event=event):
            return is_layer(event.callee) or is_model(event.callee) or _measures(event.callee)
        case Made(name=".result", event=event):
            return _measures(event.receiver)
        case Made(name=name):
            operation = name.startswith("tensorflow.") and last(name).islower()
            return operation or name.startswith("keras.losses.") or name in api.TF_FUNCTION
        case Derived(inputs=inputs):
            return depth < _DEEPEST and any(_is_tensor(part, depth + 1) for part in inputs)
    return False


def _measures(value: Value | None) -> bool:
    """Whether it is a loss or a metric of Keras."""
    return isinstance(value, Made) and value.name.startswith(("keras.losses.", "keras.metrics."))
