"""Loops that take one training step in each iteration, and what they do in each of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.api import is_metric
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import (
    Attr,
    Const,
    Derived,
    Function,
    Items,
    Made,
    Option,
    Parameter,
    Table,
    Union,
)
from tfaudit.rules._steps import counter, is_short, training_steps, usual_iterations
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tfaudit.program.events import Branch, CallEvent, Context, Loop
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value
    from tfaudit.rules._steps import Step

_LEARNS = (".fit", ".train_on_batch", ".apply_gradients", ".minimize")
FEW = 10  # steps: a loop that short is no training
_MANY = 10_000  # so many epochs are no epochs: each is a step, of all data or of what is drawn

# What is set back once it was read: `gradient_accumulator.reset()`, `train_loss.reset()`.
_ADDS_UP = re.compile(
    r"(?:accum\w*|metrics?|loss(?:es)?|meter|timer|average|avg|mean)\.reset$", re.IGNORECASE
)
# What takes a step in an environment without being told which.
_PLAYERS = re.compile(
    r"env|sim|game|world|agent|actor|player|driver|learner|trainer|runner|worker|self\.step",
    re.IGNORECASE,
)


def step_loops(program: Program, *, playing: bool = False, short: bool = False) -> list[Loop]:
    """The loops that surely take one training step for each of many batches, each once.

    Loops that play with an environment are left out, unless asked for: what they do follows other
    rules. So are those that take one step an epoch or are `short`.
    """
    found = [step.loop for step in training_steps(program)]
    for event in program.calls_of(".train_on_batch"):
        loops = [x for x in event.context.loops if isinstance(x.node, (cst.For, cst.While))]
        if loops and event.receiver is not None and acts_as_model(event.receiver):
            found.append(loops[-1])
    return [
        loop for loop in dict.fromkeys(found)
        if (short or not is_epoch_loop(program, loop)) and (playing or not plays(program, loop))
    ]  # fmt: skip


def is_epoch_loop(program: Program, loop: Loop, many: int = _MANY) -> bool:
    """Whether a loop takes one step an epoch, or a few altogether: nothing to gain.

    Of `many` epochs each is a step, whatever the loop counts; so is each of the few that an agent
    learns from what it has just played.
    """
    if is_short(program, loop, FEW, trains=True):
        return True
    if "epoch" not in counter(loop).lower():
        return False
    entry = program.entry(loop)
    if entry is not None and any(
        (isinstance(outer.node, cst.While) and outer.turns is None) or plays(program, outer)
        for outer in entry.context.loops
    ):
        return False
    return (usual_iterations(loop) or 0) < many


def plays(program: Program, loop: Loop) -> bool:
    """Whether a loop plays with an environment, as in reinforcement learning."""
    return any(_asks_environment(e) for e in program.calls if loop in e.context.loops)


def moves(program: Program, loop: Loop) -> bool:
    """Whether each iteration of a loop is one move in an environment, and no whole game."""
    return any(
        event.context.loops[-1:] == (loop,)
        and event.name != ".reset"
        and _asks_environment(event)
        and not program.below(event.context, loop).conditional
        for event in program.calls
    )


def loops_of_moves(program: Program, noted: Iterable[CallEvent]) -> list[Loop]:
    """The loops around some calls in which an agent moves and learns: by `fit`, too."""
    loops = dict.fromkeys(event.context.loops[-1] for event in noted if event.context.loops)
    learns = [event for event in program.calls_of(*_LEARNS) if event.context.loops] if loops else []
    return [
        loop
        for loop in loops
        if any(loop in event.context.loops for event in learns) and moves(program, loop)
    ]


def plays_in_tape(program: Program, tape: CallEvent) -> bool:
    """Whether an environment answers while a tape records, so that no graph can hold the step."""
    return any(
        event.context.enters(tape.result) for event in program.calls if _asks_environment(event)
    )


def _asks_environment(event: CallEvent) -> bool:
    if event.name == ".step" and not (event.args or event.keywords or event.opaque):
        # An environment gets an action; a schedule, a logger or a profiler only counts.
        return bool(_PLAYERS.search(quoted(event.node.func)))
    if event.name == ".reset" and _ADDS_UP.search(quoted(event.node.func)):
        return False
    if event.name in (".step", ".act", ".render", ".reset"):
        return True
    method = event.callee
    if event.name != "def step" or not isinstance(method, Function) or method.owner is None:
        return False
    return method.owner.find("reset") is not None  # an environment of the user's own


def in_every_iteration(program: Program, loop: Loop, context: Context) -> bool:
    """Whether code runs in Python, once in each iteration of the loop, whatever happens.

    Or more often, as for each of several losses that the step gives.
    """
    return _runs_in(program, loop, context) and not _branches(program, loop, context)


def with_every_step(program: Program, step: Step, context: Context) -> bool:
    """Whether code runs in Python in each iteration of the loop that takes the step.

    Where a condition decides whether it is taken, as when gradients or batches are collected, under
    the same condition.
    """
    # A loop that collects the gradients of several batches has one, or there is nothing to apply;
    # what it calls may do so for other kinds of tensors.
    own = context.frames == step.update.context.frames
    if not _runs_in(program, step.loop, context, step.tape.context.loops if own else ()):
        return False
    inside = _branches(program, step.loop, context)
    if not inside:
        return True
    contexts = (step.tape.context, step.update.context)
    taken = [{(branch.node, branch.taken) for branch in c.branches} for c in contexts]
    return all((branch.node, branch.taken) in both for branch in inside for both in taken)


def whenever_it_learns(program: Program, loop: Loop, context: Context) -> bool:
    """Whether code runs in Python in all iterations of a loop in which a model learns.

    As where both wait until there is enough data: `if len(memory) > 64: self.replay()`.
    """
    if not _runs_in(program, loop, context):
        return False
    inside = _branches(program, loop, context)
    learns = [e.context for e in program.calls_of(*_LEARNS) if loop in e.context.loops]
    taken = [{(branch.node, branch.taken) for branch in c.branches} for c in learns]
    return bool(taken) and all((b.node, b.taken) in each for b in inside for each in taken)


def _branches(program: Program, loop: Loop, context: Context) -> list[Branch]:
    """The conditions inside the loop that may not hold, without those that choose one process.

    Of several, the others wait for what that one does in each iteration.
    """
    return [
        branch
        for branch in program.below(context, loop).branches
        if not _is_of_first_process(branch) and not _is_on(branch)
    ]


def _is_on(branch: Branch) -> bool:
    """Whether it asks for what holds unless somebody changes it: `if args.verbose:`.

    That is an option which is on by default, or a constant, and `step % args.every == 0`, where
    that is 1; or `verbose and step % 1 == 0`, of which both parts hold.
    """
    return bool(branch.taken) and _holds(branch.test)


def _holds(test: Value) -> bool:
    match test:
        case Union(options=options):
            return all(map(_holds, options))
        case Derived(operator="Equal", inputs=(remainder, Const(value=0))):
            return _is_of_one(remainder)
        case Derived(operator="not", inputs=(remainder,)):
            return _is_of_one(remainder)
    value = _usual(test)
    return isinstance(value, (int, str)) and bool(value)


def _is_of_one(value: Value) -> bool:
    """Whether it is `step % 1`."""
    match value:
        case Derived(operator="%", inputs=(_, every)):
            return _usual(every) == 1
    return False


def _usual(value: Value) -> object:
    """What it is, or is if nobody gives another one."""
    if isinstance(value, (Option, Parameter)):
        return None if value.default is None else fold(value.default)
    return fold(value)


def _is_of_first_process(branch: Branch) -> bool:
    """Whether it is Horovod's `hvd.rank() == 0`."""
    match branch.test:
        case Derived(operator="Equal", inputs=(Made(name=name), Const(value=0))):
            return branch.taken and name.startswith("horovod.") and name.endswith("rank")
    return False


