"""Models that train by a `train_step` of their own, and are tested by Keras, which has no loss.

Keras 2 tested a model that was compiled without a loss, and reported a loss of 0. Keras 3 raises
"No loss to compute", once the first epoch is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, underline
from tfaudit.program.values import Class, Const, Dataset, Instance, Items, Made, Symbol
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# Methods by which a model may have a loss of its own in a test.
_TESTS = ("test_step", "compute_loss", "evaluate", "make_test_function", "fit")
# What gives a model losses beside that of `compile`.
_ADD_LOSSES = ("add_loss", "regularizer", "ActivityRegularization")
_TESTED = "validation_data"


def missing_losses(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Validation and evaluation of models that have a `train_step`, and nothing to test them by."""
    if not program.mentions("train_step") or program.mentions(*_ADD_LOSSES):
        return
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(".fit", ".evaluate"):
        model = event.receiver
        if event.node in seen or not isinstance(model, Instance) or not _trains_itself(model.cls):
            continue
        arg = argument(event.node, _TESTED)
        if event.name == ".fit" and not _is_given(event.keywords.get(_TESTED)):
            continue
        if event.opaque or not _has_no_loss(program, model) or are_cared_for(event):
            continue
        seen.add(event.node)
        message = "Keras 3 has no loss to test this model by: write a `test_step`, or compile it "
        message += "with a loss"
        yield Hit(event.module, arg or underline(event.node), message)


def _is_given(value: Value | None) -> bool:
    """Whether it is surely data; a parameter may be None."""
    return isinstance(value, (Dataset, Instance, Items, Made))


def _trains_itself(cls: Class) -> bool:
    """Whether a class of models surely has a `train_step`, and no way of its own to be tested."""
    bases = list(cls.lineage())
    if not any(isinstance(base, Symbol) and base.name == "keras.Model" for base in bases):
        return False
    if not all(isinstance(base, (Class, Symbol)) for base in bases):
        return False
    own = cls.find("train_step") is not None
    return own and not any(cls.find(name) is not None for name in _TESTS)


def _has_no_loss(program: Program, model: Instance) -> bool:
    """Whether no `compile` of the model gets a loss that Keras knows of."""
    compiled = program.calls_on(model, ".compile")
    if model.cls.find("compile") is not None:
        inner = [
            event
            for event in program.calls_of(".super.compile")
            if event.context.frames and event.context.frames[-1].function.self_value is model
        ]
        return bool(inner) and all(map(_gives_none, inner))
    return bool(compiled) and all(map(_gives_none, compiled))


def _gives_none(event: CallEvent) -> bool:
    loss = event.argument("loss", 1)
    return not event.opaque and (loss is None or (isinstance(loss, Const) and loss.value is None))
