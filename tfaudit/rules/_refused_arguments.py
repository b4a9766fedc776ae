"""Arguments that layers and models of Keras 3 refuse: flags by position, activations by class.

And what the `__init__` of their bases refuses: anything by position, and `dynamic`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, delete_argument, replace, underline
from tfaudit.model import Safety
from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import is_layer, is_model, is_own_method
from tfaudit.program.values import (
    Class,
    Const,
    Function,
    Instance,
    Items,
    Made,
    Parameter,
    Symbol,
    Table,
)
from tfaudit.rules._conditions import is_lower_case
from tfaudit.syntax import argument, is_opaque, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Frame
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_MODEL = "keras.Model"
_BASES = ("keras.layers.Layer", _MODEL)
_METRIC = "keras.metrics.Metric"
_DYNAMIC = "dynamic"
_NO_TENSORS = frozenset({"dtype", "input_dim", "input_shape", "name", "trainable"})  # parameters
_CALL = "call"
_TRAINING = "training"  # what Keras gives every `call` that has it: True, in `fit`
# Of Keras' own layers, whose second parameter it is.
_WITH_TRAINING = (
    "keras.layers.AlphaDropout", "keras.layers.BatchNormalization", "keras.layers.Dropout",
    "keras.layers.GaussianDropout", "keras.layers.GaussianNoise", "keras.layers.SpatialDropout",
)  # fmt: skip
# Layers by whose names Keras 2 took activations, and what functions like them are called.
ACTIVATIONS = {
    "ELU": "elu", "LeakyReLU": "", "PReLU": "", "ReLU": "relu", "Softmax": "softmax",
    "ThresholdedReLU": "",
}  # fmt: skip
_PLAIN = (bool, int, float, str)
# Layers for preprocessing: they make a tensor of a list of Python.
_CONVERTING = re.compile(
    r"keras\.layers\.(?:\w+Lookup|Rand\w+|CategoryEncoding|CenterCrop|Discretization|Hash\w+"
    r"|MelSpectrogram|Normalization|Rescaling|Resizing|Solarization|TextVectorization)"
)
_LAYERS = "keras.layers."
_INPUT_LAYER = "keras.layers.InputLayer"
_POOLING = re.compile(r"keras\.layers\.(?:Average|Max|Avg)Pool(?:ing)?[123]D")
_OF_SEQUENCES = re.compile(r"keras\.layers\.(?:LSTM|GRU|SimpleRNN|Conv(?:1|2|3)D)")
# By position in Keras 2, and what it is called; "" for what is gone.
_MOVED = {
    "keras.Input": (2, "name"),
    "keras.Sequential": (1, "name"),
    "keras.utils.to_categorical": (2, ""),
}
_TYPES = re.compile(r"(?:u?int|b?float)\d+|bool|string|half|double|complex\d+")
_PLACES_OF_ACTIVATIONS = {"keras.layers.Activation": 0, "keras.layers.Dense": 1}


def refused_activations(event: CallEvent) -> Iterator[Hit]:
    """The name of a layer for an activation, which has to be that of a function."""
    if not event.name.startswith(_LAYERS):
        return
    place = _PLACES_OF_ACTIVATIONS.get(event.name)
    arg, value = argument(event.node, "activation", place), event.argument("activation", place)
    name = fold(value) if value is not None else None
    if arg is None or not isinstance(name, str) or name not in ACTIVATIONS:
        return
    if is_lower_case(quoted(arg.value), event.context):
        return
    function, plan = ACTIVATIONS[name], None
    if function and isinstance(arg.value, cst.SimpleString):
        text = f"{arg.value.quote}{function}{arg.value.quote}"
        plan = Plan(f"Call it {function}", (replace(arg.value, text),), Safety.SAFE)
    instead = (
        f'it is "{function}"' if function else f"give it a layer, `{name}()`, or add that layer"
    )
    yield Hit(event.module, arg, f"Keras 3 knows no activation `{name}`: {instead}", plan)


def refused_paddings(event: CallEvent) -> Iterator[Hit]:
    """A padding in capitals, which Keras 2 took, of a pooling that gets a symbolic tensor."""
    if _POOLING.fullmatch(event.name) is None:
        return
    arg, value = argument(event.node, "padding", 2), event.argument("padding", 2)
    padding = fold(value) if value is not None else None
    if arg is None or not isinstance(padding, str) or padding == padding.lower():
        return
    if not _is_called_symbolically(event):
        return
    plan = None
    if isinstance(arg.value, cst.SimpleString):
        plan = Plan("Write it small", (replace(arg.value, quoted(arg.value).lower()),), Safety.SAFE)
    message = f"Keras 3 knows no padding `{padding}` of a pooling: write `{padding.lower()}`"
    yield Hit(event.module, arg, message, plan)


def refused_places(event: CallEvent) -> Iterator[Hit]:
    """An argument by position where Keras 3 takes another: `Sequential(layers, "generator")`."""
    place, keyword = _MOVED.get(event.name, (0, ""))
    if not place or is_opaque(event.node) or len(event.args) != place + 1:
        return
    arg = event.node.args[place]
    if keyword and not _is_some_name(event.args[place]):
        return
    if not keyword:
        plan = Plan("Leave it out", (delete_argument(event.node, arg),), Safety.UNSAFE)
        message = f"`{last(event.name)}` of Keras 3 takes no `dtype`: use `astype`"
        yield Hit(event.module, arg, message, plan)
        return
    named = replace(arg.value, f"{keyword}={quoted(arg.value)}")
    message = f"Keras 3 takes no `{keyword}` at this place: write `{keyword}=`"
    yield Hit(event.module, arg, message, Plan("Give it by name", (named,), Safety.SAFE))


def refused_widths(program: Program, event: CallEvent) -> Iterator[Hit]:
    """`input_dim` of a first layer of sequences, which Keras 3 takes for the whole shape."""
    if _OF_SEQUENCES.fullmatch(event.name) is None or "input_length" in event.keywords:
        return
    if (arg := argument(event.node, "input_dim")) is None or arg.keyword is None:
        return
    if not any(_begins_with(made.result, event) for made in program.calls_of("keras.Sequential")):
        return
    plan = None
    if event.name.endswith(("LSTM", "GRU", "RNN", "1D")):
        text = f"input_shape=(None, {quoted(arg.value)})"
        plan = Plan("Give the shape", (replace(arg, text),), Safety.SAFE)
    message = "Keras 3 takes `input_dim` for the whole shape of a row, so that this layer raises: "
    message += "write `input_shape=(None, …)`"
    yield Hit(event.module, arg, message, plan)


def _begins_with(model: Value | None, layer: CallEvent) -> bool:
    """Whether a `Sequential` has the layer in the first place, where its shape counts."""
    held = model.attrs.get("layers") if isinstance(model, Made) else None
    first = held.items[0] if isinstance(held, Items) and held.items else None
    return isinstance(first, Made) and first.event.node is layer.node


def _is_some_name(value: Value) -> bool:
    """Whether it is a text that means no type, which Keras 3 has at the place of some names."""
    text = fold(value)
    return isinstance(text, str) and _TYPES.fullmatch(text) is None


def _is_called_symbolically(event: CallEvent) -> bool:
    """Whether the layer goes into a `Sequential` at once, or is called outside of `call`."""
    around = event.module.index.parent(event.node)
    if isinstance(around, cst.Call):  # `MaxPooling2D(2)(x)`
        return not any(frame.function.name == _CALL for frame in event.context.frames)
    call = event.module.index.parent(around) if isinstance(around, cst.Arg) else None
    if isinstance(call, cst.Call):
        return quoted(call.func).endswith(".add")
    listed = event.module.index.parent(around) if isinstance(around, cst.Element) else None
    arg = event.module.index.parent(listed) if listed is not None else None
    call = event.module.index.parent(arg) if isinstance(arg, cst.Arg) else None
    return isinstance(call, cst.Call) and quoted(call.func).endswith("Sequential")


def hands_to(event: CallEvent, base: str) -> bool:
    """Whether a class calls the `__init__` of a class of that name, or of that module."""
    return event.name == ".super.__init__" and next_base(event).startswith(base)


def refused_inits(event: CallEvent) -> Iterator[Hit]:
    """What the class of a layer or model hands to the `__init__` of `Layer` or `Model`."""
    if api.is_layer(event.name):
        yield from _dynamic(event)
        return
    if hands_to(event, _METRIC):
        yield from _name_of_metric(event)
        return
    if event.name != ".super.__init__" or next_base(event) not in _BASES:
        return
    given = [arg for arg in event.node.args if arg.keyword is None and not arg.star]
    is_model = next_base(event) == _MODEL  # which may be made of an input and an output
    if not given or (is_model and (event.opaque or any(map(_may_be_tensor, event.args)))):
        yield from _dynamic(event)
        return
    message = f"Keras 3's `{last(next_base(event))}` takes no argument by position"
    plan = None
    if len(given) == 1 and event.args and event.args[0] is event.receiver:
        plan = Plan("Do not give self", (delete_argument(event.node, given[0]),), Safety.SAFE)
        message += ": `super()` gives `self` already"
    else:
        message += ", as `name=`"
    yield Hit(event.module, given[0], message, plan)


def _name_of_metric(event: CallEvent) -> Iterator[Hit]:
    """The name that a metric of one's own hands on first, where Keras 3 takes the type."""
    if next_base(event) != _METRIC or not event.args or event.node.args[0].star:
        return
    arg, value = event.node.args[0], event.args[0]
    named = isinstance(value, Parameter) and value.name == "name"
    if arg.keyword is not None or not (named or _is_some_name(value)):
        return
    edits = [
        replace(given.value, f"{keyword}={quoted(given.value)}")
        for keyword, given in zip(("name", "dtype"), event.node.args, strict=False)
        if given.keyword is None and not given.star
    ]
    message = "Keras 3's `Metric` takes the `dtype` at this place: write `name=`"
    yield Hit(event.module, arg, message, Plan("Give it by name", tuple(edits), Safety.SAFE))


