"""A `for` over Python's `range` in a traced function becomes as many copies of its body.

While a function is traced, Python runs the loop, and each iteration adds its operations to the
graph: a hundred iterations, a hundred copies. Tracing takes that much longer, and so does every
pass over the graph before it first runs. A loop over `tf.range` is one operation with one body.

## Before

```python
import tensorflow as tf


@tf.function
def decay(x):
    for _ in range(200):
        x = tf.tanh(x) * 0.9
    return x


print(decay(tf.ones([4])))
```

## After

```python
import tensorflow as tf


@tf.function
def decay(x):
    for _ in tf.range(200):
        x = tf.tanh(x) * 0.9
    return x


print(decay(tf.ones([4])))
```

## When not

Where the body needs the index as a Python number, as to take a layer out of a list, or runs so
little that the copies, which need no loop at run time, are worth their tracing. With `tf.range`,
values keep their shape and type from one iteration to the next, and lists become `tf.TensorArray`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit
from tfaudit.model import Effect, Option, Severity
from tfaudit.program.events import Loop
from tfaudit.program.expressions import fold
from tfaudit.program.names import last
from tfaudit.program.program import is_layer, is_model
from tfaudit.program.values import Function, Made, Parameter, Unknown, alternatives
from tfaudit.program.values import Option as Choice
from tfaudit.rule import rule
from tfaudit.rules._steps import walked
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, LoopEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_MANY = Option("iterations", 32, "rounds of a loop from which it is reported")
_HUGE = 100
_OPERATIONS = ("tensorflow.", "keras.ops.", "keras.backend.")
# What may want a number: an item of a list, an argument, a name that is made of it, a test.
_TAKE_TENSORS = ("tf.cast", "tf.gather", "tf.fill", "tf.equal", "tf.one_hot")
_NEEDS = (cst.Subscript, cst.Call, cst.FormattedString, cst.Dict, cst.If, cst.IfExp, cst.Assert)


@rule(
    "TFA605",
    severity=Severity.LOW,
    effect=Effect.STARTUP,
    words=("range(", "linspace("),
    also=("tensorflow",),
    since="TensorFlow 2.0",
    options=(_MANY,),
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/function#loops",),
)
def unrolled_python_loop(program: Program) -> Iterator[Hit]:
    """Long loops over `range`, in traced functions, around operations of TensorFlow."""
    if program.mentions("run_functions_eagerly", "run_eagerly"):
        return
    losses = set(_losses(program))
    for event in program.loops:
        count = _count(event) if _is_traced(event, losses) else None
        if count is None or count < program.setting(_MANY):
            continue
        if not _runs_operations(program, event, losses) or _needs_number(event):
            continue
        assert isinstance(event.node, cst.For)
        instead = "`tf.range`" if _range(event) is not None else "a tensor"
        message = f"tracing unrolls this loop into {count} copies of its body; loop over {instead}"
        severity = Severity.MEDIUM if count >= _HUGE else None
        yield Hit(event.module, event.node.iter, message, severity=severity)


def _losses(program: Program) -> Iterator[cst.CSTNode]:
    """The functions that Keras traces with the training step, since they are its loss."""
    for event in program.calls_of(".compile"):
        for loss in alternatives(event.argument("loss", 1) or Unknown()):
            if isinstance(loss, Function):
                yield loss.node


def _is_traced(event: LoopEvent | CallEvent, losses: set[cst.CSTNode]) -> bool:
    frames = event.context.frames
    if frames and frames[0].function.node in losses:
        return True
    # `tf.py_function` runs what it gets in Python.
    return event.context.traced and all(frame.why != "callback" for frame in frames)


def _range(event: LoopEvent) -> Made | None:
    """The `range` that the loop goes through, in whichever order."""
    over = walked(Loop(event.node, event.iterable, event.module, event.order))
    if isinstance(over, Made) and over.name == "builtins.reversed" and over.event.args:
        over = over.event.args[0]
    return over if isinstance(over, Made) and over.name == "builtins.range" else None


def _count(event: LoopEvent) -> int | None:
    """How many copies tracing makes, where that is known."""
    if not isinstance(event.node, cst.For):
        return None
    over = _range(event)
    if over is None:
        return _length(event.iterable)
    bounds = [_number(arg) for arg in over.event.args]
    known = [bound for bound in bounds if isinstance(bound, int)]
    return len(range(*known)) if known == bounds and known[2:] != [0] and known else None


def _length(array: Value) -> int | None:
    """How many numbers an array of NumPy's has: `np.linspace(0, 1, 200)`."""
    if not isinstance(array, Made) or array.name != "numpy.linspace":
        return None
    given = array.event.argument("num", 2)
    count = 50 if given is None else _number(given)
    return count if isinstance(count, int) else None


def _number(bound: Value) -> object:
    """A number that is known, if only as what an option or a parameter is unless it is given."""
    if isinstance(bound, (Choice, Parameter)):
        return None if bound.default is None else fold(bound.default)
    return fold(bound)


def _runs_operations(program: Program, event: LoopEvent, losses: set[cst.CSTNode]) -> bool:
    """Whether each iteration surely computes with tensors."""
    return any(
        _computes(call)
        and _is_traced(call, losses)
        and any(loop.order == event.order for loop in call.context.loops)
        and not call.context.branches[len(event.context.branches) :]
        for call in program.calls
    )


def _computes(call: CallEvent) -> bool:
    """Whether it is an operation of TensorFlow, a layer or a model."""
    if call.name == "()":
        return is_layer(call.callee) or is_model(call.callee)
    return call.name.startswith(_OPERATIONS) and last(call.name).islower()


def _needs_number(event: LoopEvent) -> bool:
    """Whether the body may need the index as a Python number."""
    node = event.node
    assert isinstance(node, cst.For)
    if not isinstance(node.target, cst.Name):
        return True
    index, name = event.module.index, node.target.value
    for use in walk_type(node.body, cst.Name):
        if use.value != name:
            continue
        for up in index.ancestors(use):
            if up is node:
                break
            if isinstance(up, cst.Subscript) and len(up.slice) > 1:
                break  # of a tensor: `x[:, t]`
            called = quoted(up.func) if isinstance(up, cst.Call) else ""
            if called in _TAKE_TENSORS or (called.startswith("tf.") and _range(event) is None):
                break
            if isinstance(up, _NEEDS):
                return True
    return False
