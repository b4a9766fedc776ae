"""What TFA903 says of `stateful`, which in Keras 3 only recurrent layers have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.values import Attr, Element, Made, Value
from tfaudit.rules._models import layers_in
from tfaudit.rules._removed_attributes import attributes, is_whole_model
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent, ReadEvent
    from tfaudit.program.program import Program

# tests/facts/test_removed_api.py asks a layer of each kind.
STATELESS = (
    "Activation", "BatchNormalization", "Conv1D", "Conv2D", "Dense", "Dropout", "Embedding",
    "Flatten", "LayerNormalization", "MaxPooling1D", "MaxPooling2D", "RepeatVector", "Reshape",
    "TimeDistributed",
)  # fmt: skip
_NAMES = frozenset(f"keras.layers.{name}" for name in STATELESS)
_ASKS = re.compile(r"\b(hasattr|isinstance|type)\(|__class__")


def stateless_layers(
    program: Program, is_guarded: Callable[[CallEvent | ReadEvent], bool]
) -> Iterator[Hit]:
    """Loops through a model's layers that ask each of them, and layers that are asked by name."""
    told: set[cst.CSTNode] = set()
    for event, node, bases in attributes(program, {"stateful"}):
        # A loop asks each of the layers, so that one of them is enough.
        surely = any if _is_of_loop(event, node) else all
        if node in told or not surely(map(_meets_stateless, bases)):
            continue
        told.add(node)
        if is_guarded(event) or _is_asked_before(event, node):
            continue
        message = "only recurrent layers have a `stateful` in Keras 3: use `getattr` with a default"
        asked = replace(node, f'getattr({quoted(node.value)}, "stateful", False)')
        plan = Plan("Ask for it with a default", (asked,), Safety.SAFE)
        yield Hit(event.module, node.attr, message, plan)


def _meets_stateless(value: Value) -> bool:
    match value:
        case Element(of=Attr(name="layers", base=model), path=()) if is_whole_model(model):
            return any(isinstance(part, Made) and part.name in _NAMES for part in layers_in(model))
        case Made(name=name):
            return name in _NAMES
    return False


def _is_of_loop(event: CallEvent | ReadEvent, node: cst.Attribute) -> bool:
    """Whether it is asked of what a loop through `model.layers` meets."""
    return any(
        quoted(around.target) == quoted(node.value) and quoted(around.iter).endswith(".layers")
        for around in event.module.index.ancestors(node)
        if isinstance(around, (cst.For, cst.CompFor))
    ) or any(
        quoted(part.for_in.target) == quoted(node.value)
        and quoted(part.for_in.iter).endswith(".layers")
        for part in event.module.index.ancestors(node)
        if isinstance(part, cst.ListComp)
    )


def _is_asked_before(event: CallEvent | ReadEvent, node: cst.Attribute) -> bool:
    """Whether a condition asks what kind of layer it is."""
    for around in event.module.index.ancestors(node):
        if isinstance(around, (cst.BooleanOperation, cst.IfExp)) and _ASKS.search(quoted(around)):
            return True
        if isinstance(around, cst.If) and _ASKS.search(quoted(around.test)):
            return True
        if isinstance(around, cst.CompFor) and _ASKS.search(quoted(around)):
            return True
    return False
