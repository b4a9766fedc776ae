"""Gives a loader that has one worker four of them: before `fit`, or in its call with Keras 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Plan, Text, add_keyword, insert_before
from tfaudit.model import Edit, Safety
from tfaudit.syntax import argument, name_of, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Context
    from tfaudit.program.program import Program
    from tfaudit.program.values import Instance

_WORKERS = 4
_NOTE = "batches are made in several threads; which random numbers each draws may vary"
# Methods that change, or go on in, what they are called on.
_CHANGES = frozenset({
    ".append", ".extend", ".insert", ".pop", ".popleft", ".read", ".readline", ".remove", ".seek",
    ".shuffle", ".sort", ".update",
})  # fmt: skip
_IN_PLACE = ("numpy.random.shuffle", "random.shuffle", "builtins.next")


def more_workers(event: CallEvent, *, keras2: bool) -> Plan | None:
    """How the loader that a call of `fit` gets becomes several workers.

    Args:
        event: the call.
        keras2: whether the call takes `workers`; else the loader has an attribute.
    """
    title = f"Load with {_WORKERS} workers"
    if keras2:
        if event.opaque:
            return None
        return Plan(
            title, (add_keyword(event.node, "workers", str(_WORKERS)),), Safety.UNSAFE, _NOTE
        )
    statement = event.module.index.own_line(event.node)
    given = argument(event.node, "x", 0)
    if given is None or statement is None:
        return None
    if isinstance(given.value, (cst.Name, cst.Attribute)):
        line = f"{quoted(given.value)}.workers = {_WORKERS}"
        place = _in_front_of_all(event, quoted(given.value), statement)
        return Plan(title, (insert_before(place, [line]),), Safety.UNSAFE, _NOTE)
    change = name_loader(event, statement, given.value, {"workers": str(_WORKERS)})
    return None if change is None else Plan(title, (change,), Safety.UNSAFE, _NOTE)


def _in_front_of_all(event: CallEvent, loader: str, statement: cst.CSTNode) -> cst.CSTNode:
    """The statement, or an `if` that has it on one way and trains by the loader on another, too."""
    index, place, below = event.module.index, statement, statement
    shared = False
    for up in index.ancestors(statement):
        if isinstance(up, cst.BaseCompoundStatement) and not isinstance(up, cst.If):
            break
        if isinstance(up, cst.If):
            if any(quoted(target.target) == loader for target in walk_type(up, cst.AssignTarget)):
                break
            shared = shared or any(
                below not in index.ancestors(call) for call in _trainings(up, event.name, loader)
            )
            if shared and not isinstance(index.parent(up), cst.If):  # before an `elif` is no place
                place = up
        below = up
    return place


def _trainings(block: cst.CSTNode, method: str, loader: str) -> Iterator[cst.Call]:
    for call in walk_type(block, cst.Call):
        given = argument(call, "x", 0)
        named = given is not None and quoted(given.value) == loader
        if named and f".{quoted(name_of(call))}" == method:
            yield call


def name_loader(
    event: CallEvent,
    statement: cst.SimpleStatementLine,
    loader: cst.BaseExpression,
    settings: dict[str, str],
) -> Change | None:
    """Give the loader that is made in the call a name, and its settings, before the statement."""
    name = "train_batches" if event.name == ".fit" else "batches"
    if any(used.value == name for used in event.module.index.each(cst.Name)):
        return None

    def make(source: Text) -> list[Edit]:
        at = source.line_start(source.spans[statement].start)
        margin, span = source.margin(statement), source.spans[loader]
        set_up = [f"{name}.{key} = {value}" for key, value in settings.items()]
        lines = [f"{name} = {source.of(loader)}", *set_up]
        text = "".join(margin + line + source.newline for line in lines)
        return [Edit(at, at, text), Edit(span.start, span.stop, name)]

    return Change((statement, loader), make)


def bears_threads(program: Program, loader: Instance) -> bool:
    """Whether a loader's own code may make several batches at a time: it changes nothing."""
    if any(is_for_batch(change.context, loader.cls.node) for change in program.sets):
        return False
    calls = [call for call in program.calls if is_for_batch(call.context, loader.cls.node)]
    return not any(map(_changes_own, calls))


def is_for_batch(context: Context, loader: cst.ClassDef) -> bool:
    """Whether a loader of a class does it to make a batch."""
    return any(
        frame.function.owner is not None
        and frame.function.owner.node is loader
        and frame.function.name == "__getitem__"
        for frame in context.frames
    )


def _changes_own(call: CallEvent) -> bool:
    """Whether a call changes what an object holds for all batches."""
    on = call.node.func.value if isinstance(call.node.func, cst.Attribute) else None
    if call.name in _CHANGES and on is not None and quoted(on).startswith("self."):
        return True
    return call.name in _IN_PLACE and any(
        quoted(arg.value).startswith("self.") for arg in call.node.args
    )
