"""What a script does so that it runs with versions of TensorFlow and Keras that lack a name.

It asks for the version or for the name, tries an import, or expects an error.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program import api
from tfaudit.program.expressions import fold
from tfaudit.program.names import canonical
from tfaudit.program.values import (
    Class,
    Instance,
    Made,
    Symbol,
    Unknown,
    Value,
    alternatives,
    origins,
)
from tfaudit.rules import _removed_names as removed
from tfaudit.rules._fallbacks import may_fall_back
from tfaudit.rules._steps import expects_error
from tfaudit.syntax import last_statement, quoted, walk_statements, walk_type

if TYPE_CHECKING:
    from tfaudit.program.events import (
        Branch,
        CallEvent,
        LoopEvent,
        ReadEvent,
        SetEvent,
        TestEvent,
    )
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program

_ASKS_FOR_NAMES = ("builtins.hasattr", "builtins.dir")
_PARTS_OF_LAYERS = frozenset({
    "activation", "beta", "bias", "bias_initializer", "bias_regularizer", "cell", "dilation_rate",
    "embeddings", "filters", "gamma", "kernel", "kernel_initializer", "kernel_regularizer",
    "kernel_size", "layers", "momentum", "moving_mean", "moving_variance", "padding", "pool_size",
    "rate", "recurrent_dropout", "recurrent_initializer", "return_sequences", "strides", "units",
    "use_bias",
})  # fmt: skip
_CONSTANTS = ("None", "True", "False")
_PLAIN_BASES = ("builtins.", "abc.")  # what they have does not change with TensorFlow


class OtherVersions:
    """What a program does so that it runs with versions, too, that do not have a name."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._tried: dict[ModuleInfo, dict[str, str]] = {}
        self._careful: dict[cst.ClassDef, bool] = {}

    @cached_property
    def _tests(self) -> dict[cst.ClassDef, list[TestEvent]]:
        return _tests_by_class(self._program)

    def _is_careful(self, owner: Class) -> bool:
        """Whether a class asks for the version: it may refuse it as soon as one is made."""
        known = self._careful.get(owner.node)
        if known is None:
            tests = self._tests.get(owner.node, ())
            known = any(_asks_version(test.test, of_objects=False) for test in tests)
            self._careful[owner.node] = known
        return known

    @cached_property
    def _names(self) -> dict[cst.Call, set[str]]:
        names: dict[cst.Call, set[str]] = defaultdict(set)
        for event in self._program.calls:
            names[event.node].add(event.name)
        return names

    def are_cared_for(self, event: CallEvent) -> bool:
        """Whether the call may be made only where its name exists."""
        return self.are_asked_for(event) or self.may_lack(event)

    def are_asked_for(self, event: CallEvent) -> bool:
        """Whether the call may be made only with versions that can make it."""
        if is_guarded(event):
            return True
        names = self._names[event.node]
        if len(names) > 1 and not _are_of_one_kind(names):
            return True  # a value that may be of a version which has the name
        owners = [f.function.owner for f in event.context.frames if f.function.owner is not None]
        return any(map(self._is_careful, owners))

    def may_lack(self, event: CallEvent) -> bool:
        """Whether an import that may fail gave the name, so that the script goes on without."""
        if event.module not in self._tried:
            self._tried[event.module] = _tried_imports(event.module)
        return _may_be_missing(event, self._tried[event.module])


def uses_version_1(module: ModuleInfo) -> bool:
    """Whether a module has some of TensorFlow 1, whose datasets have what those of 2 have not."""
    return module.source.mentions(("compat.v1", "compat import v1"))


def _are_of_one_kind(names: set[str]) -> bool:
    """Whether what is called is chosen among optimizers, or layers, that are all in Keras 3."""
    if any(name in removed.KERAS or ".legacy." in name for name in names):
        return False
    return all(map(api.is_optimizer, names)) or all(map(api.is_layer, names))


def root_name(event: CallEvent) -> str:
    """The name that the called expression begins with."""
    node: cst.BaseExpression = event.node.func
    while isinstance(node, (cst.Attribute, cst.Call)):
        node = node.value if isinstance(node, cst.Attribute) else node.func
    return node.value if isinstance(node, cst.Name) else ""


def _tests_by_class(program: Program) -> dict[cst.ClassDef, list[TestEvent]]:
    """The tests that run within the methods of each class, and are its own.

    What a method of another class asks, which they call, is that one's concern.
    """
    found: dict[cst.ClassDef, list[TestEvent]] = defaultdict(list)
    if not program.mentions("version", "VERSION", "Version", "hasattr", "dir("):
        return found
    for test in program.trace.tests:
        frames = test.context.frames
        owners = [f.function.owner for f in frames if f.function.owner is not None]
        for owner in owners:
            if owners[-1] in owner.lineage():
                found[owner.node].append(test)
    return found


