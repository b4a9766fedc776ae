"""Calls and imports in a `try` that goes on without what they ask for, where it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.syntax import dotted, walk

if TYPE_CHECKING:
    from tfaudit.program.events import (
        CallEvent,
        ClassEvent,
        ImportEvent,
        ReadEvent,
        SetEvent,
        TestEvent,
    )

# What a name or an argument that is gone raises.
_OF_VERSIONS = frozenset({
    "AttributeError", "ImportError", "ModuleNotFoundError", "NameError", "NotImplementedError",
    "TypeError", "ValueError",
})  # fmt: skip
_OF_ANYTHING = frozenset({"Exception", "BaseException"})
_SHORT = 3  # statements: a `try` around more than that says what went wrong with the whole


def may_fall_back(
    event: CallEvent | ClassEvent | ImportEvent | ReadEvent | SetEvent | TestEvent,
) -> bool:
    """Whether a `try` around the event may be there for versions in which it fails."""
    inside = set(event.module.index.ancestors(event.node))
    if any(_expects(node, within=node in inside) for node in event.context.tries):
        return True
    return any(
        _expects(attempt, within=True)  # the remedy itself, for the version in which the rest fails
        for attempt in inside
        if isinstance(attempt, cst.Try) and any(handler in inside for handler in attempt.handlers)
    )


def _expects(node: cst.CSTNode, *, within: bool) -> bool:
    if not isinstance(node, cst.Try):
        return True
    caught = [name for handler in node.handlers for name in _names(handler)]
    if any(name in _OF_VERSIONS for name in caught):
        return True
    anything = any(name in _OF_ANYTHING for name in caught)
    return anything and within and len(node.body.body) <= _SHORT


def _names(handler: cst.ExceptHandler) -> list[str]:
    if handler.type is None:
        return ["BaseException"]
    parts = (n for n in walk(handler.type) if isinstance(n, (cst.Name, cst.Attribute)))
    return [(dotted(part) or "").rpartition(".")[2] for part in parts]