def _dynamic(event: CallEvent) -> Iterator[Hit]:
    """The flag of Keras 2 for a layer that cannot be a graph."""
    arg = argument(event.node, _DYNAMIC)
    if arg is not None:
        instead = "compile the model with `run_eagerly=True` if it has to be"
        yield Hit(event.module, arg, f"layers of Keras 3 take no `{_DYNAMIC}`: {instead}")


def next_base(event: CallEvent) -> str:
    """The first of Keras' classes behind the user's own, whose method `super()` then calls."""
    owner = event.context.frames[-1].function.owner if event.context.frames else None
    for base in owner.lineage() if owner is not None else ():
        if isinstance(base, Symbol):
            return base.name
        if not isinstance(base, Class):
            break
    return ""


def _may_be_tensor(value: Value) -> bool:
    """Whether it may be one of the tensors that a model is made of."""
    if isinstance(value, Items) and value.items and not value.open:
        return any(map(_may_be_tensor, value.items))
    return not isinstance(value, (Const, Instance)) and not (
        isinstance(value, Parameter) and value.name in _NO_TENSORS
    )


def refused_arguments(event: CallEvent) -> Iterator[Hit]:
    """A flag, number or text where a layer or a model takes tensors only, most by position.

    And whatever an `InputLayer` is called with.
    """
    called = event.receiver
    if event.name != "()" or event.opaque or called is None or not event.args:
        return
    if not (is_layer(called) or is_model(called)) or is_own_method(event):
        return
    if any(map(_lacks_argument, event.context.frames)):
        return
    if (call := _needs_training(event, called)) is not None:
        yield _without_training(event, called, call)
        return
    given = [arg for arg in event.node.args if arg.keyword is None]
    if given and isinstance(called, Made) and called.name == _INPUT_LAYER:
        message = "an `InputLayer` of Keras 3 takes no tensor: leave the call out, it does nothing"
        yield Hit(event.module, given[0], message)
        return
    if given and _holds_number(event.args[0]) and not _takes_lists(called):
        message = "Keras 3 takes no numbers of Python among what a layer or model is called with: "
        message += "make a tensor of them"
        yield Hit(event.module, given[0], message)
        return
    for place, value in enumerate(event.args[1:], 1):
        if _is_no_tensor(event, value):
            names = _parameters(called)
            shown = f"{names[place]}={quoted(given[place].value)}" if place < len(names) else ""
            message = "Keras 3 takes only tensors by position in a call of a layer or model"
            message += f": write `{shown}`" if shown else ""
            yield Hit(event.module, given[place], message, _plan(given[place:], names[place:]))
            return


