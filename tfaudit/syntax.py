"""The libcst vocabulary that everything above it speaks: children, dotted names, arguments."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import libcst as cst

if TYPE_CHECKING:
    from collections.abc import Iterator

NodeT = TypeVar("NodeT", bound=cst.CSTNode)
# Expressions that come to a part of them never, once or several times; and blocks.
_NOT_ONCE = (
    cst.BaseComp, cst.BooleanOperation, cst.IfExp, cst.Lambda, cst.BaseCompoundStatement,
)  # fmt: skip

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
# What is no error: the user, or the program itself, ends it.
_STOPS = frozenset({"KeyboardInterrupt", "SystemExit", "GeneratorExit"})


def children(node: cst.CSTNode) -> list[cst.CSTNode]:
    """The nodes directly below that carry meaning, in source order."""
    names = _fields.get(type(node))
    if names is None:
        names = _fields[type(node)] = _meaningful_fields(node)
    below: list[cst.CSTNode] = []
    for name in names:
        value = getattr(node, name)
        if isinstance(value, (tuple, list)):
            below += value
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
        stack += reversed(_suites_of(top))


def _suites_of(node: cst.CSTNode) -> list[cst.CSTNode]:
    """The statements, and parts of statements, directly below, in source order."""
    found: list[cst.CSTNode] = []
    for field in _SUITES.get(type(node), ()):
        below = getattr(node, field)
        if isinstance(below, (list, tuple)):
            found += below
        elif below is not None:
            found.append(below)
    return found


def walk_type(node: cst.CSTNode, type_: type[NodeT]) -> Iterator[NodeT]:
    """Every node of that type at or below `node`."""
    of_type = _Kinds(type_)
    return (n for n in walk(node) if of_type[type(n)])  # type: ignore[misc]


def as_assign(node: cst.CSTNode | None) -> cst.CSTNode | None:
    """An annotated assignment as the plain one, of the same parts; any other node as it is."""
    if isinstance(node, cst.AnnAssign) and node.value is not None:
        return cst.Assign([cst.AssignTarget(node.target)], node.value)
    return node


def assigns(node: cst.CSTNode) -> Iterator[cst.Assign]:
    """Every assignment at or below `node`, as a plain one."""
    for found in walk(node):
        plain = as_assign(found) if isinstance(found, (cst.Assign, cst.AnnAssign)) else None
        if isinstance(plain, cst.Assign):
            yield plain


def dotted(node: cst.CSTNode | None) -> str | None:
    """`a.b.c` of a plain dotted expression, else None."""
    parts: list[str] = []
    while type(node) is cst.Attribute:
        parts.append(node.attr.value)
        node = node.value
    if type(node) is not cst.Name:
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


def last_statement(suite: cst.BaseSuite) -> cst.CSTNode | None:
    """The statement that a block ends with."""
    end = suite.body[-1] if suite.body else None
    return end.body[-1] if isinstance(end, cst.SimpleStatementLine) and end.body else end


def innermost_end(suite: cst.BaseSuite) -> cst.CSTNode | None:
    """What a block ends in, also where that stands in a `with`, or in what a `try` attempts."""
    end = last_statement(suite)
    if isinstance(end, cst.With):
        return innermost_end(end.body)
    if isinstance(end, (cst.Try, cst.TryStar)):
        return innermost_end(end.body if end.orelse is None else end.orelse.body)
    return end


def catches_errors(attempt: cst.Try | cst.TryStar) -> bool:
    """Whether the program goes on after an error in it, or ends with one of its own.

    Not so where it only tells of the error and raises it again, or where the user stops it.
    """
    return not all(_lets_pass(handler) for handler in attempt.handlers)


def _lets_pass(handler: cst.ExceptHandler | cst.ExceptStarHandler) -> bool:
    end = last_statement(handler.body)
    if isinstance(end, cst.Raise) and end.exc is None:
        return True
    names = walk_type(handler.type, cst.Name) if handler.type is not None else ()
    return handler.type is not None and _STOPS.issuperset(name.value for name in names)


class Index:
    """Parents and nodes by type of one tree; made when a rule first asks."""

    def __init__(self, tree: cst.Module) -> None:
        self.tree = tree
        self._places: dict[int, dict[int, int]] = {}  # of the nodes below one, when first asked

    @cached_property
    def _whole(self) -> tuple[dict[int, cst.CSTNode], dict[type, list[cst.CSTNode]]]:
        """What is above each node, and the nodes by type.

        By identity, as libcst compares nodes: their own hash is a call of a Python function.
        """
        above: dict[int, cst.CSTNode] = {}
        by_type: dict[type, list[cst.CSTNode]] = defaultdict(list)
        stack: list[cst.CSTNode] = [self.tree]
        while stack:
            node = stack.pop()
            by_type[type(node)].append(node)
            below = children(node)
            for child in below:
                above[id(child)] = node
            below.reverse()
            stack += below
        return above, by_type

    @cached_property
    def _above_statements(self) -> dict[int, cst.CSTNode | None]:
        """What is above the statements alone: a tenth of the nodes, and enough for many a rule."""
        above: dict[int, cst.CSTNode | None] = {id(self.tree): None}
        for node in walk_statements(self.tree):
            above |= dict.fromkeys(map(id, _suites_of(node)), node)
        return above

    def each(self, type_: type[NodeT]) -> list[NodeT]:
        """Every node of that type, in source order."""
        return self._whole[1].get(type_, [])  # type: ignore[return-value]

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The node directly above."""
        try:
            return self._above_statements[id(node)]
        except KeyError:
            return self._whole[0].get(id(node))

    def place(self, node: cst.CSTNode) -> int:
        """The place of a node among those directly below its parent, from 0.

        Raises:
            LookupError: the node is not of this tree.
        """
        parent = self.parent(node)
        if parent is None:
            raise LookupError(node)
        places = self._places.get(id(parent))
        if places is None:  # a long module's statements are asked for again and again
            places = {id(child): place for place, child in enumerate(children(parent))}
            self._places[id(parent)] = places
        return places[id(node)]

    def ancestors(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The nodes above, nearest first."""
        while (up := self.parent(node)) is not None:
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
            here = self.parent(here)
        raise LookupError(node)

    def own_line(self, node: cst.CSTNode) -> cst.SimpleStatementLine | None:
        """The statement, alone on its line, that comes to the node once each time that it runs.

        None where it may not: in a lambda, a comprehension, or on one way through an expression.
        """
        for up in self.ancestors(node):
            if isinstance(up, cst.SimpleStatementLine):
                return up if len(up.body) == 1 else None
            if isinstance(up, _NOT_ONCE):
                return None
        return None

    def enclosing(self, node: cst.CSTNode, type_: type[NodeT]) -> NodeT | None:
        """The nearest node of that type above, or None."""
        return next((up for up in self.ancestors(node) if isinstance(up, type_)), None)
