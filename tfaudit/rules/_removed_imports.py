"""Imports of what TensorFlow 2 and Keras 3 no longer have: there a script for older ones stops."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import Hit, Plan, replace
from tfaudit.model import Safety
from tfaudit.program.star_imports import names_of
from tfaudit.program.targets import KERAS2_PACKAGES
from tfaudit.rules import _removed_names as removed
from tfaudit.rules._fallbacks import may_fall_back
from tfaudit.rules._private_modules import hint_of_source, is_of_source, public_module
from tfaudit.syntax import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.program.events import ImportEvent
    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.program import Program


@dataclass(frozen=True, eq=False)
class GoneImport:
    """An import that raises: what is underlined, and the names that it would have bound."""

    module: ModuleInfo
    node: cst.CSTNode
    message: str
    names: frozenset[str]
    of_keras: bool
    plan: Plan | None = None
    full: frozenset[str] = frozenset()  # the full names of what they stand for

    def hit(self, uses: list[Hit]) -> Hit:
        """The finding; where its uses can be written otherwise, all of them are changed with it.

        Args:
            uses: what would be reported of the calls of its names.
        """
        plan = self.plan
        plans = [use.plan for use in uses]
        if plan is None and plans and all(plans):
            mended = [plan for plan in plans if plan is not None]
            changes = {c.nodes: c for each in mended for c in each.changes}
            safety = min(each.safety for each in mended)
            title = mended[0].title if len({each.title for each in mended}) == 1 else _OTHERS
            plan = Plan(title, tuple(changes.values()), safety)
        return Hit(self.module, self.node, self.message, plan)


_OTHERS = "Use what took their place"
_OF_RL = tuple(f"{module}." for module in removed.RL_MODULES)
_PACKAGES = frozenset({*removed.PACKAGES, *removed.CHOOSING_PACKAGES, removed.INNER_PACKAGE})


def gone_imports(
    program: Program, keras3: tuple[bool, bool], *, installed: tuple[int, int]
) -> Iterator[GoneImport]:
    """The imports that raise with the installed versions, in order.

    Args:
        program: the script.
        keras3: whether it meets Keras 3, and whether still where its packages are heeded.
        installed: the version of TensorFlow.
    """
    is_there, is_borne = keras3
    seen: set[cst.CSTNode] = set()
    # Packages that were told of, and in which function: what is imported after it is not reached.
    packages: set[tuple[str, cst.CSTNode | None]] = set()
    failed: set[cst.CSTNode] = set()  # the `try` statements around imports that raise
    for event in program.trace.imports:
        top = event.name.partition(".")[0]
        packaged = top in _PACKAGES or _is_of_keras_rl(event)
        if not (packaged or top in ("tensorflow", "keras")) or event.node in seen:
            continue
        seen.add(event.node)
        if packaged:
            reached = not packages & {(top, None), (top, _function(event))}
            refuses = is_there if top in KERAS2_PACKAGES else is_borne
            first = refuses and reached and not _is_local(program, top)
            gone = [_of_package(event, top)] if first and not _is_told(program, top) else []
        else:
            gone = list(_gone(event, keras3=is_borne, installed=installed))
        if not gone:
            continue
        attempt, remedies = _attempt_around(event)
        if attempt is not None and not remedies:
            failed.add(attempt)
        in_vain = remedies and attempt in failed and _is_last_resort(event)
        if in_vain or not (event.context.conditional or may_fall_back(event)):
            packages.add((top, _function(event)))
            yield from gone  # it is not for another version, nor only for types


def _function(event: ImportEvent) -> cst.CSTNode | None:
    """The function that imports; None at the top of a file."""
    return event.context.frames[-1].function.node if event.context.frames else None


def _attempt_around(event: ImportEvent) -> tuple[cst.Try | None, bool]:
    """The innermost `try` around an import, and whether the import is in one of its remedies."""
    if not event.context.tries and not event.module.source.mentions(("except",)):
        return None, False
    inner: cst.CSTNode = event.node
    for node in event.module.index.ancestors(event.node):
        if isinstance(node, cst.Try):
            return node, any(inner is handler for handler in node.handlers)
        inner = node
    return None, False


def _is_last_resort(event: ImportEvent) -> bool:
    """Whether nothing but one failed attempt decides that the import is tried."""
    around = event.module.index.ancestors(event.node)
    if sum(isinstance(node, cst.Try) for node in around) > 1:
        return False
    return all(
        not branch.chooses or isinstance(branch.node, cst.ExceptHandler)
        for branch in event.context.branches
    )


def _is_local(program: Program, name: str) -> bool:
    """Whether a package's name is that of a folder or module of the project."""
    return any(name in (m.path.stem, *m.path.parts) for m in program.modules)


