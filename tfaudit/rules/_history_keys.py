"""Names of metrics that the history of a training does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import Attr, Derived, Items, Made, Value, origins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_ACCURACY, _RATE = "accuracy", "lr"
_SHORT = {"acc": _ACCURACY, "val_acc": f"val_{_ACCURACY}"}
KEYS = tuple(f"[{quote}{key}{quote}]" for key in (*_SHORT, _RATE) for quote in "'\"")
# What puts the learning rate into the history, and what may put a `lr` of its own there.
_SCHEDULERS = ("ReduceLROnPlateau", "LearningRateScheduler")
_OWN_RATES = ("def lr(", "logs['lr']", 'logs["lr"]', "{'lr'", '{"lr"')
_DEPTH = 8  # values that what is handed to a call was computed from


def lost_keys(program: Program, is_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Reads of a history by names of older versions: the script stops when training is done."""
    if not program.mentions(*KEYS):
        return
    seen: set[cst.CSTNode] = set()
    for event in program.calls:
        for value in (*event.args, *event.keywords.values()):
            for read in origins(value, _DEPTH):
                node = read.node if isinstance(read, Derived) else None
                name = None if node is None or node in seen else _name_now(program, read)
                if name is not None and not is_cared_for(event):
                    assert node is not None
                    seen.add(node)
                    yield from _hit(program, node, name)


def _name_now(program: Program, read: Value) -> str | None:
    """What the history of a known training calls a metric, where it is read by another name."""
    match read:
        case Derived(operator="[]", inputs=(Attr(name="history", base=Made(event=fit)), key)):
            known = fit.name.startswith(".fit") and fit.receiver is not None
        case _:
            return None
    name = fold(key)
    if not known or fit.receiver is None or not acts_as_model(fit.receiver):
        return None
    if name == _RATE:
        ours = program.mentions(*_SCHEDULERS) and not program.mentions(*_OWN_RATES)
        return "learning_rate" if ours else None
    if not isinstance(name, str) or name not in _SHORT:
        return None
    asked = program.mentions(f"'{name}' in", f'"{name}" in')
    return None if asked or not _calls_it_accuracy(program, fit.receiver) else _SHORT[name]


def _calls_it_accuracy(program: Program, model: Value) -> bool:
    """Whether the model is always compiled with `"accuracy"`, and never with `"acc"`."""
    compiled = [e for e in program.calls_of(".compile") if e.receiver is model]
    given = [event.keywords.get("metrics") for event in compiled]
    names = [
        [fold(item) for item in metrics.items]
        for metrics in given
        if isinstance(metrics, Items) and not metrics.open
    ]
    return bool(names) and len(names) == len(given) and all(
        _ACCURACY in each and "acc" not in each for each in names
    )  # fmt: skip


def _hit(program: Program, node: cst.CSTNode, name: str) -> Iterator[Hit]:
    module = next((m for m in program.modules if m.index.parent(node) is not None), None)
    match node:
        case cst.Subscript(
            slice=[cst.SubscriptElement(slice=cst.Index(value=cst.SimpleString() as key))]
        ) if module is not None:
            renamed = replace(key, f"{key.quote}{name}{key.quote}")
            plan = Plan(f"Read {name}", (renamed,), Safety.SAFE)
            message = f"the history of this training has no {key.value}: it is called `{name}`"
            yield Hit(module, key, message, plan)
