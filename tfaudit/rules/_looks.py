"""Consumers that only look at what a pipeline gives, and need no speed."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.expressions import fold
from tfaudit.program.values import Derived, Made, Parameter, alternatives, origins
from tfaudit.rules._steps_of_data import taken
from tfaudit.syntax import innermost_end, quoted

if TYPE_CHECKING:
    from tfaudit.program.consumers import Consumer
    from tfaudit.program.events import Branch
    from tfaudit.program.values import Op, Value

_FEW = 8  # elements that somebody looks at
# What says, in a condition, how much there is already.
_COUNTS = re.compile(r"len\(|cou?nte?r|count\b|memory|buffer|replay|_size", re.IGNORECASE)
_OFTEN = 10  # iterations: who does something less often than that, looks or saves


def takes_one(loop: cst.For | cst.While) -> bool:
    """Whether a loop is left at the end of its first iteration: a `break` or `return` ends it."""
    return isinstance(innermost_end(loop.body), (cst.Break, cst.Return))


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


def waits_for_data(condition: Branch) -> bool:
    """Whether a condition holds from some iteration on: `if len(memory) > batch_size`.

    Or in every few iterations, as an agent acts and learns: `if step % 4 == 0`, or by a counter
    that begins anew: `self.step = (self.step + 1) % 4`.
    """
    if not condition.chooses:
        return True
    parts = [dataclasses.replace(condition, test=part) for part in alternatives(condition.test)]
    if any(every_so_many(part) is not None for part in parts):
        return not any(map(is_now_and_then, parts))
    test = quoted(condition.node.test) if isinstance(condition.node, cst.If) else ""
    if "%" in test:
        return False
    return condition.taken and bool(_COUNTS.search(test)) and ">" in test


def _is_whole(value: Value) -> bool:
    """Whether it asks if a number is whole, as the square root of some steps is."""
    return isinstance(value, Made) and value.name == ".is_integer"


def _asked_for(op: Op) -> int | None:
    """How many elements a `take` lets through, by the default of a parameter where it is one."""
    given = op.event.argument("count", 0) if op.name == "take" else None
    if not isinstance(given, Parameter) or given.default is None:
        return taken(op)
    count = fold(given.default)
    return count if isinstance(count, int) else None


def draws_few(consumer: Consumer) -> bool:
    """Whether few elements are taken, to look at: `next(iter(ds))`, `ds.take(4)`, a `break`."""
    event, count = consumer.event, _asked_for(consumer.dataset.ops[-1])
    if count is not None and 0 <= count <= _FEW:
        return True
    if isinstance(event.node, cst.For):
        return takes_one(event.node)
    around = event.module.index.parent(event.node)
    call = event.module.index.parent(around) if isinstance(around, cst.Arg) else None
    drawn = isinstance(call, cst.Call) and quoted(call.func) == "next"
    return consumer.kind == "iterator" and drawn and not event.context.loops
