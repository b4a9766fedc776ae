"""Consumers that only look at what a pipeline gives, and need no speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.expressions import fold
from tfaudit.syntax import body_statements, quoted

if TYPE_CHECKING:
    from tfaudit.program.consumers import Consumer

_FEW = 8  # elements that somebody looks at


def takes_one(loop: cst.For | cst.While) -> bool:
    """Whether a loop is left at the end of its first iteration: a `break` or `return` ends it."""
    return isinstance(body_statements(loop.body)[-1], (cst.Break, cst.Return))


def draws_few(consumer: Consumer) -> bool:
    """Whether few elements are taken, to look at: `next(iter(ds))`, `ds.take(4)`, a `break`."""
    last, event = consumer.dataset.ops[-1].event, consumer.event
    count = last.argument("count", 0)
    taken = fold(count) if last.name == ".take" and count is not None else None
    if isinstance(taken, int) and 0 <= taken <= _FEW:
        return True
    if isinstance(event.node, cst.For):
        return takes_one(event.node)
    around = event.module.index.parent(event.node)
    call = event.module.index.parent(around) if isinstance(around, cst.Arg) else None
    drawn = isinstance(call, cst.Call) and quoted(call.func) == "next"
    return consumer.kind == "iterator" and drawn and not event.context.loops