def refused_layers(event: CallEvent) -> Iterator[Hit]:
    """Layers that a `Sequential` cannot call, since it gives them the tensor alone."""
    if event.name == "keras.Sequential":
        given = event.argument("layers", 0)
    elif event.name == ".add" and _is_sequential(event.receiver):
        given = event.argument("layer", 0)
    else:
        return
    for layer in given.items if isinstance(given, Items) else [given]:
        if layer is not None and is_layer(layer) and (call := _lacks_default(layer)) is not None:
            yield _without_training(event, layer, call)


def _is_sequential(value: Value | None) -> bool:
    return isinstance(value, Made) and value.name == "keras.Sequential"


def _needs_training(event: CallEvent, called: Value) -> Function | None:
    """The `call` of the user's that has no default for `training`, which is not given here."""
    call = _lacks_default(called)
    if call is None or _TRAINING in event.keywords:
        return None
    return call if len(event.args) <= _parameters(called).index(_TRAINING) else None


def _lacks_default(called: Value) -> Function | None:
    """The `call` of the user's that has no default for `training`."""
    method = called.cls.find(_CALL) if isinstance(called, Instance) else None
    if not isinstance(method, Function) or not all(map(_keeps_parameters, method.decorators)):
        return None
    params = method.node.params.params[2:]  # behind `self` and the tensor
    needed = (param.name.value for param in params if param.default is None)
    return method if _TRAINING in needed else None


