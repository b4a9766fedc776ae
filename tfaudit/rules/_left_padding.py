"""Masked sequences that are padded on the left, which cuDNN's kernels of Keras 3 refuse.

`pad_sequences` pads on the left unless it is told otherwise. Keras 2 left such batches to its own
loop; Keras 3 asserts that a mask is right-padded where it uses cuDNN (`_assert_valid_mask` in
keras/src/backend/tensorflow/rnn.py), and the training stops with InvalidArgumentError on a GPU.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, add_keyword, replace, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.values import Dataset, LayerOutput, Made, origins
from tfaudit.rules._models import flat, layers_in
from tfaudit.rules._samples import PADS
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_SIDE = 3  # the place of `padding`
_RECURRENT = ("keras.layers.LSTM", "keras.layers.GRU")
_BOTH_WAYS = "keras.layers.Bidirectional"
_EMBEDDING = "keras.layers.Embedding"
# Layers that hand a mask on.
_KEEP_MASK = frozenset({
    "keras.layers.Dropout", "keras.layers.SpatialDropout1D", "keras.layers.GaussianNoise",
    "keras.layers.GaussianDropout",
})  # fmt: skip


def left_padded(program: Program, uses_cudnn: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """The first recurrent layer of each model that is fitted with such sequences.

    `uses_cudnn`: whether nothing in the call of `LSTM` or `GRU` rules the kernel out.
    """
    if not program.mentions("mask_zero"):
        return
    said: set[cst.CSTNode] = set()
    for fit in program.calls_of(".fit"):
        model, pads = fit.receiver, _pads(fit.argument("x", 0))
        if not isinstance(model, Made) or not pads or not all(map(_is_left, pads)):
            continue
        layer = next((each for each in _masked(program, model) if uses_cudnn(each.event)), None)
        if layer is None or layer.event.node in said:
            continue
        said.add(layer.event.node)
        message = f"`{last(layer.name)}` of Keras 3 raises on a GPU for masked sequences that are "
        message += 'padded on the left, as `pad_sequences` does: give it `padding="post"`'
        related = ((pads[0].module, pads[0].node, "padded here"),)
        yield Hit(
            layer.event.module,
            underline(layer.event.node),
            message,
            _plan(program, layer.event),
            severity=Severity.HIGH,
            effect=Effect.CORRECTNESS,
            related=related,
        )


def _pads(data: Value | None) -> list[CallEvent]:
    """The calls of `pad_sequences` that the data comes of."""
    if isinstance(data, Dataset):
        data = data.source.event.argument("tensors", 0)
    values = origins(data, 60) if data is not None else ()
    return [value.event for value in values if isinstance(value, Made) and value.name in PADS]


def _is_left(pad: CallEvent) -> bool:
    side = pad.argument("padding", _SIDE)
    return not pad.opaque and (side is None or fold(side) == "pre")


def _masked(program: Program, model: Made) -> Iterator[Made]:
    """The recurrent layers of a model that get an embedding's mask."""
    masked = False
    for layer in flat(model.attrs.get("layers")) if model.name == "keras.Sequential" else ():
        recurrent = _recurrent(layer)
        if recurrent is not None and masked:
            yield recurrent
        masked = _is_masking(layer) or (
            masked and isinstance(layer, Made) and layer.name in _KEEP_MASK
        )
    if model.name != "keras.Model":
        return
    known = {id(layer) for layer in layers_in(model)}
    for event in program.calls_of("()"):
        output = event.result
        if not isinstance(output, LayerOutput) or id(output.layer) not in known:
            continue
        recurrent = _recurrent(output.layer)
        if recurrent is not None and output.inputs and _has_mask(output.inputs[0]):
            yield recurrent


def _has_mask(value: Value) -> bool:
    """Whether it is what a masking embedding gives, perhaps by way of a dropout."""
    while isinstance(value, LayerOutput):
        if _is_masking(value.layer):
            return True
        kept = isinstance(value.layer, Made) and value.layer.name in _KEEP_MASK
        if not kept or not value.inputs:
            return False
        value = value.inputs[0]
    return False


def _recurrent(layer: Value) -> Made | None:
    """The `LSTM` or `GRU` that a layer is, or goes both ways with."""
    if isinstance(layer, Made) and layer.name == _BOTH_WAYS and layer.event.args:
        layer = layer.event.args[0]
    return layer if isinstance(layer, Made) and layer.name in _RECURRENT else None


def _is_masking(layer: Value) -> bool:
    if not isinstance(layer, Made) or layer.name != _EMBEDDING:
        return False
    masks = layer.event.keywords.get("mask_zero")
    return masks is not None and fold(masks) is True


def _plan(program: Program, layer: CallEvent) -> Plan | None:
    """Pad everything on the right, in the file that does so."""
    pads = list(program.calls_of(*PADS))
    if any(pad.module is not layer.module or not _is_left(pad) for pad in pads):
        return None
    changes = {}
    for pad in pads:
        side = argument(pad.node, "padding", _SIDE)
        changes[pad.node] = (
            add_keyword(pad.node, "padding", '"post"')
            if side is None
            else replace(side.value, '"post"')
        )
    return Plan("Pad on the right", tuple(changes.values()), Safety.UNSAFE)
