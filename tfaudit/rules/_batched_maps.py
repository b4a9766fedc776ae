"""The fix of `map-before-batch`: moving maps behind the batch, and parsing whole batches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.values import Function, Op, alternatives
from tfaudit.rules._chains import keeps_meaning, links, move_links, names_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tfaudit.program.transparency import Verdict
    from tfaudit.syntax import Index

    Places = Mapping[cst.Call, Sequence["MappedPlace"]]


@dataclass(frozen=True)
class MappedPlace:
    """A `map`, the steps from it to the `batch` it should follow, and what is known of it."""

    op: Op
    steps: tuple[Op, ...]  # from the map to the batch, both included
    verdict: Verdict

    @property
    def calls(self) -> list[cst.Call]:
        """The calls of the steps."""
        return [step.event.node for step in self.steps]

    @property
    def maps(self) -> list[Op]:
        """The maps to be moved: this one, and those that stand between it and the batch."""
        return [step for step in self.steps if step.name == "map"]


def plan(place: MappedPlace, places: Places) -> Plan | None:
    """Move the map, and those between it and the batch, behind the batch.

    Args:
        place: the map.
        places: all maps that may be moved, by the node of their calls.
    """
    move = _move(place)
    if move is None:
        return None
    verdicts = [p.verdict for m in place.maps for p in places[m.event.node]]
    changes = [move]
    if any(verdict.parses for verdict in verdicts):
        swaps = _parse_batches(place, places)
        if swaps is None:
            return None
        changes += swaps
    notes = [
        *(["the last bits of numbers may differ"] if not all(v.exact for v in verdicts) else []),
        *(["images get other random draws"] if any(v.random for v in verdicts) else []),
        *dict.fromkeys(f"assumes that {a}" for v in verdicts for a in v.assumptions),
    ]
    safety = Safety.SAFE if all(v.safe for v in verdicts) else Safety.UNSAFE
    return Plan("Move the map behind the batch", tuple(changes), safety, "; ".join(notes))


def _move(place: MappedPlace) -> Change | None:
    module, calls = place.op.event.module, place.calls
    if any(step.event.module is not module for step in place.steps):
        return None
    moved = [op.event.node for op in place.maps]
    functions = [f.node for op in place.maps for f in _functions(op)]
    if not links(module.index, calls) or not all(
        keeps_meaning(module.index, call, calls[-1], functions) for call in moved
    ):
        return None
    return move_links(module.index, moved, calls[-1])


def _functions(op: Op) -> list[Function]:
    function = op.event.argument("map_func", 0)
    options = alternatives(function) if function is not None else ()
    return [option for option in options if isinstance(option, Function)]


def _parse_batches(place: MappedPlace, places: Places) -> list[Change] | None:
    """Write `parse_example` for `parse_single_example`; None where the functions are needed so.

    A function is changed for everyone that calls it. So every mention of it must be a map that can
    be moved too, and is moved by the same plan.
    """
    module = place.op.event.module
    moved = {op.event.node for op in place.maps}
    parses = [parse for p in places[place.op.event.node] for parse in p.verdict.parses]
    changes: dict[cst.CSTNode, Change] = {}
    for parse in parses:
        name = parse.node.func
        if not isinstance(name, cst.Attribute) or parse.module is not module:
            return None
        changes[name] = replace(name.attr, "parse_example")
        mapped = [f.op is not None for f in parse.context.frames].index(True)
        for holder in {f.function.node for f in parse.context.frames[mapped:]}:
            users = [n for n, found in places.items() if holder in _nodes(found)]
            if isinstance(holder, cst.FunctionDef) and _mentions(module.index, holder) != len(
                users
            ):
                return None
            for user in (u for u in users if u not in moved):
                move = _move(places[user][0])
                if move is None or len(places[user][0].maps) > 1:
                    return None
                moved.add(user)
                changes[user] = move
    return list(changes.values())


def _nodes(places: Sequence[MappedPlace]) -> set[cst.CSTNode]:
    return {function.node for p in places for function in _functions(p.op)}


def _mentions(index: Index, function: cst.FunctionDef) -> int:
    """How often the function is named in its module, its definition aside."""
    name = function.name.value
    attributes = sum(a.attr.value == name for a in index.each(cst.Attribute))
    return list(names_in(index.tree)).count(name) - 1 + attributes
