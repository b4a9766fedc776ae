"""Calls that only a dataset of tf.data answers: they tell of pipelines that begin out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program import api
from tfaudit.program.values import Class, Function, Instance, Made, Partial, Symbol, Value
from tfaudit.syntax import dotted, walk_type

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent

# Methods that datasets of other libraries have not, where a module has any use for TensorFlow.
_OF_TF_DATA = frozenset({"padded_batch", "ragged_batch", "bucket_by_sequence_length", "unbatch"})
_MAPS = frozenset({"map", "interleave", "flat_map", "filter"})
_OF_MAPS = frozenset({"deterministic", "map_func", "name", "predicate"})  # by keyword
# What works on the tensors of one element, and has no use elsewhere.
_OF_ELEMENTS = frozenset({
    "tensorflow.io.parse_single_example", "tensorflow.numpy_function", "tensorflow.py_function",
    "tensorflow.py_func", "tensorflow.compat.v1.py_func",
})  # fmt: skip
_DEPTH = 2  # of functions that a mapped function calls
# Steps that, one upon another, make a pipeline, and the libraries whose datasets have them, too.
_SIZED = {"batch": "batch_size", "shuffle": "buffer_size", "prefetch": "buffer_size"}
_OTHERS = ("torch", "grain", "webdataset", "load_dataset", "from datasets", "import datasets")


def is_of_tf_data(event: CallEvent) -> bool:
    """Whether a method can only be a dataset's, by what it is called with."""
    method = event.name[1:]
    if method in _MAPS and _gets_tensors(event):
        return True
    if method in ("map", "interleave"):
        return "num_parallel_calls" in event.keywords
    if method == "shuffle" and "reshuffle_each_iteration" in event.keywords:
        return True
    if method in _OF_TF_DATA:
        return event.module.source.mentions(("tensorflow",))
    if method in _SIZED and _follows_another(event):
        source = event.module.source
        return source.mentions(("tensorflow",)) and not source.mentions(_OTHERS)
    size = event.argument("buffer_size", 0) if method == "prefetch" else None
    return isinstance(size, Symbol) and size.name == api.AUTOTUNE


def _follows_another(event: CallEvent) -> bool:
    """Whether it is `batch`, say, of what `shuffle` gave, each told its size."""
    before = event.receiver
    return isinstance(before, Made) and before.name != event.name and all(
        step.name[1:] in _SIZED and step.argument(_SIZED[step.name[1:]], 0) is not None
        for step in (before.event, event)
    )  # fmt: skip


def _gets_tensors(event: CallEvent) -> bool:
    """Whether the function gets what only tf.data gives it: several tensors, or a record's.

    A `map` of another library gives one thing to its function; that of an executor gets what it
    goes through.
    """
    function = event.argument("map_func" if event.name != ".filter" else "predicate", 0)
    if len(event.args) > 1 or not _OF_MAPS.issuperset(event.keywords):
        return False
    given = 0
    while isinstance(function, Partial):
        given += len(function.args)
        function = function.function
    if not isinstance(function, Function) or event.opaque:
        return False
    used = _used(function, _DEPTH)
    bound = 1 if function.self_value is not None else 0
    several = len(function.node.params.params) - given - bound > 1
    return not used.isdisjoint(_OF_ELEMENTS) or (several and bool(used))


def _used(function: Function, depth: int) -> set[str]:
    """What a function uses of TensorFlow, and the layers that it calls, by their names."""
    found: set[str] = set()
    for call in walk_type(function.node, cst.Call):
        value = _called(function, dotted(call.func) or "")
        if isinstance(value, (Made, Symbol)):
            found.add(value.name)
        elif isinstance(value, Function) and depth:
            found |= _used(value, depth - 1)
    return {name for name in found if name.startswith(("tensorflow.", "keras."))}


def _called(function: Function, name: str) -> Value | None:
    """What a function calls by a name, as far as that is known where the function is written."""
    first, *rest = name.split(".")
    value = function.scope.lookup(first)
    for part in rest:
        if isinstance(value, Symbol):
            value = value.attribute(part)
        elif isinstance(value, Instance):
            value = value.attrs.get(part) or value.cls.find(part)
        elif isinstance(value, Class):
            value = value.find(part)
        else:
            return None
    return value
