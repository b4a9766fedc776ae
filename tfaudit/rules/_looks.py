"""Consumers that only look at what a pipeline gives, and need no speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.expressions import fold
from tfaudit.program.values import Derived, Made, origins
from tfaudit.rules._steps_of_data import taken
from tfaudit.syntax import body_statements, quoted

if TYPE_CHECKING:
    from tfaudit.program.consumers import Consumer
    from tfaudit.program.events import Branch
    from tfaudit.program.values import Value

_FEW = 8  # elements that somebody looks at
_OFTEN = 10  # iterations: who does something less often than that, looks or saves


def takes_one(loop: cst.For | cst.While) -> bool:
    """Whether a loop is left at the end of its first iteration: a `break` or `return` ends it."""
    return isinstance(body_statements(loop.body)[-1], (cst.Break, cst.Return))


def every_so_many(branch: Branch) -> Value | None:
    """The number in a condition that holds in each n-th iteration: `if step % n == 0`."""
    match branch.test:
        case Derived(operator="Equal", inputs=(counted, _)) if branch.taken:
            pass
        case Derived(operator="NotEqual", inputs=(counted, _)) if not branch.taken:
            pass
        case Derived(operator="not", inputs=(counted,)) if branch.taken:
            pass
        case _:
            return None
    match counted:
        case Derived(operator="%", inputs=(_, number)):
            return number
    return None


def is_now_and_then(branch: Branch) -> bool:
    """Whether a condition holds now and then only: once in many iterations, or who knows how many.

    What is written as a small number may be the rhythm of a game, which acts in each fourth frame.
    """
    if any(_is_whole(origin) for origin in origins(branch.test, 9)):
        return True
    number = every_so_many(branch)
    steps = fold(number) if number is not None else 0
    return not isinstance(steps, int) or steps >= _OFTEN


def _is_whole(value: Value) -> bool:
    """Whether it asks if a number is whole, as the square root of some steps is."""
    return isinstance(value, Made) and value.name == ".is_integer"


def draws_few(consumer: Consumer) -> bool:
    """Whether few elements are taken, to look at: `next(iter(ds))`, `ds.take(4)`, a `break`."""
    event, count = consumer.event, taken(consumer.dataset.ops[-1])
    if count is not None and 0 <= count <= _FEW:
        return True
    if isinstance(event.node, cst.For):
        return takes_one(event.node)
    around = event.module.index.parent(event.node)
    call = event.module.index.parent(around) if isinstance(around, cst.Arg) else None
    drawn = isinstance(call, cst.Call) and quoted(call.func) == "next"
    return consumer.kind == "iterator" and drawn and not event.context.loops
