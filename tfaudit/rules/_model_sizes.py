"""How large a model is, as far as the numbers in the script tell."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import is_model
from tfaudit.program.values import (
    Attr,
    Const,
    Derived,
    Items,
    LayerOutput,
    Made,
    Option,
    Symbol,
    Union,
    Value,
)
from tfaudit.rules._models import flat, layers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.values import Instance

_IMAGES = frozenset({"Conv2D", "Conv2DTranspose", "Convolution2D", "SeparableConv2D"})
_VOLUMES = frozenset({"Conv3D", "Conv3DTranspose", "Convolution3D"})
_ATTENTION = frozenset({"MultiHeadAttention", "GroupedQueryAttention", "GroupQueryAttention"})
# From these sizes on the arithmetic of a layer outweighs starting it and moving its data.
_UNITS = 1024  # of a Dense …
_BESIDE = 256  # … in a model that has another layer so wide
_FILTERS = 128  # of a convolution, whatever the size of its images
_FILTERS_ON_LARGE = 64  # of one on images (or volumes: half of it) of some size
_LARGE = 64  # pixels a side
_WIDTH = 256  # of an attention: heads times the size of a key
_ARITHMETIC = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "//": operator.floordiv,
    "**": operator.pow,
}  # fmt: skip
_MOST_WAYS = 64
# Layers without weights, or with few.
_LIGHT = frozenset({
    "Activation", "ActivityRegularization", "Add", "AlphaDropout", "BatchNormalization",
    "CategoryEncoding", "Concatenate", "Dropout", "ELU", "GaussianDropout",
    "GaussianNoise", "InputLayer", "LayerNormalization", "LeakyReLU", "Multiply", "Normalization",
    "PReLU", "ReLU", "Rescaling", "Softmax", "Subtract",
})  # fmt: skip
_FLATTENING = frozenset({"Flatten", "Reshape"})
_HIGHEST_POWER = 16
COLUMNS = 100  # of a table of which nothing tells the width: so many are much
# Recurrent layers, and how many matrices each has for its input; layers that go with them.
_GATES = {"SimpleRNN": 1, "GRU": 3, "LSTM": 4}
_SEQUENCES = frozenset({
    "AveragePooling1D", "Bidirectional", "Embedding", "GlobalAveragePooling1D",
    "GlobalMaxPooling1D", "Masking", "MaxPooling1D", "SpatialDropout1D", "TimeDistributed", *_GATES,
})  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What a model gets of one example: numbers side by side, at one place or at several."""

    width: int  # of the last axis
    positions: int | None = 1  # the product of the other axes; None: not known


def largest(value: Value | None) -> int | None:
    """The largest whole number that a value may be; of a command-line option, its default."""
    return max(_numbers(value), default=None) if value is not None else None


def _numbers(value: Value) -> list[int]:
    match value:
        case Const(value=bool()):
            return []
        case Const(value=int(number)):
            return [number]
        case Union(options=options):
            return [number for option in options for number in _numbers(option)]
        case Option(default=default):
            return _numbers(default)
        case Derived(operator="index", inputs=(count,)):  # of a loop over a range
            return [number - 1 for number in _numbers(count)]
        case Derived(operator=sign, inputs=(left, right)) if sign in _ARITHMETIC:
            ways = list(product(_numbers(left), _numbers(right)))[:_MOST_WAYS]
            return [n for a, b in ways if (n := _computed(sign, a, b)) is not None]
    return []


def _computed(sign: str, left: int, right: int) -> int | None:
    if (sign == "//" and right == 0) or (sign == "**" and not 0 <= right <= _HIGHEST_POWER):
        return None
    return int(_ARITHMETIC[sign](left, right))


def heavy_part(model: Value) -> str | None:
    """What of a model is enough work to keep Tensor Cores busy, in words; None: nothing known."""
    large = (_image_side(model) or 0) >= _LARGE
    parts = [part for part in (model, *layers_in(model)) if isinstance(part, Made)]
    wide = sum(_width(part) >= _BESIDE for part in parts)
    found = [
        words
        for part in parts
        if (words := _heavy(part, large=large)) is not None
        and (wide > 1 or last(part.name) != "Dense")
    ]
    return max(found)[1] if found else None


