"""Calls and imports in a `try` that goes on without what they ask for, where it is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.names import last as last_of
from tfaudit.syntax import dotted, walk

if TYPE_CHECKING:
    from tfaudit.program.events import (
        CallEvent,
        ClassEvent,
        ImportEvent,
        LoopEvent,
        ReadEvent,
        SetEvent,
        TestEvent,
    )

# What a name that is gone raises, and what an argument that is gone, among other things.
_OF_NAMES = frozenset({"AttributeError", "ImportError", "ModuleNotFoundError", "NameError"})
_OF_ARGUMENTS = frozenset({"NotImplementedError", "TypeError", "ValueError"})
_OF_ANYTHING = frozenset({"Exception", "BaseException"})
_SHORT = 3  # statements: a `try` around more than that says what went wrong with the whole
_LOGGERS = ("log.", "logger.", "logging.", "self.log.", "self.logger.", "tf.print", "tf.get_logger")
# Words in the name of a function that tells somebody, or cleans up.
_TELLS = re.compile(
    r"abort|alert|clos|error|exit|fail|finish|log|message|notif|print|quit|report|stop|traceback|"
    r"warn",
    re.IGNORECASE,
)


def may_fall_back(
    event: CallEvent | ClassEvent | ImportEvent | LoopEvent | ReadEvent | SetEvent | TestEvent,
) -> bool:
    """Whether a `try` around the event may be there for versions in which it fails."""
    if not event.context.tries and not event.module.source.mentions(("except",)):
        return False
    inside = set(event.module.index.ancestors(event.node))
    optional = isinstance(event.node, (cst.Import, cst.ImportFrom))
    if any(
        _expects(node, within=node in inside, optional=optional) for node in event.context.tries
    ):
        return True
    return any(
        # The remedy itself, for the version in which the rest fails.
        _expects(attempt, within=True, optional=optional)
        for attempt in inside
        if isinstance(attempt, cst.Try) and any(handler in inside for handler in attempt.handlers)
    )


def may_fail(attempt: cst.Try | cst.TryStar, around: list[cst.CSTNode]) -> bool:
    """Whether a `try` is there for versions in which fails what stands in it, or is the remedy.

    Args:
        attempt: the statement.
        around: what a part of it stands in.
    """
    if any(handler in around for handler in attempt.handlers):
        return True
    return _expects(attempt, within=True, optional=False)


def _expects(node: cst.CSTNode, *, within: bool, optional: bool) -> bool:
    """Whether a `try` catches what is raised where something is gone, and goes on without it.

    Args:
        node: the statement.
        within: whether the event stands in it, and not in something that it calls.
        optional: whether the script may do without it: a package that is imported.
    """
    if not isinstance(node, cst.Try):
        return True
    caught = [name for handler in node.handlers for name in _names(handler)]
    if any(name in _OF_NAMES for name in caught):
        return True
    if any(name in _OF_ARGUMENTS for name in caught):
        return not all(map(_only_tells, node.handlers))
    anything = any(name in _OF_ANYTHING for name in caught)
    if not anything or not within or len(node.body.body) > _SHORT:
        return False
    return optional or not all(map(_only_tells, node.handlers))


def _only_tells(handler: cst.ExceptHandler) -> bool:
    """Whether it says that something failed, and does nothing about it."""
    last = handler.body.body[-1]
    if isinstance(last, cst.SimpleStatementLine) and isinstance(last.body[-1], cst.Raise):
        return True
    told = False
    for statement in handler.body.body:
        for small in statement.body if isinstance(statement, cst.SimpleStatementLine) else (None,):
            match small:
                case cst.Expr(value=cst.Call(func=function)):
                    name = dotted(function) or ""
                    if not _TELLS.search(last_of(name)) and not name.startswith(_LOGGERS):
                        return False
                    told = True
                case cst.Raise():
                    told = True
                case _:
                    return False
    return told


def _names(handler: cst.ExceptHandler) -> list[str]:
    if handler.type is None:
        return ["BaseException"]
    parts = (n for n in walk(handler.type) if isinstance(n, (cst.Name, cst.Attribute)))
    return [(dotted(part) or "").rpartition(".")[2] for part in parts]
