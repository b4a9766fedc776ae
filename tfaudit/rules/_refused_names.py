"""Names with a slash, which nothing of Keras 3 may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit
from tfaudit.program.expressions import fold
from tfaudit.program.program import is_layer, is_model
from tfaudit.program.values import Derived, Made
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_NAMED = ("keras.layers.", "keras.optimizers.", "keras.applications.")
_MODELS = ("keras.Input", "keras.Model", "keras.Sequential", "keras.Variable")
_OF_OBJECTS = (".add_weight", ".super.__init__")


def refused_names(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """The first such name in each module."""
    said: set[ModuleInfo] = set()
    for event in program.calls:
        given = event.keywords.get("name")
        if given is None or event.module in said or not _is_named(event) or not _has_slash(given):
            continue
        place = argument(event.node, "name")
        if place is not None and not are_cared_for(event):
            said.add(event.module)
            yield Hit(event.module, place, "Keras 3 raises ValueError for a name with a slash")


def _is_named(event: CallEvent) -> bool:
    """Whether a layer, a model, an optimizer or a variable of Keras gets the name."""
    if event.name in _OF_OBJECTS:
        return event.receiver is not None and (is_layer(event.receiver) or is_model(event.receiver))
    return event.name in _MODELS or event.name.startswith(_NAMED)


def _has_slash(value: Value) -> bool:
    """Whether the text surely has a slash, whatever else is put into it."""
    match value:
        case Derived(operator="f-string", node=cst.FormattedString(parts=parts)):
            texts = [part.value for part in parts if isinstance(part, cst.FormattedStringText)]
            return any("/" in text for text in texts)
        case Derived(operator="+", inputs=inputs):
            return any(map(_has_slash, inputs))
        case Derived(operator="%", inputs=(text, _)):
            return _has_slash(text)
        case Made(name=".format", event=event):
            return event.receiver is not None and _has_slash(event.receiver)
    known = fold(value)
    return isinstance(known, str) and "/" in known
