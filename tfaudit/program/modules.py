"""The modules of the user's project: read, parsed, and found by the names that import them."""

from __future__ import annotations

import os
import re
from collections import OrderedDict
from functools import cached_property
from os.path import dirname
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import libcst as cst

from tfaudit.garbage import set_aside
from tfaudit.program.imports import asked_for
from tfaudit.program.scope import Scope
from tfaudit.source import FRAMEWORK, Source, SourceError, read
from tfaudit.syntax import Index, dotted, walk_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tfaudit.program.values import Value

_FRAMEWORKS = frozenset({"keras", "tensorflow", "tf_keras"})  # a folder above may be one's own
# What Keras 3 has for `tf.keras` alone, and `keras` not.
_OF_TENSORFLOW = ("keras._tf_keras.", "keras.src.legacy.preprocessing")
_FURTHEST = 3  # folders above a script that adds to the search path
_MOST_LOOKED_AT = 24  # files, to see whether an import leads to the framework
_IMPORT = re.compile(
    rb"^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(\([\w \t,\r\n]*|[\w \t,]*)"
    rb"|import[ \t]+([\w., \t]+))",
    re.M,
)


class ModuleInfo:
    """A parsed module: its source, tree and top-level names."""

    def __init__(self, source: Source, tree: cst.Module) -> None:
        self.source = source
        self.tree = tree
        self.scope = Scope("module")
        self.executed = False
        # What a package only passes on, by name: imported when somebody asks for it.
        self.deferred: dict[str, tuple[cst.ImportFrom, cst.ImportAlias]] = {}
        self.stars: list[str] = []  # modules out of sight that are imported by a star
        self.literals: dict[cst.CSTNode, Value] = {}  # evaluated once, however often they are met
        self.given: set[cst.CSTNode] = set()  # what is written as an argument, or as a default
        self._passed_on: dict[str, tuple[ModuleInfo, str]] = {}  # by name, where it was imported

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.source.path

    @cached_property
    def origins(self) -> dict[str, set[str]]:
        """The installed packages that each name may come from, by all imports of the module."""
        passed_on = {
            name: module._imported.get(theirs) for name, (module, theirs) in self._passed_on.items()
        }
        return self._imported | {name: tops for name, tops in passed_on.items() if tops}

    @cached_property
    def _imported(self) -> dict[str, set[str]]:
        """The same, of the names that the module imports itself."""
        known = _IMPORTED.get(self.source)
        if known is None:
            known = _IMPORTED[self.source] = _imported_by(self.tree)
        return known

    def comes_from(self, name: str, module: ModuleInfo, theirs: str) -> None:
        """Note that another module may have imported a name: `from common import K`."""
        self._passed_on[name] = module._passed_on.get(theirs, (module, theirs))

    @cached_property
    def index(self) -> Index:
        """Parents and nodes by type."""
        return Index(self.tree)


# By source, which many scripts share as they share its tree.
_IMPORTED: WeakKeyDictionary[Source, dict[str, set[str]]] = WeakKeyDictionary()


def _imported_by(tree: cst.Module) -> dict[str, set[str]]:
    """The installed packages that each name may come from, by the imports that a module has."""
    found: dict[str, set[str]] = {}
    for node in walk_statements(tree):
        if type(node) is cst.Import:
            for alias in node.names:
                name, bound = alias.evaluated_name, alias.evaluated_alias
                top = _package(name) if bound else name.partition(".")[0]
                found.setdefault(bound or top, set()).add(top)
        elif type(node) is cst.ImportFrom and not node.relative:
            names = () if isinstance(node.names, cst.ImportStar) else node.names
            top = _package(dotted(node.module) or "")
            for alias in names:
                found.setdefault(alias.evaluated_alias or alias.evaluated_name, set()).add(top)
    return found


def _package(module: str) -> str:
    """The installed package that a module is of: TensorFlow where Keras keeps `tf.keras` for it."""
    return "tensorflow" if module.startswith(_OF_TENSORFLOW) else module.partition(".")[0]


