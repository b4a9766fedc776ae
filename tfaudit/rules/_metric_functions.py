"""Functions given to `compile` that Keras 3 cannot use: of what shape they are, and of what type.

Keras 3 averages what a metric or loss gives over the batch, and asks for its rank, which a call of
Python code in a graph has not. And a metric gets the labels as they are, while Keras 2 cast them to
the type of the predictions: TensorFlow multiplies no whole number with a float.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, keep_part
from tfaudit.model import Safety
from tfaudit.program.values import Derived, Function, Items, Made, alternatives
from tfaudit.rules._float_labels import KEEP_NUMBERS, is_parameter
from tfaudit.rules._float_types import is_whole_array
from tfaudit.rules._models import flat
from tfaudit.rules._spelling import spell
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# What gives a tensor of unknown rank in a graph.
RANKLESS = (
    "tensorflow.compat.v1.py_func", "tensorflow.numpy_function", "tensorflow.py_function",
)  # fmt: skip
# Functions that give what they get, in another type or with more around it.
_KEEP_RANK = frozenset({"keras.backend.cast", "tensorflow.cast", "tensorflow.identity"})
_KEEP_FLOATS = KEEP_NUMBERS | {
    "keras.backend.clip",
    "keras.backend.round",
    "tensorflow.clip_by_value",
    "tensorflow.round",
}
_ARITHMETIC = frozenset({"+", "-", "*", "/", "neg"})
_DEEPEST = 6


def refused_functions(
    program: Program, are_cared_for: Callable[[CallEvent], bool]
) -> Iterator[Hit]:
    """Losses and metrics of no known rank, and metrics that multiply whole numbers with floats."""
    if program.mentions("numpy_function", "py_func"):
        yield from _rankless(program, are_cared_for)
    if program.mentions("metrics"):
        yield from _of_two_types(program)


def _rankless(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    if program.mentions("run_functions_eagerly"):
        return
    seen: set[cst.CSTNode] = set()
    for compiled in program.calls_of(".compile"):
        if compiled.passes("run_eagerly") or are_cared_for(compiled):
            continue
        for keyword, place in (("metrics", None), ("weighted_metrics", None), ("loss", 1)):
            for function in flat(compiled.argument(keyword, place)):
                if not isinstance(function, Function):
                    continue
                returns = program.trace.returns.get(function.node, ())
                for node, value in returns:
                    if node in seen or not _has_no_rank(program, value):
                        continue
                    seen.add(node)
                    what = "loss" if keyword == "loss" else "metric"
                    message = f"Keras 3 raises ValueError for a {what} of unknown rank, as "
                    message += "Python code in a graph gives it: tell its shape by `set_shape`"
                    yield Hit(function.module, node, message)


def _has_no_rank(program: Program, value: Value, depth: int = 0) -> bool:
    """Whether a tensor surely comes from Python code, and nobody says of what shape it is."""
    if depth > _DEEPEST:
        return False
    return all(_is_rankless(program, option, depth) for option in alternatives(value))


def _is_rankless(program: Program, value: Value, depth: int) -> bool:
    match value:
        case Made(name=name, event=event) if name in RANKLESS:
            told = program.calls_on(value, ".set_shape", ".ensure_shape")
            return not told and not _gives_several(event)
        case Made(name=name, event=event) if name in _KEEP_RANK and event.args:
            told = program.calls_on(value, ".set_shape")
            return not told and _has_no_rank(program, event.args[0], depth + 1)
        case Derived(operator=operator, inputs=inputs) if operator in _ARITHMETIC:
            return any(_has_no_rank(program, part, depth + 1) for part in inputs)
    return False


def _gives_several(event: CallEvent) -> bool:
    types = event.argument("Tout", 2)
    return types is None or isinstance(types, Items)


def _of_two_types(program: Program) -> Iterator[Hit]:
    """Products of labels and predictions in metrics that surely get whole numbers as labels."""
    metrics = _metrics_of_whole_labels(program)
    seen: set[cst.CSTNode] = set()
    for event in program.calls if metrics else ():
        frames = [f for f in event.context.frames if f.function.node in metrics]
        if not frames:
            continue
        function = frames[0].function
        names = [param.name.value for param in function.node.params.params]
        if len(names) < 2:
            continue
        for arg, value in zip(event.node.args, event.args, strict=False):
            product = arg.value
            if not isinstance(product, cst.BinaryOperation) or product in seen:
                continue
            sides = (product.left, product.right)
            places = _places(value, function.node, names)
            if places is None:
                continue
            seen.add(product)
            labels = sides[places]
            plan = None
            cast = spell(event.module, event.node, "tensorflow.cast")
            if cast and isinstance(sides[1 - places], cst.Name):
                form = f"{cast}({{}}, {quoted(sides[1 - places])}.dtype)"
                plan = Plan("Cast the labels", (keep_part(labels, labels, form),), Safety.SAFE)
            message = "Keras 3 gives a metric the labels as whole numbers, as `fit` gets them, "
            message += "and TensorFlow multiplies none with a float: cast them"
            yield Hit(event.module, product, message, plan)


def _metrics_of_whole_labels(program: Program) -> set[cst.CSTNode]:
    """The functions that are metrics of models which `fit` gives labels of whole numbers."""
    found: set[cst.CSTNode] = set()
    for compiled in program.calls_of(".compile"):
        own = [part for part in flat(compiled.argument("metrics")) if isinstance(part, Function)]
        if not own or compiled.receiver is None:
            continue
        fits = program.calls_on(compiled.receiver, ".fit")
        if any(is_whole_array(fit.argument("y", 1)) for fit in fits):
            found |= {function.node for function in own}
    return found


def _places(value: Value, metric: cst.CSTNode, names: list[str]) -> int | None:
    """Which side of a product of labels and predictions the labels are; None if it is none."""
    if not isinstance(value, Derived) or value.operator not in _ARITHMETIC - {"neg"}:
        return None
    if len(value.inputs) != 2:
        return None
    for place in (0, 1):
        labels, others = value.inputs[place], value.inputs[1 - place]
        if is_parameter(labels, names[0], metric, KEEP_NUMBERS) and is_parameter(
            others, names[1], metric, _KEEP_FLOATS
        ):
            return place
    return None
