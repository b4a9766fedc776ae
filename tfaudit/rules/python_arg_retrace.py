"""A `tf.function` gets a Python number that changes, and is traced anew for each value.

A Python number is part of what a trace is made for; a tensor is an input of it. A training step of
a small network took 118 ms a call with a number that counts up and 0.32 ms with a tensor (measured
on 2 CPU cores). `reduce_retracing=True` does not help: it relaxes shapes only. NumPy scalars and
arrays become tensors and are fine.

## Before

```python
import tensorflow as tf

writer = tf.summary.create_file_writer("logs")


@tf.function
def log(loss, step):
    with writer.as_default():
        tf.summary.scalar("loss", loss, step=step)


for step in range(100):
    log(tf.constant(0.5), step)
```

## After

```python
import tensorflow as tf

writer = tf.summary.create_file_writer("logs")


@tf.function
def log(loss, step):
    with writer.as_default():
        tf.summary.scalar("loss", loss, step=step)


for step in range(100):
    log(tf.constant(0.5), tf.constant(step, dtype=tf.int64))
```

## Fix safety

Safe where the function only passes the number to `tf.cast` or as `step` to `tf.summary`. Otherwise
there is no fix: arithmetic with a tensor of integers follows other rules of types than Python's,
and `range(n)`, indices of lists and shapes need the number itself.

## When not

A flag, or a few values only, cost a few traces. With an `input_signature`, numbers are converted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Effect, Safety, Severity
from tfaudit.program.values import Derived, Function, Instance, Items, Made, Table, origins
from tfaudit.rule import rule
from tfaudit.rules._looks import waits_for_data
from tfaudit.rules._numbers import changing_loop, is_conversion, is_integer
from tfaudit.rules._spelling import spell
from tfaudit.rules._steps import iterations
from tfaudit.syntax import quoted, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_FEW = 3  # traces that are no worth a word


@rule(
    "TFA603",
    severity=Severity.HIGH,
    effect=Effect.ORDER_OF_MAGNITUDE,
    words=(".function", "import function"),
    fix=Safety.SAFE,
    since="TensorFlow 2.0",
    in_tests=False,
    sources=("https://www.tensorflow.org/guide/function#rules_of_tracing",),
)
def python_arg_retrace(program: Program) -> Iterator[Hit]:
    """Calls of traced functions in loops with a number that the loop changes."""
    if program.mentions("input_signature", "run_functions_eagerly"):
        return
    for event in program.calls:
        function = _called_function(event)
        if function is None or not function.traced or event.context.traced:
            continue
        for param, arg, value in _arguments(event, function):
            loop = changing_loop(program, value, event.context)
            if loop is None or _is_of_graph(value):
                continue
            inside = program.below(event.context, loop)
            if not all(map(waits_for_data, inside.branches)):
                continue
            count = iterations(loop)
            if count is None and not isinstance(loop.node, (cst.For, cst.While)):
                continue  # a comprehension, as over the models of an ensemble, of a few in all
            if count is not None and count <= _FEW:
                continue
            text = quoted(arg.value).strip()
            name = quoted(event.node.func) if event.name == "()" else function.name
            message = f"`{name}` is traced anew for each value of `{text}`, {_called(value)}"
            whole = is_integer(value)
            plan = _plan(program, event, function, param, arg) if whole else None
            yield Hit(event.module, arg, message, plan)


def _called_function(event: CallEvent) -> Function | None:
    """The function that a call runs: of an object, its `__call__`, or the `call` of Keras."""
    callee: Value | None = event.callee
    if isinstance(callee, Instance):
        callee = callee.cls.find("__call__") or callee.cls.find("call")
    return callee if isinstance(callee, Function) else None


def _is_of_graph(value: Value) -> bool:
    """Whether a graph computes it: what a traced function gives back is a tensor outside of it."""
    parts = origins(value, behind=lambda part: not is_conversion(part))
    return any(isinstance(of, Made) and of.event.context.traced for of in parts)


def _called(value: Value) -> str:
    match value:
        case Items() | Table():
            return "which holds a Python number; pass a tensor in it"
        case Derived(operator="f-string"):
            return "a text of Python"
    return "a Python number; pass a tensor"


def _arguments(event: CallEvent, function: Function) -> Iterator[tuple[str, cst.Arg, Value]]:
    """The parameter, the node and the value of each argument of a plain call."""
    params = [*function.node.params.posonly_params, *function.node.params.params]
    bound = function.self_value is not None or isinstance(event.callee, Instance)
    names = [param.name.value for param in params][bound:]
    if event.opaque or any(arg.star for arg in event.node.args):
        return
    positional = [arg for arg in event.node.args if arg.keyword is None]
    if len(positional) == len(event.args):
        yield from zip(names, positional, event.args, strict=False)
    for arg in event.node.args:
        if arg.keyword is not None and arg.keyword.value in event.keywords:
            yield arg.keyword.value, arg, event.keywords[arg.keyword.value]


def _plan(
    program: Program, event: CallEvent, function: Function, param: str, arg: cst.Arg
) -> Plan | None:
    constant = spell(event.module, event.node, "tensorflow.constant")
    dtype = spell(event.module, event.node, "tensorflow.int64")
    if constant is None or dtype is None or not _is_operand_only(program, function, param):
        return None
    text = f"{constant}({quoted(arg.value).strip()}, dtype={dtype})"
    return Plan(f"Pass {param} as a tensor", (replace(arg.value, text),), Safety.SAFE)


def _is_operand_only(program: Program, function: Function, param: str) -> bool:
    """Whether the number only goes where a tensor of integers does the same."""
    names = {event.node: event.name for event in program.calls if event.module is function.module}
    index = function.module.index
    uses = 0
    for name in walk_type(function.node.body, cst.Name):
        holder = index.parent(name)
        if name.value != param or isinstance(holder, cst.Attribute):
            continue
        if isinstance(holder, cst.Arg) and holder.keyword is name:
            continue
        call = index.parent(holder) if isinstance(holder, cst.Arg) else None
        if not isinstance(call, cst.Call) or not isinstance(holder, cst.Arg):
            return False
        keyword = holder.keyword.value if holder.keyword is not None else None
        called = names.get(call, "")
        summary = called.startswith("tensorflow.summary.") and keyword == "step"
        cast = called == "tensorflow.cast" and (keyword == "x" or call.args[0] is holder)
        if not (summary or cast):
            return False
        uses += 1
    return uses > 0
