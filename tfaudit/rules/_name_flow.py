"""The names that pass into some statements, and out of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

import libcst as cst

from tfaudit.rules._closures import Definition, free_names, plain_names
from tfaudit.syntax import as_assign, children, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.syntax import Index

_Block = cst.BaseSuite | cst.Module


def is_read_later(
    name: str, statements: Sequence[cst.CSTNode], scope: cst.CSTNode, index: Index
) -> bool:
    """Whether a name is read after some statements, or before them in another iteration.

    Args:
        name: what the statements bind.
        statements: whole adjacent statements (with their lines) of one block.
        scope: the function or the module whose name it is.
        index: of the tree.
    """
    inside = {id(node) for statement in statements for node in walk(statement)}
    return any(
        id(read) not in inside and not _is_bound_before(name, read, statements, index)
        for read in _reads(name, scope)
    )


def _reads(name: str, scope: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Where a scope, or a function in it, reads its name; the function itself stands for that."""
    stack = [*children(scope)]
    while stack:
        node = stack.pop()
        if _is_function(node):
            if name in free_names(node):
                yield node
            continue
        if isinstance(node, cst.Name) and node.value == name:
            yield node
            continue
        stack += [part for part in _in_order(node) if not isinstance(part, _Bound)]


def _is_function(node: cst.CSTNode) -> TypeGuard[Definition]:
    return isinstance(node, (cst.FunctionDef, cst.Lambda))


def _read_to_bind(target: cst.CSTNode) -> list[cst.CSTNode]:
    """What is read to bind a target: the `table` and the `key` of `table[key] = …`."""
    match target:
        case cst.Name():
            return []
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            return [part for e in elements for part in _read_to_bind(e.value)]
    return [target]


def _is_bound_before(
    name: str, read: cst.CSTNode, statements: Sequence[cst.CSTNode], index: Index
) -> bool:
    """Whether the name surely gets another value between the statements and where it is read.

    That is so where a statement before the read, in a block around it, binds the name, and the
    statements do not stand between the two.
    """
    if _is_function(read):
        return False  # it may be called at any time
    around = {id(up) for up in index.ancestors(statements[0])} | {id(s) for s in statements}
    below = read
    for up in index.ancestors(read):
        if isinstance(up, (cst.FunctionDef, cst.Lambda)):
            return False
        if (
            isinstance(up, (cst.With, cst.For))
            and below is up.body
            and id(up) not in around
            and name in set(_bound_at_start(up))
        ):
            return True
        if isinstance(up, (cst.BaseSuite, cst.Module)):
            for statement in reversed(_before(up, below)):
                if id(statement) in around or id(below) in around:
                    break  # the statements themselves, or what holds them
                if name in set(surely_bound(statement)):
                    return True
        below = up
    return False


def _before(block: _Block, statement: cst.CSTNode) -> list[cst.CSTNode]:
    before: list[cst.CSTNode] = []
    for other in block.body:
        if other is statement:
            return before
        before.append(other)
    return []


def _bound_at_start(block: cst.With | cst.For) -> Iterator[str]:
    """The names that are bound before a block's body runs."""
    if isinstance(block, cst.For):
        yield from plain_names(block.target)
        return
    for item in block.items:
        if item.asname is not None:
            yield from plain_names(item.asname.name)


def surely_bound(statement: cst.CSTNode) -> Iterator[str]:
    """The names that a statement binds whenever it runs to its end."""
    match statement:
        case cst.SimpleStatementLine(body=parts):
            for part in parts:
                plain = as_assign(part)
                if isinstance(plain, cst.Assign):
                    for target in plain.targets:
                        yield from plain_names(target.target)
        case cst.With(body=body):
            yield from _bound_at_start(statement)
            for inner in body.body:
                yield from surely_bound(inner)


def first_reads(statements: Sequence[cst.CSTNode]) -> Iterator[str]:
    """The names that statements read before they bind them, in order, some more than once."""
    bound: set[str] = set()
    for statement in statements:
        yield from _reads_of(statement, bound)


def _reads_of(node: cst.CSTNode, bound: set[str]) -> Iterator[str]:
    """The names that a node reads and that are not bound yet; those it binds are added."""
    match node:
        case cst.Name(value=name):
            if name not in bound:
                yield name
        case cst.If(test=test, body=body, orelse=orelse):
            yield from _reads_of(test, bound)
            # What one branch binds is not bound where the other one ran.
            first, second = set(bound), set(bound)
            yield from _reads_of(body, first)
            if orelse is not None:
                yield from _reads_of(orelse, second)
            bound |= first & second
        case cst.ListComp() | cst.GeneratorExp() | cst.SetComp() | cst.DictComp():
            loops = list(walk_type(node, cst.CompFor))
            inner = bound | {n for each in loops for n in plain_names(each.target)}
            yield from (name for part in children(node) for name in _reads_of(part, inner))
        case _:
            for part in _in_order(node):
                if isinstance(part, _Bound):
                    bound |= part.names
                else:
                    yield from _reads_of(part, bound)


@dataclass(frozen=True)
class _Bound:
    """Names that are bound once what stands before has run."""

    names: frozenset[str]


def _in_order(node: cst.CSTNode) -> list[cst.CSTNode | _Bound]:
    """What runs when a node does, in order, with what it binds."""
    match node:
        case cst.Attribute(value=value) | cst.Arg(value=value):
            return [value]
        case cst.Assign(targets=targets, value=value):
            return [value, *(part for t in targets for part in _bind(t.target))]
        case cst.AnnAssign(target=target, value=value):
            return [value, *_bind(target)] if value is not None else []
        case cst.NamedExpr(target=target, value=value):
            return [value, *_bind(target)]
        case cst.For(target=target, iter=over, body=body, orelse=orelse):
            return [over, *_bind(target), body, *([orelse] if orelse is not None else [])]
        case cst.CompFor(target=target):
            return [child for child in children(node) if child is not target]
        case cst.WithItem(item=item, asname=asname):
            return [item, *(_bind(asname.name) if asname is not None else [])]
        case cst.AsName(name=name):
            return _bind(name)
        case cst.Import() | cst.ImportFrom() | cst.Param():
            return []
    return [*children(node)]


def _bind(target: cst.CSTNode) -> list[cst.CSTNode | _Bound]:
    return [*_read_to_bind(target), _Bound(frozenset(plain_names(target)))]
