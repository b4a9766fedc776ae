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

Keras 3 runs what it calls (`call`, `train_step`, losses) without AutoGraph: a loop over `tf.range`
raises there, and a `tf.while_loop` is what has one body.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit
from tfaudit.model import Effect, Option, Severity
from tfaudit.program.events import Loop
from tfaudit.program.expressions import usual
from tfaudit.program.names import last
from tfaudit.program.program import is_layer, is_model
from tfaudit.program.targets import Era
from tfaudit.program.values import (
    Attr,
    Derived,
    Function,
    Instance,
    Items,
    LayerOutput,
    Made,
    Parameter,
    Symbol,
    Unknown,
    alternatives,
)
from tfaudit.program.values import Option as Choice
from tfaudit.rule import rule
from tfaudit.rules._autograph import run_by_keras
from tfaudit.rules._closures import bound_in
from tfaudit.rules._steps import walked
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent, LoopEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_MANY = Option("iterations", 32, "rounds of a loop from which it is reported")
_HUGE = 100
_IN_ORDER = frozenset({"builtins.enumerate", "builtins.reversed"})
# Layers that leave the second axis as long as it is.
_KEEP_AXES = frozenset(
    f"keras.layers.{name}"
    for name in ("Activation", "BatchNormalization", "Dense", "Dropout", "Embedding",
                 "LayerNormalization", "Masking")
)  # fmt: skip
_OPERATIONS = ("tensorflow.", "keras.ops.", "keras.backend.")
# What may want a number: an item of a list, an argument, a name that is made of it, a test.
_TAKE_TENSORS = ("tf.cast", "tf.gather", "tf.fill", "tf.equal", "tf.one_hot")
# What gives one tensor, of which a tensor may be the index, too: not those that give lists.
_GIVE_TENSORS = frozenset("tensorflow." + name for name in (
    "Variable", "abs", "cast", "concat", "constant", "convert_to_tensor", "cumsum", "exp", "fill",
    "gather", "linspace", "math.cumprod", "math.cumsum", "math.exp", "math.log", "math.pow",
    "math.rsqrt", "math.sqrt", "maximum", "minimum", "ones", "pad", "pow", "range", "reshape",
    "reverse", "sqrt", "square", "stack", "zeros",
))  # fmt: skip
_ARITHMETIC = frozenset({"+", "-", "*", "/", "**"})
_DEEPEST = 8
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
    keras3 = program.targets.keras_major == 3 and program.era is not Era.KERAS2
    for event in program.loops:
        count = _count(program, event) if _is_traced(event, losses) else None
        if count is None or count < program.setting(_MANY):
            continue
        if not _runs_operations(program, event, losses) or _needs_number(event):
            continue
        assert isinstance(event.node, cst.For)
        if keras3 and run_by_keras(event.context, losses) is not None:
            instead = "make it a `tf.while_loop`"
        else:
            instead = "loop over " + ("`tf.range`" if _range(event) is not None else "a tensor")
        message = f"tracing unrolls this loop into {count} copies of its body; {instead}"
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


def _walked(event: LoopEvent) -> Value:
    """What the loop goes through, whether it counts along, and in whichever order."""
    over = walked(Loop(event.node, event.iterable, event.module, event.order))
    while isinstance(over, Made) and over.name in _IN_ORDER and over.event.args:
        over = over.event.args[0]
    return over


def _range(event: LoopEvent) -> Made | None:
    """The `range` that the loop goes through."""
    over = _walked(event)
    return over if isinstance(over, Made) and over.name == "builtins.range" else None


def _count(program: Program, event: LoopEvent) -> int | None:
    """How many copies tracing makes, where that is known."""
    if not isinstance(event.node, cst.For):
        return None
    over = _range(event)
    if over is None:
        return _length(_walked(event))
    bounds = [_number(program, arg) for arg in over.event.args]
    known = [bound for bound in bounds if isinstance(bound, int)]
    return len(range(*known)) if known == bounds and known[2:] != [0] and known else None


