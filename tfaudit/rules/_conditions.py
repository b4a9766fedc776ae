"""Conditions: which exclude each other, and which hold in every iteration of a loop or in none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.names import last
from tfaudit.program.values import UNKNOWN, Derived, Element, Made, Symbol, Union, origins
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import Branch, CallEvent, Context, Loop
    from tfaudit.program.program import Program
    from tfaudit.program.values import Function, Value

_KINDS = frozenset({"builtins.isinstance", "builtins.hasattr", "builtins.callable"})


def exclude(first: Context, second: Context) -> bool:
    """Whether one runs only where the other does not, as by `if not cached:` and `if cached:`."""
    held = set(_held(first))
    return any((text, not holds) in held for text, holds in _held(second))


def is_lower_case(text: str, context: Context) -> bool:
    """Whether a condition is there for names in small letters alone: `if name.lower() == name:`."""
    asked = {f"{text}.lower()=={text}", f"{text}=={text}.lower()", f"{text}.islower()"}
    return any(holds and said.replace(" ", "") in asked for said, holds in _held(context))


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


def is_settled(program: Program, branch: Branch, loop: Loop) -> bool:
    """Whether a condition is surely the same in each iteration, as an option is."""
    node = branch.node
    if not isinstance(node, (cst.If, cst.IfExp)):
        return False
    asked = {attr.attr.value for attr in walk_type(node.test, cst.Attribute)}
    if any(change.key in asked and loop in change.context.loops for change in program.sets):
        return False
    # `if model is None: model = load_model(path)`, of a name that is global, holds once; so does
    # `if kept[0] is None: kept[0] = …`.
    names = {name.value for name in walk_type(node.test, cst.Name)}
    if any(_root(target.target) in names for target in walk_type(node, cst.AssignTarget)):
        return False
    return not any(_may_change(value, loop) for value in origins(branch.test, 60))


def _root(target: cst.BaseExpression) -> str:
    """The name that an assignment is to, or that of the list or dict to whose item it is."""
    while isinstance(target, cst.Subscript):
        target = target.value
    return target.value if isinstance(target, cst.Name) else ""


def is_made_once(event: CallEvent) -> bool:
    """Whether it makes what its function keeps: `if model is None: model = load_model(…)`.

    Every later call finds it then, though the call that makes it stands in a loop.
    """
    if any(_keeps_results(frame.function) for frame in event.context.frames):
        return True
    inner: cst.CSTNode = event.node
    for node in event.module.index.ancestors(event.node):
        if isinstance(node, cst.FunctionDef):
            return False
        if isinstance(node, cst.If) and node.body is inner and (asked := _missing(node.test)):
            kept = (change.target for change in walk_type(node.body, cst.AssignTarget))
            return any(quoted(target) == asked for target in kept)
        inner = node
    return False


def _keeps_results(function: Function) -> bool:
    """Whether a decorator keeps what it gave: `lru_cache`, or `cache_resource` of Streamlit."""
    names = (d.name for d in function.decorators if isinstance(d, (Symbol, Made)))
    return any(last(name).removeprefix("lru_").startswith("cache") for name in names)


def _missing(test: cst.BaseExpression) -> str:
    """What a condition asks for, if it holds where that was not made yet; "" for another one."""
    match test:
        case cst.UnaryOperation(operator=cst.Not(), expression=asked):
            return quoted(asked)
        case cst.Comparison(
            left=asked,
            comparisons=[cst.ComparisonTarget(operator=cst.Is(), comparator=cst.Name("None"))],
        ):
            return quoted(asked)
        case cst.Comparison(
            left=key,
            comparisons=[cst.ComparisonTarget(operator=cst.NotIn(), comparator=kept)],
        ):
            return f"{quoted(kept)}[{quoted(key)}]"
    return ""


def _may_change(value: Value, loop: Loop) -> bool:
    match value:
        case Derived(operator=operator):
            return operator == "index"
        case Made(name=name, event=event):
            return name not in _KINDS and loop in event.context.loops
    return value is UNKNOWN or isinstance(value, (Element, Union))
