"""Loops that predict the same data anew for each part of the result that they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.rules._samples import is_fixed
from tfaudit.rules._steps import head, updates
from tfaudit.syntax import quoted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# What gives a model other weights.
_CHANGES = (
    ".fit", ".fit_generator", ".train_on_batch", ".load_weights", ".set_weights", ".restore",
)  # fmt: skip
_CHANGING = frozenset({
    "append", "appendleft", "extend", "fill", "insert", "pop", "popleft", "remove", "sort",
})  # fmt: skip
_SHUFFLING = frozenset({"copyto", "put", "shuffle"})


def same_prediction(program: Program, event: CallEvent, sample: Value) -> Hit | None:
    """A prediction of the same data in each iteration, which takes another part: `predict(x)[i]`.

    Those that take no other part may draw: dropout that is left on, say.
    """
    loop = event.context.loops[-1] if event.context.loops else None
    if loop is None or not isinstance(loop.node, (cst.For, cst.CompFor)):
        return None
    written = not any(any(walk_type(arg, cst.Call)) for arg in event.node.args)
    part = _part_taken(event) if written or is_fixed(sample, loop) else None
    around = event.module.index.enclosing(event.node, cst.For) if part is not None else None
    if part is None or (isinstance(loop.node, cst.For) and around is not loop.node):
        return None
    counted = _names(loop.node.target)
    if all(counted.isdisjoint(_names(place)) for place in part.slice):
        return None
    if not _names(event.node).isdisjoint(counted | set(_bound(loop.node))):
        return None
    trains = (*program.calls_of(*_CHANGES), *updates(program))
    if any(loop in change.context.loops for change in trains):
        return None
    message = f"`{quoted(event.node.func)}` predicts the same data in each iteration: call it once "
    message += "before the loop, which takes the parts of what it gives"
    place = loop.node.target if isinstance(loop.node, cst.CompFor) else head(loop.node)
    related = ((loop.module, place, "the loop"),)
    return Hit(event.module, underline(event.node), message, None, related=related)


def _part_taken(event: CallEvent) -> cst.Subscript | None:
    """The part that is taken of a prediction, or of what a function makes of it."""
    index, node = event.module.index, event.node
    parent = index.parent(node)
    if isinstance(parent, cst.Arg) and isinstance(call := index.parent(parent), cst.Call):
        node, parent = call, index.parent(call)
    return parent if isinstance(parent, cst.Subscript) and parent.value is node else None


def _names(node: cst.CSTNode) -> set[str]:
    return {name.value for name in walk_type(node, cst.Name)}


def _bound(loop: cst.CSTNode) -> Iterator[str]:
    """The names that a loop binds, whose parts it sets, or by whose methods it changes them."""
    for node in walk(loop):
        match node:
            case cst.AssignTarget() | cst.AugAssign() | cst.For() | cst.NamedExpr():
                yield from _names(node.target)
            case cst.Call(func=cst.Attribute(value=of, attr=cst.Name(value=name))):
                if name in _CHANGING:
                    yield from _names(of)
                if name in _SHUFFLING:
                    for arg in node.args:
                        yield from _names(arg)
