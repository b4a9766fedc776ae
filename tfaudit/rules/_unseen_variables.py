"""Layers and models in a `tf.Module`: it lists no variable of Keras 3, and so trains none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit
from tfaudit.program.program import is_layer, is_model
from tfaudit.program.targets import Era, era
from tfaudit.program.values import UNKNOWN, Class, Instance, Symbol, Value
from tfaudit.rules._models import held_by
from tfaudit.rules._removed_attributes import attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent, ReadEvent
    from tfaudit.program.program import Program

_MODULE = "tensorflow.Module"
_LISTS = frozenset({"trainable_variables", "variables"})


def unseen_variables(
    program: Program, is_guarded: Callable[[CallEvent | ReadEvent], bool]
) -> Iterator[Hit]:
    """Where the variables of such a module are asked for."""
    if not program.mentions("Module"):
        return
    seen: set[cst.CSTNode] = set()
    for event, node, bases in attributes(program, _LISTS):
        if node in seen or not all(map(_hides_variables, bases)):
            continue
        seen.add(node)
        text = event.module.source.code
        if is_guarded(event) or era(text, program.targets) is not Era.KERAS3:
            continue
        message = f"`{node.attr.value}` of a `tf.Module` has no variable of Keras 3's layers: "
        message += "derive the class from `keras.Model`, or ask the layers for theirs"
        yield Hit(event.module, node.attr, message)


def _hides_variables(value: Value) -> bool:
    """Whether it is a plain `tf.Module` that keeps layers or models of Keras."""
    if not isinstance(value, Instance):
        return False
    lineage = list(value.cls.lineage())
    plain = UNKNOWN not in lineage and all(
        isinstance(base, Class) or base.name in (_MODULE, "builtins.object", "abc.ABC")
        for base in lineage
        if isinstance(base, (Class, Symbol))
    )
    if not plain or not any(isinstance(b, Symbol) and b.name == _MODULE for b in lineage):
        return False
    if any(value.cls.find(name) is not None for name in _LISTS):
        return False
    return any(is_layer(v) or is_model(v) for v in held_by(value))
