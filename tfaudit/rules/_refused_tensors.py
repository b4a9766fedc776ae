"""What TFA903 says of symbolic tensors that TensorFlow's own functions refuse since Keras 3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.edits import Hit, underline
from tfaudit.program.api import LAYER_BASES, MODEL_BASES, is_layer
from tfaudit.program.targets import Era, era
from tfaudit.program.tensor_ops import OPERATIONS
from tfaudit.program.values import (
    Derived,
    Element,
    Instance,
    Items,
    LayerOutput,
    Made,
    Symbol,
    alternatives,
)
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent, Context
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_FUNCTIONS = {name for name in OPERATIONS if name.startswith("tensorflow.")} | {
    "tensorflow." + name
    for name in (
        "add_n", "broadcast_to", "convert_to_tensor", "einsum", "ensure_shape", "gather", "matmul",
        "norm", "pad", "rank", "repeat", "reshape", "roll", "shape", "size", "split", "tensordot",
        "tile", "transpose", "unstack",
    )
}  # fmt: skip
_FAMILIES = re.compile(r"tensorflow\.(?:image|linalg|math|nn|signal)\.[a-z]\w*")
_ARITHMETIC = frozenset({"+", "-", "*", "/", "**", "neg", "[]"})
_MODELS = ("keras.applications.", "keras.Model", "keras.Sequential")
_OF_LAYERS = ("call", "__call__")
_DEEPEST = 12


def refused_tensors(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """The first call in each module that gives such a function what a layer or an `Input` gave."""
    if not any(True for _ in program.calls_of("keras.Input")):
        return
    first: dict[ModuleInfo, CallEvent] = {}
    for event in program.calls:
        if event.name not in _FUNCTIONS and not _FAMILIES.fullmatch(event.name):
            continue
        if event.module in first or _is_in_layer(event.context):
            continue
        if not any(map(_is_symbolic, _given(event))):
            continue
        if era(event.module.source.text, program.targets) is Era.KERAS3:
            first[event.module] = event
    for event in first.values():
        if not are_cared_for(event):
            message = f"`{quoted(event.node.func)}` refuses a symbolic tensor of Keras 3: call it "
            message += "in a layer, such as `Lambda`, or use `keras.ops`"
            yield Hit(event.module, underline(event.node), message)


def _is_in_layer(context: Context) -> bool:
    """Whether Keras calls it, with tensors that have values or stand for some."""
    return context.traced or any(
        frame.why == "callback" or frame.function.name in _OF_LAYERS for frame in context.frames
    )


def _given(event: CallEvent) -> Iterator[Value]:
    """What a call gets, and what is in the lists that it gets."""
    for value in (*event.args, *event.keywords.values()):
        yield from value.items if isinstance(value, Items) else (value,)


def _is_symbolic(value: Value, depth: int = 0) -> bool:
    """Whether it is surely a symbolic tensor: made by a layer of one, or computed from it."""
    if depth > _DEEPEST:
        return False
    return all(_is_made_symbolic(option, depth) for option in alternatives(value))


def _is_made_symbolic(value: Value, depth: int) -> bool:
    match value:
        case LayerOutput(layer=layer):
            return _is_of_keras(layer)
        case Element(of=LayerOutput() as outputs):
            return _is_symbolic(outputs, depth + 1)
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            parts = inputs[:1] if operator == "[]" else inputs
            return any(_is_symbolic(part, depth + 1) for part in parts)
    return False


def _is_of_keras(layer: Value) -> bool:
    match layer:
        case Symbol(name=name):
            return name == "keras.Input"
        case Made(name=name):
            return is_layer(name) or name.startswith(_MODELS)
        case Instance(cls=cls):
            bases = LAYER_BASES | MODEL_BASES
            return any(isinstance(b, Symbol) and b.name in bases for b in cls.lineage())
    return False
