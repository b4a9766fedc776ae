"""Conditions that the arguments of a call decide: `if training:` where the call says `False`.

Only parameters of the function that is running count, and of those around it, bound to a literal
that stands in a call or is the parameter's default, or to a mode of an estimator, and attributes of
`self` that hold such a parameter for good. A constant at the top of a script is a setting that
somebody may turn: both ways stay open there. That every number of steps can be divided by 1 is
known, too, and that an object has the methods of its class (`hasattr`).
"""

from __future__ import annotations

import operator
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program import api
from tfaudit.program.values import Const, Function, Instance, Symbol, alternatives
from tfaudit.syntax import dotted

if TYPE_CHECKING:
    from collections.abc import Callable

    from tfaudit.program.activation import Activation
    from tfaudit.program.scope import Scope
    from tfaudit.program.values import Value

_ORDERS: dict[type[cst.BaseCompOp], Callable[[float, float], bool]] = {
    cst.GreaterThan: operator.gt,
    cst.GreaterThanEqual: operator.ge,
    cst.LessThan: operator.lt,
    cst.LessThanEqual: operator.le,
}
_SINGLES = {"True": True, "False": False, "None": None}
_OPEN = object()  # the value of an expression that is not decided
# For what an estimator asks for its data or model.
_MODES = re.compile(r"\bestimator\.ModeKeys\.(TRAIN|EVAL|PREDICT)$")
_AUTOTUNE = -1  # the value of tf.data.AUTOTUNE
_FILLED_BY_KERAS = frozenset({"training", "mask"})  # where the `call` of a layer is not given them
# Names of whole numbers that count: a fraction has a rest when it is divided by 1.
_COUNTS = re.compile(
    r"(?:\w*_)?(?:steps?|epochs?|iter(?:ation)?s?|batch(?:es)?|episodes?|count(?:er)?|num|idx|[ijk])",
    re.IGNORECASE,
)


def decided(test: cst.BaseExpression, at: Activation) -> bool | None:
    """Whether the condition holds, or None where it may go either way."""
    if type(test) is cst.Name or type(test) is cst.Attribute:
        held = _value(test, at)
        return None if held is _OPEN else bool(held)
    if type(test) is cst.Comparison:
        return _comparison(test, at)
    if type(test) is cst.BooleanOperation:
        ends = isinstance(test.operator, cst.Or)  # the value that one side alone brings about
        sides = (decided(test.left, at), decided(test.right, at))
        if ends in sides:
            return ends
        return None if None in sides else not ends
    if type(test) is cst.UnaryOperation and type(test.operator) is cst.Not:
        value = decided(test.expression, at)
        return None if value is None else not value
    return True if type(test) is cst.Call and _has_method(test, at) else None


def _has_method(test: cst.Call, at: Activation) -> bool:
    """Whether it asks an object for a method that its class defines: `hasattr(model, "fit")`."""
    match test:
        case cst.Call(
            func=cst.Name(value="hasattr"),
            args=[cst.Arg(value=cst.Name(value=name)), cst.Arg(value=cst.SimpleString() as asked)],
        ):
            owner, method = at.scope.lookup(name), asked.evaluated_value
            if owner is None or not isinstance(method, str):
                return False
            return all(
                isinstance(option, Instance) and isinstance(option.cls.find(method), Function)
                for option in alternatives(owner)
            )
    return False


def _comparison(test: cst.Comparison, at: Activation) -> bool | None:
    """Whether it holds; what stands on its right is mostly known, so its left side is looked at."""
    if len(test.comparisons) != 1:
        return None
    first = _value(test.left, at)
    if first is _OPEN:
        return None
    [target] = test.comparisons
    second = _value(target.comparator, at)
    return None if second is _OPEN else _compared(first, target.operator, second)


def _compared(first: object, by: cst.BaseCompOp, second: object) -> bool | None:
    """What a comparison of two known values gives; None where it is none that is followed."""
    match by:
        case cst.Equal():
            return bool(first == second)
        case cst.NotEqual():
            return bool(first != second)
        case cst.Is():
            return first is second if _is_single(second) else None
        case cst.IsNot():
            return first is not second if _is_single(second) else None
    order = _ORDERS.get(type(by))
    if order is None or not isinstance(first, (int, float)) or not isinstance(second, (int, float)):
        return None
    return order(first, second)


