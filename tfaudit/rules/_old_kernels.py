"""Kernels of Keras 1, given as two numbers, of which later versions take the second for strides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, Plan, delete_argument, replace
from tfaudit.model import Safety
from tfaudit.program.expressions import fold
from tfaudit.syntax import is_opaque, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_CONVOLUTIONS = frozenset({
    "keras.layers.AtrousConvolution2D", "keras.layers.Conv2D", "keras.layers.Convolution2D",
    "keras.layers.SeparableConv2D", "keras.layers.SeparableConvolution2D",
})  # fmt: skip
# Arguments that only Keras 1 has: a script that gives one is written for it.
_OF_KERAS_1 = ("border_mode=", "dim_ordering", "nb_epoch=", "samples_per_epoch=", "W_regularizer=")


def old_kernels(program: Program, event: CallEvent) -> Iterator[Hit]:
    """`Convolution2D(32, 3, 3)` in a script for Keras 1: a kernel of 3 rows and 3 columns."""
    if event.name not in _CONVOLUTIONS or is_opaque(event.node) or len(event.args) < 3:
        return
    rows, columns = event.node.args[1], event.node.args[2]
    sizes = [fold(value) for value in event.args[1:3]]
    numbers = all(isinstance(size, int) and not isinstance(size, bool) for size in sizes)
    if not numbers or rows.keyword or columns.keyword or not program.mentions(*_OF_KERAS_1):
        return
    size = f"({quoted(rows.value)}, {quoted(columns.value)})"
    changes = (replace(rows.value, size), delete_argument(event.node, columns))
    message = f"Keras 3 takes the second number of this kernel for its strides: write `{size}`"
    yield Hit(event.module, columns, message, Plan("Make it a pair", changes, Safety.SAFE))
