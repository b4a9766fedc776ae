"""Predictions that are compared with labels of another pass, which has another order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.program.consumers import steps_of
from tfaudit.program.expressions import fold
from tfaudit.program.values import Attr, Dataset, Derived, Element, Items, Made, Value, origins
from tfaudit.rules._passes import shuffle_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_PREDICTS = ".predict"
# What makes batches of a table or of folders, and the place of `shuffle`, which is true.
_FLOWS = {".flow": 3, ".flow_from_directory": 6, ".flow_from_dataframe": 10}
_IN_ORDER_OF_FILES = frozenset({"classes", "labels"})  # what a flow keeps of all its samples
_ORDER = "index_array"  # by which one may bring them into the order of the batches
_COMPARES = ("sklearn.metrics.", "tensorflow.math.confusion_matrix", "builtins.zip")
_AVERAGES = ("numpy.mean", "numpy.sum")  # of where both are the same


@dataclass(frozen=True)
class Comparison:
    """Predictions of shuffled data, and what compares them with its labels.

    `shuffle`: what shuffles the data, each time that it is read; `trained`: a model learns from it.
    """

    prediction: CallEvent
    shuffle: CallEvent
    compares: CallEvent
    trained: bool

    @property
    def is_of_split(self) -> bool:
        """Whether folders are cut into parts, which has to be done with their files shuffled."""
        return self.shuffle.name.startswith("keras.") and "subset" in self.shuffle.keywords


def compared_passes(program: Program) -> Iterator[Comparison]:
    """Predictions whose labels another pass collects, each once."""
    if not any(True for _ in program.calls_of(_PREDICTS)):
        return
    if any(change.key == "shuffle" for change in program.sets):
        return
    told: set[object] = set()
    for event in program.calls_where(lambda name: name.startswith((*_COMPARES, *_AVERAGES))):
        pair = _compared(event)
        for labels, predicted in (pair, pair[::-1]) if len(pair) == 2 else ():
            prediction = _prediction(predicted)
            if prediction is None or prediction.node in told or _prediction(labels) is not None:
                continue
            data = prediction.argument("x", 0)
            shuffle = _shuffle_of_both(data, _sources(program, labels))
            if shuffle is not None:
                told.add(prediction.node)
                yield Comparison(prediction, shuffle, event, _is_trained_on(program, shuffle))
                break


def _compared(event: CallEvent) -> list[Value]:
    if not event.name.startswith(_AVERAGES):
        return [*event.args, *event.keywords.values()][:2]
    match event.args[:1]:
        case (Derived(operator="Equal", inputs=inputs),):
            return list(inputs)
    return []


def _prediction(value: Value) -> CallEvent | None:
    """The `predict` that a value was worked out from."""
    for origin in origins(value, 60, _is_worked_out):
        if isinstance(origin, Made) and origin.name == _PREDICTS:
            return origin.event
    return None


def _is_worked_out(value: Value) -> bool:
    return not isinstance(value, Dataset) and not (
        isinstance(value, Made) and value.name == _PREDICTS
    )


def _sources(program: Program, labels: Value) -> list[Value]:
    """What labels were worked out from, also those that a loop puts into a list."""
    found = list(origins(labels, 60, _is_worked_out))
    lists = [origin for origin in found if isinstance(origin, Items) and origin.open]
    for event in program.calls_of(".append", ".extend") if lists else ():
        if any(event.receiver is known for known in lists) and event.args:
            found += origins(event.args[0], 60, _is_worked_out)
    return found


def _shuffle_of_both(data: Value | None, found: list[Value]) -> CallEvent | None:
    """What gives the data another order than the labels have, that are read of the same source."""
    if any(isinstance(origin, Attr) and origin.name == _ORDER for origin in found):
        return None
    if isinstance(data, Dataset):
        shuffle = shuffle_of(data)
        given = _second(data.source.event.argument("tensors", 0))
        passes = [read for origin in found if (read := _pass_of_labels(origin)) is not None]
        if shuffle is not None and (
            any(shuffle_of(dataset) is shuffle for dataset in passes) or _are_there(given, found)
        ):
            return shuffle.event
    if isinstance(data, Made) and data.name in _FLOWS and _shuffles(data.event):
        given = data.event.argument("y", 1) if data.name == ".flow" else None
        kept = (o for o in found if isinstance(o, Attr) and o.name in _IN_ORDER_OF_FILES)
        if any(attribute.base is data for attribute in kept) or _are_there(given, found):
            return data.event
    return None


def _pass_of_labels(origin: Value) -> Dataset | None:
    """The dataset whose labels a value is: of a loop over it, or of `list(data)[0][1]`."""
    match origin:
        case Element(of=Dataset() as data, path=(1, *_)):
            return data
        case Derived(operator="[]", inputs=(Derived(operator="[]", inputs=(batches, _)), key)):
            if fold(key) != 1 or not isinstance(batches, Made) or batches.name != "builtins.list":
                return None
            return next((data for data in batches.event.args if isinstance(data, Dataset)), None)
    return None


def _is_trained_on(program: Program, made: CallEvent) -> bool:
    """Whether a model learns from what the same call gives, be it another time that it is made."""
    used = (consumer for consumer in program.consumers if consumer.kind == "fit")
    if any(op.event.node is made.node for consumer in used for op in steps_of(consumer.dataset)):
        return True
    given = (event.argument("x", 0) for event in program.calls_of(".fit"))
    return any(isinstance(data, Made) and data.event.node is made.node for data in given)


def _second(pair: Value | None) -> Value | None:
    """The labels of a tuple that rows are made of."""
    return pair.items[1] if isinstance(pair, Items) and len(pair.items) == 2 else None


def _are_there(given: Value | None, found: list[Value]) -> bool:
    return given is not None and any(origin is given for origin in found)


def _shuffles(flow: CallEvent) -> bool:
    told = flow.argument("shuffle", _FLOWS[flow.name])
    return not flow.opaque and (told is None or fold(told) is True)