class ModuleStore:
    """Parses modules once and keeps the latest, so that a tree of files shares its imports.

    Bounded by characters, of which each takes some 60 bytes as a part of a libcst tree.
    """

    def __init__(self, most_characters: int = 3_000_000) -> None:
        self._most = most_characters
        self._held = 0
        self._trees: OrderedDict[Path, tuple[Source, cst.Module]] = OrderedDict()
        self._listings: dict[str, frozenset[str]] = {}  # by folder, what stands in it
        self._search_path: dict[Path, list[Path]] = {}  # by the importer's folder
        self._home: dict[tuple[str, Path], list[Path]] = {}  # by first part and folder
        self._extends: dict[Path, bool] = {}  # by file, whether it names `sys.path`
        # By name, dots, the importer's folder and the script's, and whether to look further.
        self._found: dict[tuple[str, int, str, str, bool], list[Path]] = {}
        self._visible: dict[str, frozenset[str]] = {}  # by folder, what its modules may find
        # By the script's folder.
        self._imports: WeakKeyDictionary[Source, dict[Path, frozenset[Path]]] = WeakKeyDictionary()

    def load(self, path: Path) -> tuple[Source, cst.Module] | None:
        """The module's source and tree; None when it cannot be read or parsed."""
        if path in self._trees:
            self._trees.move_to_end(path)
            return self._trees[path]
        try:
            source = read(path)
            tree = _parsed(source)
        except (SourceError, OSError):
            return None
        self.put(source, tree)
        return source, tree

    def tree_of(self, source: Source, *, keep: bool) -> cst.Module:
        """The tree of a source, which may have been parsed for a module that imports it.

        Args:
            source: the source.
            keep: whether modules that import it may have the tree: it is what stands on disk.

        Raises:
            SourceError: it cannot be parsed.
        """
        known = self._trees.get(source.path)
        if known is not None and known[0].text == source.text:
            return known[1]
        tree = _parsed(source)
        if keep:
            self.put(source, tree)
        return tree

    def put(self, source: Source, tree: cst.Module) -> None:
        """Keep a parsed module, and forget the oldest when there are too many."""
        if source.path in self._trees:
            self._held -= len(self._trees.pop(source.path)[0].text)
        self._trees[source.path] = (source, tree)
        self._held += len(source.text)
        while self._held > self._most and len(self._trees) > 1:
            _, (oldest, _) = self._trees.popitem(last=False)
            self._held -= len(oldest.text)

    def _holds(self, folder: Path, name: str) -> bool:
        """Whether something of that name stands in a folder."""
        return name in self._listed(folder)

    def _listed(self, folder: Path) -> frozenset[str]:
        """What stands in a folder; each is listed once."""
        place = str(folder)
        known = self._listings.get(place)
        if known is None:
            try:
                known = frozenset(os.listdir(place))  # noqa: PTH208  # names are all that is needed
            except OSError:
                known = frozenset()
            self._listings[place] = known
        return known

    def reach(self, path: Path, raw: bytes) -> tuple[bool, list[Path]]:
        """Whether a file's imports lead to one that names the framework, without parsing any.

        Returns:
            The answer, and the local modules that were looked at for it.
        """
        seen = [path]
        contents = {path: raw}
        for importer in seen:
            for imported in self._imported(importer, contents[importer], path):
                if imported in contents or len(seen) >= _MOST_LOOKED_AT:
                    continue
                try:
                    contents[imported] = imported.read_bytes()
                except OSError:
                    continue
                seen.append(imported)
                if FRAMEWORK.search(contents[imported]):
                    return True, seen[1:]
        return False, seen[1:]

    def imports_of(self, module: ModuleInfo, script: Path) -> frozenset[Path]:
        """The local modules that a module's own imports ask for; remembered with its source."""
        known = self._imports.setdefault(module.source, {})
        if script.parent not in known:
            found = set()
            search = self._search_from(module.path, script)
            for names, level in asked_for(module.tree):
                paths = (search(name, level) for name in names)
                found.add(next((path for path in paths if path is not None), None))
            known[script.parent] = frozenset(path for path in found if path is not None)
        return known[script.parent]

    def _imported(self, importer: Path, raw: bytes, script: Path) -> Iterator[Path]:
        for dots, module, names, modules in _IMPORT.findall(raw):
            name = module.decode()
            wanted = [f"{name}.{n}".lstrip(".") for n in _first_words(names.lstrip(b"("))]
            wanted += [name] if name else []
            for each in wanted or _first_words(modules):
                found = self.find(each, importer, len(dots), script)
                if found is not None:
                    yield found

    def find(self, name: str, importer: Path, level: int, script: Path) -> Path | None:
        """The file of a local module, or None for an installed (or missing) one.

        Args:
            name: dotted, as written after `import` or `from`; empty in `from . import x`.
            importer: the file that imports.
            level: the number of leading dots.
            script: the file that is run, whose folder is searched whoever imports.
        """
        return self._search_from(importer, script)(name, level)

    def _search_from(self, importer: Path, script: Path) -> Callable[[str, int], Path | None]:
        """The same, by name and number of dots, for all that one file imports."""
        # As texts: Path.parent would make a path to be hashed anew at every import, and to compare
        # paths as paths takes much longer.
        own = str(importer)
        here, there = dirname(own), dirname(str(script))  # noqa: PTH120
        extends = self._extends_path(importer)

        def search(name: str, level: int) -> Path | None:
            further = extends and not level
            key = (name, level, here, there, further)
            known = self._found.get(key)
            if known is None:
                known = list(self._candidates(name, importer, level, script))
                if further and not known:
                    known = list(self._further(name.split("."), importer, script))
                self._found[key] = known
            # A package may ask for itself by dots.
            return next((found for found in known if level or str(found) != own), None)

        return search

    def _candidates(self, name: str, importer: Path, level: int, script: Path) -> Iterator[Path]:
        if level:
            base = importer.parent
            for _ in range(level - 1):
                base = base.parent
            found = self._module_at(base.joinpath(*name.split(".")) if name else base)
            if found is not None:
                yield found
            return
        first = name.partition(".")[0]
        for folder in dict.fromkeys((importer.parent, script.parent)):
            if first in self._seen_from(folder):  # most names are of installed packages
                yield from self._modules(name.split("."), folder)

    def _further(self, parts: list[str], importer: Path, script: Path) -> Iterator[Path]:
        """What `sys.path.append("../..")` may let a script find, nearest first."""
        if parts[0] in _FRAMEWORKS:
            return
        for folder in dict.fromkeys((importer.parent, script.parent)):
            for root in folder.parents[1:_FURTHEST]:
                found = self._module_at(root.joinpath(*parts))
                if found is not None:
                    yield found

    def _extends_path(self, path: Path) -> bool:
        """Whether a file adds folders to the search path, as scripts deep in a project do."""
        known = self._extends.get(path)
        if known is None:
            held = self._trees.get(path)
            try:
                known = "sys.path" in held[0].text if held else b"sys.path" in path.read_bytes()
            except OSError:
                known = False
            self._extends[path] = known
        return known

    def _modules(self, parts: list[str], folder: Path) -> Iterator[Path]:
        for root in self._homes(parts[0], folder):
            found = self._module_at(root.joinpath(*parts))
            if found is not None:
                yield found

    def _seen_from(self, folder: Path) -> frozenset[str]:
        """The first parts of all names that modules of a folder may find, and some more."""
        place = str(folder)
        known = self._visible.get(place)
        if known is None:
            names = {up.name for up in (folder, *folder.parents[:3])}
            for root in (*self._roots(folder), folder.parent):
                names |= {name.removesuffix(".py") for name in self._listed(root)}
            known = self._visible[place] = frozenset(names)
        return known

    def _homes(self, first: str, folder: Path) -> list[Path]:
        """The folders where the first part of a name is found by modules of a folder."""
        known = self._home.get((first, folder))
        if known is not None:
            return known
        # A package needs no `__init__.py`: `src.data` means the folder `src` that one stands in.
        above = []
        if first not in _FRAMEWORKS:
            above = [up.parent for up in (folder, *folder.parents[:3]) if up.name == first]
            # `scripts/train.py` is run from the folder above, or puts that on the path itself.
            above.append(folder.parent)
        # A folder is taken for a package of the project only if its first part is there.
        roots = dict.fromkeys((*self._roots(folder), *above))
        homes = [r for r in roots if self._holds(r, f"{first}.py") or self._holds(r, first)]
        self._home[first, folder] = homes
        return homes

    def _roots(self, folder: Path) -> list[Path]:
        """Where Python would look: the script's folder, then the folder above its packages."""
        if folder in self._search_path:
            return self._search_path[folder]
        roots = [folder]
        above = folder
        while self._holds(above, "__init__.py") and above.parent != above:
            above = above.parent
        if above not in roots:
            roots.append(above)
        roots += [root / "src" for root in roots if self._holds(root, "src")]
        for up in list(above.parents)[:3]:
            if self._holds(up, "pyproject.toml") or self._holds(up, "setup.py"):
                roots += [up, up / "src"]
                break
        self._search_path[folder] = roots
        return roots

    def _module_at(self, path: Path) -> Path | None:
        for folder, name in ((path.parent, path.name + ".py"), (path, "__init__.py")):
            if self._holds(folder, name) and (folder / name).is_file():
                return folder / name
        return None


def _parsed(source: Source) -> cst.Module:
    tree = source.parse()
    set_aside()
    return tree


def _first_words(names: bytes) -> list[str]:
    """The names in `a as b, c`, without what they are called here."""
    return [name.split()[0].decode() for name in names.split(b",") if name.strip()]
