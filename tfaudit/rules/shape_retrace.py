"""A `tf.function` is traced anew for every length that a batch of sequences happens to have.

`padded_batch` pads each batch to its own longest sequence, so batches differ in shape, and a
`tf.function` makes one trace for each shape it meets: five lengths, five traces. With
`reduce_retracing=True` it makes two, the second for any length. So do arrays of all the states of
an episode, which lasts until it is done: a hundred episodes may be of sixty lengths.

## Before

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Embedding(100, 8), tf.keras.layers.LSTM(8)])
lengths = tf.data.Dataset.range(1, 100)
dataset = lengths.map(lambda n: tf.ones([n], tf.int32)).padded_batch(8, padded_shapes=[None])


@tf.function
def encode(tokens):
    return model(tokens)


for tokens in dataset:
    encode(tokens)
```

## After

```python
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Embedding(100, 8), tf.keras.layers.LSTM(8)])
lengths = tf.data.Dataset.range(1, 100)
dataset = lengths.map(lambda n: tf.ones([n], tf.int32)).padded_batch(8, padded_shapes=[None])


@tf.function(reduce_retracing=True)
def encode(tokens):
    return model(tokens)


for tokens in dataset:
    encode(tokens)
```

## Fix safety

Safe where the function and what it calls are known and read no shape in Python. Unsafe elsewhere:
`tokens.shape[1]` is a number while there is one trace for each length, and `None` afterwards
(`tf.shape(tokens)[1]` works with both).

## When not

With few lengths, as when `bucket_by_sequence_length` pads to the buckets' boundaries, or in an
environment that always ends after as many steps, such as `Pendulum-v1`. Not needed for `fit`, which
asks for fewer traces by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Change, Hit, Plan, add_keyword, replace
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.shapes import axes
from tfaudit.program.values import (
    Const,
    Dataset,
    Element,
    Function,
    Items,
    Made,
    Op,
    Symbol,
    Table,
    Union,
    Unknown,
    Value,
)
from tfaudit.rule import rule
from tfaudit.rules._samples import PADS, same_rows
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

# Environments of Gymnasium that no state ends, but the number of steps.
_OF_ONE_LENGTH = ("Pendulum-v", "HalfCheetah-v", "Swimmer-v", "Reacher-v", "Pusher-v")
_KEEPS_SHAPES = frozenset({
    "prefetch", "repeat", "take", "skip", "shuffle", "cache", "with_options", "shard", "distribute",
})  # fmt: skip
_TRACES_LESS = ("input_signature", "reduce_retracing", "experimental_relax_shapes", "jit_compile",
                "experimental_compile")  # fmt: skip
_READS_SHAPE = frozenset({"shape", "get_shape", "len", "set_shape", "range", "rank", "ndim"})
_ARRAYS = frozenset({
    "numpy.array", "numpy.asarray", "numpy.vstack", "numpy.stack", "numpy.concatenate",
    "numpy.float32", "numpy.squeeze", "tensorflow.convert_to_tensor", "tensorflow.constant",
    "tensorflow.stack", "tensorflow.cast", "tensorflow.concat", "tensorflow.squeeze",
})  # fmt: skip
_OVER = re.compile(r"\b(?:is_)?(?:done|terminal|terminated|truncated|terminate|game_over)\b")


@rule(
    "TFA604",
    severity=Severity.MEDIUM,
    effect=Effect.STARTUP,
    words=("padded_batch", "bucket_by_sequence_length", "pad_sequences(", ".append("),
    fix=Safety.SAFE,
    since="TensorFlow 2.10",
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/function#controlling_retracing",),
)
def shape_retrace(program: Program) -> Iterator[Hit]:
    """Calls of traced functions, in loops, with batches that differ in shape."""
    if program.mentions("run_functions_eagerly"):
        return
    said: set[cst.CSTNode] = set()
    for event in program.calls:
        function = event.callee
        if not isinstance(function, Function) or not function.traced or event.context.traced:
            continue
        if function.node in said or not event.context.loops:
            continue
        pads = next((pads for v in _given(event) if (pads := _pads(v))), None)
        gathers = next((g for v in _given(event) if (g := _gathers(program, event, v))), None)
        made = pads or gathers
        settings = _settings(program, function)
        if made is None or settings is None:
            continue
        said.add(function.node)
        name = f"`{function.name}`" if function.name != "lambda" else "this function"
        lengths = f"that `{last(pads.name)}` gives a batch" if pads else "that an episode has"
        message = f"{name} is traced anew for each length {lengths}; "
        message += "pass `reduce_retracing=True` to tf.function"
        node, plan = _plan(program, function, settings)
        what = "batches" if pads else "episodes"
        related = ((made.module, _name(made.node), f"where {what} get their lengths"),)
        yield Hit(function.module, node, message, plan, related=related)


def _name(call: cst.Call) -> cst.CSTNode:
    return call.func.attr if isinstance(call.func, cst.Attribute) else call.func


def _given(event: CallEvent) -> Iterator[Value]:
    for value in (*event.args, *event.keywords.values()):
        yield from value.items if isinstance(value, Items) else (value,)


def _pads(value: Value) -> CallEvent | None:
    """What gives batches of different lengths, if the value is one of them."""
    if isinstance(value, Union):  # of a generator, say, which yields them
        found = [_pads(option) for option in value.options]
        return found[0] if all(found) else None
    while not (isinstance(value, Made) and value.name in PADS):
        inner = same_rows(value)  # `tf.constant(pad_sequences(…))`
        if inner is None:
            break
        value = inner
    if isinstance(value, Made) and value.name in PADS:
        event = value.event
        whole = event.passes("maxlen", 1) or event.opaque or not event.context.loops
        return None if whole else event
    op = _varies(value)
    return None if op is None else op.event


def _varies(value: Value) -> Op | None:
    """The step of a pipeline that gives batches of different lengths, if the value is one."""
    if not isinstance(value, Element) or not isinstance(value.of, Dataset):
        return None
    ops = [op for op in value.of.ops if op.name not in _KEEPS_SHAPES]
    final = ops[-1]
    if final.event.opaque or (axes(value) or 2) < 2:
        return None
    if final.name == "padded_batch":
        shapes = final.event.argument("padded_shapes", 1)
        if shapes is None or (isinstance(shapes, Const) and shapes.value is None):
            return final if not value.path or value.path[0] == 0 else None
        return final if _is_open(shapes, value.path) else None
    if final.name == "bucket_by_sequence_length":
        padded = final.event.argument("pad_to_bucket_boundary", 5)
        known = padded is None or fold(padded) is False
        return final if known and (not value.path or value.path[0] == 0) else None
    return None


def _gathers(program: Program, event: CallEvent, value: Value) -> CallEvent | None:
    """What puts an episode's steps into a list, until it is done, if the value is an array of it.

    The list is used behind the loop that fills it: one that is handed on when it has so many steps
    is used inside.
    """
    gathered = value
    while isinstance(gathered, Made) and gathered.name in _ARRAYS and gathered.event.args:
        gathered = gathered.event.args[0]
    if gathered is value or not isinstance(gathered, Items) or gathered.kind != "list":
        return None
    if program.mentions(*_OF_ONE_LENGTH):
        return None
    filled = [e for e in program.calls_of(".append") if e.receiver is gathered]
    around = {event_loop.node for event_loop in event.context.loops}
    for append in filled:
        loops = append.context.loops
        if not loops or loops[-1].node in around or not around & {loop.node for loop in loops}:
            return None
        if not _until_done(loops[-1].node):
            return None
    return filled[0] if filled else None


def _until_done(loop: cst.CSTNode) -> bool:
    """Whether a loop goes on until the episode is over."""
    if isinstance(loop, cst.While) and _OVER.search(quoted(loop.test)):
        return True
    return isinstance(loop, (cst.While, cst.For)) and any(
        _OVER.search(quoted(asked.test))
        for asked in walk_type(loop.body, cst.If)
        if any(True for _ in walk_type(asked.body, cst.Break))
    )


def _is_open(shapes: Value, path: tuple[object, ...]) -> bool:
    """Whether a component's padded shape has a None."""
    for key in path:
        part = _part(shapes, key)
        if part is None:
            return False
        shapes = part
    if isinstance(shapes, Made) and shapes.name == "tensorflow.TensorShape" and shapes.event.args:
        shapes = shapes.event.args[0]
    if not isinstance(shapes, Items):
        return False
    return any(
        _is_open(item, ()) if isinstance(item, Items) else _is_none(item) for item in shapes.items
    )


