"""Attributes of optimizers and layers that Keras 3 no longer has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model, is_asked_of_model, is_optimizer
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Class,
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Instance,
    Items,
    LayerOutput,
    Made,
    Parameter,
    Symbol,
    Union,
    Value,
    alternatives,
    kept_at_places,
)
from tfaudit.rules._models import derives_from_keras
from tfaudit.rules._version_guards import uses_version_1

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from tfaudit.program.events import CallEvent, ReadEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# Of a layer that is no model, and what to do instead.
OF_LAYERS = {
    "output_shape": "ask for `output.shape`",
    "input_shape": "ask for `input.shape`",
    "batch_input_shape": "ask for `input.shape`",
    "inbound_nodes": "they are private",
    "outbound_nodes": "they are private",
    "output_mask": "masks go with the tensors",
    "input_mask": "masks go with the tensors",
    "updates": "variables are assigned to",
}
_OF_MODELS_TOO = ("output_shape", "input_shape")
# Of a layer of the user's own, which kept its weights there by hand.
OF_OWN_LAYERS = {
    "_non_trainable_weights": "leave it out, `add_weight` keeps them",
    "_trainable_weights": "leave it out, `add_weight` keeps them",
}
# Of a model of Keras' own classes.
OF_MODELS = {
    "_collected_trainable_weights": "ask for its `trainable_weights`",
    "_distribution_strategy": "use `tf.distribute.get_strategy()`",
    "_feed_input_names": "ask its `inputs` for their names",
    "_feed_inputs": "ask for its `inputs`",
    "_is_graph_network": "ask whether it is a `keras.Model` with `inputs`",
    "input_layers": "ask for its `inputs`",
    "input_names": "ask its `inputs` for their names",
    "loss_functions": "ask for its `loss`",
    "loss_weights": "keep what `compile` was given",
    "metrics_tensors": "ask for its `metrics`",
    "metrics_updates": "ask for its `metrics`",
    "output_layers": "ask for its `outputs`",
    "sample_weight_mode": "give `fit` the `sample_weight`",
    "sample_weights": "nothing of a training's graph is left",
    "state_updates": "variables are assigned to",
    "stateful": "ask its layers",
    "submodules": "ask for its `layers`",
    "targets": "nothing of a training's graph is left",
    "total_loss": "nothing of a training's graph is left",
    "updates": "variables are assigned to",
    "uses_learning_phase": "pass `training=` to the model",
}
OF_OPTIMIZERS = {
    "_compute_gradients": "use a GradientTape",
    "_create_all_weights": "use `build`",
    "_create_hypers": "use `build`",
    "_create_slots": "use `build`",
    "_get_hyper": "ask for its `learning_rate`",
    "_hyper": "ask for its `learning_rate`",
    "_set_hyper": "set its `learning_rate`",
    "_weights": "ask for its `variables`",
    "add_slot": "override `build`, and call `add_variable_from_reference` there",
    "compute_gradients": "use a GradientTape",
    "decay": "ask the schedule that is its learning rate",
    "get_slot": "look among its `variables`",
    "initial_decay": "ask the schedule that is its learning rate",
    "loss_scale": "ask a `LossScaleOptimizer` for its `dynamic_scale`",
    "updates": "variables are assigned to",
    "weights": "ask for its `variables`",
}
# Of the `compiled_metrics` of a model, which can only be updated.
OF_COMPILED = {
    "metrics": "ask the model for its `metrics`",
    "reset_state": "reset the model's `metrics`",
    "reset_states": "reset the model's `metrics`",
    "result": "ask the model's `metrics`",
}
# What sets a variable, and the method of one that does so in Keras 3.
SETTERS = {
    "keras.backend.set_value": "assign",
    "keras.backend.update": "assign",
    "keras.backend.update_add": "assign_add",
    "keras.backend.update_sub": "assign_sub",
}
_KEEPING_WEIGHTS = ("keras.layers.", "keras.metrics.", "keras.Model", "keras.Sequential")
# Of its `compiled_loss`, which is only a method any more.
OF_COMPILED_LOSS = {
    "_loss_weights": "keep what `compile` was given",
    "_losses": "ask the model for its `loss`",
}
# Of a dataset, which only those of `tf.compat.v1` have.
OF_DATASETS = {
    "output_classes": "ask for its `element_spec`",
    "output_shapes": "ask for its `element_spec`",
    "output_types": "ask for its `element_spec`",
}
_GIVEN = "validation_data"  # what Keras gave callbacks once
_SETS_WEIGHTS = re.compile(r"\._(?:non_)?trainable_weights\s*=(?!=)")
_SETS_IT = re.compile(r"\.validation_data\s*=(?!=)")
_GONE = {
    "lr",
    _GIVEN,
    *OF_COMPILED,
    *OF_COMPILED_LOSS,
    *OF_DATASETS,
    *OF_LAYERS,
    *OF_OWN_LAYERS,
    *OF_MODELS,
    *OF_OPTIMIZERS,
}
# The others stand in scripts with an optimizer or a model, of which the rule knows other words.
WORDS = (
    ".output_classes", ".output_shapes", ".output_types",
    ".decay", ".get_slot(", "_hyper(", ".input_names", ".stateful", ".submodules", ".updates",
    "._create_", ".compiled_metrics", ".params[",
)  # fmt: skip
_WITH_LAYERS = ("keras.applications.",)
_WHOLE_MODELS = ("keras.Model", "keras.Sequential")


def gone_attributes(
    program: Program, is_guarded: Callable[[CallEvent | ReadEvent], bool]
) -> Iterator[Hit]:
    """Attributes that are read, called or set, in the order in which that happens first."""
    rates: dict[cst.CSTNode, ModuleInfo] = {}
    others: dict[cst.Attribute, tuple[ModuleInfo, str]] = {}
    set_by_backend = {
        arg.value
        for call in program.calls_of(*SETTERS)
        for arg in call.node.args[:1]  # said of the whole call
    }
    told: set[int] = set()  # classes of callbacks: one that reads it reads it twice
    for event, node, bases in attributes(program, _GONE):
        name = node.attr.value
        classes = {id(base.cls) for base in bases if isinstance(base, Instance)}
        if name == _GIVEN and (classes <= told or event.module.source.holds(_SETS_IT)):
            continue
        if name == "lr" and all(map(acts_as_optimizer, bases)):
            if not is_guarded(event) and node not in set_by_backend:
                rates.setdefault(node, event.module)
        elif (
            (message := _of_datasets(event, bases) or _message(name, bases)) is not None
            and not is_guarded(event)
            and not any(_has_own_optimizer(program, base) for base in bases)
        ):
            others.setdefault(node, (event.module, message))
            told |= classes if name == _GIVEN else set()
    for change in program.sets:
        is_rate = change.key == "lr" and acts_as_optimizer(change.target)
        if is_rate and not change.context.conditional:
            rates.setdefault(change.node, change.module)
    for place, module in rates.items():
        if isinstance(place, cst.Attribute):
            renamed = replace(place.attr, "learning_rate")
            rename = Plan("Call it learning_rate", (renamed,), Safety.SAFE)
            message = "Keras 3 optimizers have no `lr`: use `learning_rate`"
            yield Hit(module, place.attr, message, rename)
    for node, (module, message) in others.items():
        plan = None
        if node.attr.value == "_create_all_weights":
            plan = Plan("Call build", (replace(node.attr, "build"),), Safety.SAFE)
        yield Hit(module, node.attr, message, plan)


def _has_own_optimizer(program: Program, value: Value) -> bool:
    """Whether it is the optimizer of a model that is compiled with one that Keras has not."""
    if not isinstance(value, Attr) or value.name != "optimizer":
        return False
    given = (e.argument("optimizer", 0) for e in program.calls_on(value.base, ".compile"))
    return any(
        optimizer is not None
        and not is_optimizer(optimizer)
        and not isinstance(fold(optimizer), str)
        for optimizer in given
    )


def attributes(
    program: Program, names: Container[str]
) -> Iterator[tuple[CallEvent | ReadEvent, cst.Attribute, list[Value]]]:
    """Attributes of such a name that are read or called: event, place, and of what values."""
    for read in program.reads:
        name = read.node.attr.value
        options = alternatives(read.value) if name in names else ()
        # What an object of the user's own holds there is an attribute of another name.
        bases = [v.base for v in options if isinstance(v, Attr) and v.name == name]
        if bases and len(bases) == len(options):
            yield read, read.node, bases
    for call in program.calls:
        node = call.node.func
        if type(node) is cst.Attribute and node.attr.value in names and call.receiver:
            yield call, node, list(alternatives(call.receiver))


def _of_datasets(event: CallEvent | ReadEvent, bases: list[Value]) -> str | None:
    """What is said of an attribute of datasets; those of `tf.compat.v1` have it."""
    node = event.node.func if isinstance(event.node, cst.Call) else event.node
    name = node.attr.value if isinstance(node, cst.Attribute) else ""
    if (
        name not in OF_DATASETS
        or uses_version_1(event.module)
        or not all(isinstance(base, Dataset) for base in bases)
    ):
        return None
    return f"datasets of TensorFlow 2 have no `{name}`: {OF_DATASETS[name]}"


def _message(name: str, bases: list[Value]) -> str | None:
    """What is said of an attribute of values that all lack it."""
    if name == _GIVEN:
        gone_here = all(map(_is_callback, bases))
        message = f"callbacks have no `{_GIVEN}`: give it to the callback yourself"
        return message if gone_here else None
    for kind, gone, is_one in (
        ("layers", OF_LAYERS, _is_plain_layer if name in _OF_MODELS_TOO else is_some_layer),
        ("layers", OF_OWN_LAYERS, _is_own_layer),
        ("models", OF_MODELS, is_whole_model),
        ("optimizers", OF_OPTIMIZERS, acts_as_optimizer),
        ("compiled metrics", OF_COMPILED, _are_compiled),
        ("compiled losses", OF_COMPILED_LOSS, _is_compiled_loss),
    ):
        if name in gone and all(map(is_one, bases)):
            return f"Keras 3 {kind} have no `{name}`: {gone[name]}"
    return None


def _is_own_layer(value: Value) -> bool:
    """Whether it is a layer or model of the user's own, which sets no list of weights itself."""
    if not isinstance(value, Instance):
        return False
    sets = any(
        isinstance(base, Class) and base.module.source.holds(_SETS_WEIGHTS)
        for base in value.cls.lineage()
    )
    return not sets and derives_from_keras(value.cls)


