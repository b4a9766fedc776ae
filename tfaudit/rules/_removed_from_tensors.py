"""What the symbolic tensors of Keras 3 no longer have: a shape of TensorFlow's kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace, underline
from tfaudit.model import Safety
from tfaudit.program.events import CallEvent
from tfaudit.program.values import Attr, Derived, Parameter, alternatives, is_slice
from tfaudit.rules._refused_tensors import is_in_layer, is_symbolic, loss_functions
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import ReadEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_WORDS = (
    ".get_shape",
    ".as_list",
    ".set_shape",
    "_keras_shape",
    ".value",
    ".ndims",
    ".dims",
    ".op",
    ".rank",
    ".graph",
)
_OF_GRAPHS = frozenset({"graph", "op"})
# Methods of layers that get the shape of what comes.
_GET_SHAPES = frozenset({"build", "compute_output_shape"})
_OF_SHAPES = frozenset({"dims", "ndims", "rank"})
_READ = _OF_GRAPHS | _OF_SHAPES | {"_keras_shape", "value"}


def gone_from_tensors(
    program: Program, is_guarded: Callable[[CallEvent | ReadEvent], bool]
) -> Iterator[Hit]:
    """Methods and attributes of the symbolic tensors that `Input` and layers give."""
    if not program.mentions(*_WORDS):
        return
    losses = loss_functions(program)
    seen: set[cst.CSTNode] = set()
    calls = program.calls_of(".get_shape", ".set_shape", ".as_list")
    events: list[CallEvent | ReadEvent] = [*calls, *program.reads]
    for event in events:
        if event.node in seen or is_in_layer(event.context, losses):
            continue
        if (hit := _gone(event)) is not None and not is_guarded(event):
            seen.add(event.node)
            yield hit


def _gone(event: CallEvent | ReadEvent) -> Hit | None:
    return _called(event) if isinstance(event, CallEvent) else _read(event)


def _called(event: CallEvent) -> Hit | None:
    node = event.node
    receiver = event.receiver
    if receiver is None or not isinstance(node.func, cst.Attribute):
        return None
    tensor = node.func.value
    if event.name == ".as_list" and _is_built_for(receiver):
        message = "Keras 3 gives a layer the shape as a tuple: write `list(…)` of it"
        return _instead(event, node, message, f"list({quoted(tensor)})")
    if event.name == ".as_list" and _is_shape(receiver):
        message = "the shape of a symbolic tensor of Keras 3 is a tuple: write `list(…)` of it"
        return _instead(event, node, message, f"list({quoted(tensor)})")
    if event.name == ".get_shape" and is_symbolic(receiver):
        message = "symbolic tensors of Keras 3 have no `get_shape`: `shape` is a tuple"
        whole, text = _with_list(event, node)
        return _instead(event, whole, message, text.format(f"{quoted(tensor)}.shape"))
    if event.name == ".set_shape" and is_symbolic(receiver):
        message = "symbolic tensors of Keras 3 have no `set_shape`: call it in a layer"
        return Hit(event.module, underline(node), message)
    return None


def _read(event: ReadEvent) -> Hit | None:
    node = event.node
    name = node.attr.value
    if name not in _READ:
        return None
    options = alternatives(event.value)
    bases = [option.base for option in options if isinstance(option, Attr)]
    if len(bases) != len(options):
        return None
    if name == "_keras_shape" and all(map(is_symbolic, bases)):
        message = "tensors of Keras have no `_keras_shape`: use `shape`"
        return _instead(event, node, message, f"{quoted(node.value)}.shape")
    if name in _OF_GRAPHS and all(map(is_symbolic, bases)):
        return Hit(event.module, node.attr, f"symbolic tensors of Keras 3 have no `{name}`")
    if name == "value" and all(map(_is_part_of_shape, bases)):
        message = "a part of a shape is a number, which has no `value`"
        return _instead(event, node, message, quoted(node.value))
    if name in _OF_SHAPES and all(map(_is_built_for, bases)):
        message = f"Keras 3 gives a layer the shape as a tuple, which has no `{name}`"
        new = quoted(node.value) if name == "dims" else f"len({quoted(node.value)})"
        return _instead(event, node, message, new)
    if name in _OF_SHAPES and all(map(_is_shape, bases)):
        message = f"the shape of a symbolic tensor of Keras 3 is a tuple, which has no `{name}`"
        new = quoted(node.value) if name == "dims" else f"len({quoted(node.value)})"
        return _instead(event, node, message, new)
    return None


def _is_shape(value: Value) -> bool:
    """Whether it is surely the shape of a symbolic tensor, or several parts of it."""
    if isinstance(value, Derived) and value.operator == "[]":
        return is_slice(value.inputs[1]) and _is_shape(value.inputs[0])
    return isinstance(value, Attr) and value.name == "shape" and is_symbolic(value.base)


def _is_part_of_shape(value: Value) -> bool:
    if not isinstance(value, Derived) or value.operator != "[]" or is_slice(value.inputs[1]):
        return False
    return _is_shape(value.inputs[0]) or _is_built_for(value.inputs[0])


def _is_built_for(value: Value) -> bool:
    """Whether it is the shape that a layer is built for."""
    if not isinstance(value, Parameter) or value.name != "input_shape":
        return False
    function = value.function
    return isinstance(function, cst.FunctionDef) and function.name.value in _GET_SHAPES


def _with_list(event: CallEvent, node: cst.Call) -> tuple[cst.BaseExpression, str]:
    """What goes with `x.get_shape()`: `….as_list()` behind it, or `.value` of a part of it."""
    index = event.module.index
    behind = index.parent(node)
    call = index.parent(behind) if behind is not None else None
    match behind:
        case cst.Attribute(attr=cst.Name(value="as_list")) if isinstance(call, cst.Call):
            return call, "list({})"
        case cst.Subscript(slice=[cst.SubscriptElement(slice=cst.Index(value=place))]) if (
            isinstance(call, cst.Attribute) and call.attr.value == "value"
        ):
            return call, f"{{}}[{quoted(place)}]"
    return node, "{}"


def _instead(
    event: CallEvent | ReadEvent, node: cst.BaseExpression, message: str, text: str
) -> Hit:
    plan = Plan(f"Use {text}", (replace(node, text),), Safety.SAFE)
    place = underline(node) if isinstance(node, cst.Call) else node
    return Hit(event.module, place, message, plan)
