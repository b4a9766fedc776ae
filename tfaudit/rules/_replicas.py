"""Functions that `strategy.run` calls on each replica, and what they are given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import underline
from tfaudit.program.program import scopes_at
from tfaudit.program.values import (
    Attr,
    Dataset,
    Element,
    Function,
    Instance,
    Items,
    Made,
    Option,
    Parameter,
    Table,
    Unknown,
    Value,
    alternatives,
    is_none,
)
from tfaudit.rules._gpus import gpu_list
from tfaudit.rules._spelling import precedes
from tfaudit.rules._steps import length_of
from tfaudit.rules._strategies import MIRRORING, one_device
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Context, Frame
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

WORKERS = "tensorflow.distribute.MultiWorkerMirroredStrategy"
RUNS = (".run", ".experimental_run_v2")
_UNSEEN = "tensorflow.distribute.strategy"  # which has no such name
_OF_STRATEGIES = ("scope(", "num_replicas_in_sync", "experimental_distribute", "reduce(")
# Names of lists of devices.
_SEVERAL_DEVICES = re.compile(r"(gpu|device)(s|_?(list|names))$", re.IGNORECASE)
_DISTRIBUTES = frozenset({"distribute", "distribute_from_function"})


def replica_runs(program: Program, *, unseen: bool = False) -> Iterator[tuple[CallEvent, Made]]:
    """The calls of `run` of strategies that train on several devices in step, with the strategy.

    `unseen`: whether those count whose strategy comes from out of sight, which may be of any kind.
    """
    for event in program.calls_of(*RUNS):
        strategy = strategy_of_run(event, unseen=unseen)
        if strategy is not None and not one_device(strategy):
            yield event, strategy


def strategy_of_run(run: CallEvent, *, unseen: bool) -> Made | None:
    """The strategy of a call of `run`; for one out of sight stands what the call itself makes."""
    strategy = run.receiver
    if isinstance(strategy, Made) and strategy.name in MIRRORING:
        return strategy
    return Made(_UNSEEN, run) if unseen and _is_of_unseen(run) else None


def _is_of_unseen(run: CallEvent) -> bool:
    """Whether `run` is that of a strategy from out of sight: by its name, and what else it does."""
    func, receiver = run.node.func, run.receiver
    if not isinstance(func, cst.Attribute) or not isinstance(run.argument("fn", 0), Function):
        return False
    ways = [way for way in alternatives(receiver) if not is_none(way)] if receiver else []
    if not all(map(_is_out_of_sight, ways)):
        return False
    text, source = quoted(func.value), run.module.source
    return "strategy" in text.lower() and source.mentions(
        tuple(f"{text}.{use}" for use in _OF_STRATEGIES)
    )


def _is_out_of_sight(value: Value) -> bool:
    if isinstance(value, Made):
        return not value.name.startswith(("tensorflow.", "keras."))
    return isinstance(value, (Attr, Element, Parameter, Unknown))


def strategy_made(strategy: Made) -> tuple[tuple[ModuleInfo, cst.CSTNode, str], ...]:
    """Where a strategy is made, to be shown beside a finding; nowhere, if that is out of sight."""
    if strategy.name == _UNSEEN:
        return ()
    return ((strategy.event.module, underline(strategy.event.node), "the strategy"),)


def has_replicas(strategy: Value | None) -> bool:
    """Whether it takes several devices of one machine where there are several."""
    if not isinstance(strategy, Made):
        return False
    if strategy.name == WORKERS:
        return True
    if strategy.name != "tensorflow.distribute.MirroredStrategy":
        return False
    devices = strategy.event.argument("devices", 0)
    if devices is None or is_none(devices):  # all that there are
        return not strategy.event.opaque
    if isinstance(devices, (Option, Parameter)):
        if not _SEVERAL_DEVICES.search(devices.name):
            return False
        devices = devices.default
        if devices is None or is_none(devices):  # several, as the name says, or all
            return True
    if not isinstance(devices, Items):
        return False
    if devices.each_of is not None:  # [f"/gpu:{i}" for i in range(4)]
        return gpu_list(devices.each_of) is not None or (length_of(devices.each_of) or 0) > 1
    return not devices.open and len(devices.items) > 1


def replica_frame(context: Context) -> Frame | None:
    """The function that a strategy runs on each replica, where a call happens in one."""
    return next((f for f in reversed(context.frames) if f.why == "strategy.run"), None)


def strategy_of_train_step(program: Program, context: Context) -> Made | None:
    """The strategy in whose scope every model is made that `fit` trains by this `train_step`."""
    first = next(iter(context.frames), None)
    if first is None or first.why != "keras" or first.function.name != "train_step":
        return None
    owner = first.function.owner
    fitted = [
        option
        for event in program.calls_of(".fit")
        for option in (alternatives(event.receiver) if event.receiver is not None else ())
        if isinstance(option, Instance) and option.cls is owner and option.event is not None
    ]
    found: Made | None = None
    for model in fitted:
        assert model.event is not None
        scopes = [s for s in scopes_at(model.event.context) if s.name in MIRRORING]
        if not scopes:
            return None
        found = scopes[-1]
    return found


def is_distributed(dataset: Dataset) -> bool:
    """Whether a strategy splits the batches of the pipeline among its replicas."""
    return any(op.name in _DISTRIBUTES for op in dataset.ops)


def handed_over(event: CallEvent) -> list[Value]:
    """The values that a call of `run` hands to the replicas."""
    found: list[Value] = []
    pending = [event.argument("args", 1), event.argument("kwargs", 2)]
    while pending:
        value = pending.pop(0)
        if isinstance(value, Items):
            pending.extend(value.items)
        elif isinstance(value, Table):
            pending.extend(value.items.values())
        elif value is not None:
            found.append(value)
    return found


def distributed_pipelines(run: CallEvent) -> list[Dataset]:
    """The pipelines, made for all replicas, whose batches a call of `run` hands over."""
    found = [option for value in handed_over(run) for option in alternatives(value)]
    pipelines = {id(e.of): e.of for e in found if isinstance(e, Element)}
    return [
        dataset for dataset in pipelines.values()
        if isinstance(dataset, Dataset) and any(op.name == "distribute" for op in dataset.ops)
        and not any(op.name == "distribute_from_function" for op in dataset.ops)
    ]  # fmt: skip


def plain_pipelines(value: Value) -> list[Dataset]:
    """The pipelines that a batch comes from, if no strategy has split it on any way to here."""
    found: list[Dataset] = []
    for option in alternatives(value):
        if not isinstance(option, Element) or not isinstance(option.of, Dataset):
            return []
        if is_distributed(option.of):
            return []
        found.append(option.of)
    return found


def strategy_text(run: CallEvent, at: cst.CSTNode) -> str | None:
    """How the strategy of a `run` is written at another place of the module, or None.

    That is what `run` is called on, where it means the same there: in the same function, by a name
    of the module's top level, or by an attribute of the same object.
    """
    module = run.module
    receiver = run.node.func.value if isinstance(run.node.func, cst.Attribute) else None
    if receiver is None:
        return None
    text = quoted(receiver)
    if isinstance(receiver, cst.Name):
        return text if is_bound_at(module, text, at) else None
    match receiver:
        case cst.Attribute(value=cst.Name(value="self")):
            owner = module.index.enclosing(at, cst.ClassDef)
            return text if owner is module.index.enclosing(run.node, cst.ClassDef) else None
    return None


def is_bound_at(module: ModuleInfo, name: str, at: cst.CSTNode) -> bool:
    """Whether the one statement that binds a name has surely run when control comes to a place."""
    bound = bindings(module, name)
    if len(bound) != 1:
        return False
    function = module.index.enclosing(bound[0], cst.FunctionDef)
    if function is None:
        inside = module.index.enclosing(at, cst.FunctionDef) is not None
        return inside or precedes(bound[0], at, module.index)
    if function not in module.index.ancestors(at):
        return False
    return isinstance(bound[0], cst.Param) or precedes(bound[0], at, module.index)


def bindings(module: ModuleInfo, name: str) -> list[cst.CSTNode]:
    """The places that bind a name anywhere in the module."""
    return [
        *(n for n in module.index.each(cst.AssignTarget) if _is_name(n.target, name)),
        *(n for n in module.index.each(cst.AnnAssign) if _is_name(n.target, name)),
        *(n for n in module.index.each(cst.Param) if n.name.value == name),
        *(n for n in module.index.each(cst.AsName) if _is_name(n.name, name)),
        *(n for n in module.index.each(cst.For) if _is_name(n.target, name)),
        *(n for n in module.index.each(cst.Global) if any(i.name.value == name for i in n.names)),
    ]


def _is_name(node: cst.CSTNode, name: str) -> bool:
    return isinstance(node, cst.Name) and node.value == name
