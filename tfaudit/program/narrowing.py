"""What a condition tells of a value: behind `if self.model is None: …` it is not None any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.decided import is_filled_once
from tfaudit.program.values import Const, Instance, Made, Value, alternatives, join

if TYPE_CHECKING:
    from tfaudit.program.activation import Activation
    from tfaudit.program.attributes import AttributeChanges, Changes

_EQUALITIES = frozenset({cst.Is, cst.IsNot, cst.Equal, cst.NotEqual})


def asked_for_none(test: cst.BaseExpression) -> tuple[cst.BaseExpression, bool] | None:
    """What a condition compares with None, and whether it holds where that is None."""
    # By their types: libcst's classes are abstract ones, which takes a match much longer.
    if type(test) is cst.Name or type(test) is cst.Attribute:
        return test, False
    if type(test) is cst.Comparison and len(test.comparisons) == 1:
        [target] = test.comparisons
        kind = type(target.operator)
        other = target.comparator
        if kind in _EQUALITIES and type(other) is cst.Name and other.value == "None":
            return test.left, kind is cst.Is or kind is cst.Equal
    elif type(test) is cst.UnaryOperation and type(test.operator) is cst.Not:
        return test.expression, True
    return None


def is_not_none(
    target: cst.BaseExpression,
    at: Activation,
    attributes: AttributeChanges,
    *,
    ends: bool,
    made: Changes | None = None,
) -> None:
    """Remember on the way that is gone that a name or an attribute is not None.

    `ends`: nothing is done on that way; where it can only be None, nobody goes it.
    `made`: what the way does where it is None: the object may come by again with that.
    """
    match target:
        case cst.Name(value=name):
            known = at.scope.names.get(name)
            rest = _but_none(known)
            if rest is not None:
                at.scope.names[name] = rest
            elif known is not None and ends:
                del at.scope.names[name]
        case cst.Attribute(value=cst.Name(value=owner), attr=cst.Name(value=name)):
            base = at.scope.lookup(owner)
            known = base.attrs.get(name) if isinstance(base, (Instance, Made)) else None
            if not isinstance(base, (Instance, Made)) or known is None:
                return
            rest = _but_none(known)
            earlier = None if made is None else made.after.get((id(base.attrs), name))
            if rest is None and not ends and isinstance(base, Instance) and earlier is not None:
                rest = _but_none(earlier) if is_filled_once(base, name) else None
            if rest is not None:
                attributes.set(base.attrs, name, rest)
            elif ends:
                attributes.forget(base.attrs, name)


def _but_none(value: Value | None) -> Value | None:
    """The values that it may be but None; None where no other is known."""
    rest: Value | None = None
    for option in alternatives(value) if value is not None else ():
        if not isinstance(option, Const) or option.value is not None:
            rest = join(rest, option)
    return rest
