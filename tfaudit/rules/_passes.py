"""Several passes over one pipeline that is shuffled anew in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.expressions import fold
from tfaudit.program.mapped import MAPS
from tfaudit.program.values import Dataset, Items, Value
from tfaudit.rules._file_lists import are_many
from tfaudit.rules._shuffling import RESHUFFLE, reshuffles, shuffles_by_itself
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Op

# What may stand behind the shuffle, and leaves the order as it comes.
_FLATTENS = frozenset({"flat_map", "interleave"})
_PASSING = MAPS | _FLATTENS | {
    "apply:assert_cardinality", "apply:ignore_errors", "apply:unbatch", "batch", "enumerate",
    "filter", "ignore_errors", "padded_batch", "prefetch", "ragged_batch", "rebatch", "repeat",
    "scan", "skip", "take", "unbatch", "window", "with_options",
}  # fmt: skip


def shuffle_of(dataset: Dataset) -> Op | None:
    """The shuffle whose order a pipeline has, if that is another in every pass."""
    for op in reversed(dataset.ops[1:]):
        if op.name == "shuffle":
            if reshuffles(op):
                return op
            told = op.event.argument(*RESHUFFLE)
            if told is None or fold(told) is not False:
                return None  # else it mixes in one way what comes in another order every time
        elif op.name not in _PASSING:
            return None
    if any(op.name in _FLATTENS for op in dataset.ops) and not are_many(dataset):
        return None  # the records of a single file come in their order
    return dataset.source if shuffles_by_itself(dataset.source) else None


def zipped_passes(program: Program) -> Iterator[tuple[Op, CallEvent]]:
    """Shuffles with a `zip` of parts that each read them in an order of their own."""
    for event in program.calls_of("tensorflow.data.Dataset.zip"):
        if not isinstance(event.result, Dataset):
            continue
        made: dict[Op, list[str]] = {}
        for shuffle, functions in _read(event.result.source.inputs):
            if made.setdefault(shuffle, functions) != functions:
                yield shuffle, event
                break


def _read(parts: tuple[Value, ...]) -> Iterator[tuple[Op, list[str]]]:
    """The shuffles that pipelines read, with the functions behind them as they are written."""
    for part in parts:
        if isinstance(part, Items):
            yield from _read(tuple(part.items))
        if not isinstance(part, Dataset):
            continue
        shuffle = shuffle_of(part)
        if shuffle is not None:
            behind = part.ops[part.ops.index(shuffle) + 1 :]
            maps = [op.event.node for op in behind if op.name in MAPS]
            yield shuffle, [quoted(node.args[0].value) for node in maps if node.args]
