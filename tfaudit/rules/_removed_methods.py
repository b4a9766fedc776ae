"""Methods that only Keras had, in an older version, whatever they are called on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace, underline
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model, is_own_method
from tfaudit.program.values import Attr, Instance
from tfaudit.rules._removed_attributes import is_whole_model
from tfaudit.rules._removed_names import NAMES_OF_METRICS, OLD_METHODS
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.values import Value


def gone_methods(event: CallEvent) -> Iterator[Hit]:
    """A method that is gone, of something that the script did not write itself."""
    node, receiver = event.node, event.receiver
    if is_own_method(event):
        return
    if event.name == "._decayed_lr":
        yield from _decayed(event)
    elif (instead := OLD_METHODS.get(event.name)) is not None:
        message = f"Keras has no `{event.name[1:]}` any more: {instead}"
        yield Hit(event.module, underline(node), message)
    elif event.name == ".index" and receiver is not None and _are_names_of_metrics(receiver):
        name = fold(event.args[0]) if event.args else None
        if isinstance(name, str) and name not in NAMES_OF_METRICS:
            message = f"a model's `metrics_names` are {' and '.join(NAMES_OF_METRICS)} in Keras 3: "
            message += "call `evaluate` with `return_dict=True`"
            yield Hit(event.module, underline(node), message)
    elif event.name == ".pop" and receiver is not None and _are_layers(receiver):
        message = "`layers` is a copy, so that `pop` leaves the model as it is: make a `Model` "
        message += "whose output is that of an earlier layer"
        yield Hit(event.module, underline(node), message)


def _are_names_of_metrics(value: Value) -> bool:
    return isinstance(value, Attr) and value.name == "metrics_names" and is_whole_model(value.base)


def _are_layers(value: Value) -> bool:
    return isinstance(value, Attr) and value.name == "layers" and acts_as_model(value.base)


def _decayed(event: CallEvent) -> Iterator[Hit]:
    """The rate of an optimizer by the method that only Keras 2 has, and nothing else."""
    node = event.node
    given = node.func.value if isinstance(node.func, cst.Attribute) else None
    # `self` is an optimizer of the user's, or what wraps one.
    if given is None or isinstance(event.receiver, Instance):
        return
    if not (isinstance(given, cst.Name) and given.value == "self"):
        rate = replace(node, f"{quoted(given)}.learning_rate")
        plan = Plan("Read learning_rate", (rate,), Safety.SAFE)
        message = "Keras 3 optimizers have no `_decayed_lr`: use `learning_rate`"
        yield Hit(event.module, underline(node), message, plan)
