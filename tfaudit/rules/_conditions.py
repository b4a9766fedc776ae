"""Conditions that exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import Context


def exclude(first: Context, second: Context) -> bool:
    """Whether one runs only where the other does not, as by `if not cached:` and `if cached:`."""
    held = set(_held(first))
    return any((text, not holds) in held for text, holds in _held(second))


def _held(context: Context) -> Iterator[tuple[str, bool]]:
    """The conditions under which code runs: their text, and whether they hold."""
    for branch in context.branches:
        if isinstance(branch.node, (cst.If, cst.IfExp)):
            yield from _parts(branch.node.test, branch.taken)


def _parts(test: cst.BaseExpression, holds: object) -> Iterator[tuple[str, bool]]:
    match test:
        case cst.UnaryOperation(operator=cst.Not(), expression=inner):
            yield from _parts(inner, not holds)
        case cst.BooleanOperation(operator=cst.And()) if holds:
            yield from _parts(test.left, holds)
            yield from _parts(test.right, holds)
        case cst.BooleanOperation(operator=cst.Or()) if not holds:
            yield from _parts(test.left, holds)
            yield from _parts(test.right, holds)
        case _:
            yield quoted(test), bool(holds)
