"""Objects of Keras that TensorFlow's checkpoints refuse: Keras 3 makes them no `Trackable`s.

Its layers, models and optimizers are; metrics, losses and schedules are not, so that
`tf.train.Checkpoint(metric=metric)` raises ValueError.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, delete_argument
from tfaudit.model import Safety
from tfaudit.program.values import Instance, Made, Symbol, Value, alternatives
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent

CHECKPOINT = "tensorflow.train.Checkpoint"
# Modules of Keras whose classes are refused, and what one of them is called.
KINDS = {
    "keras.losses.": "loss",
    "keras.metrics.": "metric",
    "keras.optimizers.schedules.": "schedule",
}


def untracked_objects(event: CallEvent) -> Iterator[Hit]:
    """What a checkpoint is given and cannot keep."""
    if event.name != CHECKPOINT:
        return
    for name, value in event.keywords.items():
        kinds = {_kind(option) for option in alternatives(value)}
        arg = argument(event.node, name)
        if len(kinds) != 1 or "" in kinds or arg is None:
            continue
        message = f"a checkpoint keeps no {kinds.pop()} of Keras 3, and raises ValueError"
        plan = Plan(f"Leave out {name}", (delete_argument(event.node, arg),), Safety.UNSAFE)
        yield Hit(event.module, arg, message, plan)


def _kind(value: Value) -> str:
    """What it is of Keras that is refused; "" if it is something else, or may be."""
    names = [value.name] if isinstance(value, Made) else []
    if isinstance(value, Instance):
        names = [base.name for base in value.cls.lineage() if isinstance(base, Symbol)]
    for name in names:
        last = name.rpartition(".")[2]
        if last[:1].isupper():  # and no function
            for module, kind in KINDS.items():
                if name.startswith(module):
                    return kind
    return ""
