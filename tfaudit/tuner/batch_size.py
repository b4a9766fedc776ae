"""Where a script decides its batch size: the one place to edit, found from what reaches training.

The search starts at the calls that train and goes back along the values: from `fit(train_ds)` to
the dataset's `.batch(args.batch_size)`, to the option, to the literal of its default. Only when
that leads nowhere, a name that says `batch_size` is taken, and said to be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from tfaudit.program.datasets import batching
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Const,
    Dataset,
    Derived,
    Instance,
    Items,
    Made,
    Option,
    Parameter,
    Value,
    alternatives,
    origins,
)
from tfaudit.syntax import argument
from tfaudit.tuner import loaders

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

KERAS_DEFAULT = 32  # of fit(x, y) with arrays: keras/src/trainers/trainer.py
# Loaders of Keras that make batches of a size of their own: where batch_size= stands, the default.
_LOADERS = {
    ".flow": (2, 32),
    ".flow_from_directory": (5, 32),
    ".flow_from_dataframe": (8, 32),
    "keras.preprocessing.sequence.TimeseriesGenerator": (7, 128),
}
_NAME = re.compile(r"^(train_?)?(global_?)?(batch_?size|batchsize|batch|bs)$", re.IGNORECASE)


@dataclass(frozen=True)
class BatchSite:
    """Where the batch size stands.

    `literals` are the numbers to edit, all of them together. `flag` is the command-line option
    that sets it. `absent` is a call, of `fit` or of a loader, that leaves it to Keras.
    """

    value: int
    literals: tuple[tuple[ModuleInfo, cst.CSTNode], ...] = ()
    flag: str | None = None
    absent: CallEvent | None = None
    per_replica: bool = False  # multiplied by the number of replicas before it is used
    how: str = ""  # how it was found, for the user


def find(program: Program) -> BatchSite | None:
    """The script's batch size and its place, or None where there is none to be found."""
    for event in program.training:
        sizes = list(_sizes(event))
        site = next((s for s in map(_site, sizes) if s is not None), None)
        if site is not None:
            return _together(site, sizes, event)
    for event in program.training:
        absent = next(_defaults(event), None)
        if absent is not None:
            return absent
        if event.name == ".fit" and _leaves_it_to_keras(event):
            how = f"Keras' default of {KERAS_DEFAULT}, since fit is given none"
            return BatchSite(KERAS_DEFAULT, absent=event, how=how)
    return _by_name(program)


def unplaced(program: Program) -> CallEvent | None:
    """A call that trains with a batch size that no number in the script decides, if there is one.

    It is read from a file, say, or computed from the size of the data.
    """
    return next((event for event in program.training if any(True for _ in _sizes(event))), None)


def _sizes(event: CallEvent) -> Iterator[Value]:
    """What may be the batch size of a training call, the surest first."""
    if event.name in (".fit", ".fit_generator"):
        data = event.argument("x", 0) or event.argument("generator", 0) or UNKNOWN
        yield from _sizes_of_data(data)
        if not any(isinstance(option, Dataset) for option in alternatives(data)):
            given = event.argument("batch_size", 2)
            if given is not None:
                yield given
    for argument_value in event.args:
        for origin in origins(argument_value):
            yield from _sizes_of_data(origin)
    for loop in reversed(event.context.loops):
        for origin in origins(loop.iterable):
            yield from _sizes_of_data(origin)
            match origin:
                case Made(name="builtins.range", event=call) if len(call.args) == 3:
                    yield call.args[2]


def _sizes_of_data(data: Value) -> Iterator[Value]:
    for option in alternatives(data):
        match option:
            case Dataset():
                known = batching(option)
                if known.batched:
                    yield known.size
                else:  # what follows the batch is not understood, but the batch is there
                    for op in reversed(option.ops):
                        size = op.event.argument("batch_size", 0)
                        if op.name in ("batch", "padded_batch", "ragged_batch") and size:
                            yield size
                            break
            case Instance(attrs=attrs):
                yield from (value for name, value in attrs.items() if _NAME.match(name.lstrip("_")))
                yield from loaders.sizes(option)
            case Items(kind="generator"):
                yield from loaders.sizes(option)
            case Made(name=name, event=event):
                size = event.argument("batch_size", _LOADERS[name][0] if name in _LOADERS else None)
                if size is not None:
                    yield size