def _width(part: Made) -> int:
    """How many numbers a layer gives for a row or a step, where it says so."""
    name, event = last(part.name), part.event
    if name in ("Dense", "LSTM", "GRU"):
        return largest(event.argument("units", 0)) or 0
    return (largest(event.argument("output_dim", 1)) or 0) if name == "Embedding" else 0


def _heavy(part: Made, *, large: bool) -> tuple[int, str] | None:
    """A measure of a layer's work and the layer in words, where it is much."""
    name, event = last(part.name), part.event
    if is_model(part) and part.name.startswith("keras.applications."):
        return 1 << 30, f"`{name}`"
    if not part.name.startswith("keras.layers."):
        return None
    if name in _IMAGES | _VOLUMES:
        filters = largest(event.argument("filters", 0)) or 0
        enough = _FILTERS_ON_LARGE if large else _FILTERS
        if name in _VOLUMES:
            enough //= 2
        return (filters, f"`{name}` with {filters:,} filters") if filters >= enough else None
    if name in _ATTENTION:
        heads = largest(event.argument("num_heads", 0) or event.keywords.get("num_query_heads"))
        size = largest(event.argument("key_dim", 1) or event.keywords.get("head_dim"))
        width = (heads or 0) * (size or 0)
        return (width, f"`{name}` {width:,} wide") if width >= _WIDTH else None
    if name == "Dense":
        units = largest(event.argument("units", 0)) or 0
        return (units, f"`Dense` with {units:,} units") if units >= _UNITS else None
    return None


def weights_of_dense(model: Value, features: int) -> int | None:
    """A bound on the weights of a model of dense layers; None for any other, or one not known.

    Args:
        model: the model.
        features: how many numbers a row of its input has.
    """
    return _bound(model, Row(features), frozenset())


def bound_on_weights(model: Value, row: Row, *, each_once: bool = False) -> int | None:
    """A bound on the weights of a model of dense, recurrent and embedding layers; None for others.

    Those of embeddings are not counted: they are looked up. Of convolutions the weights do not tell
    the work, which the size of the images does.

    Args:
        model: the model.
        row: what it gets of one example.
        each_once: whether every layer that may be added to it is there at most once.
    """
    return _bound(model, row, _SEQUENCES, each_once=each_once)


def _bound(
    model: Value, row: Row, beside: frozenset[str], *, each_once: bool = False
) -> int | None:
    """A bound on the weights of a model of dense layers and, in a sequential one, those beside."""
    layers = layers_in(model)
    made = [x for x in layers if isinstance(x, Made) and (_is_of_keras(x) or _only_activates(x))]
    names = {last(layer.name) for layer in made if not _only_activates(layer)}
    known = _LIGHT | _FLATTENING | {"Dense"} | beside
    if not layers or len(made) < len(layers) or not known.issuperset(names):
        return None
    if not isinstance(model, Made) or not (each_once or _is_closed(model)):
        return None
    if model.name == "keras.Sequential":
        return _bound_of_chain(made, row)
    if _SEQUENCES.intersection(names):
        return None
    along = _bound_along_graph(model, row)
    return along if along is not None else _bound_of_graph(made, row)


def _is_of_keras(layer: Made) -> bool:
    return layer.name == f"keras.layers.{last(layer.name)}"


def _only_activates(layer: Made) -> bool:
    """Whether a layer of any package is called an activation, which has no or few weights."""
    return last(layer.name).endswith("Activation")


def _units(layer: Made, row: Row) -> int | None:
    """The units of a layer; those of one that gives a row as wide as a table, which it is told."""
    given = layer.event.argument("units", 0)
    match given:
        case Derived(operator="[]", inputs=(Attr(name="shape"), at)) if fold(at) in (1, -1):
            return max(row.width, COLUMNS)
    return largest(given)


