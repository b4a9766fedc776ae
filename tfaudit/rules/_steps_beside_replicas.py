"""Steps of one's own that update a strategy's model, and that the strategy does not run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.program.program import FITS, created_at, is_optimizer, scopes_at
from tfaudit.program.targets import Era
from tfaudit.program.values import Dataset, Element, Function, Made
from tfaudit.rules._built_optimizer import keeps_nothing
from tfaudit.rules._loss_scaling import updates
from tfaudit.rules._models import models_of_gradient, owners_of_gradient
from tfaudit.rules._replicas import RUNS, replica_frame
from tfaudit.rules._strategies import chosen_strategies, is_built_at_once, one_device

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# Those whose variables are `MirroredVariable`s (tests/facts/test_distribution.py).
_MIRRORED = frozenset({
    "tensorflow.distribute.MirroredStrategy",
    "tensorflow.distribute.MultiWorkerMirroredStrategy",
})  # fmt: skip
# What operations raise that get the parts of all replicas at once (run on two devices).
_SPLIT = (
    'ValueError ("using a PerReplica object while not inside a replica context") on several GPUs'
)
# What runs a step on replicas, apart from `run`.
_OTHER_WAYS = ("call_for_each_replica", "merge_call", "get_replica_context")


@dataclass(frozen=True)
class Beside:
    """An update of a mirrored model by a step that no strategy runs."""

    strategy: Made
    update: CallEvent
    raises: str  # the error that it ends in; "": it trains, on one device


def steps_beside_replicas(program: Program) -> Iterator[Beside]:
    """Updates in a loop, each the first of its step, of models that surely are mirrored."""
    strategies = [s for s in chosen_strategies(program) if s.name in _MIRRORED]
    if not strategies or program.mentions(*_OTHER_WAYS) or _runs_unknown_steps(program):
        return
    found = list(updates(program))
    idle = not any(True for _ in program.calls_of(*RUNS, *FITS))
    on_replicas = {
        (update.node, bool(update.context.root))
        for _, update in found
        if replica_frame(update.context) is not None
    }
    seen: set[cst.CSTNode] = set()
    for gradient, update in found:
        frames = update.context.frames
        if update.node in seen or not update.context.loops or any(f.why != "call" for f in frames):
            continue
        # What a module does by itself is no other for a function that nobody calls.
        both = {(update.node, False), (update.node, bool(update.context.root))} & on_replicas
        made = _made(gradient, idle=idle)
        lazy = made is None or not is_built_at_once(made)
        # Where nothing runs on replicas, a model may have its weights later.
        known = made if idle or not lazy else None
        strategy = None if both or known is None else _mirroring(gradient, known)
        split = None
        if strategy not in strategies and program.targets.gpus not in (0, 1):
            strategy = split = _splitting(program, gradient)
        if strategy not in strategies:
            continue
        if lazy and split is None and program.escapes(strategy):
            continue
        seen.add(update.node)
        raises = "" if lazy else _error(program, strategy, update)
        yield Beside(strategy, update, _SPLIT if split else raises)


def _runs_unknown_steps(program: Program) -> bool:
    """Whether a step that cannot be seen runs on replicas: it may be any."""
    return any(
        isinstance(event.receiver, Made)
        and event.receiver.name in _MIRRORED
        and not isinstance(event.argument("fn", 0), Function)
        for event in program.calls_of(*RUNS)
    )


def _mirroring(gradient: CallEvent, made: CallEvent) -> Made | None:
    """The strategy in whose scope the model is made whose gradients are taken."""
    if made.context.root != gradient.context.root:
        return None
    entered = scopes_at(made.context)
    return entered[-1] if len(entered) == 1 else None


def _made(gradient: CallEvent, *, idle: bool) -> CallEvent | None:
    """The call that makes the model whose gradients are taken; any object with variables."""
    models = owners_of_gradient(gradient) if idle else models_of_gradient(gradient)
    return created_at(models[0]) if len(models) == 1 else None


def _splitting(program: Program, gradient: CallEvent) -> Made | None:
    """The strategy that has split the batches which operations under the tape get as they are."""
    for event in program.calls:
        if event.name.startswith((".", "builtins.")) or not event.context.enters(gradient.receiver):
            continue
        for given in event.args:
            batch = given
            while isinstance(batch, Element):
                batch = batch.of
            ops = batch.ops if given is not batch and isinstance(batch, Dataset) else ()
            for op in reversed(ops):
                strategy = op.event.receiver
                if op.name.startswith("distribute") and isinstance(strategy, Made):
                    return None if one_device(strategy) else strategy
    return None


def _error(program: Program, strategy: Made, update: CallEvent) -> str:
    """What the update raises: gradients in the scope do, and new variables outside of it."""
    if strategy in scopes_at(update.context):
        return 'ValueError ("DistributedVariable.handle is not available")'
    optimizer = update.receiver
    if program.era is not Era.KERAS3 or not isinstance(optimizer, Made):
        return ""
    if not is_optimizer(optimizer) or keeps_nothing(optimizer):
        return ""
    if strategy not in scopes_at(optimizer.event.context) or _may_be_built(program, optimizer):
        return ""
    return 'RuntimeError ("Need to be inside `with strategy.scope()`")'


def _may_be_built(program: Program, optimizer: Value) -> bool:
    """Whether something other than an update may have made the optimizer's variables."""
    return program.escapes(optimizer) or any(
        event.receiver is optimizer and event.name == ".build" for event in program.calls
    )
