"""Training steps of agents whose callers are out of sight, and that surely run eagerly.

What calls a method may trace it. It does not where the method draws its batch in Python: a graph
would train on the first one for ever, and no agent learns so. Nor does it where the method is told
of one move, whose reward is a number of Python's: it would be traced for each. Nor does it where
the method is told of moves and reads what it computes of them: no graph gives `.numpy()`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.rules._lone_agents import learns_from_move, tells_of_moves
from tfaudit.rules._samples import gives_batch, is_made_one, is_one_sample
from tfaudit.rules._step_loops import plays_in_tape
from tfaudit.rules._steps import COMPILERS, TAPE, runs_as_written, said_eager, updates

if TYPE_CHECKING:
    from collections.abc import Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent, Context
    from tfaudit.program.program import Program
    from tfaudit.program.values import Function

_STEPS = ("learn", "train", "update", "replay", "optimi")
_DRAWS = ("numpy.random.", "random.")


@dataclass(frozen=True)
class LoneStep:
    """A method that takes a step outside of any loop, and its first tape."""

    function: Function
    tape: CallEvent
    draws: bool  # its batch, itself
    moves: bool  # are what it learns from, one by one
    reads: bool  # what it computes of the moves that it is told of


def lone_steps(program: Program) -> Iterator[LoneStep]:
    """The methods that take a step outside of any loop, each once."""
    if program.mentions(*COMPILERS, ".run_functions_eagerly"):
        return
    changes = list(updates(program))
    seen: set[cst.CSTNode] = set()
    for tape in program.calls_of(TAPE):
        function = _method(tape.context)
        if function is None or function.node in seen or said_eager(tape.context):
            continue
        if plays_in_tape(program, tape):
            continue
        draws = list(_draws(program, tape))
        moves = not draws and _learns_from_move(program, tape)
        told = not draws and not moves and _reads_of_moves(program, function, tape)
        if (draws or moves or told) and any(_follows(change, tape) for change in changes):
            seen.add(function.node)
            frames = tape.context.frames
            own = any(draw.context.frames[: len(frames)] == frames for draw in draws)
            yield LoneStep(function, tape, own, moves, told)


def _method(context: Context) -> Function | None:
    """The method of an agent that runs, as nothing in sight calls it or goes round it."""
    if context.loops or context.traced or context.root <= 0:
        return None
    if context.frames[0].why != "root":
        return None
    # Not even a class out of sight compiles what draws in Python.
    if not all(runs_as_written(frame, python=True) for frame in context.frames):
        return None
    if any(frame.why != "call" for frame in context.frames[1:]):
        return None
    function = context.frames[-1].function
    learns = any(word in function.name.lower() for word in _STEPS)
    return function if function.owner is not None and learns else None


def _learns_from_move(program: Program, tape: CallEvent) -> bool:
    """Whether the tape records what a model says of the one state that its method is told of."""
    if not all(map(runs_as_written, tape.context.frames)):
        return False
    return any(
        call.context.enters(tape.result)
        and (is_one_sample(state) or is_made_one(state))
        and learns_from_move(call, state)
        for call in program.calls
        for state in call.args[:1]
    )


def _reads_of_moves(program: Program, function: Function, tape: CallEvent) -> bool:
    """Whether a method is told of moves in an environment, and reads what it computes of them."""
    if not tells_of_moves(param.name.value for param in function.node.params.params):
        return False
    return any(
        event.context.frames == tape.context.frames
        and not event.context.conditional
        and event.order > tape.order
        for event in program.calls_of(".numpy")
    )


def _follows(change: CallEvent, tape: CallEvent) -> bool:
    return change.order > tape.order and change.context.frames == tape.context.frames


def _draws(program: Program, tape: CallEvent) -> Iterator[CallEvent]:
    """The draws of batches in Python before, by the method, what it calls, or what calls it."""
    for event in program.calls:
        if event.order >= tape.order or event.context.root != tape.context.root:
            continue
        if event.name.startswith(_DRAWS) or gives_batch(event.node):
            yield event
