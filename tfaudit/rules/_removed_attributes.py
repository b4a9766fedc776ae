"""Attributes of optimizers and layers that Keras 3 no longer has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program import api
from tfaudit.program.program import acts_as_model, is_optimizer
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Const,
    Derived,
    Element,
    Instance,
    Made,
    Parameter,
    Union,
    Value,
    alternatives,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import ReadEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# Of a layer that is no model, and what to do instead.
OF_LAYERS = {
    "output_shape": "ask for `output.shape`",
    "input_shape": "ask for `input.shape`",
    "inbound_nodes": "they are private",
    "outbound_nodes": "they are private",
}
# Of models, all for graphs of TensorFlow 1.
OF_MODELS = frozenset({"metrics_tensors", "state_updates", "total_loss", "uses_learning_phase"})
_GIVEN = "validation_data"  # what Keras gave callbacks once
_SETS_IT = re.compile(r"\.validation_data\s*=(?!=)")
_WITH_LAYERS = ("keras.applications.",)


def gone_attributes(program: Program, is_guarded: Callable[[ReadEvent], bool]) -> Iterator[Hit]:
    """Attributes that are read or set, in the order in which that happens first."""
    rates: dict[cst.CSTNode, ModuleInfo] = {}
    others: dict[cst.Attribute, tuple[ModuleInfo, str]] = {}
    for event, message in _reads_of_gone(program):
        if is_guarded(event):
            continue
        if message:
            others.setdefault(event.node, (event.module, message))
        else:
            rates.setdefault(event.node, event.module)
    for call in program.calls:
        if (
            isinstance(call.callee, Attr)
            and call.callee.name == "lr"
            and _has_rate(call.callee.base)
        ):
            rates.setdefault(call.node.func, call.module)  # of a schedule
    for change in program.sets:
        if change.key == "lr" and _has_rate(change.target) and not change.context.conditional:
            rates.setdefault(change.node, change.module)
    for place, module in rates.items():
        if isinstance(place, cst.Attribute):
            renamed = replace(place.attr, "learning_rate")
            plan = Plan("Call it learning_rate", (renamed,), Safety.SAFE)
            message = "Keras 3 optimizers have no `lr`: use `learning_rate`"
            yield Hit(module, place.attr, message, plan)
    for place, (module, message) in others.items():
        yield Hit(module, place.attr, message)


def _reads_of_gone(program: Program) -> Iterator[tuple[ReadEvent, str]]:
    """What is read and gone, and what to say of it; nothing of a learning rate."""
    told: set[int] = set()  # classes of callbacks: one that reads it reads it twice
    for event in program.reads:
        name = event.node.attr.value
        if name != "lr" and name not in _KINDS:
            continue
        bases = [v.base for v in alternatives(event.value) if isinstance(v, Attr)]
        is_gone, message = _KINDS.get(name, (_has_rate, ""))
        if len(bases) != len(alternatives(event.value)) or not all(map(is_gone, bases)):
            continue
        if name == _GIVEN and _SETS_IT.search(event.module.source.code):
            continue
        classes = {id(base.cls) for base in bases if isinstance(base, Instance)}
        if name != _GIVEN or not classes <= told:
            told |= classes
            yield event, message


def _has_rate(value: Value) -> bool:
    """Whether the value is surely an optimizer of Keras, also that of a callback's model.

    Or is one where the caller gives none, as in `optimizer or Adam()`.
    """
    if is_optimizer(value):
        return True
    if isinstance(value, Parameter):  # what else a caller gives is used as its default is
        return value.default is not None and is_optimizer(value.default)
    if isinstance(value, Union):
        ours = [v for v in value.options if not (isinstance(v, Parameter) and _may_be_none(v))]
        return bool(ours) and all(map(is_optimizer, ours))
    if not isinstance(value, Attr) or value.name != "optimizer":
        return False
    model = value.base
    if isinstance(model, Attr) and model.name == "model" and isinstance(model.base, Instance):
        return model.base.cls.is_callback
    return acts_as_model(model)


def _may_be_none(parameter: Parameter) -> bool:
    """Whether the default is None, for which something else is taken."""
    default = parameter.default
    return isinstance(default, Const) and default.value is None


def _is_plain_layer(value: Value) -> bool:
    """Whether the value is surely a layer of Keras and no model, which still has shapes.

    A loop through the layers of a model meets such a layer.
    """
    match value:
        case Made(name=".get_layer", event=event):
            return event.receiver is not None and _has_plain_layers(event.receiver)
        case Made(name=name):
            return api.is_layer(name)
        case Element(of=Attr(name="layers", base=model), path=()):
            return acts_as_model(model)
        case Derived(operator="[]", inputs=(Attr(name="layers", base=model), _)):
            return _has_plain_layers(model)
    return False


def _has_plain_layers(model: Value) -> bool:
    """Whether no layer of the model can be a model."""
    return isinstance(model, Made) and model.name.startswith(_WITH_LAYERS)


def _is_callback(value: Value) -> bool:
    """Whether it is an object of a class of callbacks all of whose bases are known."""
    if not isinstance(value, Instance) or not value.cls.is_callback:
        return False
    return UNKNOWN not in value.cls.lineage()


_KINDS: dict[str, tuple[Callable[[Value], bool], str]] = {
    **{
        name: (_is_plain_layer, f"Keras 3 layers have no `{name}`: {instead}")
        for name, instead in OF_LAYERS.items()
    },
    **{name: (acts_as_model, f"models of TensorFlow 2 have no `{name}`") for name in OF_MODELS},
    _GIVEN: (_is_callback, f"callbacks have no `{_GIVEN}`: give it to the callback yourself"),
}
