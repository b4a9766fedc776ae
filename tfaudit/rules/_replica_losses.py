"""Losses in the function of a replica, and whether they are divided among the replicas.

The gradients of a replica are summed over all replicas, so its loss has to be its share of the mean
over the global batch. What is right and what is not is shown by tests/facts/test_distribution.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold
from tfaudit.program.program import is_model
from tfaudit.program.values import (
    Attr,
    Const,
    Derived,
    Element,
    Items,
    LayerOutput,
    Made,
    Symbol,
    Union,
    Value,
    alternatives,
    origins,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent

MEANS = frozenset({
    "tensorflow.reduce_mean", "keras.ops.mean", "keras.backend.mean",
})  # fmt: skip
SUMS = frozenset({"tensorflow.reduce_sum", "keras.ops.sum", "keras.backend.sum"})
# What hands a loss on with the scale that it has (or with that of mixed precision).
_HANDS_ON = frozenset({
    ".get_scaled_loss", ".scale_loss", "tensorflow.cast", "tensorflow.identity",
    "tensorflow.add_n", "tensorflow.add", "builtins.sum", "tensorflow.convert_to_tensor",
    "tensorflow.squeeze", "tensorflow.debugging.check_numerics", "tensorflow.subtract",
    "tensorflow.negative",
})  # fmt: skip
# What compares outputs with targets, and gives a number for each of them.
_COMPARES = frozenset({
    "tensorflow.square", "tensorflow.abs", "tensorflow.pow", "tensorflow.math.squared_difference",
    "tensorflow.squared_difference", "tensorflow.nn.sparse_softmax_cross_entropy_with_logits",
    "tensorflow.nn.softmax_cross_entropy_with_logits", "tensorflow.nn.l2_loss",
    "tensorflow.nn.sigmoid_cross_entropy_with_logits", "tensorflow.nn.ctc_loss", "keras.ops.square",
    "tensorflow.nn.weighted_cross_entropy_with_logits", "tensorflow.nn.softplus",
    "tensorflow.math.softplus", "tensorflow.nn.relu", "tensorflow.maximum", "tensorflow.norm",
    "keras.backend.square", "keras.backend.abs", "keras.ops.abs", "tensorflow.math.log",
    "tensorflow.exp", "tensorflow.math.log_sigmoid", "tensorflow.math.xlogy", "tensorflow.sqrt",
})  # fmt: skip
_RESHAPES = frozenset({
    "tensorflow.cast", "tensorflow.reshape", "tensorflow.squeeze", "tensorflow.expand_dims",
    "tensorflow.multiply", "tensorflow.where", "tensorflow.boolean_mask", "tensorflow.add",
    "tensorflow.subtract", "tensorflow.negative", "tensorflow.identity", "tensorflow.stack",
    "tensorflow.concat",
})  # fmt: skip
_SHARES = frozenset({
    "tensorflow.nn.compute_average_loss", "tensorflow.nn.scale_regularization_loss",
})  # fmt: skip
_UNDIVIDED = (None, "none", "keras.losses.Reduction.NONE")
_SUMMED = ("sum", "keras.losses.Reduction.SUM")
_AVERAGED = ("sum_over_batch_size", "mean", "mean_with_sample_weight", "auto")


# Functions beside the losses.
_NO_LOSSES = ("get", "deserialize", "serialize")


class Fault(Enum):
    """What is wrong with the scale of a loss."""

    MEAN = "a mean over the examples of one replica"
    SUM = "a sum that is not divided"
    UNREDUCED = "one number an example"
    TWICE = "divided twice"
    NO_VECTOR = "compute_average_loss of a scalar"
    REFUSED = "Keras 2 refuses to average in a replica"


@dataclass(frozen=True)
class Scale:
    """A term of a loss whose scale is wrong, and the value that says so."""

    fault: Fault
    value: Value
    event: CallEvent  # the call to point at


def wrongly_scaled(loss: Value, *, keras2: bool) -> Scale | None:
    """The first term of a loss that is surely scaled wrongly, on each way that leads to it."""
    found: Scale | None = None
    for option in alternatives(loss):
        scale = next((s for t in _terms(option, 0) for s in [_judge(t, keras2=keras2)] if s), None)
        if scale is None:
            return None
        found = found or scale
    return found


def means_beside(loss: Value, *, keras2: bool) -> list[Scale] | None:
    """The means in a loss, if what is added to them has the scale that they should have.

    None where something else is added, of which nothing is known: `mean + sum(model.losses)`.
    Divided alone, a mean would weigh less against that than it does.
    """
    found: list[Scale] = []
    for option in alternatives(loss):
        for term in _terms(option, 0):
            scale = _judge(term, keras2=keras2)
            if scale is not None and scale.fault is Fault.MEAN:
                found.append(scale)
            elif not _is_share(term):
                return None
    return found


def _is_share(term: Value) -> bool:
    """Whether a term is surely a replica's share, or a number, which has no gradient."""
    if isinstance(fold(term), (int, float)) or averaging(term) is not None:
        return True
    match term:
        case Derived(operator="/", inputs=(_, divisor)):
            return _counts_replicas(divisor)
        case Made(name=name):
            return name in _SHARES
    return False


