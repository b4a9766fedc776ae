"""Masked sequences that begin with what is masked, which cuDNN's kernels of Keras 3 refuse.

`pad_sequences` pads on the left unless it is told otherwise, and a decoder's input that is shifted
by one (`shifted[:, 1:] = targets[:, :-1]`, in an array of zeros) begins with a zero. Keras 2 left
such batches to its own loop; Keras 3 asserts that a mask is right-padded where it uses cuDNN
(`_assert_valid_mask` in keras/src/backend/tensorflow/rnn.py), and the training stops with
InvalidArgumentError on a GPU.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, add_keyword, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.events import SetEvent
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.values import UNKNOWN, Dataset, Derived, Items, LayerOutput, Made, origins
from tfaudit.rules._models import flat, layers_in
from tfaudit.rules._samples import PADS
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_SIDE, _FILL = 3, 5  # the places of `padding` and of `value`
_RECURRENT = ("keras.layers.LSTM", "keras.layers.GRU")
_BOTH_WAYS = "keras.layers.Bidirectional"
_EMBEDDING = "keras.layers.Embedding"
_MASKING = "keras.layers.Masking"
_ZEROS = frozenset({"numpy.zeros", "numpy.zeros_like"})
_TURNS = frozenset({"numpy.flip", "numpy.fliplr", "tensorflow.reverse"})
# Layers that hand a mask on.
_KEEP_MASK = frozenset({
    "keras.layers.Dropout", "keras.layers.SpatialDropout1D", "keras.layers.GaussianNoise",
    "keras.layers.GaussianDropout",
})  # fmt: skip


def left_padded(program: Program, uses_cudnn: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """The first recurrent layer of each model that is fitted with such sequences.

    `uses_cudnn`: whether nothing in the call of `LSTM` or `GRU` rules the kernel out.
    """
    if not program.mentions("mask_zero", "Masking"):
        return
    said: set[cst.CSTNode] = set()
    for fit in program.calls_of(".fit"):
        model, given = fit.receiver, fit.argument("x", 0)
        if not isinstance(model, Made) or given is None:
            continue
        masked = (each for each in _masked(program, model) if uses_cudnn(each[0].event))
        found = (
            (layer.event, cause)
            for layer, entry, value in masked
            if (cause := _cause(program, _part_for(entry, model, given), value)) is not None
        )
        layer, cause = next(found, (None, None))
        if layer is None or cause is None or layer.node in said:
            continue
        said.add(layer.node)
        yield _hit(program, layer, cause)


def _hit(program: Program, layer: CallEvent, cause: CallEvent | SetEvent) -> Hit:
    message = f"`{last(layer.name)}` of Keras 3 raises on a GPU for masked sequences that "
    if isinstance(cause, SetEvent):
        message += "begin with a zero, as those do that are shifted: begin with a token's number"
        why, plan = "shifted here", None
    else:
        message += 'are padded on the left, as `pad_sequences` does: give it `padding="post"`'
        why, plan = "padded here", _plan(program, layer)
    related = ((cause.module, cause.node, why),)
    return Hit(
        layer.module,
        underline(layer.node),
        message,
        plan,
        severity=Severity.HIGH,
        effect=Effect.CORRECTNESS,
        related=related,
    )


def _part_for(entry: LayerOutput | None, model: Made, given: Value) -> Value:
    """What one input of a model gets, of what all of them are given."""
    inputs = model.event.argument("inputs", 0)
    if entry is None or not isinstance(inputs, Items) or not isinstance(given, Items):
        return given
    if inputs.open or given.open or len(inputs.items) != len(given.items):
        return UNKNOWN
    for each, part in zip(inputs.items, given.items, strict=True):
        if isinstance(each, LayerOutput) and each.event is entry.event:
            return part
    return UNKNOWN


def _cause(program: Program, data: Value, masked: float) -> CallEvent | SetEvent | None:
    """What puts the number that is masked in front of sequences, if anything does."""
    pads = _pads(data)
    if pads and all(_is_left(pad) and _fill(pad) == masked for pad in pads):
        return pads[0]
    return _shift(program, data) if masked == 0 else None


def _pads(data: Value) -> list[CallEvent]:
    """The calls of `pad_sequences` that the data comes of, if nothing turns the sequences round."""
    if isinstance(data, Dataset):
        data = data.source.event.argument("tensors", 0) or UNKNOWN
    parts = list(origins(data, 60))
    if any(map(_may_turn, parts)):
        return []
    return [value.event for value in parts if isinstance(value, Made) and value.name in PADS]


def _may_turn(value: Value) -> bool:
    """Whether it may be in the other order than what it is made of: `padded[:, ::-1]`."""
    match value:
        case Made(name=name):
            return name in _TURNS
        case Derived(operator="[]", node=cst.Subscript(slice=parts)):
            return any(isinstance(p.slice, cst.Slice) and p.slice.step is not None for p in parts)
    return False


def _is_left(pad: CallEvent) -> bool:
    return _side(pad) == "pre"


def _side(pad: CallEvent) -> str | None:
    """Where it pads, if that is known."""
    given = pad.argument("padding", _SIDE)
    side = "pre" if given is None else fold(given)
    return side if isinstance(side, str) and not pad.opaque else None


def _fill(pad: CallEvent) -> float | None:
    """The number that it pads with, if that is known."""
    return _number(pad.argument("value", _FILL))


def _number(given: Value | None) -> float | None:
    """A number that is zero unless another one is given."""
    number = 0 if given is None else fold(given)
    return number if isinstance(number, (int, float)) else None


def _shift(program: Program, data: Value) -> SetEvent | None:
    """The line that fills an array of zeros but for its first column, if no other one fills it."""
    if not isinstance(data, Made) or data.name not in _ZEROS or program.escapes(data):
        return None
    changes = [
        change
        for change in program.sets
        if any(value is data for value in origins(change.target, 20))
    ]
    return changes[0] if changes and all(map(_is_behind_first, changes)) else None


def _is_behind_first(change: SetEvent) -> bool:
    """Whether it sets the columns from a later one on, and no first one: `rows[:, 1:] = …`."""
    if not isinstance(change.node, cst.Subscript) or not isinstance(change.target, Made):
        return False
    axes = [element.slice for element in change.node.slice]
    if len(axes) < 2 or not isinstance(axes[1], cst.Slice):
        return False
    begin = axes[1].lower
    return axes[1].step is None and isinstance(begin, cst.Integer) and begin.evaluated_value > 0


def _masked(program: Program, model: Made) -> Iterator[tuple[Made, LayerOutput | None, float]]:
    """The recurrent layers of a model that get a mask, the input it is made of, what is masked."""
    masked: float | None = None
    for layer in flat(model.attrs.get("layers")) if model.name == "keras.Sequential" else ():
        recurrent = _recurrent(layer)
        if recurrent is not None and masked is not None:
            yield recurrent, None, masked
        if not isinstance(layer, Made) or layer.name not in _KEEP_MASK:
            masked = _mask_of(layer)
    if model.name != "keras.Model":
        return
    known = {id(layer) for layer in layers_in(model)}
    for event in program.calls_of("()"):
        output = event.result
        if not isinstance(output, LayerOutput) or id(output.layer) not in known:
            continue
        recurrent = _recurrent(output.layer)
        source = _mask_source(output.inputs[0]) if recurrent and output.inputs else None
        if recurrent is not None and source is not None:
            maker, masked = source
            entry = maker.inputs[0] if maker.inputs else None
            yield recurrent, entry if isinstance(entry, LayerOutput) else None, masked


def _mask_source(value: Value) -> tuple[LayerOutput, float] | None:
    """What a layer that makes a mask gives, perhaps by way of a dropout, and what it masks."""
    while isinstance(value, LayerOutput):
        masked = _mask_of(value.layer)
        if masked is not None:
            return value, masked
        kept = isinstance(value.layer, Made) and value.layer.name in _KEEP_MASK
        if not kept or not value.inputs:
            return None
        value = value.inputs[0]
    return None


def _recurrent(layer: Value) -> Made | None:
    """The `LSTM` or `GRU` that a layer is, or goes both ways with."""
    if isinstance(layer, Made) and layer.name == _BOTH_WAYS and layer.event.args:
        layer = layer.event.args[0]
    return layer if isinstance(layer, Made) and layer.name in _RECURRENT else None


def _mask_of(layer: Value) -> float | None:
    """The number that a layer masks: an embedding its zeros, if it is told to."""
    if not isinstance(layer, Made):
        return None
    if layer.name == _MASKING:
        return None if layer.event.opaque else _number(layer.event.argument("mask_value", 0))
    masks = layer.event.keywords.get("mask_zero") if layer.name == _EMBEDDING else None
    return 0 if masks is not None and fold(masks) is True else None


def _plan(program: Program, layer: CallEvent) -> Plan | None:
    """Pad everything on the right, in the file that does so."""
    pads = list(program.calls_of(*PADS))
    if any(pad.module is not layer.module or _side(pad) is None for pad in pads):
        return None
    changes = {}
    for pad in pads:
        side = argument(pad.node, "padding", _SIDE)
        if side is None:
            changes[pad.node] = add_keyword(pad.node, "padding", '"post"')
        elif _is_left(pad):
            changes[pad.node] = replace(side.value, '"post"')
    return Plan("Pad on the right", tuple(changes.values()), Safety.UNSAFE)
