"""Python numbers that loops change: indices, counts, and arithmetic on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.values import (
    Const,
    Derived,
    Items,
    Made,
    Option,
    Symbol,
    Table,
    Union,
    Value,
    origins,
)
from tfaudit.syntax import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.program.events import Context, Loop
    from tfaudit.program.program import Program

_ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "%", "**", "neg"})
# What draws one number of Python, and how many arguments it takes before a size.
_DRAWN = {
    "random.random": 0, "random.uniform": 2, "random.randint": 2, "random.gauss": 2,
    "random.randrange": 3, "random.betavariate": 2, "numpy.random.random": 0,
    "numpy.random.rand": 0, "numpy.random.randn": 0, "numpy.random.uniform": 2,
    "numpy.random.normal": 2, "numpy.random.beta": 2, "numpy.random.randint": 2,
}  # fmt: skip
_KNOWN = frozenset({"math.pi", "math.e", "math.tau", "numpy.pi", "numpy.e"})
# Functions of numbers that give numbers of Python; those of NumPy give scalars of its own.
_OF_NUMBERS = frozenset({
    "builtins.float", "builtins.int", "builtins.round", "builtins.abs", "builtins.min",
    "builtins.max", "builtins.pow",
})  # fmt: skip
_CONVERSIONS = frozenset({"builtins.float", "builtins.int"})
_SPLIT = frozenset({".split", ".tokenize"})  # what gives the words of a text
_FLOATS = frozenset({"builtins.float", "numpy.ceil", "numpy.floor", "numpy.rint"})  # of one number
_ROUNDS = frozenset({"numpy.round", "numpy.around"})  # what gives a number of the type it gets


def changing_loop(program: Program, value: Value, context: Context) -> Loop | None:
    """The innermost loop in which the value is surely a Python number that changes.

    Args:
        program: the script.
        value: what is asked about.
        context: where it is used.
    """
    for loop in reversed(context.loops):
        called = [frame.function.node for frame in program.below(context, loop).frames]
        if _holds_changing(value, loop, (loop.node, *called)):
            return loop
    return None


def _holds_changing(value: Value, loop: Loop, bodies: Sequence[cst.CSTNode]) -> bool:
    """Whether it is a number that changes, or a tuple, list, dict or text with one."""
    match value:
        case Items(items=parts, open=False) | Derived(operator="f-string", inputs=parts):
            return any(_holds_changing(part, loop, bodies) for part in parts)
        case Table(items=by_key):
            return any(_holds_changing(part, loop, bodies) for part in by_key.values())
    return _changes_in(value, loop, bodies)


def _changes_in(value: Value, loop: Loop, bodies: Sequence[cst.CSTNode]) -> bool:
    """Whether it changes in a loop, whose body is one of those; others are of functions in it."""
    match value:
        case Derived(operator="index", node=node):
            return node is loop.node or any(  # of a `while` that counts
                isinstance(origin, Made) and origin.event.node is node
                for origin in origins(loop.iterable, 20)
            )
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            counts = _is_number(value) and (
                (_counts_itself(value) and _stands_in(value, bodies)) or _is_added_to(value, bodies)
            )
            return counts or _one_changes(inputs, loop, bodies)
        case Made(name=name, event=event) if _is_function_of_numbers(name):
            return not event.keywords and _one_changes(event.args, loop, bodies)
        case Union(options=options):
            if all(_changes_in(option, loop, bodies) for option in options):
                return True  # of one of several ranges
            over = loop.iterable
            if isinstance(over, Items) and all(option in over.items for option in options):
                return all(map(_is_number, options))
            # A counter: it has its first value, or one that the loop's body computed.
            return all(_is_number(option) for option in options) and any(
                isinstance(option, (Derived, Made))
                and _stands_in(option, bodies)
                and (not _is_converted(option) or _goes_on(option, options))
                for option in options
            )
        case Made(name="builtins.len", event=event):
            return len(event.args) == 1 and _is_text_of(event.args[0], loop)
        case Made(name=name, event=event) if name in _DRAWN:
            one = not event.keywords and not event.opaque and len(event.args) <= _DRAWN[name]
            return one and loop in event.context.loops
    return False


def _is_text_of(value: Value, loop: Loop) -> bool:
    """Whether it is the words of a text that is another one in each iteration of a loop."""
    if not isinstance(value, Made) or value.name not in _SPLIT:
        return False
    texts = loop.iterable
    return loop in value.event.context.loops or (
        isinstance(texts, Items) and texts.open and any(value is text for text in texts.items)
    )


def _counts_itself(value: Derived) -> bool:
    """Whether it is computed from what the same expression gave before: `self.step += 1`."""
    return any(
        isinstance(origin, Derived) and origin is not value and origin.node is value.node
        for origin in origins(value, 20)
    )


def _is_added_to(value: Derived, bodies: Sequence[cst.CSTNode]) -> bool:
    """Whether a statement of the bodies changes it, of what stood outside: `self.step += 1`."""
    if not isinstance(value.node, cst.AugAssign):
        return False
    begun = {part.node for part in origins(value.inputs[0], 20) if isinstance(part, Const)}
    inside = {node for body in bodies for node in walk(body)}
    return value.node in inside and begun.isdisjoint(inside)


def _is_converted(value: Value) -> bool:
    """Whether a part of the number is what `float` or `int` read of something, a size perhaps."""
    return any(
        is_conversion(part) and not all(map(_is_number, part.event.args))
        for part in origins(value, 20)
        if isinstance(part, Made)
    )


def _goes_on(value: Value, options: Sequence[Value]) -> bool:
    """Whether it is computed from another of its values: `rate = 0.9 * rate + 0.1 * float(x)`."""
    return any(
        part is other for part in origins(value, 20) for other in options if other is not value
    )


def is_conversion(value: Value) -> bool:
    """Whether it is `float(…)` or `int(…)`, which gives a number of Python, whatever it gets."""
    return isinstance(value, Made) and value.name in _CONVERSIONS and len(value.event.args) == 1


def _stands_in(value: Derived | Made, bodies: Sequence[cst.CSTNode]) -> bool:
    """Whether the expression is part of one of the bodies."""
    written = value.event.node if isinstance(value, Made) else value.node
    return written is not None and any(node is written for body in bodies for node in walk(body))


def _one_changes(inputs: Sequence[Value], loop: Loop, bodies: Sequence[cst.CSTNode]) -> bool:
    """Whether all are numbers, and one of them at least changes."""
    changing = [_changes_in(item, loop, bodies) for item in inputs]
    return any(changing) and all(
        changes or _is_number(item) for item, changes in zip(inputs, changing, strict=True)
    )


def _is_function_of_numbers(name: str) -> bool:
    return name in _OF_NUMBERS or name.startswith("math.")


def _is_number(value: Value) -> bool:
    match value:
        case Const(value=bool()):
            return False
        case Const(value=int() | float()):
            return True
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return all(_is_number(item) for item in inputs)
        case Union(options=options):
            return all(_is_number(option) for option in options)
        case Option(default=default):
            return _is_number(default)
        case Symbol(name=name):
            return name in _KNOWN
        case Made(name="builtins.len"):
            return True
        case Made(name=name, event=event) if _is_function_of_numbers(name):
            known = bool(event.args) and all(_is_number(item) for item in event.args)
            return known or is_conversion(value)
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
        case Made(name=name, event=event) if name in _ROUNDS:
            return bool(event.args) and is_float(event.args[0])
        case Made(name=name):
            return name in _FLOATS
    return False


def is_integer(value: Value) -> bool:
    """Whether the number is surely an integer, whatever its value is."""
    match value:
        case Const(value=known):
            return isinstance(known, int)
        case Derived(operator="index"):
            return True
        case Derived(operator="*" | "+" | "-" | "//" | "%" | "neg", inputs=inputs):
            return all(map(is_integer, inputs))
        case Union(options=options):
            return all(map(is_integer, options))
        case Made(name="builtins.int" | "builtins.len"):
            return True
    return False