def _bound_along_graph(model: Made, row: Row) -> int | None:
    """Of dense layers, each of which gets what the layers before it give."""
    if row.positions is None:
        return None
    widths: dict[int, int] = {}
    total = 0
    # Each value once, after those that it is made of.
    pending = flat(model.event.argument("outputs", 1))
    while pending:
        here = pending[-1]
        if id(here) in widths:
            pending.pop()
            continue
        if not isinstance(here, LayerOutput):
            return None
        before = [] if _is_input(here) else [v for held in here.inputs for v in flat(held)]
        missing = [value for value in before if id(value) not in widths]
        if missing:
            pending += missing
            continue
        width = sum(widths[id(value)] for value in before)
        if _is_input(here):
            width = row.width * row.positions
        elif isinstance(here.layer, Made) and last(here.layer.name) == "Dense":
            units = _units(here.layer, row)
            if units is None:
                return None
            total += (width + 1) * units
            width = units * row.positions
        elif is_model(here.layer):
            return None
        widths[id(here)] = width
        pending.pop()
    return total


def _is_input(value: LayerOutput) -> bool:
    return isinstance(value.layer, Symbol) and value.layer.name == "keras.Input"


def _bound_of_graph(layers: list[Made], row: Row) -> int | None:
    """Of dense layers, each of which may get all that the others give, concatenated and flat."""
    if row.positions is None:
        return None
    total, width = 0, row.width * row.positions
    for layer in layers:
        if last(layer.name) == "Dense":
            units = _units(layer, row)
            if units is None:
                return None
            total += (width + 1) * units
            width += units * row.positions
    return total


def _bound_of_chain(layers: list[Made], row: Row) -> int | None:
    total, width, positions, directions = 0, row.width, row.positions, 1
    for layer in layers:
        name, event = last(layer.name), layer.event
        if name in _FLATTENING:
            if positions is None:
                return None
            width, positions = width * positions, 1
        elif name == "Bidirectional":  # the layer in it follows
            directions = 2
        elif name == "Embedding":
            size = _width(layer)  # looked up, and not multiplied by: its rows are no work
            if not size:
                return None
            length = largest(event.keywords.get("input_length"))
            width, positions = size, length or (positions and positions * width)
        elif name in _GATES or name == "Dense":
            units, gates = _units(layer, row), _GATES.get(name)
            if units is None:
                return None
            if gates is None:
                total += (width + 1) * units
                width = units
            else:
                total += directions * gates * units * (width + units + 2)
                width, directions = units * directions, 1
    return total


def _is_closed(model: Value) -> bool:
    """Whether all layers of a model are known, those of a list that may be longer excepted."""
    if not isinstance(model, Made):
        return False
    held = model.attrs.get("layers")
    if model.name == "keras.Sequential":
        return isinstance(held, Items) and not held.open
    return model.name == "keras.Model"


def _image_side(model: Value) -> int | None:
    """The longest side of the images (or volumes) that a model gets, where it is said."""
    sides = [
        largest(item) or 0
        for shape in input_shapes(model)
        if isinstance(shape, Items) and len(shape.items) > 2
        for item in shape.items[:-1]
    ]
    return max(sides, default=None)


def input_shapes(model: Value) -> Iterator[Value]:
    """The shapes of inputs that are written where a model and its layers are made."""
    parts: list[Value | Made | Instance] = [model, *layers_in(model)]
    for part in parts:
        if not isinstance(part, Made):
            continue
        given = [part.event.argument("inputs", 0), part.attrs.get("layers")]
        for value in [value for held in given for value in flat(held)]:
            match value:
                case LayerOutput(layer=Symbol(name="keras.Input"), event=event):
                    shape = event.argument("shape", 0)
                    if shape is not None:
                        yield shape
        for keyword in ("input_shape", "shape"):
            if keyword in part.event.keywords:
                yield part.event.keywords[keyword]