def _is_single(value: object) -> bool:
    return value is None or isinstance(value, bool)


def _is_given(value: Const) -> bool:
    if value.node is None or value.module is None:
        return False
    return value.node in value.module.given


def _parameter(name: str, scope: Scope) -> Value | None:
    """What a call bound to a parameter, of a function around the one running, say, if it stays."""
    here: Scope | None = scope
    while here is not None and (here.kind != "function" or name not in here.names):
        here = here.parent
    if here is None or here.parameters.get(name) is not here.names[name]:
        return None
    return here.names[name]


def _value(node: cst.BaseExpression, at: Activation) -> object:
    # By their types: libcst's classes are abstract ones, which takes a match much longer.
    if type(node) is cst.Name:
        return _named(node.value, at)
    if type(node) is cst.Attribute:
        if type(node.value) is cst.Name:
            return _attribute(_parameter(node.value.value, at.scope), node.attr.value, at)
        mode = _MODES.search(dotted(node) or "")
        return mode[1] if mode is not None else _OPEN
    if type(node) is cst.SimpleString or type(node) is cst.Integer:
        return node.evaluated_value
    if type(node) is cst.BinaryOperation and type(node.operator) is cst.Modulo:
        return 0 if _counts(node.left) and _is_one(node.right, at) else _OPEN
    return _OPEN


def _named(name: str, at: Activation) -> object:
    if name in _SINGLES:
        return _SINGLES[name]
    bound = _parameter(name, at.scope)
    if isinstance(bound, Symbol):
        return _symbol(bound.name)
    if not isinstance(bound, Const) or not _is_given(bound):
        return _OPEN
    called = at.function.name if at.function is not None else ""
    return _OPEN if called == "call" and name in _FILLED_BY_KERAS else bound.value


def _symbol(name: str) -> object:
    """A constant of TensorFlow that a call gave: the mode of an estimator, `tf.data.AUTOTUNE`."""
    if name == api.AUTOTUNE:
        return _AUTOTUNE
    mode = _MODES.search(name)
    return _OPEN if mode is None else mode[1]


def _attribute(owner: Value | None, name: str, at: Activation) -> object:
    """What an attribute of an object holds for good, where a call gave it."""
    if isinstance(owner, Instance) and _is_set_once(owner, name, at):
        held = owner.attrs.get(name)
        if isinstance(held, Const) and _is_given(held):
            return held.value
    return _OPEN


def _is_one(node: cst.BaseExpression, at: Activation) -> bool:
    """Whether it is 1, or an attribute that the script's only object of the class has so."""
    if isinstance(node, cst.Attribute) and isinstance(node.value, cst.Name):
        owner = at.scope.names.get(node.value.value)
        if at.function is not None and at.function.self_value is owner:
            return _attribute(owner, node.attr.value, at) == 1
    return _value(node, at) == 1


def _counts(node: cst.BaseExpression) -> bool:
    """Whether it is a whole number by its name: `step`, `self.epoch + 1`."""
    if isinstance(node, cst.BinaryOperation) and isinstance(node.right, cst.Integer):
        node = node.left
    return bool(_COUNTS.fullmatch((dotted(node) or "").rpartition(".")[2]))


def _is_set_once(owner: Instance, attribute: str, at: Activation) -> bool:
    """Whether nothing but one line of the class's file seems to set the attribute."""
    text = owner.cls.module.source.text
    here = at.module.source.text
    return _times_set(text, attribute) == 1 and (here is text or not _times_set(here, attribute))


def is_filled_once(owner: Instance, attribute: str) -> bool:
    """Whether one line of the class's file sets the attribute, beside one that leaves it empty."""
    return _times_set(owner.cls.module.source.text, attribute) <= 2


@lru_cache(maxsize=1024)
def _times_set(text: str, attribute: str) -> int:
    # Alone, or one of several; `(self.scale, 1.0), method=` is read in a call.
    behind = r"(?::[^=\n]*|,[^=\n()]*\)?\s*)?(?:[-+*/|&]|//)?=(?!=)"
    return len(re.findall(rf"\.{attribute}\s*{behind}", text))
