"""The learning rate in the history of a training, which has another name in Keras 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import Attr, Derived, Made, Value, origins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_OLD, _NEW = "lr", "learning_rate"
_READS = (f"['{_OLD}']", f'["{_OLD}"]')
# What puts the learning rate into the history, and what may put a `lr` of its own there.
_SCHEDULERS = ("ReduceLROnPlateau", "LearningRateScheduler")
_OWN_RATES = ("def lr(", "logs['lr']", 'logs["lr"]', "{'lr'", '{"lr"')
_DEPTH = 8  # values that what is handed to a call was computed from


def lost_keys(program: Program, is_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Reads of a history by the name of Keras 2: the script stops when training is done."""
    if not program.mentions(*_READS) or not program.mentions(*_SCHEDULERS):
        return
    if program.mentions(*_OWN_RATES):
        return
    seen: set[cst.CSTNode] = set()
    for event in program.calls:
        for value in (*event.args, *event.keywords.values()):
            for read in origins(value, _DEPTH):
                node = read.node if isinstance(read, Derived) else None
                if node is None or node in seen or not _is_rate(read) or is_cared_for(event):
                    continue
                seen.add(node)
                yield from _hit(program, node)


def _is_rate(read: Value) -> bool:
    """Whether the history of a known training is asked for its learning rate."""
    match read:
        case Derived(operator="[]", inputs=(Attr(name="history", base=Made(event=fit)), key)):
            model = fit.receiver if fit.name.startswith(".fit") else None
            return model is not None and acts_as_model(model) and fold(key) == _OLD
    return False


def _hit(program: Program, node: cst.CSTNode) -> Iterator[Hit]:
    module = next((m for m in program.modules if m.index.parent(node) is not None), None)
    match node:
        case cst.Subscript(
            slice=[cst.SubscriptElement(slice=cst.Index(value=cst.SimpleString() as key))]
        ) if module is not None:
            renamed = replace(key, f"{key.quote}{_NEW}{key.quote}")
            plan = Plan(f"Read {_NEW}", (renamed,), Safety.SAFE)
            message = f"the history of a training has no {key.value} in Keras 3: use `{_NEW}`"
            yield Hit(module, key, message, plan)
