"""The features of a parsed example that a function puts back in place, one or each in a loop.

`for name in list(example.keys()): example[name] = tf.cast(example[name], tf.int32)`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.api import PARSERS
from tfaudit.program.values import Const, Derived, Element, Items, Made, Value, origins
from tfaudit.syntax import walk_type

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent, LoopEvent, SetEvent

_LISTS = frozenset({"builtins.list", "builtins.sorted", "builtins.tuple"})
_OF_DICTS = frozenset({".keys", ".items", ".values"})


def goes_through_names(loop: LoopEvent) -> bool:
    """Whether a loop takes the names of features, one by one: a dict has them all at once."""
    value = loop.iterable
    if _of_example(value):
        return True
    return (
        isinstance(value, Items)
        and not value.open
        and all(isinstance(item, Const) and isinstance(item.value, str) for item in value.items)
    )


def lists_names(call: CallEvent) -> bool:
    """Whether a call only lists the features of an example: `list(example.keys())`."""
    return isinstance(call.result, Made) and call.name not in PARSERS and _of_example(call.result)


def takes_feature(call: CallEvent) -> bool:
    """Whether a call takes a feature out of an example: `example.pop("label")`."""
    return call.name == ".pop" and _of_example(call.receiver) and len(call.args) == 1


def is_name_of_feature(value: Element) -> bool:
    """Whether a loop over an example takes it for a name: `for k in e`, `for k, v in e.items()`."""
    match value:
        case Element(of=Made(name=".items") as listed, path=(0,)):
            return _of_example(listed)
        case Element(of=Made(name=name) as listed, path=()):
            return name not in (".items", ".values") and _of_example(listed)
    return False


def example_of_each(value: Element) -> Value | None:
    """The example of which a loop takes each feature: `for k, v in e.items()`."""
    match value:
        case Element(of=Made(name=name, event=event), path=path):
            example = event.receiver
            taken = (name, path) in ((".items", (1,)), (".values", ()))
            return example if taken and isinstance(example, Made) and _of_example(example) else None
    return None


def _of_example(value: Value | None) -> bool:
    """Whether it is a parsed example, or a list of what is in it."""
    while isinstance(value, Made):
        event = value.event
        if value.name in _LISTS and len(event.args) == 1:
            value = event.args[0]
        elif value.name in _OF_DICTS and event.receiver is not None:
            value = event.receiver
        else:
            return value.name in PARSERS
    return False


def put_back(change: SetEvent) -> Derived | None:
    """The feature that an assignment replaces by what it computes of that one: `e[k] = f(e[k])`."""
    if not isinstance(change.target, Made) or change.target.name not in PARSERS:
        return None
    if not isinstance(change.node, cst.Subscript):
        return None
    read = [
        value
        for value in origins(change.value)
        if isinstance(value, Derived)
        and value.operator == "[]"
        and value.inputs[0] is change.target
    ]
    if not read or not all(_same(value.inputs[1], read[0].inputs[1]) for value in read):
        return None
    key = read[0].inputs[1]
    if isinstance(key, Const):
        return read[0] if key.value == change.key else None
    return read[0] if _is_name_of_loop(change, key) else None


def _same(first: Value, second: Value) -> bool:
    if isinstance(first, Const) and isinstance(second, Const):
        return first.value == second.value
    return first is second


def _is_name_of_loop(change: SetEvent, key: Value) -> bool:
    """Whether every subscript in the loop around has the name that the loop goes through."""
    loop = change.context.loops[-1].node if change.context.loops else None
    if not isinstance(loop, cst.For) or not isinstance(key, Element | Const):
        return False
    target = loop.target.elements[0].value if isinstance(loop.target, cst.Tuple) else loop.target
    slices = [
        part.slice.value
        for node in walk_type(loop.body, cst.Subscript)
        for part in node.slice
        if isinstance(part.slice, cst.Index)
    ]
    return isinstance(target, cst.Name) and all(target.deep_equals(part) for part in slices)
