"""Trainings so small that sharing their work takes longer than doing it."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from tfaudit.program.values import Attr, Derived, Element, Items, Made, Union, Value, split_from
from tfaudit.rules._array_shapes import training_shape
from tfaudit.rules._float_types import is_number
from tfaudit.rules._model_sizes import (
    COLUMNS,
    Row,
    bound_on_weights,
    input_shapes,
    largest,
    weights_of_dense,
)
from tfaudit.rules._models import layers_in

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_FEW_ROWS = 500
# Of dense layers: for a batch of hundreds of rows, that is less than a millisecond's work.
_FEW_OF_DENSE = 2_000_000
_FEW_WEIGHTS = 250_000  # of recurrent layers, which use each in every step of a sequence
_NARROWEST = Row(1)  # where nothing tells the width: what a model has at the least
_DEEPEST = 30
# Methods of tables, arrays and scalers that leave the number of columns as it is, or lower it.
_METHODS = frozenset({
    ".astype", ".copy", ".drop", ".drop_duplicates", ".dropna", ".fillna", ".replace",
    ".reset_index", ".sample", ".sort_values", ".to_numpy",
})  # fmt: skip
_CONVERTING = frozenset({
    "numpy.array", "numpy.asarray", "tensorflow.cast", "tensorflow.constant",
    "tensorflow.convert_to_tensor",
})  # fmt: skip
_ARITHMETIC = frozenset({"+", "-", "*", "/"})
_STATISTICS = frozenset({
    ".max", ".mean", ".min", ".std", "numpy.max", "numpy.mean", "numpy.min", "numpy.std",
})  # fmt: skip
_TABLES = (
    "numpy.genfromtxt", "numpy.loadtxt", "pandas.read_", "sklearn.datasets.load_",
    "sklearn.datasets.make_",
)  # fmt: skip


def is_toy(program: Program, fit: CallEvent) -> bool:
    """Whether a training has few rows, or nothing tells that its model is much work."""
    return _has_few_rows(fit.argument("x", 0)) or _has_few_weights(program, fit)


def _has_few_rows(data: Value | None, depth: int = 0) -> bool:
    """Whether the rows are written out or drawn in the script, and few."""
    if data is None or depth > _DEEPEST:
        return False
    if isinstance(data, Union):
        return all(_has_few_rows(option, depth + 1) for option in data.options)
    known = training_shape(data)
    if known and known[0] is not None:
        return known[0] <= _FEW_ROWS
    return _has_few_rows(_before(data), depth + 1)


def _has_few_weights(program: Program, fit: CallEvent) -> bool:
    """Whether layers whose weights tell their work have few, or are not known to have many."""
    row, model = _row(fit), fit.receiver
    if model is None:
        return False
    once = _adds_each_once(program, model)
    weights = bound_on_weights(model, row, each_once=once) if row is not None else None
    if weights is None:
        weights = bound_on_weights(model, _NARROWEST, each_once=once)
    few = _FEW_OF_DENSE if weights_of_dense(model, 1) is not None else _FEW_WEIGHTS
    return weights is not None and weights <= few


def _adds_each_once(program: Program, model: Value) -> bool:
    """Whether a sequential model gets its layers by `add` alone, none of them in a loop."""
    if not isinstance(model, Made) or model.name != "keras.Sequential":
        return False
    added = program.calls_on(model, ".add")
    first = model.event.argument("layers", 0)
    known = first is None or (isinstance(first, Items) and not first.open)
    return known and all(e.context.loops == model.event.context.loops for e in added)


def _row(fit: CallEvent) -> Row | None:
    """What the model gets of one example, from its own words, its data, or what is the most."""
    model, data = fit.receiver, fit.argument("x", 0)
    if model is None:
        return None
    layers = [layer for layer in layers_in(model) if isinstance(layer, Made)]
    dense = [layer for layer in layers if layer.name == "keras.layers.Dense"]
    said = [s for s in (_said(shape) for shape in input_shapes(model)) if s is not None]
    said += [Row(w, 1) for d in dense if (w := largest(d.event.keywords.get("input_dim")))]
    if said:
        return said[0]
    shape = training_shape(data)
    if shape and len(shape) > 1 and None not in shape[1:]:
        return Row(shape[-1] or 0, prod(n or 0 for n in shape[1:-1]))
    return Row(COLUMNS) if _is_table(data) else None


def _said(shape: Value) -> Row | None:
    if not isinstance(shape, Items) or shape.open or not shape.items:
        return None
    *leading, width = [largest(item) for item in shape.items]
    known = [n for n in leading if n is not None]
    return Row(width, prod(known) if len(known) == len(leading) else None) if width else None


def _before(value: Value) -> Value | None:
    """The array or table of which a value has the same rows and columns, or some of them."""
    match value:
        case Derived(operator="[]", inputs=(base, _)):
            return base
        case Derived(operator=operator, inputs=(base, other)) if operator in _ARITHMETIC:
            by_number = isinstance(other, Made) and other.name in _STATISTICS
            return base if by_number or is_number(other) else None
        case Attr(base=base, name="values" | "iloc" | "loc" | "data"):
            return base
        case Element() if (whole := split_from(value)) is not None:
            return whole
        case Element(of=Made(name=name) as table, path=(0,)) if name.startswith(_TABLES):
            return table
        case Made(name=name, event=event) if name in _METHODS:
            return event.receiver
        case Made(name=".fit_transform" | ".transform", event=event) if event.args:
            return event.args[0] if _is_scaler(event.receiver) else None
        case Made(name=name, event=event) if name in _CONVERTING and event.args:
            return event.args[0]
    return None


def _is_scaler(value: Value | None) -> bool:
    package = "sklearn.preprocessing."
    return isinstance(value, Made) and value.name.startswith(package) and "Scaler" in value.name


def _is_table(data: Value | None, depth: int = 0) -> bool:
    """Whether the rows are those of a table read from a file, all its columns or some."""
    if data is None or depth > _DEEPEST:
        return False
    if isinstance(data, Union):
        return all(_is_table(option, depth + 1) for option in data.options)
    if isinstance(data, Made) and data.name.startswith(_TABLES):
        return True
    return _is_table(_before(data), depth + 1)