def _are_compiled(value: Value) -> bool:
    """Whether it is what a model makes of the metrics that it is compiled with."""
    return (
        isinstance(value, Attr) and value.name == "compiled_metrics" and acts_as_model(value.base)
    )


def _is_compiled_loss(value: Value) -> bool:
    """Whether it is what a model makes of the loss that it is compiled with."""
    if not isinstance(value, Attr) or value.name != "compiled_loss":
        return False
    model = value.base  # or that of a callback
    return acts_as_model(model) or (
        isinstance(model, Attr) and model.name == "model" and _is_callback(model.base)
    )


def is_whole_model(value: Value) -> bool:
    """Whether it is surely a model of Keras' own classes, on which nothing of one's own is set."""
    return isinstance(value, Made) and (
        value.name in _WHOLE_MODELS or value.name.startswith("keras.applications.")
    )


def acts_as_optimizer(value: Value) -> bool:
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
    if isinstance(value, Derived):
        held = kept_at_places(value)
        return bool(held) and all(map(is_optimizer, held))
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
        case LayerOutput(layer=Symbol(name="keras.Input")):  # which a `Sequential` begins with
            return True
        case Element(of=Attr(name="layers", base=model), path=()):
            return acts_as_model(model)
        case Derived(operator="[]", inputs=(Attr(name="layers", base=model), _)):
            return _has_plain_layers(model)
    return False