def _length(array: Value) -> int | None:
    """How many numbers an array of NumPy's has: `np.linspace(0, 1, 200)`."""
    if not isinstance(array, Made):
        return None
    if array.name == "numpy.linspace":
        given = array.event.argument("num", 2)
        count = 50 if given is None else _default(given)
        return count if isinstance(count, int) else None
    if array.name == "numpy.arange" and not array.event.opaque:
        bounds = [_default(arg) for arg in array.event.args]
        known = [bound for bound in bounds if isinstance(bound, (int, float))]
        start, stop, step = [0, *known, 1] if len(known) == 1 else [*known, 1][:3]
        return ceil((stop - start) / step) if known == bounds and known and step else None
    return None


def _number(program: Program, bound: Value) -> object:
    """A number that is known, or the length of an axis that a layer's input has."""
    match bound:
        case Derived(operator="[]", inputs=(Attr(base=Parameter() as given, name="shape"), axis)):
            return _length_of_axis(program, given, usual(axis))
    return _default(bound)


def _default(bound: Value) -> object:
    """A number that is known, if only as what an option or a parameter is unless it is given."""
    if isinstance(bound, (Choice, Parameter)):
        return None if bound.default is None else usual(bound.default)
    return usual(bound)


def _length_of_axis(program: Program, given: Parameter, axis: object) -> int | None:
    """How long an axis of what a layer of the user's gets is in all its calls: `x.shape[1]`."""
    found: set[object] = set()
    for call in program.calls_of("()"):
        layer = call.callee
        method = layer.cls.find("call") if isinstance(layer, Instance) else None
        if not isinstance(method, Function) or method.node is not given.function:
            continue
        names = [param.name.value for param in method.node.params.params[1:]]
        place = names.index(given.name) if given.name in names else len(call.args)
        value = call.argument(given.name, place)
        found.add(None if value is None else _symbolic_length(value, axis))
    length = found.pop() if len(found) == 1 else None
    return length if isinstance(length, int) else None


def _symbolic_length(value: Value, axis: object) -> object:
    """The length of an axis of a symbolic tensor, as it was written at its input."""
    while isinstance(value, LayerOutput) and isinstance(value.layer, Made):
        if value.layer.name not in _KEEP_AXES or len(value.inputs) != 1 or axis != 1:
            return None
        value = value.inputs[0]
    match value:
        case LayerOutput(layer=Symbol(name="keras.Input"), event=event):
            shape = event.argument("shape", 0)
        case _:
            return None
    if not isinstance(shape, Items) or shape.open or not isinstance(axis, int):
        return None
    return usual(shape.items[axis - 1]) if 0 < axis <= len(shape.items) else None


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
    index, names = event.module.index, {name.value for name in walk_type(node.target, cst.Name)}
    for use in walk_type(node.body, cst.Name):
        if use.value not in names:
            continue
        for up in index.ancestors(use):
            if up is node:
                break
            if isinstance(up, cst.Subscript) and (len(up.slice) > 1 or _is_of_tensor(event, up)):
                break  # of a tensor: `x[:, t]`, or `betas[t]`
            called = quoted(up.func) if isinstance(up, cst.Call) else ""
            if called in _TAKE_TENSORS or (called.startswith("tf.") and _range(event) is None):
                break
            if isinstance(up, _NEEDS):
                return True
    return False


def _is_of_tensor(event: LoopEvent, item: cst.Subscript) -> bool:
    """Whether it surely takes a row of a tensor from around the function, or of its object."""
    if not event.context.frames:
        return False
    function = event.context.frames[-1].function
    match item.value:
        case cst.Name(value=name):
            known = function.scope.lookup(name)
            own = any(bound == name for bound, _ in bound_in(function.node))
            return known is not None and not own and _is_tensor(known)
        case cst.Attribute(value=cst.Name(value="self"), attr=cst.Name(value=name)):
            holder = function.self_value
            known = holder.attrs.get(name) if isinstance(holder, Instance) else None
            return known is not None and _is_tensor(known)
    return False


def _is_tensor(value: Value, depth: int = 0) -> bool:
    match value:
        case Made(name=name):
            return name in _GIVE_TENSORS
        case Derived(operator=operator, inputs=parts) if operator in _ARITHMETIC:
            return depth < _DEEPEST and any(_is_tensor(part, depth + 1) for part in parts)
    return False
