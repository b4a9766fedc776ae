"""Classes that derive from what TensorFlow 2 and Keras 3 no longer have: the script stops there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit
from tfaudit.program.values import Symbol
from tfaudit.rules import _removed_names as removed
from tfaudit.rules._fallbacks import may_fall_back
from tfaudit.rules._removed_imports import hint_for, is_keras, version_without
from tfaudit.syntax import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tfaudit.program.events import ClassEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program
    from tfaudit.program.values import Value


def gone_bases(
    program: Program,
    imported: Collection[tuple[ModuleInfo, str]],
    *,
    keras3: bool,
    installed: tuple[int, int],
) -> Iterator[tuple[bool, Hit]]:
    """What is gone of the bases of classes, in order: whether it was one of Keras, and what to say.

    Args:
        program: the script.
        imported: names that are bound by imports which raise themselves.
        keras3: whether Keras 3 is installed.
        installed: TensorFlow's version.
    """
    seen: set[cst.CSTNode] = set()
    for event in program.trace.classes:
        if event.node in seen or event.context.conditional:
            continue
        seen.add(event.node)
        for arg, base in zip(event.node.bases, event.bases, strict=True):
            name = _written(event, arg.value, base, imported)
            if name is None:
                continue
            hint = hint_for(name, keras3=keras3, installed=installed)
            if hint is not None and not may_fall_back(event):
                version = version_without(name, installed)
                gone = f"`{quoted(arg.value)}` does not exist in {version}"
                yield is_keras(name), Hit(event.module, arg.value, f"{gone}: {hint}")


def _written(
    event: ClassEvent,
    place: cst.BaseExpression,
    base: Value,
    imported: Collection[tuple[ModuleInfo, str]],
) -> str | None:
    """The full name of a base, as it is written; None for what is no name in a package."""
    if not isinstance(base, Symbol) or not isinstance(place, cst.Attribute):
        return None
    name, root = base.written or base.name, quoted(place).partition(".")[0]
    if (event.module, root) in imported or name.startswith(tuple(removed.NOT_IMPORTED)):
        return None  # said of the import; or there, but for imports
    if name.startswith("keras.") and event.module.origins.get(root) == {"tensorflow"}:
        return f"tensorflow.{name}"
    return name
