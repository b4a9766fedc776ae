"""How a file spells an API name at a given spot: the text that an edit may write there."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import libcst as cst

from tfaudit.program.names import canonical
from tfaudit.syntax import children, dotted, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, MutableMapping

    from tfaudit.program.modules import ModuleInfo
    from tfaudit.syntax import Index

_COMPREHENSIONS = (cst.ListComp, cst.SetComp, cst.DictComp, cst.GeneratorExp)
_FUNCTIONS = (cst.FunctionDef, cst.Lambda)
# What binds names. Asking for the type first takes a tenth of the time: most nodes bind none.
_BINDS = frozenset({
    cst.Import, cst.ImportFrom, cst.Assign, cst.FunctionDef, cst.ClassDef, cst.MatchAs,
    cst.MatchStar, cst.AnnAssign, cst.AugAssign, cst.For, cst.NamedExpr, cst.WithItem,
    cst.ExceptHandler, cst.Del,
})  # fmt: skip
_Scope: TypeAlias = cst.Module | cst.ClassDef | cst.FunctionDef | cst.Lambda
# What stands in one of these runs only sometimes.
_MAYBE = (cst.If, cst.Else, cst.For, cst.While, cst.MatchCase, cst.ExceptHandler)


@dataclass(frozen=True)
class _Binding:
    """A place that binds a name: to an API object, by its canonical name, or to something else."""

    name: str
    means: str | None
    node: cst.CSTNode


def spell(module: ModuleInfo, at_node: cst.CSTNode, name: str) -> str | None:
    """The text that means the API object `name` where `at_node` stands, as the file spells it.

    It is the shortest way from what is imported (or aliased, as in `AUTOTUNE = tf.data.AUTOTUNE`)
    and visible there: after `import tensorflow as tf`, "tensorflow.data.AUTOTUNE" is spelled
    `tf.data.AUTOTUNE`.

    Args:
        module: the file.
        at_node: a node of it where the text is to be written.
        name: the object's canonical name, such as "tensorflow.data.AUTOTUNE" or "keras.layers.GRU".

    Returns:
        None where no name that leads to the object is surely bound at that spot.
    """
    targets = [name, f"tensorflow.{name}"] if name.startswith("keras.") else [name]
    best: str | None = None
    for local, means in _visible(module.index, at_node):
        for target in targets:
            if target == means or target.startswith(f"{means}."):
                text = local + target[len(means) :]
                if best is None or text.count(".") < best.count("."):
                    best = text
    return best


def _visible(index: Index, at_node: cst.CSTNode) -> Iterator[tuple[str, str]]:
    """The names that surely mean an API object at the node, and which."""
    # A name that some function declares global may be rebound, nobody knows when.
    hidden: list[Container[str]] = [
        {item.name.value for node in index.each(cst.Global) for item in node.names}
    ]
    later = False  # whether the node runs in a function called after the scope's own statements
    innermost = True
    for up in index.ancestors(at_node):
        if isinstance(up, _COMPREHENSIONS):
            loops = walk_type(up, cst.CompFor)
            hidden.append({n.value for loop in loops for n in _names(loop.target)})
        elif isinstance(up, (cst.Module, cst.ClassDef, *_FUNCTIONS)):
            # A function's body does not see the names of a class around it.
            if innermost or not isinstance(up, cst.ClassDef):
                bindings = _by_name(up, index.tree)
                for local, means in _api_names(up, index.tree):
                    if not any(local in names for names in hidden) and _sure(
                        bindings[local], index, at_node, later=later
                    ):
                        yield local, means
                hidden.append(bindings)
            later = later or isinstance(up, _FUNCTIONS)
            innermost = False


@lru_cache(maxsize=16)
def _by_name(scope: _Scope, tree: cst.Module) -> dict[str, list[_Binding]]:
    """The bindings of each name of a scope."""
    found: dict[str, list[_Binding]] = {}
    for binding in _bindings(scope, tree):
        found.setdefault(binding.name, []).append(binding)
    return found


@lru_cache(maxsize=16)
def _api_names(scope: _Scope, tree: cst.Module) -> tuple[tuple[str, str], ...]:
    """The names of a scope that mean one API object wherever they are bound, and which."""
    found = []
    for name, bindings in _by_name(scope, tree).items():
        means = {binding.means for binding in bindings}
        first = bindings[0].means
        if len(means) == 1 and first is not None:
            found.append((name, first))
    return tuple(found)


def _sure(bindings: list[_Binding], index: Index, at_node: cst.CSTNode, *, later: bool) -> bool:
    """Whether a binding of a name has surely happened when the node runs."""
    around = {at_node, *index.ancestors(at_node)}
    for binding in bindings:
        blocks = (up for up in index.ancestors(binding.node) if isinstance(up, cst.BaseSuite))
        maybe = (block for block in blocks if isinstance(index.parent(block), _MAYBE))
        if all(block in around for block in maybe) and (
            later or precedes(binding.node, at_node, index)
        ):
            return True
    return False


def precedes(first: cst.CSTNode, second: cst.CSTNode, index: Index) -> bool:
    """Whether a node stands before another one in the text."""
    above = [first, *index.ancestors(first)]
    depth = {node: i for i, node in enumerate(above)}
    below = second
    for up in index.ancestors(second):
        if up in depth:
            branch = above[depth[up] - 1] if depth[up] else None
            return branch is not None and index.place(branch) <= index.place(below)
        below = up
    return False


@lru_cache(maxsize=16)  # every fix of a file asks for its top level
def _bindings(scope: _Scope, tree: cst.Module) -> tuple[_Binding, ...]:
    """Every place in a scope, nested ones left out, that binds a name."""
    found: list[_Binding] = []
    if isinstance(scope, _FUNCTIONS):
        found += [_Binding(p.name.value, None, p) for p in walk_type(scope.params, cst.Param)]
    imported: MutableMapping[str, str | None] = {b.name: b.means for b in found}
    if scope is not tree:
        imported = ChainMap(imported, _means_at_top(tree))
    stack: list[cst.CSTNode] = (
        [*reversed(scope.body)] if isinstance(scope, cst.Module) else [scope.body]
    )
    while stack:
        node = stack.pop()
        for binding in _bound_by(node, imported) if type(node) in _BINDS else ():
            imported[binding.name] = binding.means
            found.append(binding)
        if not isinstance(node, (cst.FunctionDef, cst.ClassDef, cst.Lambda, *_COMPREHENSIONS)):
            stack += reversed(children(node))
    return tuple(found)


@lru_cache(maxsize=16)
def _means_at_top(tree: cst.Module) -> dict[str, str | None]:
    return {binding.name: binding.means for binding in _bindings(tree, tree)}


def names_bound(statement: cst.CSTNode) -> set[str]:
    """The names that a statement, or something in it, binds."""
    return {
        binding.name
        for node in walk(statement)
        if type(node) in _BINDS
        for binding in _bound_by(node, {})
    }


def _bound_by(node: cst.CSTNode, known: Mapping[str, str | None]) -> Iterator[_Binding]:
    """The names that one node binds by itself."""
    match node:
        case cst.Import(names=names):
            for alias in names:
                full = dotted(alias.name) or ""
                if alias.asname is None:
                    first = full.partition(".")[0]
                    yield _Binding(first, canonical(first), node)
                elif isinstance(alias.asname.name, cst.Name):
                    yield _Binding(alias.asname.name.value, canonical(full), node)
        case cst.ImportFrom(names=[*aliases], relative=dots):
            for alias in aliases:
                local = alias.asname.name if alias.asname is not None else alias.name
                full = f"{dotted(node.module)}.{dotted(alias.name)}"
                if isinstance(local, cst.Name):
                    yield _Binding(local.value, None if dots else canonical(full), node)
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=local))], value=value):
            root, _, rest = (dotted(value) or "").partition(".")
            means = known.get(root)
            aliased = None if means is None else canonical(f"{means}.{rest}".strip("."))
            yield _Binding(local, aliased, node)
        case cst.Assign(targets=targets):
            yield from (_Binding(n.value, None, node) for t in targets for n in _names(t.target))
        case cst.FunctionDef(name=name) | cst.ClassDef(name=name):
            yield _Binding(name.value, None, node)
        case cst.MatchAs(name=cst.Name(value=local)) | cst.MatchStar(name=cst.Name(value=local)):
            yield _Binding(local, None, node)
        case (
            cst.AnnAssign(target=target)
            | cst.AugAssign(target=target)
            | cst.For(target=target)
            | cst.NamedExpr(target=target)
            | cst.WithItem(asname=cst.AsName(name=target))
            | cst.ExceptHandler(name=cst.AsName(name=target))
            | cst.Del(target=target)
        ):
            yield from (_Binding(n.value, None, node) for n in _names(target))


def _names(target: cst.CSTNode) -> Iterator[cst.Name]:
    """The names that a target binds; not those of `name.attribute = …` or `name[0] = …`."""
    match target:
        case cst.Name():
            yield target
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            for element in elements:
                yield from _names(element.value)