def is_guarded(event: CallEvent | LoopEvent | ReadEvent | SetEvent | TestEvent) -> bool:
    """Whether it happens only under some versions: a test asks for one, or an error is expected."""
    if may_fall_back(event) or expects_error(event.module, event.node):
        return True
    return any(
        _asks_version(branch.test)
        or (isinstance(branch.node, cst.If) and "legacy" in quoted(branch.node.test).lower())
        for branch in (*event.context.branches, *filter(_gives, event.context.skips))
    )


def _gives(skip: Branch) -> bool:
    """Whether a condition before it gives what some versions make: `if V3: return Adam(rate)`.

    One that leaves with nothing, as where a version is too old, does not care for others.
    """
    end = last_statement(skip.node.body) if isinstance(skip.node, cst.If) else None
    if not isinstance(end, cst.Return) or end.value is None:
        return False
    if isinstance(end.value, (cst.BaseNumber, cst.BaseString)):
        return False
    return quoted(end.value) not in _CONSTANTS


def _tried_imports(module: ModuleInfo) -> dict[str, str]:
    """What is imported in a `try` with a remedy: full names, by the names that are bound."""
    found = {}
    for attempt in walk_statements(module.tree):
        if type(attempt) is not cst.Try or not attempt.handlers:
            continue
        for node in walk_type(attempt.body, cst.ImportFrom):
            if node.module is None or node.relative or isinstance(node.names, cst.ImportStar):
                continue
            for alias in node.names:
                name = alias.evaluated_alias or alias.evaluated_name
                found[name] = canonical(f"{quoted(node.module)}.{alias.evaluated_name}")
    return found


def _may_be_missing(event: CallEvent, tried: dict[str, str]) -> bool:
    imported = tried.get(root_name(event), "")
    known = bool(imported) and f"{event.name}.".startswith(f"{imported}.")
    return known or imported.startswith("tensorflow.contrib.")


def _asks_version(test: Value, *, of_objects: bool = True) -> bool:
    """Whether a test asks for the version, or for a name of a module or class of TensorFlow.

    `of_objects`: whether to ask an object for a name counts, too, as in `hasattr(optimizer, "lr")`.
    """
    return any(
        isinstance(origin, (Symbol, Made))
        and ("version" in origin.name.lower() or origin.name in _ASKS_FOR_NAMES)
        and not (
            isinstance(origin, Made)
            and (
                _asks_own_object(origin.event)
                or _asks_for_part(origin.event)
                or not (of_objects or _asks_api(origin.event))
            )
        )
        for origin in origins(test, 60, _is_no_tensor)
    )


def _is_no_tensor(value: Value) -> bool:
    """Whether it may be made of a version: what a model gives is not, if its name has one."""
    return not isinstance(value, Made) or not value.name.startswith(("()", "keras.", "tensorflow."))


def _asks_api(event: CallEvent) -> bool:
    """Whether what is asked is the version, or a module or class that is imported."""
    return event.name not in _ASKS_FOR_NAMES or not event.args or isinstance(event.args[0], Symbol)


def _asks_for_part(event: CallEvent) -> bool:
    """Whether a layer is asked for what some kinds of layers have, in every version."""
    name = fold(event.args[1]) if len(event.args) > 1 else None
    return event.name in _ASKS_FOR_NAMES and name in _PARTS_OF_LAYERS


def _asks_own_object(event: CallEvent) -> bool:
    """Whether an object of the user's class is asked for a name: `hasattr(self, "weights")`."""
    if event.name not in _ASKS_FOR_NAMES or not event.args:
        return False
    name = fold(event.args[1]) if len(event.args) > 1 else None
    sets = rf"self\.{re.escape(name)} *=(?!=)" if isinstance(name, str) else None
    if sets is not None and re.search(sets, event.module.source.code) is not None:
        bases: tuple[type[Value], ...] = (Class, Symbol, Unknown)  # a name of its own, surely
    else:
        bases = (Class,)
    return all(
        isinstance(option, Instance)
        and all(
            isinstance(base, bases)
            or (isinstance(base, Symbol) and base.name.startswith(_PLAIN_BASES))
            for base in option.cls.lineage()
        )
        for option in alternatives(event.args[0])
    )
