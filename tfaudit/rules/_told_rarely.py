"""Lets a training loop print, log or show its numbers only every so many steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Plan, wrap
from tfaudit.model import Safety
from tfaudit.program.values import Made
from tfaudit.rules._closures import bound_in
from tfaudit.syntax import as_assign

if TYPE_CHECKING:
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.rules._steps import Step

_EVERY = 50
# Methods of loggers and of progress bars that only tell.
_TELLS = frozenset({
    "debug", "info", "log", "set_description", "set_description_str", "set_postfix",
    "set_postfix_str", "warning",
})  # fmt: skip


def told_rarely(step: Step, module: ModuleInfo, statement: cst.CSTNode) -> Plan | None:
    """How a statement that only tells runs every so many steps, where the loop counts them."""
    loop = step.loop.node
    if (
        not isinstance(loop, (cst.For, cst.While))
        or module.index.parent(statement) is not loop.body
    ):
        return None
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.Call(func=func))]):
            printed = isinstance(func, cst.Name) and func.value == "print"
            shown = isinstance(func, cst.Attribute) and func.attr.value in _TELLS
        case _:
            return None
    counter = _counter(step, loop) or _counted_by_hand(module, loop)
    if counter is None or not (printed or shown):
        return None
    change = wrap([statement], f"if {counter} % {_EVERY} == 0:")
    note = "fewer lines are printed" if printed else "fewer numbers are told"
    return Plan(f"Tell it every {_EVERY} steps", (change,), Safety.UNSAFE, note)


def _counter(step: Step, loop: cst.For | cst.While) -> str | None:
    """The name that counts the loop's iterations from 0."""
    iterable = step.loop.iterable
    if not isinstance(iterable, Made) or not isinstance(loop, cst.For):
        return None
    match loop.target:
        case cst.Name(value=name) if iterable.name == "builtins.range":
            return name if name != "_" and len(iterable.event.args) == 1 else None
        case cst.Tuple(elements=[cst.Element(value=cst.Name(value=name)), _]):
            return name if iterable.name == "builtins.enumerate" else None
    return None


def _counted_by_hand(module: ModuleInfo, loop: cst.For | cst.While) -> str | None:
    """The name to which each iteration adds 1, and that is bound to whole numbers otherwise."""
    above = module.index.ancestors(loop)
    scope = next((up for up in above if isinstance(up, (cst.FunctionDef, cst.Module))), None)
    if scope is None:
        return None
    for line in loop.body.body:
        match line:
            case cst.SimpleStatementLine(
                body=[
                    cst.AugAssign(
                        target=cst.Name(value=name),
                        operator=cst.AddAssign(),
                        value=cst.Integer(value="1"),
                    )
                ]
            ):
                inside = [node for bound, node in bound_in(loop) if bound == name]
                others = [n for bound, n in bound_in(scope) if bound == name and n not in inside]
                if len(inside) == 1 and others and all(map(_is_whole_number, others)):
                    return name
    return None


def _is_whole_number(binding: cst.CSTNode) -> bool:
    plain = as_assign(binding)
    return isinstance(plain, cst.Assign) and isinstance(plain.value, cst.Integer)