def _keeps_parameters(decorator: Value) -> bool:
    return getattr(decorator, "name", "") in api.TF_FUNCTION


def _without_training(event: CallEvent, layer: Value, call: Function) -> Hit:
    """Keras 2 gave each `call` its `training`; Keras 3 raises before it does."""
    assert isinstance(layer, Instance)
    name = layer.cls.name
    message = f"`{name}` needs `training`, which Keras 3 fills in only where `call` has a default: "
    message += f"write `{_TRAINING}=None` there"
    related = ((call.module, underline(call.node), f"`call` of `{name}`"),)
    plan = _default_for_training(call) if call.module is event.module else None
    return Hit(event.module, underline(event.node), message, plan, related=related)


def _default_for_training(call: Function) -> Plan | None:
    """A default for `training`, where no parameter behind it lacks one."""
    lacking = [param for param in call.node.params.params if param.default is None]
    if lacking[-1].name.value != _TRAINING or lacking[-1].annotation is not None:
        return None
    change = replace(lacking[-1].name, f"{_TRAINING}=None")
    return Plan("Give `training` a default", (change,), Safety.SAFE)


def _is_no_tensor(event: CallEvent, value: Value) -> bool:
    """Whether it is surely a flag, a number, a text, or some in a list, which Keras 2 took."""
    if isinstance(value, Parameter) and value.name == _TRAINING:
        frames = event.context.frames
        return bool(frames) and frames[-1].function.name == _CALL
    if isinstance(value, Items):
        return bool(value.items) and all(isinstance(fold(v), _PLAIN) for v in value.items)
    return isinstance(fold(value), _PLAIN)


def _lacks_argument(frame: Frame) -> bool:
    """Whether a function is called without what it needs, so that Python raises before it runs."""
    function, call = frame.function, frame.call
    if call is None or function.name == _CALL or function.decorators:  # which may give arguments
        return False
    params = (*function.node.params.posonly_params, *function.node.params.params)
    needed = sum(param.default is None for param in params) - (function.self_value is not None)
    return len(call.args) < needed and not any(arg.star for arg in call.args)


def _holds_number(value: Value) -> bool:
    """Whether it is a list, or a list of lists, in which a number of Python surely stands."""
    if isinstance(value, Table):
        parts = list(value.items.values())
    else:
        parts = value.items if isinstance(value, Items) and value.each_of is None else []
    return any(_holds_number(part) or isinstance(fold(part), (int, float)) for part in parts)


def _takes_lists(called: Value) -> bool:
    """Whether it may be a layer for preprocessing, which makes a tensor of a list."""
    return isinstance(called, Made) and _CONVERTING.fullmatch(called.name) is not None


def _parameters(called: Value) -> list[str]:
    """The names of the parameters of `call`, where they are known."""
    if isinstance(called, Made):
        return ["inputs", _TRAINING] if called.name.startswith(_WITH_TRAINING) else []
    method = called.cls.find(_CALL) if isinstance(called, Instance) else None
    if not isinstance(method, Function) or not isinstance(method.node, cst.FunctionDef):
        return []
    return [param.name.value for param in method.node.params.params[1:]]


def _plan(given: list[cst.Arg], names: list[str]) -> Plan | None:
    if len(given) > len(names) or any(arg.star for arg in given):
        return None
    named = [
        replace(arg.value, f"{name}={quoted(arg.value)}")
        for arg, name in zip(given, names, strict=False)
    ]
    return Plan("Give it by name", tuple(named), Safety.SAFE)
