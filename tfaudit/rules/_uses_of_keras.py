"""What objects of Keras 3 no longer have: methods, and arguments of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, delete_argument, keep_part, replace, underline
from tfaudit.model import Safety
from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import (
    Attr,
    Const,
    Derived,
    Element,
    Function,
    Items,
    Made,
    Parameter,
    Symbol,
    Union,
    Unknown,
    Value,
    alternatives,
)
from tfaudit.rules import _removed_names as removed
from tfaudit.rules._loaders import is_image_flow
from tfaudit.rules._optimizer_settings import refused_clips
from tfaudit.rules._refused_arguments import (
    hands_to,
    refused_activations,
    refused_arguments,
    refused_inits,
    refused_layers,
    refused_paddings,
    refused_places,
)
from tfaudit.rules._refused_counts import refused_counts
from tfaudit.rules._refused_data import refused_data
from tfaudit.rules._refused_settings import refused_settings
from tfaudit.rules._refused_sizes import refused_shapes, refused_sizes
from tfaudit.rules._removed_attributes import (
    acts_as_optimizer,
    is_whole_model,
    keeps_weights,
    makes_weight,
)
from tfaudit.rules._removed_methods import gone_methods
from tfaudit.syntax import argument, has_own_name, name_of, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent

# What makes no float, and how to call it.
_KINDS_OF_RATES = {
    "tensorflow.Variable": "a variable", "tensorflow.constant": "a tensor",
    "tensorflow.cast": "a tensor", "tensorflow.convert_to_tensor": "a tensor",
    "keras.backend.variable": "a variable", "numpy.float32": "a number of NumPy's float32",
}  # fmt: skip
# What may be an object that a module out of sight makes.
_OUT_OF_SIGHT = (Attr, Derived, Element, Made, Parameter, Symbol, Unknown)
_GIVEN = (Attr, Element, Parameter)  # what a function or object is given, or keeps
_OF_METRICS = ("reset_state", "reset_states", "update_state")
_OF_LAYERS = (".add_weight", ".add_metric", ".add_update", ".add_variable", ".add_loss")
_CONVOLUTION_ARGS = 2  # by position: Keras 1 had the kernel's rows and columns apart


def uses_of_keras(event: CallEvent) -> Iterator[Hit]:
    """Methods and arguments that objects of Keras 3 no longer have."""
    name = event.name
    if name in removed.METHODS:
        yield from _method(event)
    elif name in removed.METRIC_METHODS and (is_metric(event.receiver) or _has_result(event)):
        yield from _metric(event)
    elif name in _OF_LAYERS and event.receiver is not None and keeps_weights(event.receiver):
        yield from _of_layer(event)
    elif name == ".get_initial_state" and _is_layer_of_keras(event.receiver):
        yield from _arguments(event, removed.STATE_ARGUMENTS)
    elif event.receiver is not None and acts_as_model(event.receiver):
        gone = removed.MODEL_ARGUMENTS.get(name.removeprefix(".super"), {})
        yield from _arguments(event, {**gone, **_unknown(event)})
        yield from refused_settings(event)
        if name == ".reset_states":
            message = "Keras 3 models have no `reset_states`: call that of each recurrent layer"
            yield Hit(event.module, underline(event.node), message)
        elif name == ".to_yaml":
            yield Hit(event.module, underline(event.node), "Keras 3 has no YAML: use `to_json`")
    elif event.receiver is not None and acts_as_optimizer(event.receiver):
        yield from _of_optimizer(event)
    elif name == ".next" and event.receiver is not None and is_image_flow(event.receiver):
        yield from _next(event)
    elif api.is_optimizer(name) and not name.startswith("keras.optimizers.legacy."):
        yield from _optimizer(event)
        yield from refused_clips(event)
    if name in removed.CALL_ARGUMENTS:
        yield from _arguments(event, {**removed.CALL_ARGUMENTS[name], **_swallowed(event)})
    if name.startswith("keras.losses.") or hands_to(event, "keras.losses."):
        yield from _reduction(event)
    yield from refused_sizes(event)
    yield from refused_counts(event)
    yield from refused_data(event)
    yield from refused_arguments(event)
    yield from refused_layers(event)
    yield from refused_inits(event)
    yield from refused_activations(event)
    yield from refused_paddings(event)
    yield from refused_places(event)
    yield from gone_methods(event)


def _is_layer_of_keras(value: Value | None) -> bool:
    return isinstance(value, Made) and api.is_layer(value.name)


def _of_layer(event: CallEvent) -> Iterator[Hit]:
    """Methods that layers have otherwise, or only to raise."""
    node, method = event.node, event.name[1:]
    if method == "add_loss":
        yield from _arguments(event, removed.LOSS_ARGUMENTS)
        if event.args and all(isinstance(v, Function) for v in alternatives(event.args[0])):
            message = "`add_loss` of Keras 3 takes no function: call it with a tensor, in `call`"
            yield Hit(event.module, underline(node), message)
        return
    if method not in ("add_weight", "add_variable"):
        instead = (
            "give `compile` the metric" if method == "add_metric" else "assign to the variable"
        )
        yield Hit(event.module, underline(node), f"Keras 3 layers have no `{method}`: {instead}")
        return
    yield from _arguments(event, removed.WEIGHT_ARGUMENTS)
    yield from refused_shapes(event)
    if not makes_weight(event) or not event.args or not isinstance(fold(event.args[0]), str):
        return
    plan = None
    positional = [arg for arg in node.args if arg.keyword is None]
    if len(positional) <= len(removed.WEIGHT_POSITIONS) and not event.opaque and has_own_name(node):
        pairs = zip(positional, removed.WEIGHT_POSITIONS, strict=False)
        changes = [_named(arg.value, name) for arg, name in pairs]
        if method == "add_variable":  # which needs an `initializer`, too
            changes.append(replace(name_of(node), "add_weight"))
        plan = Plan("Name the arguments", tuple(changes), Safety.SAFE)
    message = f"Keras 3 takes the first argument of `{method}` for the shape: write `name=`"
    yield Hit(event.module, underline(node), message, plan)


def _reduction(event: CallEvent) -> Iterator[Hit]:
    """The reduction `"auto"`, which Keras 3 refuses."""
    arg = argument(event.node, "reduction")
    given = event.keywords.get("reduction")
    if arg is None or given is None:
        return
    usual = given.default if isinstance(given, Parameter) else None  # who gives none has it
    options = alternatives(usual or given)
    by_version = len(options) > 1 and event.module.source.mentions(("__version__",))
    if any(map(_is_auto, options)) and not by_version:
        plan = None
        own = not isinstance(given, Parameter) and not _is_handed_on(event, arg.value)
        if own and len(options) == 1:
            plan = Plan("Remove reduction", (delete_argument(event.node, arg),), Safety.SAFE)
        message = 'Keras 3 knows no reduction `"auto"`: the default is what it stood for'
        yield Hit(event.module, arg, message, plan)


def _is_handed_on(event: CallEvent, node: cst.BaseExpression) -> bool:
    """Whether it is a parameter of the function around, which others may give otherwise."""
    if not isinstance(node, cst.Name) or not event.context.frames:
        return False
    params = walk_type(event.context.frames[-1].function.node.params, cst.Param)
    return any(param.name.value == node.value for param in params)


def _is_auto(reduction: Value) -> bool:
    named = isinstance(reduction, Symbol) and reduction.name == "keras.losses.Reduction.AUTO"
    return named or fold(reduction) == "auto"


def _of_optimizer(event: CallEvent) -> Iterator[Hit]:
    node = event.node
    if event.name == ".minimize":
        message = "Keras 3 optimizers have no `minimize`: use a GradientTape and `apply_gradients`"
        yield Hit(event.module, underline(node), message)
    elif event.name == ".variables" and not node.args:
        plan = Plan("Read the property", (keep_part(node, node.func, "{}"),), Safety.SAFE)
        message = "`variables` of a Keras 3 optimizer is a list, and cannot be called"
        yield Hit(event.module, underline(node), message, plan)
    elif event.name in (".get_gradients", ".get_updates"):
        message = f"Keras 3 optimizers have no `{event.name[1:]}`: use a GradientTape"
        yield Hit(event.module, underline(node), message)
    elif event.name == ".get_weights":
        message = "Keras 3 optimizers have no `get_weights`: read their `variables`"
        yield Hit(event.module, underline(node), message)
    elif event.name == ".apply_gradients":
        yield from _arguments(event, removed.APPLY_ARGUMENTS)
    elif event.name in (".learning_rate", ".lr"):
        plan = Plan("Read the property", (keep_part(node, node.func, "{}"),), Safety.SAFE)
        message = f"`{event.name[1:]}` of a Keras 3 optimizer is the rate of the step, and no "
        message += "schedule that could be called"
        yield Hit(event.module, underline(node), message, plan)


def _next(event: CallEvent) -> Iterator[Hit]:
    node = event.node
    plan = None
    if not node.args and isinstance(node.func, cst.Attribute):
        change = keep_part(node, node.func.value, "next({})")
        plan = Plan("Call next(…)", (change,), Safety.SAFE)
    message = "Keras 3 iterators have no method `next`: use `next(…)`"
    yield Hit(event.module, underline(node), message, plan)


def _method(event: CallEvent) -> Iterator[Hit]:
    if event.receiver is None or not acts_as_model(event.receiver):
        return
    new, positional = removed.METHODS[event.name]
    if not new:
        message = "Keras 3 has no `predict_classes`: use `predict(x).argmax(axis=-1)`"
        yield Hit(event.module, underline(event.node), message)
        return
    message = f"Keras 3 has no `{event.name[1:]}`: use `{new}`"
    plan = None
    if len(event.args) <= len(positional) and not event.opaque and has_own_name(event.node):
        changes = [replace(name_of(event.node), new), *_keywords(event.node, positional)]
        plan = Plan(f"Call {new}", tuple(changes), Safety.SAFE)
    yield Hit(event.module, underline(event.node), message, plan)


def is_metric(value: Value | None) -> bool:
    """Whether it is a metric of Keras, or one of those that a model lists."""
    if isinstance(value, Element) and isinstance(value.of, Attr) and value.of.name == "metrics":
        return acts_as_model(value.of.base)
    if isinstance(value, Parameter):
        return value.declared.startswith("keras.metrics.") or is_metric(value.default)
    match value:
        case Union(options=options):
            return all(map(is_metric, options))
        case Derived(operator="[]", inputs=(Items(items=[_, *_] as items), _)):
            return all(map(is_metric, items))  # of a list or dict of them
        case Element(of=Parameter(default=Items(items=[_, *_] as items))):
            return all(map(is_metric, items))  # `metrics=[Recall(), Precision()]`
    return isinstance(value, Made) and value.name.startswith("keras.metrics.")


def _has_result(event: CallEvent) -> bool:
    """Whether nobody sees what it is called on, of which `result()` is asked elsewhere.

    Futures have a `result`, and agents of other libraries a `reset_states`; only metrics have both.
    """
    node = event.node.func
    if not isinstance(event.receiver, _OUT_OF_SIGHT) or not isinstance(node, cst.Attribute):
        return False
    code = event.module.source.code
    return f"{quoted(node.value)}.result()" in code and "def reset_states(" not in code


def gives_unseen_result(event: CallEvent) -> bool:
    """Whether `result()` is asked of what nobody sees, and which is used as a metric elsewhere.

    One that a class out of sight makes may be anything: it may compute by NumPy.
    """
    node = event.node.func
    if not isinstance(event.receiver, _GIVEN) or not isinstance(node, cst.Attribute):
        return False
    asked, source = quoted(node.value), event.module.source
    return any(f"{asked}.{method}(" in source.code for method in _OF_METRICS) and not any(
        f"def {method}(" in source.code for method in _OF_METRICS
    )


def _metric(event: CallEvent) -> Iterator[Hit]:
    new = removed.METRIC_METHODS[event.name]
    plan = None
    if has_own_name(event.node):
        plan = Plan(f"Call {new}", (replace(name_of(event.node), new),), Safety.SAFE)
    message = f"Keras 3 has no `{event.name[1:]}` of metrics: use `{new}`"
    yield Hit(event.module, underline(event.node), message, plan)


def _keywords(call: cst.Call, positional: tuple[str, ...]) -> Iterator[Change]:
    """Name the arguments that stand elsewhere in the new method."""
    for index, arg in enumerate(call.args):
        if arg.keyword is not None and arg.keyword.value == "generator":
            yield replace(arg.keyword, "x")
        elif arg.keyword is None and index > 0:
            yield _named(arg.value, positional[index])


def _named(value: cst.BaseExpression, keyword: str) -> Change:
    return replace(value, lambda text: f"{keyword}={text.of(value)}")


def _optimizer(event: CallEvent) -> Iterator[Hit]:
    yield from _arguments(event, removed.OPTIMIZER_ARGUMENTS)
    rate = argument(event.node, "lr")
    message = "Keras 3 optimizers have no `lr`: use `learning_rate`"
    if rate is not None and rate.keyword is not None:
        plan = Plan("Call it learning_rate", (replace(rate.keyword, "learning_rate"),), Safety.SAFE)
        yield Hit(event.module, rate, message, plan)
    elif "lr" in event.keywords:  # out of a dict: `Adam(**settings)`
        yield Hit(event.module, underline(event.node), message)
    given = argument(event.node, "learning_rate", 0)
    value = event.argument("learning_rate", 0)
    if given is not None and value is not None and (kind := _kind_of_rate(value)) is not None:
        instead = "give it a float, a schedule or a function"
        message = f"Keras 3 refuses {kind} as learning rate: {instead}"
        yield Hit(event.module, given, message)
    epsilon = argument(event.node, "epsilon")
    value = event.keywords.get("epsilon")
    if epsilon is not None and isinstance(value, Const) and value.value is None:
        plan = Plan("Remove epsilon", (delete_argument(event.node, epsilon),), Safety.SAFE)
        message = "no `None` for `epsilon` any more: without it, it is the 1e-7 that `None` meant"
        yield Hit(event.module, epsilon, message, plan)
    decay = argument(event.node, "decay")
    value = event.keywords.get("decay")
    if decay is not None and value is not None and fold(value) not in (0, None):
        message = "Keras 3 ignores `decay`, the learning rate stays constant: use a schedule"
        yield Hit(event.module, decay, message)


def _kind_of_rate(value: Value) -> str | None:
    """What a learning rate surely is that is neither a float nor anything that gives one."""
    known = fold(value)
    if isinstance(known, int) and not isinstance(known, bool):
        return "an integer"
    if not isinstance(value, Made):
        return None
    return _KINDS_OF_RATES.get(value.name)


def _swallowed(event: CallEvent) -> dict[str, str | None]:
    """What a `ModelCheckpoint` of Keras 2 took without a word, and did not use."""
    if event.name != removed.CHECKPOINT:
        return {}
    known = {*removed.CHECKPOINT_TAKES, *removed.CALL_ARGUMENTS[removed.CHECKPOINT]}
    given = [arg.keyword.value for arg in event.node.args if arg.keyword is not None]
    return dict.fromkeys((name for name in given if name not in known), "")


def _unknown(event: CallEvent) -> dict[str, str | None]:
    """What `compile` and `fit` never took, as in `compile(…, verbose=1)`; of Keras' own models."""
    taken = removed.MODEL_TAKES.get(event.name)
    if taken is None or event.receiver is None or not is_whole_model(event.receiver):
        return {}
    return dict.fromkeys(name for name in event.keywords if name not in taken)


def _arguments(event: CallEvent, table: dict[str, str | None]) -> Iterator[Hit]:
    for keyword, new in table.items():
        arg = argument(event.node, keyword)
        message = f"Keras 3 does not know the argument `{keyword}`"
        if arg is None and keyword in event.keywords:  # out of a dict: `compile(**settings)`
            yield Hit(event.module, underline(event.node), message)
        if arg is None or arg.keyword is None:
            continue
        plan = None
        if new == "":
            plan = Plan(f"Remove {keyword}", (delete_argument(event.node, arg),), Safety.SAFE)
        elif new == "strides" and len(event.args) > _CONVOLUTION_ARGS:
            message += f": use `{new}`, and one tuple for the kernel's size"
        elif new is not None:
            message += f": use `{new}`"
            plan = Plan(f"Call it {new}", (replace(arg.keyword, new),), Safety.SAFE)
        yield Hit(event.module, arg, message, plan)
