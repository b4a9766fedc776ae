"""Generators that tell a pipeline the types of what they give, and not the shapes.

`Dataset.from_generator(samples, output_types=(tf.float32, tf.int32))` makes tensors of unknown
rank, which stay so behind `batch`. Keras 2 trained by them where no metric asked for their rank;
`fit` and `evaluate` of Keras 3 raise ValueError for any model, unless they run eagerly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, underline
from tfaudit.program.datasets import PASSES_ELEMENTS
from tfaudit.program.program import is_own_method
from tfaudit.program.values import Dataset, Instance, Items, Made, alternatives, is_none

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_SOURCE = "from_generator"
_REFUSE = frozenset({".fit", ".fit_generator", ".evaluate", ".evaluate_generator"})
_STEPS = ("train_step", "test_step", "make_train_function", "make_test_function")
_EAGER = ("run_eagerly", "run_functions_eagerly")
# What leaves the rank of an element unknown where it was.
_KEEP_UNKNOWN = PASSES_ELEMENTS | {"batch", "unbatch"}


def unknown_ranks(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Pipelines of generators without shapes that a model is trained or evaluated on."""
    if not program.mentions(_SOURCE) or program.mentions(*_EAGER):
        return
    told: set[cst.CSTNode] = set()
    for event, keyword, fed in program.datasets_fed():
        if event.name not in _REFUSE or _steps_itself(event) or are_cared_for(event):
            continue
        given = event.argument(keyword, 0 if keyword == "x" else None)
        options = alternatives(given) if given is not None else [fed]
        if not all(isinstance(option, Dataset) and _is_unknown(option) for option in options):
            continue  # a condition may choose what has shapes
        source = fed.source.event
        if source.node not in told:
            told.add(source.node)
            message = "nothing tells the shapes of what the generator gives, and `fit` of Keras 3 "
            message += "raises ValueError for tensors of unknown rank: give `output_signature`"
            related = ((event.module, underline(event.node), "given to the model here"),)
            yield Hit(source.module, underline(source.node), message, related=related)


def has_no_shapes(source: CallEvent) -> bool:
    """Whether a call of `from_generator` leaves the rank of something unknown."""
    if source.opaque:
        return False
    signature = source.argument("output_signature", 4)
    if signature is not None and not is_none(signature):
        return _has_none(signature)
    types, shapes = source.argument("output_types", 1), source.argument("output_shapes", 2)
    if types is None:
        return False
    if shapes is None or is_none(shapes):
        return True
    # `(None, [])` for two types is two shapes; for one it is a shape with two axes.
    match types, shapes:
        case Items(items=kinds), Items(items=parts) if len(kinds) == len(parts):
            return any(is_none(part) or _has_none(part) for part in parts)
    return _has_none(shapes)


def _has_none(spec: Value) -> bool:
    """Whether a specification, or one of several, has None for its whole shape."""
    match spec:
        case Items(items=items):
            return any(map(_has_none, items))
        case Made(name="tensorflow.TensorSpec", event=event):
            shape = event.argument("shape", 0)
            return shape is not None and (is_none(shape) or _has_none(shape))
        case Made(name="tensorflow.TensorShape", event=event):
            axes = event.argument("dims", 0)
            return axes is not None and is_none(axes)
    return False


def _is_unknown(dataset: Dataset) -> bool:
    kept = all(op.name in _KEEP_UNKNOWN for op in dataset.ops[1:])
    return kept and dataset.source.name == _SOURCE and has_no_shapes(dataset.source.event)


def _steps_itself(event: CallEvent) -> bool:
    """Whether a class of the user's trains in its own way, which may tell the shapes."""
    model = event.receiver
    return is_own_method(event) or (
        isinstance(model, Instance) and any(model.cls.find(step) is not None for step in _STEPS)
    )
