"""Which parts of a feed are batches, by the loop that takes them, whatever the placeholders are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.rules._steps import walked
from tfaudit.syntax import assigns, quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import Loop

# What a loop goes through, or takes of it, if that is not one number after the other.
_OF_DATA = re.compile(r"batch|loader|generat|data", re.IGNORECASE)
_ASKS = re.compile(r"batch|next\(", re.IGNORECASE)
# Calls that give a number of what they get.
_NUMBERS = frozenset({
    "abs", "all", "any", "bool", "enumerate", "float", "int", "len", "max", "mean", "min", "norm",
    "range", "round", "str", "sum",
})  # fmt: skip
_KEEP_DATA = frozenset({"astype", "copy", "numpy", "reshape", "toarray", "todense", "transpose"})


def parts_of(place: cst.CSTNode, feed: cst.BaseExpression) -> list[cst.BaseExpression]:
    """What is put into a feed with a name: `feed = …`, `feed[x] = …`, `feed.update(…)`."""
    if not isinstance(feed, (cst.Name, cst.Attribute)):
        return [feed]
    name = quoted(feed)
    found = [
        assign.value
        for assign in assigns(place)
        for held in assign.targets
        if name in (quoted(held.target).partition("[")[0], *_texts(held.target))
    ]
    for call in walk_type(place, cst.Call):
        if quoted(call.func) == f"{name}.update":
            found += [arg.value for arg in call.args if not arg.star]
    return found


def brings_batches(loop: Loop, function: cst.FunctionDef | None, value: cst.BaseExpression) -> bool:
    """Whether an expression has a batch in it that this iteration takes.

    `function`: the one that the loop calls, where the expression stands there.
    """
    return _brings(value, _batches(loop) if function is None else _batches_of_call(function))


def _batches(loop: Loop) -> set[str]:
    """The names that surely stand for batches in an iteration, or for several arrays of one."""
    node = loop.node
    if not isinstance(node, (cst.For, cst.While)):
        return set()
    names: set[str] = set()
    taken: set[str] = set()
    if isinstance(node, cst.For):
        names = taken_together(loop)
        if _OF_DATA.search(quoted(node.target) + quoted(node.iter)):
            taken = {name for name in _texts(_item(loop)) if name.isidentifier()}
    # What a session gave is what the model computed.
    return _assigned(node.body, names, taken, lambda call: not quoted(call.func).endswith(".run"))


def _batches_of_call(function: cst.FunctionDef) -> set[str]:
    """The names of batches in a function that each iteration calls: its parameters, by their names.

    And what it asks for itself: `x, y = next(self.data.next_batch(32))`.
    """
    params = (*function.params.params, *function.params.kwonly_params)
    taken = {param.name.value for param in params if "batch" in param.name.value.lower()}
    taken = {name for name in taken if "size" not in name.lower()}
    return _assigned(function.body, set(), taken, lambda call: bool(_ASKS.search(quoted(call))))


def _assigned(
    body: cst.BaseSuite, names: set[str], taken: set[str], gives: Callable[[cst.Call], bool]
) -> set[str]:
    """These names of batches, or of parts of one, and what a body makes of them."""
    for assign in assigns(body):
        target, value = assign.targets[0].target, assign.value
        if isinstance(target, cst.Tuple):
            if quoted(value) in names | taken or (isinstance(value, cst.Call) and gives(value)):
                names |= together(target)
        elif isinstance(target, cst.Name) and (
            (isinstance(value, cst.Call) and "batch" in quoted(value.func).rpartition(".")[2])
            or (isinstance(value, (cst.Attribute, cst.Subscript)) and _brings(value, taken))
        ):
            names.add(target.value)
    return names | taken


def _brings(value: cst.CSTNode, names: set[str]) -> bool:
    match value:
        case cst.Name(value=name):
            return name in names
        case cst.Attribute(value=whole):
            return _brings(whole, names)
        case cst.Subscript(value=whole):
            return _brings(whole, names)
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            return any(_brings(element.value, names) for element in elements)
        case cst.Dict(elements=elements):
            return any(_brings(element.value, names) for element in elements)
        case cst.Call(func=cst.Attribute(value=whole, attr=cst.Name(value=method))) if (
            method in _KEEP_DATA and _brings(whole, names)
        ):
            return True
        case cst.Call(func=func, args=args):
            numbers = quoted(func).rpartition(".")[2] in _NUMBERS
            return not numbers and any(_brings(arg.value, names) for arg in args)
    return False


def taken_together(loop: Loop) -> set[str]:
    """The names of several things that a loop takes at once: `for i, (x, y) in enumerate(batches)`.

    A counter beside one thing is no second one.
    """
    if getattr(walked(loop), "name", "") == "builtins.range":
        return set()
    return together(_item(loop))


def _item(loop: Loop) -> cst.CSTNode:
    """The target of a loop, without the number that `enumerate` puts before it."""
    assert isinstance(loop.node, cst.For)
    target: cst.CSTNode = loop.node.target
    counted = getattr(loop.iterable, "name", "") == "builtins.enumerate"
    if counted and isinstance(target, cst.Tuple) and len(target.elements) > 1:
        return target.elements[1].value
    return target


def together(target: cst.CSTNode) -> set[str]:
    """The names of a tuple that is bound at once."""
    if not isinstance(target, (cst.Tuple, cst.List)):
        return set()
    return {e.value.value for e in target.elements if isinstance(e.value, cst.Name)}


def _texts(target: cst.CSTNode) -> Iterator[str]:
    """What a target binds, each by its text."""
    if isinstance(target, (cst.Tuple, cst.List)):
        for element in target.elements:
            yield quoted(element.value)
    else:
        yield quoted(target)
