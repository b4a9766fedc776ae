"""Methods that only Keras had, in an older version, whatever they are called on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace, underline
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model, is_asked_of_model, is_own_method
from tfaudit.program.values import Attr, Instance, Made, Symbol
from tfaudit.rules._fallbacks import may_fall_back
from tfaudit.rules._removed_attributes import is_whole_model
from tfaudit.rules._removed_names import NAMES_OF_METRICS, OLD_METHODS
from tfaudit.syntax import assigns, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value


_WITH_STATES = frozenset(
    f"keras.layers.{name}"
    for name in ("Bidirectional", "ConvLSTM1D", "ConvLSTM2D", "GRU", "LSTM", "RNN", "SimpleRNN")
)
OTHER_NAMES_OF_METRICS = (
    f"a model's `metrics_names` are {' and '.join(NAMES_OF_METRICS)} in Keras 3: call `evaluate` "
    "with `return_dict=True`"
)
# A call that is none of the base's method.
_CALLS_IT = re.compile(r"(?<!\))\.reset_states\(")


def gone_methods(event: CallEvent) -> Iterator[Hit]:
    """A method that is gone, of something that the script did not write itself."""
    node, receiver = event.node, event.receiver
    if is_own_method(event):
        return
    if event.name == "._decayed_lr":
        yield from _decayed(event)
    elif event.name == ".reset_states" and node.args and _is_recurrent(receiver):
        message = "`reset_states` of a layer of Keras 3 takes no states: assign to its `states`"
        yield Hit(event.module, underline(node), message)
    elif (instead := OLD_METHODS.get(event.name)) is not None:
        message = f"Keras has no `{event.name[1:]}` any more: {instead}"
        yield Hit(event.module, underline(node), message)
    elif event.name == ".index" and receiver is not None and are_names_of_metrics(receiver):
        name = fold(event.args[0]) if event.args else None
        if isinstance(name, str) and name not in NAMES_OF_METRICS:
            yield Hit(event.module, underline(node), OTHER_NAMES_OF_METRICS)
    elif event.name == ".pop" and receiver is not None and _are_layers(receiver):
        message = "`layers` is a copy, so that `pop` leaves the model as it is: make a `Model` "
        message += "whose output is that of an earlier layer"
        yield Hit(event.module, underline(node), message)


def uncalled_resets(program: Program) -> Iterator[Hit]:
    """Metrics of the user's own that are reset by a method which Keras 3 does not call."""
    if not program.mentions("def reset_states"):
        return
    if any(module.source.holds(_CALLS_IT) for module in program.modules):
        return  # the script may do so itself
    seen: set[cst.CSTNode] = set()
    for event in program.trace.classes:
        if event.node in seen or not any(map(_is_metric, event.bases)) or may_fall_back(event):
            continue
        seen.add(event.node)
        methods = {
            statement.name.value: statement
            for statement in event.node.body.body
            if isinstance(statement, cst.FunctionDef)
        }
        old = methods.get("reset_states")
        text = event.module.source.code
        if old is not None and "reset_state" not in methods and _resets_its_own(old, text):
            plan = Plan("Call it reset_state", (replace(old.name, "reset_state"),), Safety.SAFE)
            message = "Keras 3 does not call `reset_states` of a metric, so that this one goes on "
            message += "from epoch to epoch: name it `reset_state`"
            yield Hit(event.module, old.name, message, plan)


def _is_metric(base: Value) -> bool:
    return isinstance(base, Symbol) and base.name.startswith("keras.metrics.")


def _resets_its_own(method: cst.FunctionDef, text: str) -> bool:
    """Whether it resets what Keras knows nothing of: attributes, and variables of TensorFlow."""
    for node in assigns(method.body):
        for target in node.targets:
            if quoted(target.target).startswith("self."):
                return True
    return any(
        isinstance(node.func, cst.Attribute)
        and node.func.attr.value == "assign"
        and f"{quoted(node.func.value)} = tf.Variable(" in text
        for node in walk_type(method.body, cst.Call)
    )


def _is_recurrent(value: Value | None) -> bool:
    """Whether it is a layer that a model is asked for, or one with states."""
    if value is None:
        return False
    return is_asked_of_model(value) or (isinstance(value, Made) and value.name in _WITH_STATES)


def are_names_of_metrics(value: Value) -> bool:
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
