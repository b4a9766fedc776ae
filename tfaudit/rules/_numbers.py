"""Python numbers that loops change: indices, counts, and arithmetic on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.values import Const, Derived, Made, Union, Value, origins
from tfaudit.syntax import walk

if TYPE_CHECKING:
    from tfaudit.program.events import Loop

_ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "%", "**", "neg"})
_DRAWN = frozenset({"random.random", "random.uniform", "random.randint", "random.gauss"})
_FLOATS = frozenset({"builtins.float", "numpy.ceil", "numpy.floor"})  # of one number


def changing_loop(value: Value, loops: tuple[Loop, ...]) -> Loop | None:
    """The innermost loop in which the value is surely a Python number that changes.

    Args:
        value: what is asked about.
        loops: those around the place where it is used, outermost first.
    """
    for loop in reversed(loops):
        if _changes_in(value, loop):
            return loop
    return None


def _changes_in(value: Value, loop: Loop) -> bool:
    match value:
        case Derived(operator="index", node=node):
            return any(
                isinstance(origin, Made) and origin.event.node is node
                for origin in origins(loop.iterable, 20)
            )
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return any(_changes_in(item, loop) for item in inputs) and all(
                _changes_in(item, loop) or _is_number(item) for item in inputs
            )
        case Union(options=options):
            if all(_changes_in(option, loop) for option in options):
                return True  # of one of several ranges
            # A counter: it has its first value, or one that the loop's body computed.
            return all(_is_number(option) for option in options) and any(
                isinstance(option, Derived)
                and option.node is not None
                and any(node is option.node for node in walk(loop.node))
                for option in options
            )
        case Made(name=name, event=event) if name in _DRAWN:
            return loop in event.context.loops
    return False


def _is_number(value: Value) -> bool:
    match value:
        case Const(value=bool()):
            return False
        case Const(value=int() | float()):
            return True
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return all(_is_number(item) for item in inputs)
    return False


def is_float(value: Value) -> bool:
    """Whether the number is surely a float, whatever its value is."""
    match value:
        case Const(value=known):
            return isinstance(known, float)
        case Derived(operator="/"):
            return True
        case Derived(operator="*" | "+" | "-" | "//", inputs=(left, right)):
            return is_float(left) or is_float(right)
        case Made(name=name):
            return name in _FLOATS
    return False