def _runs_in(program: Program, loop: Loop, context: Context, filled: tuple[Loop, ...] = ()) -> bool:
    if loop not in context.loops or context.traced:
        return False
    inside = program.below(context, loop)
    return all(frame.why == "call" for frame in inside.frames) and all(
        within in filled or _has_items(within) for within in inside.loops
    )


def _has_items(loop: Loop) -> bool:
    """Whether a loop surely has an iteration: of known items, weights, layers or metrics."""
    return _is_filled(loop.iterable)


def _is_filled(iterable: Value) -> bool:
    match iterable:
        case Items(items=items, open=False):
            return bool(items)
        case Items(items=items):  # of a comprehension, by their names or not
            return any(map(_has_metric, items))
        case Table(items=entries):
            return bool(entries)
        case Made(name=".gradient"):
            return True
        case Attr(name="trainable_variables" | "trainable_weights" | "layers"):
            return True
        case Derived(operator="+", inputs=parts):  # the weights of two networks
            return any(map(_is_filled, parts))
        case Made(name="builtins.zip" | "builtins.enumerate", event=event):
            return bool(event.args) and all(map(_is_filled, event.args))
    return False


def _has_metric(item: Value) -> bool:
    """Whether it is a metric of Keras, or a pair that has one: nobody keeps none of several."""
    parts = item.items if isinstance(item, Items) else (item,)
    return any(isinstance(part, Made) and is_metric(part.name) for part in parts)
