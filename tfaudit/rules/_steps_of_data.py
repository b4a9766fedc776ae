"""Questions about the steps of a pipeline that several rules ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.datasets import PASSES_ELEMENTS
from tfaudit.program.expressions import fold
from tfaudit.program.mapped import MAPS, study
from tfaudit.program.values import Const, Function, Op
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.program.program import Program

# Sources that give the same elements in the same order each time they are read.
_FIXED_SOURCES = frozenset({
    "from_tensor_slices", "from_tensors", "range", "TFRecordDataset", "TextLineDataset",
    "FixedLengthRecordDataset",
})  # fmt: skip


def mapped_name(op: Op) -> str:
    """How a message calls the function of a map: `augment`, or the lambda at that place."""
    function = op.event.argument("map_func", 0)
    if isinstance(function, Function) and isinstance(function.node, cst.FunctionDef):
        return f"`{function.name}`"
    given = op.event.node.args[0].value if op.event.node.args else None
    return f"`{quoted(given)}`" if isinstance(given, (cst.Attribute, cst.Name)) else "function"


def repeats_forever(repeat: Op) -> bool:
    """Whether a `repeat` has no end."""
    count = repeat.event.argument("count", 0)
    if count is None:
        return not repeat.event.opaque
    return fold(count) == -1 or (isinstance(count, Const) and count.value is None)


def deterministic(program: Program, ops: Sequence[Op]) -> bool:
    """Whether the steps from the source on give the same elements in the same order each time."""
    for op in ops:
        if op is ops[0]:
            if op.name not in _FIXED_SOURCES or op.event.passes("num_parallel_reads", 3):
                return False
        elif op.name in MAPS:
            ordered = op.event.argument("deterministic", 2)
            if not study(program, op).deterministic or op.event.opaque or ordered is not None:
                return False
        elif op.name not in PASSES_ELEMENTS | {"batch", "padded_batch"} or op.name in (
            "shuffle", "filter", "take_while", "apply:shuffle_and_repeat", "with_options",
        ):  # fmt: skip
            return False
    return bool(ops)
