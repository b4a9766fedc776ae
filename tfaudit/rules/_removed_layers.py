"""Layers and cells of TensorFlow 1: `tf.compat.v1` has them of Keras 2, and raises with Keras 3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.edits import Hit, underline
from tfaudit.program.values import Symbol
from tfaudit.rules._fallbacks import may_fall_back
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import libcst as cst

    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value

# Modules of which nothing is there without Keras 2 (tests/facts/test_removed_api.py).
MODULES = ("tensorflow.compat.v1.layers", "tensorflow.compat.v1.nn.rnn_cell")
_WITHIN = tuple(f"{module}." for module in MODULES)
_PARTIAL = "functools.partial"


def gone_layers(program: Program, cared_for: Callable[[CallEvent], bool]) -> Iterator[Hit]:
    """Where a file first uses each of the modules: all its uses raise, and are mended by one."""
    told: set[tuple[ModuleInfo, str]] = set()
    for module, name, node, place in (*_bases(program), *_calls(program, cared_for)):
        whole = next(known for known in MODULES if name.startswith(known))
        if (module, whole) in told:
            continue
        told.add((module, whole))
        instead = "layers" if whole == MODULES[0] else "cells"
        shown = quoted(node)
        if "." not in shown:  # a name of the function's own, as a parameter's
            shown = name.replace("tensorflow.", "tf.", 1)
        message = (
            f"`{shown}` does not exist with Keras 3: use {instead} of `tf.keras.layers`, or "
            "tf_keras (TF_USE_LEGACY_KERAS=1)"
        )
        yield Hit(module, place, message)


_Use = tuple["ModuleInfo", str, "cst.BaseExpression", "cst.CSTNode"]


def _calls(program: Program, cared_for: Callable[[CallEvent], bool]) -> Iterator[_Use]:
    for event in program.calls_where(_may_be_one):
        name = _name(event.callee)
        if event.name == _PARTIAL and event.args:
            name = _name(event.args[0])
        if not name or cared_for(event):
            continue
        if event.name == _PARTIAL:
            given = event.node.args[0].value
            yield event.module, name, given, given
        else:
            yield event.module, name, event.node.func, underline(event.node)


def _may_be_one(name: str) -> bool:
    return name.startswith(_WITHIN) or name == _PARTIAL


def _bases(program: Program) -> Iterator[_Use]:
    """Bases of classes, which are read when the file is imported."""
    for event in program.trace.classes:
        for arg, base in zip(event.node.bases, event.bases, strict=True):
            name = _name(base)
            if name and not event.context.conditional and not may_fall_back(event):
                yield event.module, name, arg.value, arg.value


def _name(value: Value) -> str:
    """The full name of what the value is, if it stands in one of the modules."""
    name = (value.written or value.name) if isinstance(value, Symbol) else ""
    return name if name.startswith(_WITHIN) else ""
