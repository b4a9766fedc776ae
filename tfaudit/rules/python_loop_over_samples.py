"""A loop takes the samples of a batch one by one, through operations that take them all at once.

TensorFlow's operations work on whole batches. A loop over the samples, written in Python, by
`tf.range` or inside `tf.map_fn`, starts each operation once for every sample, on an array that is
too small to keep a processor busy. So does `keras.ops.map`. Written once over the batch axis, the
same arithmetic is one operation; `tf.vectorized_map` rewrites a function so by itself. On two CPU
cores a small function over 256 rows took 0.18 of the time so that `tf.map_fn` takes. Taking a
model's output row by row, as agents do for their targets, is such a loop, too: 64 rows took 45 ms
so, with the model that gave them, and 10 ms at once. A policy that takes the states of 100 noted
moves one by one, under its tape, needs some fifty times as long as for all at once. So is one that
compares the images of two batches pair by pair: `tf.image.psnr` of 32 pairs took 64 ms, and 0.9 ms
for the batches.

## Before

```python
import tensorflow as tf


@tf.function
def lengths(rows):
    return tf.map_fn(lambda row: tf.norm(row - tf.reduce_mean(row)), rows)


print(lengths(tf.ones([256, 8])))
```

## After

```python
import tensorflow as tf


@tf.function
def lengths(rows):
    return tf.norm(rows - tf.reduce_mean(rows, axis=1, keepdims=True), axis=1)


print(lengths(tf.ones([256, 8])))
```

## When not

For recurrences, where a sample needs what came of the one before; for samples of different sizes
and ragged tensors; for a handful of them; for operations that `tf.vectorized_map` cannot rewrite,
which it then runs in a loop as well (`tf.image.resize`, `tf.boolean_mask`, `tf.unique`). All
samples at once need the memory of all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.model import Effect, Severity
from tfaudit.program.datasets import batching
from tfaudit.program.events import Loop
from tfaudit.program.expressions import usual
from tfaudit.program.program import acts_as_model
from tfaudit.program.targets import Era
from tfaudit.program.values import (
    UNKNOWN,
    Attr,
    Dataset,
    Derived,
    Function,
    Items,
    Made,
    Symbol,
    Value,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._sample_calls import calls_with_one, measures_of_one
from tfaudit.rules._sample_loops import (
    is_plain_body,
    is_plain_element,
    is_vectorizable,
    is_vectorized,
    reads_sample,
)
from tfaudit.rules._steps import TAPE, iterations, walked
from tfaudit.syntax import as_assign, quoted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Frame, LoopEvent
    from tfaudit.program.program import Program

_FEW = 8
_OF_KERAS = "keras.ops.map"
_MAPS = ("tensorflow.map_fn", "keras.backend.map_fn", _OF_KERAS)
_LOSS = "keras.losses.Loss"
# How many samples, by its name: `batch_size`, `cfg.batch`, `settings["batch_size"]`.
_BATCH = re.compile(r"(?:^|[._\"'])(?:batch(?:_?si?ze?)?|bs)(?:[\"']\])?$")
_SAVING = ("swap_memory", "parallel_iterations", "back_prop")
# What may stand in a loop over the rows of what a model gave, besides TensorFlow's operations.
_OF_A_ROW = frozenset({
    ".append", "builtins.float", "builtins.int", "builtins.max", "builtins.min", "builtins.range",
    "numpy.amax", "numpy.argmax", "numpy.max", "numpy.mean", "numpy.min", "numpy.sum",
})  # fmt: skip
_ONE_BY_ONE = (cst.For, cst.While, cst.Break, cst.Return, cst.Try, cst.With, cst.Await, cst.Yield)


@rule(
    "TFA205",
    severity=Severity.MEDIUM,
    effect=Effect.LARGE,
    words=("map_fn", "ops.map(", "for "),
    also=(
        "map_fn",
        "ops.map(",
        "unstack",
        "range(",
        "odel",
        "Sequential",
        "applications",
        "psnr",
        "ssim",
    ),
    since="TensorFlow 2.1",
    in_tests=False,
    sources=("https://www.tensorflow.org/api_docs/python/tf/vectorized_map",),
)
def python_loop_over_samples(program: Program) -> Iterator[Hit]:
    """Loops whose iterations compute alike for one sample each."""
    if program.era is Era.TF1:
        return
    if program.mentions("map_fn", "ops.map("):
        yield from _maps(program)
    yield from _loops(program)
    yield from _targets(program)
    yield from calls_with_one(program)
    yield from measures_of_one(program)


def _maps(program: Program) -> Iterator[Hit]:
    """Calls of `tf.map_fn` whose function can be vectorised as it is."""
    for event in program.calls_of(*_MAPS):
        of_keras = event.name == _OF_KERAS
        function = event.argument("f" if of_keras else "fn", 0)
        over = event.argument("xs" if of_keras else "elems", 1)
        if not isinstance(function, (Function, Symbol)) or over is None or event.opaque:
            continue
        if any(event.passes(keyword) for keyword in _SAVING) or _is_short(over):
            continue
        if event.context.in_dataset_function and not _gets_batches(program, event):
            continue  # it goes through the parts of one sample
        signature = event.keywords.get("fn_output_signature")
        if any(_is_ragged(v) for value in (over, signature) if value for v in origins(value, 60)):
            continue
        around = event.module.index.enclosing(event.node, cst.FunctionDef)
        if around is not None and "agged" in quoted(around):
            continue  # where a part of the data may be ragged
        if isinstance(function, Symbol) and "agged" in event.module.source.code:
            continue
        if isinstance(function, Symbol):
            vectorizable = is_vectorized(function.name)
        else:
            vectorizable = is_vectorizable(program, function)
        if vectorizable:
            message = (
                f"`{quoted(event.node.func)}` calls its function for one element after the other; "
                f"`{'keras.ops' if of_keras else 'tf'}.vectorized_map`, or operations on the whole "
                "batch, take all at once"
            )
            yield Hit(event.module, underline(event.node), message)


def _gets_batches(program: Program, event: CallEvent) -> bool:
    """Whether the function that a dataset maps gets batches."""
    maps = {frame.op for frame in event.context.frames if frame.why == "map"}
    return any(
        call.node in maps and isinstance(call.receiver, Dataset) and batching(call.receiver).batched
        for call in program.calls_of(".map")
    )


def _is_short(over: Value) -> bool:
    match over:
        case Items(items=items, kind="list"):
            return len(items) <= _FEW
        case Made(name="tensorflow.range", event=event) if event.args:
            count = usual(event.args[-1])
            return isinstance(count, int) and count <= _FEW
    return False


def _is_ragged(value: Value) -> bool:
    named = value.name if isinstance(value, (Made, Symbol)) else ""
    return "ragged" in named.lower() or "sparse" in named.lower()


def _loops(program: Program) -> Iterator[Hit]:
    """Loops over the rows of a tensor, in code that becomes a graph or that a tape records."""
    losses = _losses(program)
    tapes = [tape.result for tape in program.calls_of(TAPE)]
    for event in program.loops:
        node = event.node
        if not isinstance(node, (cst.For, cst.CompFor)) or not isinstance(node.target, cst.Name):
            continue
        frames = [f for f in event.context.frames if f.function.node not in losses]
        recorded = any(event.context.enters(tape) for tape in tapes)
        in_loss = len(frames) < len(event.context.frames) or any(map(_is_of_loss, frames))
        if not event.context.traced and not recorded and not in_loss:
            continue
        if any(frame.why == "callback" for frame in frames):
            continue  # `tf.py_function` runs what it gets in Python
        rows = _rows_of(event)
        if rows is None or not _is_plain(event, node) or not reads_sample(program, event):
            continue
        count = iterations(Loop(node, event.iterable, event.module, event.order))
        if count is not None and count <= _FEW:
            continue
        message = f"each iteration computes for one {rows}; the same operations take all at once"
        yield Hit(event.module, node.iter, message)


def _is_plain(event: LoopEvent, node: cst.For | cst.CompFor) -> bool:
    """Whether every iteration does the same; a list that is unpacked is of a handful of them."""
    if isinstance(node, cst.For):
        return is_plain_body(node)
    comprehension = event.module.index.parent(node)
    statement = event.module.index.parent(comprehension) if comprehension is not None else None
    unpacked = isinstance(statement := as_assign(statement), cst.Assign) and any(
        isinstance(target.target, (cst.Tuple, cst.List)) for target in statement.targets
    )
    return not unpacked and is_plain_element(node, comprehension)


def _targets(program: Program) -> Iterator[Hit]:
    """Loops that take what a model gave row by row, as agents do to work out their targets."""
    given = _given_by_models(program)
    for event in program.loops if given else ():
        node = event.node
        number = _number(event)
        if number is None or event.context.traced or not isinstance(node, cst.For):
            continue
        loop = Loop(node, event.iterable, event.module, event.order)
        count = iterations(loop)
        if count is not None and count <= _FEW:
            continue
        if any(isinstance(part, _ONE_BY_ONE) for part in walk(node.body)):
            continue
        inside = [e for e in program.calls if any(x.node is node for x in e.context.loops)]
        if not inside and any(walk_type(node.body, cst.Call)):
            continue
        if not all(e.name in _OF_A_ROW or is_vectorized(e.name) for e in inside):
            continue
        changes = [e.value for e in program.sets if any(x.node is node for x in e.context.loops)]
        used = [*changes, *(value for e in inside for value in e.args)]
        parts = (part for value in used for part in (value, *origins(value, 30)))
        if _is_told_apart(event):
            continue
        in_a_table = isinstance(node.target, cst.Tuple)
        if any(_is_row_given(part, number, in_a_table, given) for part in parts):
            message = "each iteration takes one row of what the model gave; "
            message += "the same operations take all at once"
            yield Hit(event.module, node.iter, message)


def _given_by_models(program: Program) -> set[Value]:
    """What models gave that the script calls, those of its own classes included."""
    return {
        event.result
        for event in program.calls_of("()")
        if event.result is not UNKNOWN
        and event.receiver is not None
        and acts_as_model(event.receiver)
    }


def _number(event: LoopEvent) -> str | None:
    """The name of the number by which a loop takes rows, of a batch or as `enumerate` counts."""
    match event.node:
        case cst.For(target=cst.Name(value=name)):
            counts = _rows_of(event) is not None or _is_along(event.iterable)
            return name if counts else None
        case cst.For(target=cst.Tuple(elements=[cst.Element(value=cst.Name(value=name)), _])):
            over = event.iterable
            if isinstance(over, Made) and over.name == "builtins.enumerate":
                return name if len(over.event.args) == 1 else None
    return None


def _is_along(over: Value) -> bool:
    """Whether a loop counts the rows of something: `range(len(batch))`."""
    if not isinstance(over, Made) or over.name != "builtins.range" or len(over.event.args) != 1:
        return False
    count = over.event.args[0]
    return isinstance(count, Made) and count.name == "builtins.len"


def _is_told_apart(event: LoopEvent) -> bool:
    """Whether the script asks if it is a list, as a model of several outputs gives."""
    over = event.iterable
    count = over.event.args[0] if isinstance(over, Made) and over.event.args else None
    counted = count.event.node.args if isinstance(count, Made) and _is_along(over) else ()
    return any(f"isinstance({quoted(arg.value)}, " in event.module.source.code for arg in counted)


def _is_row_given(value: Value, number: str, in_a_table: bool, given: set[Value]) -> bool:
    """Whether it is a row by the loop's number of a tensor that a model gave eagerly.

    In a table, it is one number of that row: `q_values[i, action]`. A list of outputs has no such,
    which a loop that enumerates something may go along, or a class of one's own may give.
    """
    match value:
        case Derived(operator="[]", inputs=(whole, _), node=cst.Subscript() as at):
            first = at.slice[0].slice
            if not isinstance(first, cst.Index) or quoted(first) != number:
                return False
            of_keras = isinstance(whole, Made) and whole.name == "()"
            return (len(at.slice) > 1 or (of_keras and not in_a_table)) and whole in given
    return False


def _losses(program: Program) -> set[cst.CSTNode]:
    """The functions that `compile` gets, which Keras makes part of its graph, and `minimize`."""
    given = (event.argument("loss", 0) for event in program.calls_of(".minimize"))
    found: set[cst.CSTNode] = {loss.node for loss in given if isinstance(loss, Function)}
    for event in program.calls_of(".compile"):
        for value in (*event.args, *event.keywords.values()):
            found |= {v.node for v in origins(value, 20) if isinstance(v, Function)}
    return found


def _is_of_loss(frame: Frame) -> bool:
    """Whether it is what a loss of one's own computes: its `call`, which Keras traces."""
    function = frame.function
    return (
        function.name == "call"
        and function.owner is not None
        and any(isinstance(b, Symbol) and b.name == _LOSS for b in function.owner.lineage())
    )


def _rows_of(event: LoopEvent) -> str | None:
    """What a loop takes one by one, in words; None where it is no loop over a tensor's rows."""
    over = walked(Loop(event.node, event.iterable, event.module, event.order))
    if not isinstance(over, Made) or not over.event.args or over.event.opaque:
        return None
    first = over.event.args[0]
    if over.name == "tensorflow.unstack":
        axis = over.event.argument("axis", 2)
        return "row of the tensor" if axis is None or usual(axis) == 0 else None
    if over.name not in ("builtins.range", "tensorflow.range"):
        return None
    if len(over.event.args) == 2 and usual(first) == 0:
        first = over.event.args[1]
    elif len(over.event.args) != 1:
        return None
    return "sample of the batch" if _is_batch_size(first, over.event) else None


def _is_batch_size(count: Value, made: CallEvent) -> bool:
    match count:
        case Derived(operator="[]", inputs=(Attr(name="shape"), index)):
            return usual(index) == 0
        case Derived(
            operator="[]", inputs=(Made(name="tensorflow.shape" | "keras.ops.shape"), index)
        ):
            return usual(index) == 0
    return _BATCH.search(quoted(made.node.args[-1].value).lower()) is not None
