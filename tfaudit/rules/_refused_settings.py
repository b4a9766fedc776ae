"""What `compile` and `fit` of Keras 3 refuse: names, metrics and weights, as Keras 2 took them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

import libcst as cst

from tfaudit.edits import Hit, Plan, keep_part, replace, underline
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.program.program import is_own_method
from tfaudit.program.values import (
    Const,
    Items,
    LayerOutput,
    Made,
    Table,
    Value,
    alternatives,
)
from tfaudit.rules._models import flat, is_one
from tfaudit.syntax import argument, is_opaque, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent

# Names of losses and metrics that are gone, and what they are called now.
OLD_NAMES = {
    "cosine_proximity": "cosine_similarity",
    "huber_loss": "huber",
    "kullback_leibler_divergence": "kl_divergence",
    "logcosh": "log_cosh",
}
_TRAINS = (".fit", ".fit_generator", ".train_on_batch")
_GET_LABELS = (".fit", ".train_on_batch", ".evaluate", ".test_on_batch")
_METRICS_PLACE = 2  # of `compile`, in Keras 2
_WEIGHS = frozenset({
    "numpy.array", "numpy.asarray",
    "sklearn.utils.class_weight.compute_class_weight",
    "sklearn.utils.compute_class_weight",
})  # fmt: skip


def refused_settings(event: CallEvent) -> Iterator[Hit]:
    """What is refused of the arguments of `compile` or `fit` of a model."""
    if is_own_method(event):
        return
    if event.name == ".compile":
        yield from _metrics(event)
        yield from _for_each_output(event)
        yield from _for_one_output(event)
        yield from _named(event)
    elif event.name in _TRAINS:
        yield from _class_weights(event)
        yield from _two_weights(event)
    if event.name in _GET_LABELS:
        yield from _labels_by_name(event)


def _metrics(compiled: CallEvent) -> Iterator[Hit]:
    """Metrics that stand alone, where Keras 3 asks for a list, or where it has `loss_weights`."""
    for keyword in ("metrics", "weighted_metrics"):
        arg = argument(compiled.node, keyword)
        value = compiled.keywords.get(keyword)
        if arg is not None and value is not None and all(map(_is_one_metric, alternatives(value))):
            change = replace(arg.value, f"[{quoted(arg.value)}]")
            as_list = Plan("Make it a list", (change,), Safety.SAFE)
            yield Hit(compiled.module, arg, f"Keras 3 takes a list for `{keyword}`", as_list)
    third = compiled.args[_METRICS_PLACE] if len(compiled.args) > _METRICS_PLACE else None
    if is_opaque(compiled.node) or third is None or not _are_metrics(third):
        return
    arg = compiled.node.args[_METRICS_PLACE]
    plan = None
    if len(compiled.args) == _METRICS_PLACE + 1:
        listed = isinstance(third, (Items, Table))
        given = quoted(arg.value) if listed else f"[{quoted(arg.value)}]"
        change = replace(arg.value, f"metrics={given}")
        plan = Plan("Call it metrics", (change,), Safety.SAFE)
    message = "the third argument is `loss_weights` in Keras 3: use `metrics`"
    yield Hit(compiled.module, arg, message, plan)


def _are_metrics(value: Value) -> bool:
    """Whether it is a list with a metric, a dict of them, or a metric that stands alone."""
    if isinstance(value, Items):
        return any(map(_is_one_metric, value.items))
    if isinstance(value, Table):
        return any(map(_are_metrics, value.items.values()))
    return all(map(_is_one_metric, alternatives(value)))


def _is_one_metric(value: Value) -> bool:
    return fold(value) != "" and is_one(value, "keras.metrics.")


def _for_each_output(compiled: CallEvent) -> Iterator[Hit]:
    """Lists for a model of several outputs, of which Keras 3 asks for an entry for each."""
    count = outputs(compiled.receiver)
    if count < 2:
        return
    for keyword in ("metrics", "weighted_metrics"):
        arg = argument(compiled.node, keyword)
        value = compiled.keywords.get(keyword)
        if arg is None or not _is_whole(value) or len(value.items) in (0, count):
            continue
        plan = None
        if (
            isinstance(arg.value, cst.List)
            and not any(isinstance(v, Items) for v in value.items)
            and not any(map(_is_by_name, arg.value.elements, value.items))
        ):
            each = f"[{', '.join([quoted(arg.value)] * count)}]"
            plan = Plan("Give each output its metrics", (replace(arg.value, each),), Safety.SAFE)
        message = f"Keras 3 takes a list of {count} for `{keyword}`, one for each output"
        yield Hit(compiled.module, arg, message, plan)
    weights = compiled.argument("loss_weights")
    loss, arg = compiled.argument("loss", 1), argument(compiled.node, "loss", 1)
    if arg is None or loss is None or not _is_whole(weights) or len(weights.items) != count:
        return
    if all(is_one(option, "keras.losses.") for option in alternatives(loss)):
        each = f"[{', '.join([quoted(arg.value)] * count)}]"
        plan = Plan("Give each output its loss", (replace(arg.value, each),), Safety.SAFE)
        message = f"Keras 3 takes `loss_weights` of {count} for as many losses, not for one"
        yield Hit(compiled.module, arg, message, plan)


def _is_by_name(element: cst.BaseElement, metric: Value) -> bool:
    """Whether it is an object that a name holds: two outputs would count into the same one."""
    return isinstance(metric, Made) and not isinstance(element.value, cst.Call)


def _for_one_output(compiled: CallEvent) -> Iterator[Hit]:
    """A dict of losses for a `Sequential`, whose one output has no name in Keras 3."""
    model, arg = compiled.receiver, argument(compiled.node, "loss", 1)
    losses = compiled.argument("loss", 1)
    if not isinstance(model, Made) or model.name != "keras.Sequential" or arg is None:
        return
    if not isinstance(losses, Table) or losses.open:
        return
    plan = _alone("Give it the loss", arg.value)
    message = "`fit` of a `Sequential` raises for a dict of losses in Keras 3: it takes one loss"
    yield Hit(compiled.module, arg, message, plan)


def _alone(title: str, node: cst.BaseExpression) -> Plan | None:
    """What stands in a dict of one item, without the dict."""
    match node:
        case cst.Dict(elements=[cst.DictElement(value=only)]):
            return Plan(title, (keep_part(node, only, "{}"),), Safety.SAFE)
    return None


def _two_weights(event: CallEvent) -> Iterator[Hit]:
    """Weights of classes beside weights of samples."""
    given = [event.keywords.get(name) for name in ("sample_weight", "class_weight")]
    if all(value is not None and _is_given(value) for value in given):
        arg = argument(event.node, "class_weight")
        message = "Keras 3 takes `class_weight` or `sample_weight`, not both: multiply them"
        yield Hit(event.module, arg or underline(event.node), message)


def _is_given(value: Value) -> bool:
    """Whether it is surely something, and not None."""
    return all(isinstance(option, (Made, Items, Table)) for option in alternatives(value))


def _labels_by_name(event: CallEvent) -> Iterator[Hit]:
    """A dict of labels for a model whose one output is no dict: `fit(x, {"score": y})`."""
    if not _has_one_output(event.receiver):
        return
    labels, arg = event.argument("y", 1), argument(event.node, "y", 1)
    beside = event.keywords.get("validation_data")
    if isinstance(beside, Items) and len(beside.items) > 1 and not isinstance(labels, Table):
        labels, arg = beside.items[1], argument(event.node, "validation_data")
    if not isinstance(labels, Table) or labels.open or arg is None:
        return
    plan = _alone("Give the labels", arg.value)
    message = "Keras 3 takes a dict of labels for several outputs or a dict of them; for one "
    message += "output, give it the labels"
    yield Hit(event.module, arg, message, plan)


def _has_one_output(model: Value | None) -> bool:
    """Whether a model of Keras' own surely has one output, which has no name in `fit`."""
    if not isinstance(model, Made):
        return False
    if model.name == "keras.Sequential":
        return True
    if model.name != "keras.Model":
        return False
    given = model.event.argument("outputs", 1)
    if isinstance(given, Items):
        return _is_whole(given) and len(given.items) == 1 and _is_tensor(given.items[0])
    return given is not None and _is_tensor(given)