def _part(shapes: Value, key: object) -> Value | None:
    if isinstance(shapes, Table):
        return shapes.items.get(key)
    if isinstance(shapes, Items) and isinstance(key, int) and key < len(shapes.items):
        return shapes.items[key]
    return None


def _is_none(value: Value) -> bool:
    return isinstance(value, Const) and (value.value is None or value.value == -1)


def _settings(program: Program, function: Function) -> cst.Decorator | cst.Call | None:
    """What makes the tf.function, to be edited; None where it limits its traces, or hides it."""
    for decorator, node in zip(function.decorators, _decorators(function), strict=False):
        if isinstance(decorator, Symbol) and decorator.name in api.TF_FUNCTION:
            return node
        if isinstance(decorator, Made) and decorator.name in api.TF_FUNCTION:
            free = not any(decorator.event.passes(keyword) for keyword in _TRACES_LESS)
            return decorator.event.node if free else None
    for event in program.calls_where(lambda name: name in api.TF_FUNCTION):
        wrapped = event.argument("func", 0)
        if isinstance(wrapped, Function) and wrapped.node is function.node:
            free = not any(event.passes(keyword) for keyword in _TRACES_LESS)
            return event.node if free and event.module is function.module else None
    return None


def _decorators(function: Function) -> tuple[cst.Decorator, ...]:
    node = function.node
    return tuple(node.decorators) if isinstance(node, cst.FunctionDef) else ()


def _plan(
    program: Program, function: Function, settings: cst.Decorator | cst.Call
) -> tuple[cst.CSTNode, Plan | None]:
    """Where the finding stands, and the edit."""
    if isinstance(settings, cst.Decorator):
        node: cst.CSTNode = settings.decorator
        text = f"{quoted(settings.decorator)}(reduce_retracing=True)"
        change: Change = replace(settings.decorator, text)
    else:
        node = _name(settings)
        change = add_keyword(settings, "reduce_retracing", "True")
    if program.targets.tensorflow < (2, 10):
        return node, None
    safe = _reads_no_shape(program, function)
    note = "" if safe else "a shape that is read in Python becomes None"
    safety = Safety.SAFE if safe else Safety.UNSAFE
    return node, Plan("Trace once for all lengths", (change,), safety, note)


def _reads_no_shape(program: Program, function: Function) -> bool:
    bodies = {function.node}
    for event in program.calls:
        frames = [frame.function.node for frame in event.context.frames]
        if function.node not in frames:
            continue
        bodies |= {*frames[frames.index(function.node) :]}
        if isinstance(event.callee, Unknown) and event.receiver is None:
            return False
    return not any(
        name.value in _READS_SHAPE for body in bodies for name in walk_type(body.body, cst.Name)
    )