def _is_told(program: Program, package: str) -> bool:
    """Whether the script says, by a variable of the environment, which Keras a package takes."""
    variable = removed.CHOOSING_PACKAGES.get(package)
    return variable is not None and program.mentions(variable)


def _is_of_keras_rl(event: ImportEvent) -> bool:
    """Whether it imports a part of keras-rl that raises, and of no other package of that name."""
    of_rl = f"{event.name}.".startswith(_OF_RL)
    return of_rl and event.module.source.mentions(removed.RL_MEMORIES)


def _of_package(event: ImportEvent, package: str) -> GoneImport:
    """The import of a package that has not come along to Keras 3."""
    node: cst.CSTNode = event.node
    if isinstance(event.node, cst.ImportFrom):
        node = event.node.module or node
    else:
        node = next(a.name for a in event.node.names if dotted(a.name) == event.name)
    if package == removed.INNER_PACKAGE:
        message = f"`{package}` is gone since TensorFlow 2.2: import from `tensorflow`"
    elif package in removed.CHOOSING_PACKAGES:
        variable = removed.CHOOSING_PACKAGES[package]
        message = f"`{package}` raises with Keras 3 when it is imported, unless `{variable}` is "
        message += 'set to "tf.keras" in the environment before'
    elif package == removed.RL_PACKAGE:
        message = "keras-rl needs Keras 2, and raises when it is imported: it has no later release"
    else:
        message = f"`{package}` needs Keras 2, and raises when it is imported"
        message += f": {removed.PACKAGES[package]}"
    return GoneImport(event.module, node, message, frozenset(), of_keras=True)


def _gone(event: ImportEvent, *, keras3: bool, installed: tuple[int, int]) -> Iterator[GoneImport]:
    node = event.node
    if isinstance(node, cst.Import):
        for alias in node.names:
            name = dotted(alias.name) or ""
            hint = hint_for(name, keras3=keras3, installed=installed)
            if name == event.name and hint is not None:
                bound = alias.evaluated_alias
                names = frozenset({bound} if bound else ())
                version = version_without(event.name, installed)
                yield _of_module(event, alias.name, names, f"{version}: {hint}")
        return
    aliases = [] if isinstance(node.names, cst.ImportStar) else list(node.names)
    imported = [alias.evaluated_name for alias in aliases]
    bound_as = frozenset(alias.evaluated_alias or alias.evaluated_name for alias in aliases)
    hint = hint_for(event.name, keras3=keras3, installed=installed)
    if hint is not None and node.module is not None:
        version = version_without(event.name, installed)
        found = _of_module(event, node.module, bound_as, f"{version}: {hint}")
        full = frozenset(f"{event.name}.{name}" for name in imported)
        yield dataclasses.replace(found, plan=_moved(event, node.module, imported), full=full)
        return
    gone = {}
    for alias in aliases:
        entry = hint_for(f"{event.name}.{alias.evaluated_name}", keras3=keras3, installed=installed)
        if entry is not None:
            gone[alias] = entry
    if gone:
        first = next(iter(gone))
        bound_as = frozenset(alias.evaluated_alias or alias.evaluated_name for alias in gone)
        name = f"{event.name}.{first.evaluated_name}"
        message = f"`{name}` does not exist in {version_without(name, installed)}: {gone[first]}"
        full = frozenset(f"{event.name}.{alias.evaluated_name}" for alias in gone)
        plan = None
        if is_of_source(name) and node.module is not None:
            plan = _moved(event, node.module, imported)
        of_keras = _is_of_keras(name)
        yield GoneImport(event.module, first, message, bound_as, of_keras, plan, full)


def _of_module(
    event: ImportEvent, node: cst.CSTNode, names: frozenset[str], found: str
) -> GoneImport:
    message = f"there is no module `{event.name}` in {found}"
    full = frozenset({event.name})
    return GoneImport(event.module, node, message, names, _is_of_keras(event.name), full=full)


