"""Optimizers that Keras 3 cannot use: those of TensorFlow 1, and classes written for Keras 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, underline
from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.program import acts_as_model
from tfaudit.program.values import Made, Parameter, Symbol, alternatives, origins
from tfaudit.rules._fallbacks import may_fall_back
from tfaudit.rules._models import models_of_gradient
from tfaudit.rules._refused_arguments import next_base
from tfaudit.syntax import argument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tfaudit.program.events import CallEvent, ClassEvent
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

_PLAIN = ("keras.optimizers.Optimizer", "keras.optimizers.experimental.Optimizer")
_OF_VERSION_1 = re.compile(r"tensorflow\.compat\.v1\.train\.\w+Optimizer")
# What a class of Keras 2 did its work in, and one of Keras 3 does.
_OLD_WORK = frozenset({"_resource_apply_dense", "get_updates"})
_NEW_WORK = frozenset({"apply", "apply_gradients", "update_step"})


def unfit_optimizers(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Such optimizers where a model gets them, and such classes where they are written."""
    yield from _of_version_1(program, are_cared_for)
    seen: set[cst.CSTNode] = set()
    told: set[cst.CSTNode] = set()
    for event in program.trace.classes:
        base = _base(event)
        if base is None or event.node in seen or event.context.conditional or may_fall_back(event):
            continue
        seen.add(event.node)
        names = {
            statement.name.value
            for statement in event.node.body.body
            if isinstance(statement, cst.FunctionDef)
        }
        if names & _OLD_WORK and not names & _NEW_WORK:
            told.add(event.node)
            message = "Keras 3 optimizers do their work in `update_step`, not in "
            message += f"`{min(names & _OLD_WORK)}`: this one raises"
            yield Hit(event.module, base, message)
    yield from _without_rate(program, are_cared_for, told)


def _without_rate(
    program: Program, are_cared_for: Callable[[CallEvent], bool], told: set[cst.CSTNode]
) -> Iterator[Hit]:
    """What a class tells `Optimizer` of Keras 3 where that asks for a learning rate."""
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(".super.__init__"):
        owner = event.context.frames[-1].function.owner if event.context.frames else None
        if owner is None or event.node in seen or next_base(event) not in _PLAIN:
            continue
        seen.add(event.node)
        given = event.argument("learning_rate", 0)
        is_name = given is not None and _is_text(given)
        missing = given is None and not event.opaque
        if not (is_name or missing) or owner.node in told or are_cared_for(event):
            continue
        place = argument(event.node, "learning_rate", 0) if is_name else None
        message = "Keras 3's `Optimizer` takes a learning rate"
        message += ", not its name, as the first argument" if is_name else ", which is missing here"
        yield Hit(event.module, place or underline(event.node), f"{message}: this one raises")


def _is_text(value: Value) -> bool:
    """Whether it is a text, or a parameter that is one unless a caller says otherwise."""
    if isinstance(value, Parameter):
        return value.name == "name" and value.default is not None and _is_text(value.default)
    return all(isinstance(fold(option), str) for option in alternatives(value))


def _of_version_1(program: Program, are_cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Optimizers of TensorFlow 1, which know no variables of Keras 3."""
    seen: set[cst.CSTNode] = set()
    for event in program.calls_of(".compile", ".apply_gradients"):
        receiver = event.receiver
        if receiver is None or event.node in seen:
            continue
        if event.name == ".compile":
            given, place = event.argument("optimizer", 0), argument(event.node, "optimizer", 0)
            is_one = acts_as_model(receiver) and given is not None and _is_old(given)
        else:
            place, is_one = None, _is_old(receiver) and _is_of_model(event)
        if is_one:
            seen.add(event.node)
            if not are_cared_for(event):
                message = "Keras 3 takes no optimizer of `tf.compat.v1.train`, which in turn knows "
                message += "no variables of Keras 3: use `tf.keras.optimizers`"
                yield Hit(event.module, place or underline(event.node), message)


def _is_old(value: Value) -> bool:
    return all(
        isinstance(option, Made) and _OF_VERSION_1.fullmatch(option.name) is not None
        for option in alternatives(value)
    )


def _is_of_model(event: CallEvent) -> bool:
    """Whether the gradients are those of a model's variables."""
    given = event.argument("grads_and_vars", 0)
    return given is not None and any(
        isinstance(value, Made)
        and value.name == ".gradient"
        and any(map(acts_as_model, models_of_gradient(value.event)))
        for value in origins(given, 60)
    )


def _base(event: ClassEvent) -> cst.BaseExpression | None:
    """Where a class derives from an optimizer of Keras 3."""
    for arg, base in zip(event.node.bases, event.bases, strict=True):
        if isinstance(base, Symbol) and api.is_optimizer(base.name):
            return arg.value if ".legacy." not in base.name else None
    return None
