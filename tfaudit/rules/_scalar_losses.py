"""Losses of one's own that give one number for all examples: a dice loss, as most are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.expressions import fold
from tfaudit.program.values import Function
from tfaudit.rules._replica_losses import MEANS, SUMS
from tfaudit.syntax import assigns, walk_type

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_DEEPEST = 6  # functions that call one another, and names that stand for others


class ScalarLosses:
    """Tells which expressions of loss functions surely are scalars."""

    def __init__(self, program: Program) -> None:
        self._calls: dict[cst.CSTNode, CallEvent] = {
            event.node: event for event in program.calls if event.context.frames
        }

    def returned(self, function: Function) -> cst.BaseExpression | None:
        """What a function returns at its only end, if that is a scalar made of all examples."""
        given = _returned(function)
        return given if given is not None and self._is_scalar(given, function, 0) else None

    def _is_scalar(self, node: cst.BaseExpression, function: Function, depth: int) -> bool:
        if depth > _DEEPEST:
            return False
        match node:
            case cst.BinaryOperation(left=left, right=right):
                scalars = [self._is_scalar(side, function, depth + 1) for side in (left, right)]
                return any(scalars) and all(
                    scalar or _is_number(side, function)
                    for scalar, side in zip(scalars, (left, right), strict=True)
                )
            case cst.UnaryOperation(expression=inner):
                return self._is_scalar(inner, function, depth + 1)
            case cst.Name(value=name):
                bound = _bound_once(name, function)
                return bound is not None and self._is_scalar(bound, function, depth + 1)
            case cst.Call():
                return self._is_scalar_call(self._calls.get(node), depth)
        return False

    def _is_scalar_call(self, event: CallEvent | None, depth: int) -> bool:
        if event is None:
            return False
        if event.name in MEANS | SUMS:
            return not event.opaque and not event.passes("axis", 1) and len(event.args) == 1
        if not isinstance(event.callee, Function):
            return False
        given = _returned(event.callee)
        return given is not None and self._is_scalar(given, event.callee, depth + 1)


def _returned(function: Function) -> cst.BaseExpression | None:
    """What a function without other ends returns."""
    if isinstance(function.node, cst.Lambda):
        return function.node.body
    ends = list(walk_type(function.node, cst.Return))
    last = function.node.body.body[-1] if function.node.body.body else None
    if len(ends) != 1 or not isinstance(last, cst.SimpleStatementLine) or ends[0] not in last.body:
        return None
    return ends[0].value


def _bound_once(name: str, function: Function) -> cst.BaseExpression | None:
    """What a local name stands for."""
    targets = [
        node
        for node in assigns(function.node)
        if any(isinstance(t.target, cst.Name) and t.target.value == name for t in node.targets)
    ]
    changed = any(
        isinstance(node.target, cst.Name) and node.target.value == name
        for node in walk_type(function.node, cst.AugAssign)
    )
    return targets[0].value if len(targets) == 1 and not changed else None


def _is_number(node: cst.BaseExpression, function: Function) -> bool:
    """Whether it is a number that is written out, by default or under a name."""
    if isinstance(node, (cst.Integer, cst.Float)):
        return True
    if not isinstance(node, cst.Name):
        return False
    value = dict(function.defaults).get(node.value) or function.scope.lookup(node.value)
    return value is not None and isinstance(fold(value), (int, float))
