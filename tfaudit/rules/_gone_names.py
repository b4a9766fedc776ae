"""Names of TensorFlow and Keras that are gone, where they are called."""

from __future__ import annotations

import re
from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace, underline
from tfaudit.model import Safety
from tfaudit.program.api import TRANSFORMATIONS
from tfaudit.program.program import strategy_of
from tfaudit.program.values import (
    Instance,
    Made,
    Symbol,
)
from tfaudit.rules import _removed_names as removed
from tfaudit.rules._spelling import spell
from tfaudit.rules._two_kerases import (
    LATER,
)
from tfaudit.rules._version_guards import root_name, uses_version_1
from tfaudit.rules._weights import sets_variable
from tfaudit.syntax import has_own_name, name_of, quoted

if TYPE_CHECKING:
    from tfaudit.program.events import CallEvent
    from tfaudit.program.modules import ModuleInfo

_TENSORFLOW_1 = "tensorflow.compat.v1."
# Modules that TensorFlow 2 has from Keras.
_OF_KERAS = re.compile(r"tensorflow\.(?:losses|metrics)\.")
_INITIALIZERS = "tensorflow.initializers."
_OF_LOSSES_1 = frozenset({
    "labels", "predictions", "weights", "scope", "loss_collection", "reduction",
})  # fmt: skip


def hint_of_keras(name: str, tops: set[str]) -> str | None:
    """What to use for a name that Keras 3 lacks, by the packages that it may be of."""
    hint = removed.by_prefix(name, removed.KERAS_PREFIXES)
    if hint is None and tops == {"keras"}:
        hint = removed.by_prefix(name, removed.STANDALONE)
    return hint


def short_name(module: ModuleInfo, node: cst.BaseExpression, short: str) -> Hit:
    """A function by a name that `tf.keras` lacks, and the name that it has."""
    plan, instead = None, short
    if isinstance(node, cst.Attribute):
        instead = f"{quoted(node.value)}.{short}"
        plan = Plan(f"Call it {short}", (replace(node.attr, short),), Safety.SAFE)
    message = f"`{quoted(node)}` does not exist in Keras 3: use `{instead}`"
    return Hit(module, node, message, plan)


def _written(event: CallEvent) -> str:
    """The name of what is called as the script writes it: an old name of what has another now."""
    callee = event.callee
    return (callee.written if isinstance(callee, Symbol) else "") or event.name


def name_of_keras(event: CallEvent) -> Hit | None:
    """A function or class that Keras 3 no longer has."""
    name = _written(event)
    if _OF_KERAS.match(name) and (named := f"keras.{name.partition('.')[2]}") in (
        removed.OF_TENSORFLOW
    ):
        old = _OF_LOSSES_1 & event.keywords.keys()  # by which TensorFlow 1 called its own
        hit = short_name(event.module, event.node.func, removed.OF_TENSORFLOW[named])
        return replace_fields(hit, plan=None) if old else hit
    if name.startswith(_INITIALIZERS):
        hint = removed.by_prefix(name.replace("tensorflow", "keras", 1), removed.KERAS_PREFIXES)
        return None if hint is None else _gone(event, "Keras 3", hint)
    if name in removed.KERAS:
        return _renamed(event, removed.KERAS[name], "Keras 3")
    if not name.startswith("keras.") or sets_variable(event):  # that is said with its fix
        return None
    if name in removed.OF_TENSORFLOW:
        of_tensorflow = imported_from(event.module, root_name(event)) == {"tensorflow"}
        return (
            short_name(event.module, event.node.func, removed.OF_TENSORFLOW[name])
            if of_tensorflow
            else None
        )
    hint = hint_of_keras(name, imported_from(event.module, root_name(event)))
    return None if hint is None else _gone(event, "Keras 3", hint)


def imported_from(module: ModuleInfo, root: str) -> set[str]:
    """The packages that a name may have been imported from: of `keras`, or of `tf.keras`.

    A `tf` that nothing imports comes by a star of a module out of sight.
    """
    return module.origins.get(root) or ({"tensorflow"} if root == "tf" else set())