def _site(size: Value) -> BatchSite | None:
    found = [
        (value, isinstance(value, Const) and value.node is not None)
        for value in origins(size, limit=60)
    ]
    per_replica = any(
        isinstance(value, Attr) and value.name == "num_replicas_in_sync" for value, _ in found
    )
    for value, _ in found:
        match value:
            case Option(default=default, flag=flag):
                number = fold(default)
                if _is_size(number):
                    return BatchSite(
                        number, _literal(default), flag, None, per_replica,
                        f"default of the option {flag}",
                    )  # fmt: skip
            case Parameter(default=Const(value=number) as default, name=name) if _is_size(number):
                return BatchSite(
                    number, _literal(default), None, None, per_replica,
                    f"default of the parameter {name}",
                )  # fmt: skip
    plain = _plain_number(size)
    if plain is None or plain.node is None:
        return None
    assert isinstance(plain.value, int)
    return BatchSite(
        plain.value,
        _literal(plain),
        per_replica=per_replica,
        how="the number that reaches training",
    )


def _plain_number(size: Value) -> Const | None:
    """The literal of a batch size that is one, perhaps times the number of replicas."""
    match size:
        case Const(value=int() as number) if _is_size(number):
            return size
        case Derived(operator="*", inputs=(left, right)):
            if isinstance(right, Attr) and right.name == "num_replicas_in_sync":
                return _plain_number(left)
            if isinstance(left, Attr) and left.name == "num_replicas_in_sync":
                return _plain_number(right)
    return None


def _literal(value: Value) -> tuple[tuple[ModuleInfo, cst.CSTNode], ...]:
    if isinstance(value, Const) and value.node is not None and value.module is not None:
        return ((value.module, value.node),)
    return ()


def _is_size(number: object) -> TypeGuard[int]:
    return isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= 1_000_000


def _together(site: BatchSite, sizes: list[Value], event: CallEvent) -> BatchSite:
    """The site with every other literal of the same training call that says the same number."""
    if site.flag is not None:
        return site
    literals = list(site.literals)
    for size in (*sizes, *_followers(event)):
        other = _site(size)
        if other is not None and other.value == site.value and other.flag is None:
            literals += [place for place in other.literals if place not in literals]
    return BatchSite(site.value, tuple(literals), None, None, site.per_replica, site.how)


def _followers(event: CallEvent) -> Iterator[Value]:
    """Numbers that must change with the batch size, if they are it: 32 of `n // 32`, `i : i + 32`.

    They say nothing of the batch size by themselves.
    """
    steps = event.keywords.get("steps_per_epoch")
    for origin in () if steps is None else origins(steps, limit=60):
        match origin:
            case Derived(operator="/" | "//", inputs=(_, divisor)):
                yield divisor
    for argument_value in event.args:
        yield from loaders.lengths(argument_value)


def _defaults(event: CallEvent) -> Iterator[BatchSite]:
    """Loaders that are given no batch size and have a usual one."""
    data = event.argument("x", 0) or event.argument("generator", 0) or UNKNOWN
    for value in (data, *(origin for loop in event.context.loops for origin in [loop.iterable])):
        for option in alternatives(value):
            found = _default_of(option)
            if found is not None:
                name, number, source = found
                yield BatchSite(number, absent=source, how=f"the default of {name}")


def _default_of(data: Value) -> tuple[str, int, CallEvent] | None:
    match data:
        case Dataset():
            known = batching(data)
            match known.size:
                case Const(value=int() as number, node=None) if known.op is not None:
                    return known.op.name, number, known.op.event
        case Made(name=name, event=source) if name in _LOADERS:
            position, number = _LOADERS[name]
            if not source.passes("batch_size", position):
                return name.rpartition(".")[2], number, source
    return None


def _leaves_it_to_keras(event: CallEvent) -> bool:
    """Whether fit surely gets arrays (or anything that takes batch_size) and no batch size."""
    if event.opaque or event.passes("batch_size", 2) or argument(event.node, "batch_size"):
        return False
    if event.receiver is None or not acts_as_model(event.receiver):
        return False
    data = event.argument("x", 0)
    return data is not None and not any(_brings_batches(option) for option in alternatives(data))


def _brings_batches(data: Value) -> bool:
    """Whether this is no array: fit refuses `batch_size` for what comes in batches already."""
    if isinstance(data, Items):
        return data.kind == "generator"
    return isinstance(data, (Dataset, Instance)) or (
        isinstance(data, Made) and data.name in _LOADERS
    )


def _by_name(program: Program) -> BatchSite | None:
    for module in program.modules:
        for name, value in module.scope.names.items():
            if _NAME.match(name):
                site = _site(value)
                if site is not None:
                    return BatchSite(
                        site.value, site.literals, site.flag, None, False, f"the name {name}"
                    )
    for event in program.calls:
        match event.result:
            case Made(attrs={"value": Option() as option}):
                site = _site(option) if _NAME.match(option.name) else None
                if site is not None:
                    return site
    return None
