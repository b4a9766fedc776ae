"""The libcst vocabulary that everything above it speaks: children, dotted names, arguments."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeVar

import libcst as cst

if TYPE_CHECKING:
    from collections.abc import Iterator

NodeT = TypeVar("NodeT", bound=cst.CSTNode)

# Fields that hold only whitespace and punctuation: two thirds of a tree's nodes, and no meaning.
_TRIVIA = (
    "whitespace", "lpar", "rpar", "lbra", "rbra", "leading_", "lines_after", "header", "footer",
    "comma", "semicolon", "equal", "dot", "colon", "indent", "trailing_", "encoding", "default_",
)  # fmt: skip
_fields: dict[type, tuple[str, ...]] = {}


class _Kinds(dict[type, bool]):
    """Whether a type is of that base, asked once for each: libcst's checks are Python's `abc`."""

    def __init__(self, base: type) -> None:
        self._base = base

    def __missing__(self, kind: type) -> bool:
        known = self[kind] = issubclass(kind, self._base)
        return known


_NODES = _Kinds(cst.CSTNode)


def children(node: cst.CSTNode) -> list[cst.CSTNode]:
    """The nodes directly below that carry meaning, in source order."""
    names = _fields.get(type(node))
    if names is None:
        names = _fields[type(node)] = _meaningful_fields(node)
    below: list[cst.CSTNode] = []
    for name in names:
        value = getattr(node, name)
        if isinstance(value, (tuple, list)):
            below += [v for v in value if _NODES[type(v)]]
        elif _NODES[type(value)]:
            below.append(value)
    return below


def _meaningful_fields(node: cst.CSTNode) -> tuple[str, ...]:
    """The names of the fields that may hold such nodes."""
    fields = (f for f in dataclasses.fields(node) if not f.name.startswith(_TRIVIA))
    return tuple(f.name for f in fields if f.type is not str)


def walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The node and everything below it, parents first, without recursion."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        stack += reversed(children(top))


# The fields of statements, and of their parts, that hold statements and such parts.
_SUITES: dict[type, tuple[str, ...]] = {
    cst.Module: ("body",),
    cst.IndentedBlock: ("body",),
    cst.SimpleStatementSuite: ("body",),
    cst.SimpleStatementLine: ("body",),
    cst.If: ("body", "orelse"),
    cst.Else: ("body",),
    cst.For: ("body", "orelse"),
    cst.While: ("body", "orelse"),
    cst.Try: ("body", "handlers", "orelse", "finalbody"),
    cst.TryStar: ("body", "handlers", "orelse", "finalbody"),
    cst.ExceptHandler: ("body",),
    cst.ExceptStarHandler: ("body",),
    cst.Finally: ("body",),
    cst.With: ("body",),
    cst.FunctionDef: ("body",),
    cst.ClassDef: ("body",),
    cst.Match: ("cases",),
    cst.MatchCase: ("body",),
}


def walk_statements(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The statements at or below a statement or module, and their blocks, in source order."""
    stack = [node]
    while stack:
        top = stack.pop()
        yield top
        for field in reversed(_SUITES.get(type(top), ())):
            below = getattr(top, field)
            if isinstance(below, (list, tuple)):
                stack += reversed(below)
            elif below is not None:
                stack.append(below)


def walk_type(node: cst.CSTNode, type_: type[NodeT]) -> Iterator[NodeT]:
    """Every node of that type at or below `node`."""
    of_type = _Kinds(type_)
    return (n for n in walk(node) if of_type[type(n)])  # type: ignore[misc]


def dotted(node: cst.CSTNode | None) -> str | None:
    """`a.b.c` of a plain dotted expression, else None."""
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if not isinstance(node, cst.Name):
        return None
    return ".".join([node.value, *reversed(parts)])


def name_of(call: cst.Call) -> cst.CSTNode:
    """The `map` of `ds.map(f)`: in a long chain, the word a reader looks for."""
    return call.func.attr if isinstance(call.func, cst.Attribute) else call.func


def has_own_name(call: cst.Call) -> bool:
    """Whether it says the name of what it calls, for a fix to change: `f = model.fit` hides it."""
    return isinstance(call.func, cst.Attribute)


def argument(call: cst.Call, keyword: str, position: int | None = None) -> cst.Arg | None:
    """The argument given by that keyword or at that place, or None."""
    for index, arg in enumerate(call.args):
        if arg.star:
            continue
        if arg.keyword.value == keyword if arg.keyword else index == position:
            return arg
    return None


def is_opaque(call: cst.Call) -> bool:
    """Whether *args or **kwargs hide what is passed."""
    return any(arg.star for arg in call.args)


def body_statements(block: cst.BaseSuite | cst.Module) -> list[cst.CSTNode]:
    """The statements of a suite, small ones on one line included one by one."""
    found: list[cst.CSTNode] = []
    for statement in block.body:
        if isinstance(statement, cst.SimpleStatementLine):
            found.extend(statement.body)
        else:
            found.append(statement)
    return found


def is_docstring(statement: cst.CSTNode) -> bool:
    """Whether a statement, or the line that it stands on, is a string and nothing else."""
    if isinstance(statement, cst.SimpleStatementLine) and len(statement.body) == 1:
        statement = statement.body[0]
    return isinstance(statement, cst.Expr) and isinstance(statement.value, cst.SimpleString)


def quoted(node: cst.CSTNode) -> str:
    """The source of an expression, for messages."""
    return cst.Module(body=[]).code_for_node(node)


class Index:
    """Parents and nodes by type of one tree; made when a rule first asks."""

    def __init__(self, tree: cst.Module) -> None:
        self.tree = tree
        self._by_type: dict[type, list[cst.CSTNode]] = {}
        # By identity, as libcst compares nodes: their own hash is a call of a Python function.
        self._parent: dict[int, cst.CSTNode] = {}
        self._places: dict[int, dict[int, int]] = {}  # of the nodes below one, when first asked
        stack: list[cst.CSTNode] = [tree]
        while stack:
            node = stack.pop()
            self._by_type.setdefault(type(node), []).append(node)
            below = children(node)
            for child in below:
                self._parent[id(child)] = node
            stack += reversed(below)

    def each(self, type_: type[NodeT]) -> list[NodeT]:
        """Every node of that type, in source order."""
        return self._by_type.get(type_, [])  # type: ignore[return-value]

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The node directly above."""
        return self._parent.get(id(node))

    def place(self, node: cst.CSTNode) -> int:
        """The place of a node among those directly below its parent, from 0."""
        parent = self._parent[id(node)]
        places = self._places.get(id(parent))
        if places is None:  # a long module's statements are asked for again and again
            places = {id(child): place for place, child in enumerate(children(parent))}
            self._places[id(parent)] = places
        return places[id(node)]

    def ancestors(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The nodes above, nearest first."""
        while (up := self._parent.get(id(node))) is not None:
            yield up
            node = up

    def statement(self, node: cst.CSTNode) -> cst.SimpleStatementLine | cst.BaseCompoundStatement:
        """The innermost whole statement (with its line) that holds the node.

        Raises:
            LookupError: the node is not below a statement of this tree.
        """
        here: cst.CSTNode | None = node
        while here is not None:
            if isinstance(here, (cst.SimpleStatementLine, cst.BaseCompoundStatement)):
                return here
            here = self._parent.get(id(here))
        raise LookupError(node)

    def enclosing(self, node: cst.CSTNode, type_: type[NodeT]) -> NodeT | None:
        """The nearest node of that type above, or None."""
        return next((up for up in self.ancestors(node) if isinstance(up, type_)), None)
