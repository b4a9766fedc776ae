"""Models of a strategy that Keras cannot build: their class has a `train_step` and no `call`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.program import scopes_at
from tfaudit.program.values import Class, Function, Instance, Symbol, alternatives
from tfaudit.syntax import name_of, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import CallEvent
    from tfaudit.program.program import Program

_DISTRIBUTES = "tensorflow.distribute."


def never_built(program: Program) -> Iterator[tuple[CallEvent, Class]]:
    """The calls of `fit` that train, under a strategy, a model of which nothing says it is built.

    Under a strategy Keras 3 builds a model before its first step, by its `call`
    (keras/src/backend/tensorflow/trainer.py, `_maybe_symbolic_build`); without one it does not.
    """
    for fit in program.calls_of(".fit"):
        for model in alternatives(fit.receiver) if fit.receiver is not None else ():
            if not isinstance(model, Instance) or model.event is None:
                continue
            scopes = scopes_at(model.event.context)
            if not any(scope.name.startswith(_DISTRIBUTES) for scope in scopes):
                continue
            if not _lacks_call(model.cls) or program.calls_on(model, ".build"):
                continue
            if any(change.key == "built" for change in program.sets):
                continue
            yield fit, model.cls


def _lacks_call(cls: Class) -> bool:
    """Whether a class derives from `keras.Model` alone, and never says what it computes."""
    lineage = cls.lineage()
    if not isinstance(cls.find("train_step"), Function):
        return False
    if any(not isinstance(base, Class) for base in lineage[:-1]):
        return False
    if not isinstance(lineage[-1], Symbol) or lineage[-1].name != "keras.Model":
        return False
    if any(cls.find(name) is not None for name in ("call", "build", "built")):
        return False
    return not any(_may_be_built(base) for base in lineage if isinstance(base, Class))


def _may_be_built(cls: Class) -> bool:
    """Whether a class speaks of it, or gives its base the tensors that it is made of."""
    if any(name.value in ("built", "build", "setattr") for name in walk_type(cls.node, cst.Name)):
        return True
    return any(
        isinstance(called := name_of(call), cst.Name) and called.value == "__init__" and call.args
        and any(arg.keyword is None or arg.keyword.value in ("inputs", "outputs")
                for arg in call.args if arg.star != "**")
        for call in walk_type(cls.node, cst.Call)
    )  # fmt: skip
