"""What TFA903 says of loops and branches over tensors where Keras 3 no longer converts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import (
    Derived,
    Function,
    Made,
    Union,
    alternatives,
)
from tfaudit.rules._autograph import OTHERWISE, run_by_keras, run_in_graphs
from tfaudit.rules._backend import other_backend
from tfaudit.rules._models import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import Context, LoopEvent, TestEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_NUMBERS = frozenset(
    f"tensorflow.{name}"
    for name in (
        "constant", "nn.l2_loss", "norm", "random.normal", "random.uniform", "rank", "reduce_max",
        "reduce_mean", "reduce_min", "reduce_sum", "shape", "size",
    )
)  # fmt: skip
_TESTS = frozenset(
    f"tensorflow.{name}"
    for name in (
        "equal", "greater", "greater_equal", "less", "less_equal", "logical_and", "logical_not",
        "logical_or", "math.equal", "math.greater", "math.greater_equal", "math.less",
        "math.less_equal", "math.logical_and", "math.logical_not", "math.logical_or",
        "math.not_equal", "math.reduce_all", "math.reduce_any", "not_equal", "reduce_all",
        "reduce_any",
    )
)  # fmt: skip
_ARITHMETIC = ("+", "-", "*", "/")
_COMPARES = frozenset({
    "LessThan", "LessThanEqual", "GreaterThan", "GreaterThanEqual", "Equal", "NotEqual",
})  # fmt: skip


def unconverted_flow(
    program: Program, is_guarded: Callable[[TestEvent | LoopEvent], bool]
) -> Iterator[Hit]:
    """Loops over `tf.range`, and tests of tensors, in what Keras runs in a graph."""
    if program.mentions(*OTHERWISE) or other_backend(program):
        return
    told: set[cst.CSTNode] = set()
    handed = _functions_of_training(program)
    run = run_in_graphs(program)
    for event in program.loops:
        over = event.iterable
        if not isinstance(event.node, cst.For) or event.node in told:
            continue
        if isinstance(over, Made) and over.name == "tensorflow.range":
            where = _unconverted(event.context, handed, run)
            if where is not None and not is_guarded(event):
                told.add(event.node)
                message = f"{_BEGIN.format(where)}a loop over a tensor raises "
                message += "OperatorNotAllowedInGraphError: use `tf.while_loop`, or `range`"
                yield Hit(event.module, event.elements_node, message)
    for test in program.trace.tests:
        if test.node in told or not all(map(_is_tensor, alternatives(test.test))):
            continue
        where = _unconverted(test.context, handed, run)
        if where is not None and not is_guarded(test):
            told.add(test.node)
            instead = "`tf.while_loop`" if isinstance(test.node, cst.While) else "`tf.cond`"
            message = f"{_BEGIN.format(where)}a test of a tensor raises "
            message += f"OperatorNotAllowedInGraphError: use {instead}"
            yield Hit(test.module, getattr(test.node, "test", test.node), message)


_BEGIN = "Keras 3 runs `{}` without AutoGraph: "


def _is_tensor(value: Value) -> bool:
    """Whether a test is surely of a tensor, not of what is known of its shape."""
    match value:
        case Made(name=name):
            return name in _TESTS
        case Derived(operator=operator, inputs=inputs) if operator in _COMPARES:
            return any(_is_number(part) for part in inputs)
    return False


def _is_number(value: Value, depth: int = 6) -> bool:
    """Whether it surely is a tensor of one number, or what is computed of one: `loss + penalty`."""
    if not depth:
        return False
    match value:
        case Made(name=name):
            return name in _NUMBERS
        case Union(options=options):
            return all(_is_number(option, depth - 1) for option in options)
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return any(_is_number(part, depth - 1) for part in inputs)
        case Derived(operator="[]", inputs=(Made(name="tensorflow.shape"), _)):
            return True
    return False


def _functions_of_training(program: Program) -> set[cst.CSTNode]:
    """The losses and metrics that models are compiled with."""
    return {
        item.node
        for event in program.calls_of(".compile")
        if event.receiver is not None and acts_as_model(event.receiver)
        for given in (event.argument("loss", 1), event.argument("metrics", 2))
        for item in flat(given)
        if isinstance(item, Function)
    }


def _unconverted(context: Context, handed: set[cst.CSTNode], run: set[cst.CSTNode]) -> str | None:
    """The function by whose name Keras surely runs the code in a graph, if nothing converts it."""
    place = run_by_keras(context, handed)
    if place is None:
        return None
    function = context.frames[place].function
    if function.owner is not None and function.owner.node not in run:
        traced = any(frame.function.traced for frame in context.frames[:place])
        return function.name if traced else None
    return function.name