def name_of_tensorflow(event: CallEvent, installed: tuple[int, int]) -> Hit | None:
    if installed < (2, 0):
        return None
    name = _written(event)
    later = removed.LATER.items() if f"{name}.".startswith(LATER) else ()
    for prefix, (version, instead) in later:
        if f"{name}.".startswith(f"{prefix}."):
            gone = f"TensorFlow {version[0]}.{version[1]}"
            return _gone(event, gone, instead) if installed >= version else None
    if event.name in removed.STRATEGY_METHODS:
        return _strategy_method(event) if installed >= (2, 4) else None
    if event.name in removed.DATASET_METHODS:
        return _dataset_method(event)
    if name in removed.TENSORFLOW:
        return _renamed(event, removed.TENSORFLOW[name], "TensorFlow 2")
    if name.startswith("tensorflow."):
        hint = removed.by_prefix(name, removed.TENSORFLOW_PREFIXES)
        if hint is not None:
            return _gone(event, "TensorFlow 2", hint)
    return None


# And how its successor is called.
_OF_STRATEGIES_ALONE = {
    ".experimental_run_v2": ".run(",
    ".experimental_make_numpy_dataset": "from_tensor_slices",
    ".experimental_make_numpy_iterator": "from_tensor_slices",
}


def _strategy_method(event: CallEvent) -> Hit | None:
    if event.receiver is None:
        return None
    # Nothing else has a method of that name, so a strategy may come from anywhere; what calls the
    # new one somewhere may ask for the version out of sight.
    given = event.name in _OF_STRATEGIES_ALONE and not isinstance(event.receiver, Instance)
    given = given and _OF_STRATEGIES_ALONE[event.name] not in event.module.source.code
    if not given and strategy_of(event.receiver) is None:
        return None
    new = removed.STRATEGY_METHODS[event.name]
    plan, instead = None, new
    if "." not in new:
        if has_own_name(event.node):
            plan = Plan(f"Call {new}", (replace(name_of(event.node), new),), Safety.SAFE)
    else:
        text = spell(event.module, event.node, new)
        instead = text or new
        if text is not None and len(event.node.args) == 1:
            plan = Plan(f"Use {text}", (replace(event.node.func, text),), Safety.SAFE)
    message = f"strategies of TensorFlow 2 have no `{event.name[1:]}`: use `{instead}`"
    return Hit(event.module, underline(event.node), message, plan)


def _is_transformed(given: Made) -> bool:
    """Whether it is what a transformation gives, as of a dataset out of sight."""
    return given.name.startswith(".") and given.name[1:] in TRANSFORMATIONS


def _dataset_method(event: CallEvent) -> Hit | None:
    """Iterators of sessions, which only the datasets of `tf.compat.v1` give."""
    # Nothing else has such methods, so a dataset may come from anywhere. An object that something
    # out of sight makes may have its own, but not what `map` or `batch` of it gives.
    given = event.receiver
    if given is None or isinstance(given, Instance):
        return None
    if isinstance(given, Made) and not _is_transformed(given):
        return None
    if uses_version_1(event.module):
        return None
    message = f"datasets of TensorFlow 2 have no `{event.name[1:]}`: use `iter(dataset)`"
    return Hit(event.module, underline(event.node), message)


def _gone(event: CallEvent, version: str, hint: str) -> Hit:
    message = f"`{quoted(event.node.func)}` does not exist in {version}: {hint}"
    return Hit(event.module, underline(event.node), message)


def _renamed(event: CallEvent, entry: removed.Removed, version: str) -> Hit:
    return renamed_node(event.module, event.node.func, entry, version, underline(event.node))


def renamed_node(
    module: ModuleInfo,
    node: cst.BaseExpression,
    entry: removed.Removed,
    version: str,
    place: cst.CSTNode | None = None,
) -> Hit:
    text = spell(module, node, entry.name) if entry.name else None
    instead = entry.hint or f"use `{text or entry.name}`"
    plan = None
    if text is not None:
        plan = Plan(f"Use {text}", (replace(node, text),), entry.safety)
    message = f"`{quoted(node)}` does not exist in {version}: {instead}"
    return Hit(module, place or node, message, plan)
