"""A `tf.function` is made anew in every iteration of a loop, and traced each time.

Traces belong to the `tf.function` object. One that is defined, or wrapped, in a loop starts without
any: five iterations make five traces (tests/facts/test_loops.py), each of which takes far
longer than a call.

## Before

```python
import tensorflow as tf

weights = tf.Variable(tf.ones([8, 1]))

for epoch in range(10):

    @tf.function
    def step(x):
        return tf.reduce_sum(tf.matmul(x, weights))

    for _ in range(100):
        step(tf.ones([32, 8]))
```

## After

```python
import tensorflow as tf

weights = tf.Variable(tf.ones([8, 1]))

@tf.function
def step(x):
    return tf.reduce_sum(tf.matmul(x, weights))
for epoch in range(10):


    for _ in range(100):
        step(tf.ones([32, 8]))
```

## Fix safety

Safe: a definition moves in front of the loop if it is a statement of the loop's own body, is the
only thing of its name there, and takes no name that the loop binds.

## When not

One function for each model that the loop makes: it must be traced for each anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, move_before, underline
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program import api
from tfaudit.program.names import last
from tfaudit.program.program import created_at, is_model
from tfaudit.program.values import (
    Const,
    Dataset,
    Derived,
    Element,
    Function,
    Items,
    Made,
    Partial,
    Symbol,
    Table,
    Union,
    Unknown,
    Value,
    alternatives,
    origins,
)
from tfaudit.rule import rule
from tfaudit.rules._closures import bound_in, free_names, is_remembered
from tfaudit.rules._conditions import is_settled
from tfaudit.rules._steps import head, iterations
from tfaudit.syntax import walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, Context, Loop
    from tfaudit.program.program import Program

_FEW = 3
_FAR = 20
_PAIRS = ("builtins.enumerate", "builtins.reversed", "builtins.zip")
_VALUES = ("items", "values")  # of a dict
_LOSSES = "keras.losses."


@rule(
    "TFA602",
    severity=Severity.HIGH,
    effect=Effect.ORDER_OF_MAGNITUDE,
    words=(".function", "import function"),
    fix=Safety.SAFE,
    since="TensorFlow 2.0",
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/function",),
)
def tf_function_in_loop(program: Program) -> Iterator[Hit]:
    """Definitions and wrappings by `tf.function` that loops repeat."""
    for function, context in program.definitions:
        if _is_decorated(function) and _repeats(program, function, context):
            yield _defined(function, context)
    for event in program.calls_where(lambda name: name in api.TF_FUNCTION):
        wrapped = event.argument("func", 0)
        given: tuple[Value, ...] = ()
        if isinstance(wrapped, Partial):
            given = (*wrapped.args, *(value for _, value in wrapped.keywords))
            wrapped = wrapped.function
        if isinstance(wrapped, Function) and _repeats(program, wrapped, event.context, given):
            called = f"`{wrapped.name}`" if wrapped.name != "lambda" else "this lambda"
            message = f"{called} is wrapped by tf.function in every iteration, and traced each time"
            yield _wrapped(event, message)
        elif wrapped is not None and _wraps_model(program, event, wrapped):
            message = "the model is wrapped by tf.function in every iteration, and traced each time"
            yield _wrapped(event, message)


def _wrapped(event: CallEvent, message: str) -> Hit:
    loop = _loop(event.context)
    assert loop is not None
    related = ((loop.module, head(loop.node), "the loop"),)
    return Hit(event.module, underline(event.node), message, related=related)


def _wraps_model(program: Program, event: CallEvent, wrapped: Value) -> bool:
    """Whether a loop wraps the same model again and again, and calls what comes out."""
    loop, context = _loop(event.context), event.context
    if loop is None or context.traced or not _in_each(program, context, loop):
        return False
    counts = [iterations(other) for other in context.loops]
    if all(count is not None and count <= _FEW for count in counts):
        return False
    if not is_model(wrapped) or not _is_older(wrapped, loop, set()):
        return False
    return any(e.callee is event.result and loop in e.context.loops for e in program.calls)


def _is_decorated(function: Function) -> bool:
    return any(
        isinstance(d, (Symbol, Made)) and d.name in api.TF_FUNCTION for d in function.decorators
    )


def _repeats(
    program: Program, function: Function, context: Context, given: tuple[Value, ...] = ()
) -> bool:
    """Whether a loop makes the same tf.function again and again, and calls it.

    `given`: arguments that `functools.partial` holds.
    """
    loop = _loop(context)
    if loop is None or context.traced or not _in_each(program, context, loop):
        return False
    if any(is_remembered(frame.function) for frame in program.below(context, loop).frames):
        return False
    counts = [iterations(other) for other in context.loops]
    if all(count is not None and count <= _FEW for count in counts):
        return False
    called = any(
        isinstance(event.callee, Function)
        and event.callee.node is function.node
        and (loop in event.context.loops or _by_callback(event.context))
        for event in program.calls
    )
    same = all(_is_older(value, loop, set()) for value in given)
    return called and same and _is_same(function, loop, set())


def _in_each(program: Program, context: Context, loop: Loop) -> bool:
    """Whether each iteration comes there, or none does: `if validation is not None:`."""
    return all(
        not branch.chooses or is_settled(program, branch, loop)
        for branch in program.below(context, loop).branches
    )


def _by_callback(context: Context) -> bool:
    """Whether Keras calls for it, as a `fit` in the loop does that gets the callback."""
    owners = (frame.function.owner for frame in context.frames)
    return any(owner is not None and owner.is_callback for owner in owners)


def _loop(context: Context) -> Loop | None:
    statements = [x for x in context.loops if isinstance(x.node, (cst.For, cst.While))]
    return statements[-1] if statements else None


def _is_same(function: Function, loop: Loop, seen: set[cst.CSTNode]) -> bool:
    """Whether what the function takes from around it does not come from the loop."""
    if function.node in seen:
        return True
    seen.add(function.node)
    if function.self_value is not None and not _is_older(function.self_value, loop, seen):
        return False
    free = free_names(function.node)
    inside = free & _bound_by(loop) if _is_inside(function, loop) else set()
    for name in sorted(free):
        value = function.scope.lookup(name)
        if value is not None and (_is_batch(value, loop) or _is_metric(value)):
            continue  # which it can be given, or which can be made once and reset
        if name in inside or not (value is None or _is_older(value, loop, seen)):
            return False
    return True


def _is_batch(value: Value, loop: Loop) -> bool:
    """Whether a value is what a loop takes from a dataset, or a part of it."""
    over = [origin for origin in origins(loop.iterable, _FAR) if isinstance(origin, Dataset)]
    options = alternatives(value)
    while options and all(isinstance(option, Element) for option in options):
        options = tuple(option.of for option in options if isinstance(option, Element))
    return any(options[0] is dataset for dataset in over) and len(set(map(id, options))) == 1


def _is_older(value: Value, loop: Loop, seen: set[cst.CSTNode]) -> bool:
    """Whether a value surely exists before the loop, and is the same in each iteration."""
    if isinstance(value, Function):
        return _is_same(value, loop, seen)
    # What it was made of, before the loop, is no matter.
    for origin in origins(value, behind=lambda origin: created_at(origin) is None):
        made = created_at(origin)
        if isinstance(origin, (Unknown, Element, Union)) or _is_item(origin, loop):
            return False
        if made is not None and loop in made.context.loops and not _is_plain(origin, _LOSSES):
            return False
        if isinstance(origin, Dataset) and loop in origin.ops[-1].event.context.loops:
            return False
        if isinstance(origin, Derived) and origin.operator == "index":
            return False
    return True


def _is_item(value: Value, loop: Loop) -> bool:
    """Whether a loop goes over what holds it, as over a list of models: another in each iteration.

    A list that one call fills (`[build(n) for n in sizes]`) is known by what that call made.
    """
    if isinstance(value, (Const, Symbol)):
        return False
    return any(held is value for held in origins(loop.iterable, _FAR, _holds_items))


def _holds_items(value: Value) -> bool:
    """Whether a loop over it takes what it is made of, one by one."""
    if isinstance(value, Made):
        return value.name in _PAIRS or last(value.name) in _VALUES
    return isinstance(value, (Derived, Items, Table, Union))


def _is_metric(value: Value) -> bool:
    """Whether it is a metric of Keras that is the same in each iteration, when reset."""
    return _is_plain(value, "keras.metrics.")


def _is_plain(value: Value, package: str) -> bool:
    """Whether it is an object of Keras that knows nothing of who made it, or when."""
    return (
        isinstance(value, Made)
        and value.name.startswith(package)
        and not value.event.opaque
        and all(isinstance(v, Const) for v in (*value.event.args, *value.event.keywords.values()))
    )


def _is_inside(function: Function, loop: Loop) -> bool:
    return loop.node in function.module.index.ancestors(function.node)


def _bound_by(loop: Loop) -> set[str]:
    """The names that a loop binds, other than by defining functions."""
    assert isinstance(loop.node, (cst.For, cst.While))
    return {name for name, node in bound_in(loop.node) if not isinstance(node, cst.FunctionDef)}


def _defined(function: Function, context: Context) -> Hit:
    node = function.node
    assert isinstance(node, cst.FunctionDef)
    loop = _loop(context)
    assert loop is not None
    message = f"`{function.name}` becomes a new tf.function in every iteration, traced each time"
    held = {name: function.scope.lookup(name) for name in sorted(free_names(node))}
    batches = [f"`{n}`" for n, v in held.items() if v is not None and _is_batch(v, loop)]
    if batches:
        message += f"; define it before the loop, and pass {' and '.join(batches)}"
    plan = _plan(function, node, loop) if _is_inside(function, loop) else None
    related = ((loop.module, head(loop.node), "the loop"),)
    return Hit(function.module, node.name, message, plan, related=related)


def _plan(function: Function, node: cst.FunctionDef, loop: Loop) -> Plan | None:
    index = function.module.index
    block = index.parent(node)
    if block is None or index.parent(block) is not loop.node:
        return None
    scope = index.enclosing(loop.node, cst.FunctionDef) or index.tree
    same = [1 for name, _ in bound_in(scope) if name == function.name]
    defaults = [p.default for p in walk_type(node.params, cst.Param) if p.default is not None]
    early = {n.value for part in (*node.decorators, *defaults) for n in walk_type(part, cst.Name)}
    taken = {*early, *free_names(node)} & _bound_by(loop)
    if len(same) != 1 or taken:
        return None
    return Plan("Define it before the loop", (move_before(loop.node, [node]),), Safety.SAFE)
