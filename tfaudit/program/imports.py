"""Which of the local modules that a script imports are looked into, and when."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.syntax import dotted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tfaudit.program.modules import ModuleInfo

# Training code sits within a few modules of its script; in a large library the imports of one file
# lead to half of it.
_MOST_MODULES = 24
_MOST_CHARACTERS = 200_000
_SHARE = _MOST_CHARACTERS // _MOST_MODULES


class ImportBudget:
    """What is left of the modules and characters that may be loaded for one script.

    Python imports depth first: one `from models import build` may lead through a whole library
    before the script's second import is reached. So a module's own imports are kept a place each,
    which what the earlier of them import cannot take.
    """

    def __init__(self, imports_of: Callable[[ModuleInfo], frozenset[Path]]) -> None:
        self._imports_of = imports_of
        self._loaded: set[Path] = set()
        self._characters = 0
        # What the modules that are being imported will ask for, from the script inwards.
        self._awaited: list[frozenset[Path]] = []

    def allows(self, path: Path) -> bool:
        """Whether the module that is executed now may load another one."""
        kept = frozenset().union(*self._awaited[:-1]) - self._loaded - {path}
        return (
            len(self._loaded) + len(kept) < _MOST_MODULES
            and self._characters + len(kept) * _SHARE <= _MOST_CHARACTERS
        )

    def take(self, path: Path, characters: int) -> None:
        """Count a module that was loaded."""
        self._loaded.add(path)
        self._characters += characters

    @contextmanager
    def executing(self, module: ModuleInfo) -> Iterator[None]:
        """Keep places for what a module imports while it is executed."""
        self._awaited.append(self._imports_of(module))
        try:
            yield
        finally:
            self._awaited.pop()


def asked_for(tree: cst.Module) -> Iterator[tuple[tuple[str, ...], int]]:
    """What the module's own imports may mean, the likelier first, and their leading dots."""
    for statement in tree.body:
        lines = statement.body.body if type(statement) is cst.Try else (statement,)
        for line in lines:
            for small in line.body if type(line) is cst.SimpleStatementLine else ():
                if type(small) is cst.Import:
                    for alias in small.names:
                        yield (dotted(alias.name) or "",), 0
                elif type(small) is cst.ImportFrom:
                    yield from _from(small)


def _from(node: cst.ImportFrom) -> Iterator[tuple[tuple[str, ...], int]]:
    """`from a import b` takes a module b of a package a, or something in a module a."""
    name, level = dotted(node.module) or "", len(node.relative)
    if isinstance(node.names, cst.ImportStar):
        yield (name,), level
        return
    for alias in node.names:
        inside = f"{name}.{dotted(alias.name)}".lstrip(".")
        yield (inside, name), level


def passed_on(tree: cst.Module) -> dict[str, tuple[cst.ImportFrom, cst.ImportAlias]]:
    """The names that a package only imports to pass them on; none if it does anything else.

    They may wait until somebody asks: most scripts want one model of a package with thirty.
    """
    found: dict[str, tuple[cst.ImportFrom, cst.ImportAlias]] = {}
    for statement in tree.body:
        if not isinstance(statement, cst.SimpleStatementLine):
            return {}
        for small in statement.body:
            if isinstance(small, cst.ImportFrom) and not isinstance(small.names, cst.ImportStar):
                found.update((_bound(alias), (small, alias)) for alias in small.names)
            elif not _says_nothing(small):
                return {}
    return found


def _bound(alias: cst.ImportAlias) -> str:
    """The name under which `from a import b as c` brings something."""
    return alias.evaluated_alias or alias.evaluated_name


def _says_nothing(statement: cst.BaseSmallStatement) -> bool:
    """Whether it is a docstring, or sets a name such as `__all__` or `__version__`."""
    if isinstance(statement, cst.Expr):
        return isinstance(statement.value, cst.SimpleString)
    return isinstance(statement, cst.Assign) and all(
        isinstance(target.target, cst.Name) and target.target.value.startswith("__")
        for target in statement.targets
    )