def keeps_weights(value: Value) -> bool:
    """Whether it is a layer, model or metric of the user's own, whose `add_weight` is Keras'."""
    return isinstance(value, Instance) and any(
        isinstance(base, Symbol) and base.name.startswith(_KEEPING_WEIGHTS)
        for base in value.cls.lineage()
    )


def makes_weight(event: CallEvent) -> bool:
    """Whether it is Keras' own `add_weight` of such an object that is called."""
    owner = event.receiver
    return (
        event.name in (".add_weight", ".add_variable")
        and isinstance(owner, Instance)
        and keeps_weights(owner)
        and owner.cls.find(event.name[1:]) is None
        and not any(
            isinstance(base, Class) and any(map(_may_change, base.decorators))
            for base in owner.cls.lineage()
        )
    )


def _may_change(decorator: Value) -> bool:
    """Whether a decorator may give a class another `add_weight`: it does not only register it."""
    call = decorator.event.callee if isinstance(decorator, Made) else None
    names = [v.name for v in (decorator, call) if isinstance(v, (Function, Made, Symbol))]
    return not any("register" in name for name in names)


def is_some_layer(value: Value) -> bool:
    """Whether the value is a layer of Keras' own, or any of the layers of a model."""
    return is_asked_of_model(value) or _is_plain_layer(value)


def _has_plain_layers(model: Value) -> bool:
    """Whether no layer of the model can be a model."""
    if not isinstance(model, Made):
        return False
    if model.name == "keras.Model":
        outputs = model.event.argument("outputs", 1)
        return outputs is not None and _is_of_plain_layers(outputs)
    return model.name.startswith(_WITH_LAYERS)


def _is_of_plain_layers(output: Value) -> bool:
    """Whether only layers that are no models lie between a model's inputs and this output."""
    match output:
        case Items(items=items, open=False):
            return bool(items) and all(map(_is_of_plain_layers, items))
        case LayerOutput(layer=Symbol(name="keras.Input")):
            return True
        case LayerOutput(layer=layer, inputs=inputs):
            return _is_plain_layer(layer) and all(map(_is_of_plain_layers, inputs))
        case Attr(
            name="output" | "input", base=Made(name=".get_layer") | Derived(operator="[]") as layer
        ):
            return _is_plain_layer(layer)  # and so are all others of that model
        case Attr(name="output" | "outputs" | "input" | "inputs", base=model):
            return _has_plain_layers(model)
    return False


def _is_callback(value: Value) -> bool:
    """Whether it is an object of a class of callbacks all of whose bases are known."""
    if not isinstance(value, Instance) or not value.cls.is_callback:
        return False
    return UNKNOWN not in value.cls.lineage()