def hint_for(name: str, *, keras3: bool, installed: tuple[int, int]) -> str | None:
    """What to do instead of using the module or name; None where nothing is known against it.

    Args:
        name: in full, as it is written.
        keras3: whether Keras 3 is installed.
        installed: TensorFlow's version.
    """
    if installed < (2, 0):
        return None
    if is_keras(name):
        if not keras3:
            return None
        if is_of_source(name):
            return hint_of_source(name)
        alone = name.startswith("keras.")
        known = name.removeprefix("tensorflow.")
        entry = None if known.startswith("keras.optimizers.legacy") else removed.KERAS.get(known)
        if entry is not None:
            return entry.hint or f"use `{entry.name}`"
        if known in removed.OF_TENSORFLOW:
            return None if alone else f"use `{removed.OF_TENSORFLOW[known]}`"
        return removed.by_prefix(known, removed.KERAS_PREFIXES) or (
            removed.by_prefix(known, removed.STANDALONE) if alone else None
        )
    for prefix, (version, instead) in removed.LATER.items():
        if f"{name}.".startswith(f"{prefix}."):
            return instead if installed >= version else None
    if keras3:
        hint = removed.by_prefix(name, removed.NOT_IMPORTED)
        if hint is not None:
            return hint
    if name in removed.TENSORFLOW:
        entry = removed.TENSORFLOW[name]
        return entry.hint or f"use `{entry.name.replace('tensorflow.', 'tf.')}`"
    return removed.by_prefix(name, removed.TENSORFLOW_PREFIXES)


def _moved(event: ImportEvent, node: cst.CSTNode, names: list[str]) -> Plan | None:
    """The import from the module where the names are now, if all of them are there."""
    known = event.name.removeprefix("tensorflow.")
    if is_of_source(known):
        return _made_public(known, node, names)
    whole = next((old for old in removed.WHOLE if f"{known}.".startswith(f"{old}.")), None)
    if whole is not None:
        new = f"keras{known.removeprefix(whole)}"
        here = all(name in names_of(new) for name in names)
        return Plan(f"Import from {new}", (replace(node, new),), Safety.SAFE) if here else None
    for target in dict.fromkeys((removed.MOVED_MODULES.get(known), "keras.layers", "keras.models")):
        if known not in removed.MOVED_MODULES or target is None or not names:
            continue
        gone = (*removed.KERAS, *removed.KERAS_PREFIXES, *removed.STANDALONE)
        if all(n in names_of(target) and f"{target}.{n}" not in gone for n in names):
            new = event.name[: len(event.name) - len(known)] + target
            return Plan(f"Import from {new}", (replace(node, new),), Safety.SAFE)
    return None


def _made_public(source: str, node: cst.CSTNode, names: list[str]) -> Plan | None:
    """The import from the public module that has all the names of a private one, if it has."""
    public = public_module(source)
    if public is None or not names or not all(name in names_of(public) for name in names):
        return None
    for new in (public, f"tensorflow.{public}"):
        if not any(hint_for(f"{new}.{n}", keras3=True, installed=(2, 16)) for n in names):
            # Old optimizers took other arguments, and have other defaults.
            safety = Safety.UNSAFE if ".legacy" in source else Safety.SAFE
            return Plan(f"Import from {new}", (replace(node, new),), safety)
    return None


def version_without(name: str, installed: tuple[int, int]) -> str:
    """What no longer has the module or name: Keras 3, or a version of TensorFlow."""
    if is_keras(name):
        of_some = name.startswith("keras.api") and not name.startswith("keras.api._v2")
        return "Keras 3.10 and later" if of_some else "Keras 3"
    later = [v for prefix, (v, _) in removed.LATER.items() if f"{name}.".startswith(f"{prefix}.")]
    version = later[0] if later and installed >= later[0] else None
    if version is None:
        return "TensorFlow 2"
    return f"TensorFlow {version[0]}.{version[1]} and later"


def is_keras(name: str) -> bool:
    """Whether a name, in full, is one of Keras, or of TensorFlow's."""
    return f"{name}.".startswith(("keras.", "tensorflow.keras."))


def _is_of_keras(name: str) -> bool:
    """Whether it is of any Keras, private copies too, and so no sign of TensorFlow 1."""
    inside = (removed.PRIVATE_KERAS, *removed.NOT_IMPORTED)
    return is_keras(name) or f"{name}.".startswith(tuple(f"{module}." for module in inside))
