"""Conditions under which a script trains at all: what stands below them is no choice about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.program.values import Made, Symbol, origins

if TYPE_CHECKING:
    import libcst as cst

    from tfaudit.program.events import Branch, CallEvent
    from tfaudit.program.program import Program

# Of the script's objects, which may train a model whatever they are.
_MAY_TRAIN = (
    ".fit", ".fit_generator", ".train_on_batch", ".minimize", ".apply_gradients", ".train", ".run",
    ".train_and_evaluate", ".learn",
)  # fmt: skip
_FRAMEWORK = ("tensorflow", "keras")


def note_guards(program: Program) -> None:
    """Mark the conditions that all of the script's training stands below: `if args.train:`.

    Which versions of TensorFlow or which devices there are is no such condition.
    """
    known = [event for event in program.training if event.context.root == 0]
    if not known or not known[0].context.branches:
        return
    maybe = (event for event in program.calls_of(*_MAY_TRAIN) if not _is_of_others(event))
    shared = _taken(program, known[0])
    for event in (*known[1:], *maybe):
        if event.context.root == 0:
            shared &= _taken(program, event)
    if not shared:
        return
    for context in program.trace.contexts:
        for branch in context.branches if context.root == 0 else ():
            if not branch.guards_training and (branch.node, branch.taken) in shared:
                branch.guards_training = not _asks_for_framework(branch)


def _taken(program: Program, event: CallEvent) -> set[tuple[cst.CSTNode, bool]]:
    """The conditions of a call that decide once, and not in each iteration of a loop."""
    context = event.context
    if context.loops:
        entry = program.entry(context.loops[0])
        if entry is None:
            return set()
        context = entry.context
    return {(branch.node, branch.taken) for branch in context.branches}


def _is_of_others(event: CallEvent) -> bool:
    """Whether the method is one of an object of another library: a scaler's `fit`."""
    receiver = event.receiver
    if not isinstance(receiver, Made) or receiver.name.startswith("."):
        return False
    return not receiver.name.startswith(_FRAMEWORK)


def _asks_for_framework(branch: Branch) -> bool:
    return any(
        isinstance(part, (Made, Symbol)) and part.name.startswith(_FRAMEWORK)
        for part in origins(branch.test, 40)
    )