def _terms(loss: Value, depth: int) -> Iterator[Value]:
    """The terms of a sum, those that are weighted included."""
    if depth > 40:
        return
    match loss:
        case Derived(operator="+" | "-" | "neg", inputs=inputs):
            for term in inputs:
                yield from _terms(term, depth + 1)
        case Derived(operator="*", inputs=(left, right)) if _is_weight(left) or _is_weight(right):
            yield from _terms(right if _is_weight(left) else left, depth + 1)
        case Made(name=name, event=event) if name in _HANDS_ON and event.args:
            for given in event.args:
                parts = given.items if isinstance(given, Items) else [given]
                for part in parts:
                    yield from _terms(part, depth + 1)
        case Union(options=options):
            if len(options) == 1:
                yield from _terms(options[0], depth + 1)
        case _:
            yield loss


def _is_weight(value: Value) -> bool:
    """Whether a factor is a number that does not make things smaller: `LAMBDA = 10`."""
    number = fold(value)
    return isinstance(number, (int, float)) and number >= 1


def _judge(term: Value, *, keras2: bool) -> Scale | None:
    match term:
        case Made(name=name, event=event) if name in MEANS:
            return _of_mean(term, event, keras2=keras2)
        case Made(name="()", event=event):
            return _of_object(term, event, keras2=keras2)
        case Made(name=name, event=event) if _is_loss_function(name):
            return Scale(Fault.UNREDUCED, term, event)
        case Made(name=name, event=event) if name in SUMS and event.args:
            of = loss_object(event.args[0])
            if of is not None and not event.passes("axis", 1):
                if reduction_of(of) in _UNDIVIDED:
                    return Scale(Fault.SUM, term, event)
                return _of_object(event.args[0], of.event, keras2=keras2)
        case Made(name="tensorflow.nn.compute_average_loss", event=event) if event.args:
            averaged = averaging(event.args[0])
            if averaged is not None:
                return Scale(Fault.REFUSED if keras2 else Fault.NO_VECTOR, term, event)
        case Derived(operator="/" | "*", inputs=(left, right)):
            averaged = averaging(left) or (averaging(right) if term.operator == "*" else None)
            if averaged is None:
                return None
            if keras2:
                return Scale(Fault.REFUSED, term, averaged)
            by = right if averaging(left) is not None else left
            if _divides_by_replicas(term.operator, by):
                return Scale(Fault.TWICE, term, averaged)
    return None


def _of_mean(term: Made, event: CallEvent, *, keras2: bool) -> Scale | None:
    if event.passes("axis", 1) or not event.args:
        return None
    given = event.args[0]
    averaged = averaging(given)
    if averaged is not None:
        return Scale(Fault.REFUSED, term, averaged) if keras2 else None
    return Scale(Fault.MEAN, term, event) if _is_per_example(given, 0) else None


def _of_object(term: Value, event: CallEvent, *, keras2: bool) -> Scale | None:
    made = loss_object(term)
    if made is None:
        return None
    if reduction_of(made) in _UNDIVIDED:
        return Scale(Fault.UNREDUCED, term, event)
    if reduction_of(made) in _SUMMED:
        return Scale(Fault.SUM, term, event)
    if keras2 and averaging(term) is not None:
        return Scale(Fault.REFUSED, term, event)
    return None