def _is_tensor(value: Value) -> bool:
    """Whether it is one tensor, as Keras' own layers give if they are not asked for more."""
    return all(
        isinstance(option, LayerOutput)
        and isinstance(option.layer, Made)
        and option.layer.name.startswith("keras.layers.")
        and not option.layer.event.passes("return_state")
        and not option.event.passes("return_attention_scores")
        for option in alternatives(value)
    )


def outputs(model: Value | None) -> int:
    """How many outputs a functional model surely has; 0 where that is not known."""
    if not isinstance(model, Made) or model.name != "keras.Model":
        return 0
    given = model.event.argument("outputs", 1)
    if not _is_whole(given) or any(isinstance(item, Items) for item in given.items):
        return 0
    return len(given.items)


def _is_whole(value: Value | None) -> TypeGuard[Items]:
    """Whether it is a list or tuple all of whose items are known."""
    return (
        isinstance(value, Items)
        and value.kind in ("list", "tuple")
        and not value.open
        and value.each_of is None
    )


def _named(compiled: CallEvent) -> Iterator[Hit]:
    """Losses and metrics by names that Keras 3 does not know."""
    for keyword, kind, place in (("loss", "loss", 1), ("metrics", "metric", None)):
        arg = argument(compiled.node, keyword, place)
        value = compiled.argument(keyword, place)
        if arg is None or value is None:
            continue
        texts = list(walk_type(arg.value, cst.SimpleString))
        for option in flat(value):
            old = fold(option)
            if not isinstance(option, Const) or not isinstance(old, str) or old not in OLD_NAMES:
                continue
            new = OLD_NAMES[old]
            gone = keyword == "metrics" and old in ("huber_loss", "logcosh")
            plan, node = None, next((text for text in texts if text is option.node), None)
            if node is not None and not gone:
                text = f"{node.quote}{new}{node.quote}"
                plan = Plan(f"Call it {new}", (replace(node, text),), Safety.SAFE)
            instead = f"give it `keras.losses.{new}`" if gone else f"it is `{new}`"
            message = f"Keras 3 knows no {kind} `{old}`: {instead}"
            yield Hit(compiled.module, node or arg, message, plan)


def _class_weights(event: CallEvent) -> Iterator[Hit]:
    """Weights of classes that are no dict: older versions took them, and left them aside."""
    arg = argument(event.node, "class_weight")
    value = event.keywords.get("class_weight")
    if arg is None or value is None:
        return
    if not all(map(_weighs_no_classes, alternatives(value))):
        return
    plan = None
    if isinstance(value, Made):
        change = replace(arg.value, f"dict(enumerate({quoted(arg.value)}))")
        plan = Plan("Make it a dict", (change,), Safety.UNSAFE)
    message = "`class_weight` is a dict of a weight for each class; anything else raises"
    yield Hit(event.module, arg, message, plan)


def _weighs_no_classes(value: Value) -> bool:
    if isinstance(value, Made):
        return value.name in _WEIGHS
    if isinstance(value, Items):
        return value.kind in ("list", "tuple")
    return isinstance(fold(value), str)
