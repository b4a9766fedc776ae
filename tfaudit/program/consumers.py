"""Who takes elements out of pipelines: `fit`, loops, iterators, calls that nobody can see into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.program import api
from tfaudit.program.values import Dataset, Items, Made, Op, Table, Value, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent, LoopEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

# Calls that draw elements at once, or give an iterator that will.
_ITERATES = frozenset({
    "builtins.iter", "builtins.next", "builtins.list", "builtins.tuple", "builtins.set",
    ".as_numpy_iterator", ".make_one_shot_iterator", ".make_initializable_iterator", ".reduce",
    "tensorflow.compat.v1.data.make_one_shot_iterator",
    "tensorflow.compat.v1.data.make_initializable_iterator",
})  # fmt: skip
# Calls that put a dataset beside others, or only look at it.
_TAKES_NOTHING = frozenset({
    ".append", ".extend", ".insert", ".add", ".setdefault", "builtins.print", "builtins.isinstance",
    "builtins.type", "builtins.len", "builtins.repr", "builtins.str", "builtins.hasattr",
    "tensorflow.data.experimental.cardinality",
})  # fmt: skip
# A loop over these is a loop over what they get.
_WRAPPERS = api.PASS_THROUGH_ITERATORS | {"builtins.enumerate", "builtins.zip"}


@dataclass(frozen=True, eq=False)
class Consumer:
    """Something that takes elements out of a pipeline.

    `kind`: "fit", "evaluate" (also `predict`, and the validation of `fit`), "loop", "iterator" or
    "call" (something else gets the dataset).
    """

    kind: str
    dataset: Dataset
    event: CallEvent | LoopEvent
    direct: bool = True  # a loop over the dataset itself, not over enumerate(ds) or iter(ds)

    @property
    def module(self) -> ModuleInfo:
        """Where it stands."""
        return self.event.module

    @property
    def node(self) -> cst.CSTNode:
        """The call, or the loop."""
        return self.event.node


def consumers_of(program: Program) -> list[Consumer]:
    """Everything known to consume a pipeline, in no particular order."""
    from tfaudit.program.program import FEEDING_METHODS, TRAINING_METHODS, acts_as_model

    found: list[Consumer] = []
    for loop in program.loops:
        for value, direct in _unwrapped(loop.iterable):
            if isinstance(value, Dataset):
                found.append(Consumer("loop", value, loop, direct))
    for event in program.calls:
        method = event.name[1:]
        fed = event.name[0] == "." and method in FEEDING_METHODS and event.receiver is not None
        if fed and acts_as_model(event.receiver):  # type: ignore[arg-type]
            for keyword, position in (("x", 0), ("generator", None), ("validation_data", None)):
                training = method in TRAINING_METHODS and keyword != "validation_data"
                given = event.argument(keyword, position)
                found += [
                    Consumer("fit" if training else "evaluate", dataset, event)
                    for dataset in _datasets(given)
                ]
        elif not event.name.startswith(("def ", "class ")) and event.name not in _TAKES_NOTHING:
            found += _of_call(event)
    return found


def _of_call(event: CallEvent) -> Iterator[Consumer]:
    """Consumers by a call that is not a model's: of its arguments, and of a dataset's methods."""
    made = isinstance(event.result, Dataset)
    for value in (*event.args, *event.keywords.values()):
        # zip and concatenate take datasets, and make a dataset of them.
        for dataset in _datasets(value) if not made else ():
            if event.name in _ITERATES:
                if dataset in alternatives(value):  # `tuple([ds, other])` takes no elements of them
                    yield Consumer("iterator", dataset, event)
            elif event.name not in _WRAPPERS:
                yield Consumer("call", dataset, event)
    if event.name in _ITERATES:
        for dataset in _datasets(event.receiver):
            yield Consumer("iterator", dataset, event)


def _datasets(value: Value | None) -> Iterator[Dataset]:
    for option in alternatives(value) if value is not None else ():
        if isinstance(option, Dataset):
            yield option
        elif isinstance(option, (Items, Table)):
            inner = option.items if isinstance(option, Items) else option.items.values()
            yield from (item for item in inner if isinstance(item, Dataset))


def _unwrapped(iterable: Value) -> Iterator[tuple[Value, bool]]:
    """What a loop draws from, within `enumerate`, `zip`, `iter` and progress bars."""
    for option in alternatives(iterable):
        if isinstance(option, Made) and option.name in _WRAPPERS:
            inner = (option.event.receiver, *option.event.args)
            for value in inner:
                if value is not None:
                    yield from ((v, False) for v, _ in _unwrapped(value))
        else:
            yield option, True


def steps_of(dataset: Dataset) -> Iterator[Op]:
    """The steps that the elements of a pipeline pass through, those of its inputs included."""
    for step in dataset.ops:
        yield step
        for dataset_in in step.inputs:
            if isinstance(dataset_in, Dataset):
                yield from steps_of(dataset_in)
