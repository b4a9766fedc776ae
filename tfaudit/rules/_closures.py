"""The names that a function takes from around it, and where they are bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.program.values import Made, Symbol
from tfaudit.syntax import children, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.values import Function

_REMEMBER = frozenset({"functools.lru_cache", "functools.cache"})

Scope = cst.FunctionDef | cst.Lambda | cst.Module | cst.For | cst.While
Definition = cst.FunctionDef | cst.Lambda


def is_remembered(function: Function) -> bool:
    """Whether it gives what it gave before for the same arguments: `@functools.lru_cache`."""
    return any(isinstance(d, (Symbol, Made)) and d.name in _REMEMBER for d in function.decorators)


def free_names(node: Definition) -> set[str]:
    """The names that a function reads and does not bind."""
    own = {param.name.value for param in walk_type(node.params, cst.Param)}
    own |= {name for name, _ in bound_in(node)}
    attributes = {id(a.attr) for a in walk_type(node.body, cst.Attribute)}
    keywords = {id(a.keyword) for a in walk_type(node.body, cst.Arg) if a.keyword is not None}
    return {
        n.value
        for n in walk_type(node.body, cst.Name)
        if id(n) not in attributes and id(n) not in keywords
    } - own


def rebound_names(module: ModuleInfo, node: Definition) -> set[str]:
    """The free names of a function that are bound more than once, or in a loop."""
    free = free_names(node)
    found: set[str] = set()
    index = module.index
    around: list[Scope] = [up for up in index.ancestors(node) if isinstance(up, cst.FunctionDef)]
    for scope in [*around, module.tree]:
        times: dict[str, int] = {}
        for name, binding in bound_in(scope):
            looped = any(isinstance(up, (cst.For, cst.While)) for up in index.ancestors(binding))
            times[name] = times.get(name, 0) + (2 if looped else 1)
        found |= {name for name in free if times.get(name, 0) > 1}
        free -= times.keys()
    return found


def bound_in(scope: Scope) -> Iterator[tuple[str, cst.CSTNode]]:
    """The names that the statements of a scope or loop bind, and the nodes that bind them."""
    stack: list[cst.CSTNode]
    match scope:
        case cst.Module(body=body):
            stack = [*body]
        case cst.For() | cst.While():
            stack = [scope]
        case _:
            yield from ((p.name.value, p) for p in walk_type(scope.params, cst.Param))
            stack = [scope.body]
    while stack:
        node = stack.pop()
        if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
            yield node.name.value, node
        elif not isinstance(node, cst.Lambda):
            yield from ((name, node) for t in _targets(node) for name in plain_names(t))
            stack.extend(children(node))


def _targets(node: cst.CSTNode) -> Iterable[cst.CSTNode]:
    match node:
        case cst.Assign(targets=targets):
            return [t.target for t in targets]
        case (
            cst.AugAssign(target=target)
            | cst.AnnAssign(target=target)
            | cst.For(target=target)
            | cst.NamedExpr(target=target)
            | cst.CompFor(target=target)
        ):
            return [target]
        case cst.AsName(name=name):
            return [name]
    return []


def plain_names(target: cst.CSTNode) -> Iterator[str]:
    """The names that assigning to a target binds."""
    match target:
        case cst.Name(value=name):
            yield name
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            for element in elements:
                yield from plain_names(element.value)