def _divides_by_replicas(operator: str, by: Value) -> bool:
    """Whether a division by the number of replicas (or a multiple of it) is meant."""
    if operator == "/":
        return _counts_replicas(by)
    match by:
        case Derived(operator="/", inputs=(_, divisor)):
            return _counts_replicas(divisor)
    return False


def _counts_replicas(value: Value) -> bool:
    return any(isinstance(v, Attr) and v.name == "num_replicas_in_sync" for v in origins(value))


# Keras' loss objects.


def loss_object(value: Value) -> Made | None:
    """The Keras loss object whose result a value is: of `loss_fn(labels, outputs)`."""
    if not isinstance(value, Made) or value.name != "()":
        return None
    made = value.event.receiver
    if not isinstance(made, Made) or made.event.opaque or not is_loss_class(made.name):
        return None
    return made


def is_loss_class(name: str) -> bool:
    """Whether calling the API object of this name gives a Keras loss object."""
    head, _, tail = name.rpartition(".")
    return head == "keras.losses" and tail[:1].isupper() and not tail.isupper()


def _is_loss_function(name: str) -> bool:
    """Whether it is a function of Keras that gives a loss for each example."""
    head, _, tail = name.rpartition(".")
    return head == "keras.losses" and not tail[:1].isupper() and tail not in _NO_LOSSES


def reduction_of(made: Made) -> object:
    """The reduction that a loss object was given; "auto" where it has its default."""
    given = made.event.keywords.get("reduction")
    if given is None:
        return "auto" if len(made.event.args) < 2 else "?"
    if isinstance(given, Symbol):
        return given.name
    return given.value if isinstance(given, Const) else "?"


def averaging(value: Value) -> CallEvent | None:
    """The call of a loss object that divides by the replicas itself, whose scalar a value is."""
    match value:
        case Made(name=name, event=event) if name in MEANS | SUMS and event.args:
            return averaging(event.args[0])
    made = loss_object(value)
    if made is None or reduction_of(made) not in _AVERAGED:
        return None
    assert isinstance(value, Made)
    return value.event


def _is_per_example(value: Value, depth: int) -> bool:
    """Whether a value surely holds undivided numbers of the examples of one replica."""
    if depth > 40:
        return False
    match value:
        case Union(options=options):
            return all(_is_per_example(option, depth + 1) for option in options)
        case Derived(operator="**", inputs=(Derived(operator="-", inputs=apart), _)):
            return any(fold(part) is None for part in apart)  # as `tf.square` of it is
        case Derived(operator="**" | "neg" | "[]", inputs=(base, *_)):
            return _is_per_example(base, depth + 1) or _is_output(base)
        case Derived(operator="+" | "-" | "*", inputs=inputs):
            parts = [v for v in inputs if not isinstance(fold(v), (int, float))]
            return bool(parts) and all(
                _is_per_example(v, depth + 1) or _is_output(v) or _is_label(v, depth + 1)
                for v in parts
            ) and any(_is_per_example(v, depth + 1) or _is_output(v) for v in parts)  # fmt: skip
        case Made(name=name) if name in _COMPARES:
            return True
        case Made(name=name) if _is_loss_function(name):
            return True
        case Made(name=name, event=event) if name in MEANS | SUMS and event.args:
            return event.passes("axis", 1) and _is_per_example(event.args[0], depth + 1)
        case Made(name=name, event=event) if name in _RESHAPES and event.args:
            return any(_is_per_example(arg, depth + 1) for arg in event.args[:2])
        case Made(name="()"):
            made = loss_object(value)
            return reduction_of(made) in _UNDIVIDED if made is not None else _is_output(value)
    return False


def _is_label(value: Value, depth: int) -> bool:
    """Whether it is a part of a batch, such as labels, or what numbers make of it: `1 - y`."""
    match value:
        case Derived(operator="neg" | "+" | "-" | "*", inputs=inputs) if depth < 40:
            parts = [v for v in inputs if not isinstance(fold(v), (int, float))]
            return bool(parts) and all(_is_label(v, depth + 1) for v in parts)
    return isinstance(value, Element)


def _is_output(value: Value) -> bool:
    """Whether the value is what a model gives."""
    if isinstance(value, LayerOutput):
        return True
    if not isinstance(value, Made) or value.name != "()":
        return False
    return value.event.receiver is not None and is_model(value.event.receiver)
