"""Chains of dataset methods, `ds.map(f).shuffle(n).batch(b)`: moving one link behind another.

A chain may stand in one expression, or be written as statements that rebind one name:

    ds = ds.map(f)
    ds = ds.batch(b)
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit.edits import CannotEditError, Change, Plan, Text
from tfaudit.model import Edit, Safety
from tfaudit.rules._spelling import names_bound, spell
from tfaudit.syntax import children, walk, walk_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tfaudit.program.modules import ModuleInfo
    from tfaudit.program.values import Op
    from tfaudit.spans import Span
    from tfaudit.syntax import Index

_FUNCTIONS = (cst.FunctionDef, cst.Lambda)


def receiver_of(call: cst.Call) -> cst.BaseExpression | None:
    """What a method is called on: the `ds` of `ds.map(f)`."""
    return call.func.value if isinstance(call.func, cst.Attribute) else None


def link_of(op: Op) -> cst.Call | None:
    """The method's call that makes a step of a pipeline: of `ds.apply(unique())` that of `apply`.

    None where what is applied was made before, and has a name.
    """
    node, index = op.event.node, op.event.module.index
    if not op.name.startswith("apply:") or op.name == "apply:?":
        return node
    argument = index.parent(node)
    call = index.parent(argument) if isinstance(argument, cst.Arg) else None
    match call:
        case cst.Call(func=cst.Attribute(attr=cst.Name(value="apply"))):
            return call
    return None


def prefetch_behind(module: ModuleInfo, node: cst.BaseExpression) -> Plan | None:
    """The plan that a pipeline's last step gets a prefetch behind it."""
    spelled = spell(module, node, "tensorflow.data.AUTOTUNE")
    if spelled is None:
        return None
    return Plan("Prefetch", (append_link(node, f".prefetch({spelled})"),), Safety.SAFE)


def root_of(call: cst.BaseExpression) -> cst.BaseExpression:
    """The expression that a chain of calls starts from: the `ds` of `ds.map(f).batch(2)`."""
    while isinstance(call, cst.Call) and isinstance(call.func, cst.Attribute):
        call = call.func.value
    return call


def target_of(statement: cst.CSTNode) -> str | None:
    """The only name that a simple statement on a line of its own assigns to."""
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))])
                | cst.AnnAssign(target=cst.Name(value=name))
            ]
        ):
            return name
    return None


def value_of(statement: cst.CSTNode) -> cst.BaseExpression | None:
    """The expression of a statement `name = …` or `return …` on a line of its own."""
    match statement:
        case cst.SimpleStatementLine(
            body=[cst.Assign(value=value) | cst.AnnAssign(value=value) | cst.Return(value=value)]
        ):
            return value
    return None


def names_in(node: cst.CSTNode) -> Iterator[str]:
    """The names that stand in a piece of code, without those of attributes and keywords."""
    stack: list[cst.CSTNode] = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, cst.Name):
            yield here.value
        elif isinstance(here, (cst.Attribute, cst.Arg)):
            stack.append(here.value)
        else:
            stack.extend(children(here))


def links(index: Index, calls: Sequence[cst.Call]) -> bool:
    """Whether each call works on what the one before gives, and nothing else uses that.

    The calls stand in one expression, or in statements of one block that only hand the dataset on
    by a name.
    """
    return all(
        receiver_of(after) is before or _handed_on(index, before, after)
        for before, after in pairwise(calls)
    )


def _handed_on(index: Index, before: cst.Call, after: cst.Call) -> bool:
    first, second = index.statement(before), index.statement(after)
    name, root = target_of(first), receiver_of(after)
    block = index.parent(first)
    if (
        name is None
        or value_of(first) is not before
        or not isinstance(root, cst.Name)
        or root.value != name
        or block is not index.parent(second)
        or not isinstance(block, (cst.Module, cst.IndentedBlock))
    ):
        return False
    body: list[cst.CSTNode] = list(block.body)
    start, stop = body.index(first), body.index(second)
    if any(name in names_in(statement) for statement in body[start + 1 : stop]):
        return False
    rebound = target_of(second) == name
    if list(names_in(second)).count(name) != 1 + rebound:
        return False
    scope = index.enclosing(first, cst.FunctionDef) or index.tree
    return not _captured(scope, name) and (rebound or _last_mention(index, scope, second, name))


def _captured(scope: cst.CSTNode, name: str) -> bool:
    """Whether a function inside reads the name of the scope around it."""
    inner = (f for f in walk(scope) if isinstance(f, _FUNCTIONS) and f is not scope)
    return any(name in names_in(f.body) and name not in _own_names(f) for f in inner)


def _own_names(function: cst.CSTNode) -> set[str]:
    parameters = {p.name.value for p in walk_type(function, cst.Param)}
    return parameters | (names_bound(function) if isinstance(function, cst.FunctionDef) else set())


def _last_mention(index: Index, scope: cst.CSTNode, statement: cst.CSTNode, name: str) -> bool:
    """Whether nothing after the statement mentions the name; in a loop, before is after."""
    if any(isinstance(up, (cst.For, cst.While)) for up in _up_to(index, statement, scope)):
        return False
    here = statement
    for up in _up_to(index, statement, scope):
        if isinstance(up, (cst.Module, cst.IndentedBlock)):
            body: list[cst.CSTNode] = list(up.body)
            if any(name in names_in(later) for later in body[body.index(here) + 1 :]):
                return False
        here = up
    return True


def _up_to(index: Index, node: cst.CSTNode, scope: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for up in index.ancestors(node):
        yield up
        if up is scope:
            return


def keeps_meaning(
    index: Index, call: cst.Call, after: cst.Call, functions: Sequence[cst.CSTNode] = ()
) -> bool:
    """Whether the arguments of a call mean the same where a later call of its chain stands.

    Args:
        index: of the module that both stand in.
        call: a link that is to be moved.
        after: the link that it is to be moved behind.
        functions: the functions that it passes, whose free names must keep their meaning too.
    """
    first, second = index.statement(call), index.statement(after)
    if first is second:
        return True
    block = index.parent(first)
    body = list(block.body) if isinstance(block, (cst.Module, cst.IndentedBlock)) else []
    if second not in body:
        return False
    between = body[body.index(first) + 1 : body.index(second) + 1]
    used = {name for arg in call.args for name in names_in(arg)}
    used |= {name for function in functions for name in names_in(function)}
    return not any(used & names_bound(statement) for statement in between)


# Changes.


def move_links(index: Index, calls: Sequence[cst.Call], after: cst.Call) -> Change:
    """Take links out of their chain and put them, in order, directly behind another link."""
    statements = [index.statement(call) for call in calls]
    anchor = index.statement(after)
    whole = [_is_whole(s, call) for s, call in zip(statements, calls, strict=True)]
    targets = {target_of(statement) for statement in statements}
    dots = [node for call in (*calls, after) for node in _at_dot(call)]

    def make(source: Text) -> list[Edit]:
        if all(whole) and value_of(anchor) is after and targets == {target_of(anchor)}:
            return _move_lines(source, statements, anchor)
        edits: list[Edit] = []
        pieces: list[str] = []
        end = source.spans[after].stop
        for call, statement, alone in zip(calls, statements, whole, strict=True):
            cut = _link(source, call)
            if statement is anchor and ("\n" in cut.text or "\n" not in _gap(source, after)):
                pieces.append(cut.text)
            else:
                pieces.append(_gap(source, after) + cut.text.lstrip().removeprefix("\\").lstrip())
            if alone and statement is not anchor:
                edits.append(_without_line(source, statement))
            else:
                edits.append(Edit(cut.start, cut.stop, ""))
        if any("#" in a and not b.lstrip(" \t").startswith("\n") for a, b in pairwise(pieces)):
            raise CannotEditError  # a comment would hide what follows it
        if "#" in pieces[-1]:
            end = _end_with_comment(source, end)
        return [*edits, Edit(end, end, "".join(pieces))]

    return Change((*calls, after, *dots, *statements, anchor), make)


def move_before_link(index: Index, call: cst.Call, link: cst.Call) -> Change:
    """Take a link out of its chain and put it directly before an earlier link."""
    statement, anchor = index.statement(call), index.statement(link)
    whole = _is_whole(statement, call)
    lines = whole and _starts(anchor, link) and target_of(anchor) == target_of(statement)

    def make(source: Text) -> list[Edit]:
        if lines and statement is not anchor:
            return _move_lines(source, [statement], anchor, behind=False)
        cut = _link(source, call)
        space = _space(source, link)
        before = source.text[space.start : space.stop]
        at = space.start + (_last_break(before) if "#" in before else 0)  # behind a comment
        if statement is anchor:
            text = cut.text
        else:
            text = _gap(source, link) + cut.text.lstrip().removeprefix("\\").lstrip()
        if "#" in text and not (text[0] in "\r\n" and "\n" in before):
            raise CannotEditError
        if not (whole and statement is not anchor):
            return [Edit(at, at, text), Edit(cut.start, cut.stop, "")]
        return [Edit(at, at, text), _without_line(source, statement)]

    dots = (*_at_dot(call), *_at_dot(link))
    return Change((call, link, *dots, statement, anchor), make)


def _without_line(source: Text, statement: cst.CSTNode) -> Edit:
    """Take out the line of a statement; a comment behind it stays, for who wrote it to judge."""
    span = source.spans[statement]
    stop = source.line_end(span.stop)
    behind = source.text[span.stop : stop]
    if "#" in behind:
        return Edit(span.start, span.stop + behind.index("#"), "")
    return Edit(source.line_start(span.start), stop, "")


def _starts(statement: cst.CSTNode, link: cst.Call) -> bool:
    """Whether the link is the first of a statement `x = x.link(…)…`."""
    root = receiver_of(link)
    return isinstance(root, cst.Name) and target_of(statement) == root.value


def append_link(call: cst.CSTNode, text: str) -> Change:
    """Add a link, given without leading white space, behind the last one of a chain.

    It gets a line of its own where the last one has.
    """
    link = call if isinstance(call, cst.Call) and receiver_of(call) is not None else None

    def make(source: Text) -> list[Edit]:
        end = source.spans[call].stop
        before = ""
        if link is not None:
            space = _space(source, link)
            before = source.text[space.start : space.stop]
        if "\\" in before:
            return [Edit(end, end, before + text)]
        gap = before[_last_break(before) :] if "\n" in before else ""
        rest = source.text[end : _line_stop(source, end)]
        if gap and rest.lstrip().startswith("#"):  # the comment stays with its link
            end += len(rest.rstrip())
        return [Edit(end, end, gap + text)]

    return Change((call, *(_at_dot(link) if link is not None else ())), make)


def _space(source: Text, call: cst.Call) -> Span:
    """The white space (with line breaks and comments) before a link's dot."""
    assert isinstance(call.func, cst.Attribute)
    dot = call.func.dot
    if not isinstance(dot.whitespace_before, cst.SimpleWhitespace):
        return source.spans[dot.whitespace_before]
    start = source.spans[dot].start
    return replace(source.spans[dot], start=start - len(dot.whitespace_before.value), stop=start)


def _at_dot(call: cst.Call) -> list[cst.CSTNode]:
    """A link's dot, and the white space before it, if that has line breaks.

    What has none has no place of its own: one node stands in many (`tfaudit.parsing`).
    """
    assert isinstance(call.func, cst.Attribute)
    dot = call.func.dot
    before = dot.whitespace_before
    return [dot] if isinstance(before, cst.SimpleWhitespace) else [dot, before]


def _is_whole(statement: cst.CSTNode, call: cst.Call) -> bool:
    """Whether the statement is `x = x.link(…)` and nothing else."""
    root = receiver_of(call)
    return (
        value_of(statement) is call
        and isinstance(root, cst.Name)
        and target_of(statement) == root.value
    )


def _link(source: Text, call: cst.Call) -> Edit:
    """The range and text of a link: with its own line and comment, where it has them."""
    space = _space(source, call)
    start, stop = space.start, source.spans[call].stop
    before = source.text[start : space.stop]
    rest = source.text[stop : _line_stop(source, stop)]
    if "#" in before or (before.strip("\\ \t") and "#" in rest):
        if "\n" not in before or rest.strip()[:1] not in ("", "#"):
            raise CannotEditError
        start += _last_break(before)
        stop += len(rest.rstrip())
    return Edit(start, stop, source.text[start:stop])


def _last_break(text: str) -> int:
    """Where the last line break of a text begins: a CR before the LF belongs to it."""
    at = text.rindex("\n")
    return at - (text[at - 1 : at] == "\r")


def _gap(source: Text, call: cst.Call) -> str:
    """The line break and indentation before a link's dot, where it starts a line."""
    space = _space(source, call)
    before = source.text[space.start : space.stop]
    return "" if "#" in before else before


def _end_with_comment(source: Text, offset: int) -> int:
    """The end of the line, where only a comment follows; a link with a comment goes there."""
    stop = _line_stop(source, offset)
    rest = source.text[offset:stop].strip()
    if rest and rest[0] != "#":
        raise CannotEditError
    return offset + len(source.text[offset:stop].rstrip())


def _line_stop(source: Text, offset: int) -> int:
    """Where the line's text ends, before its end-of-line characters."""
    line = source.text[offset : source.line_end(offset)]
    return offset + len(line.rstrip("\r\n"))


def _move_lines(
    source: Text,
    statements: Sequence[cst.CSTNode],
    anchor: cst.CSTNode,
    *,
    behind: bool = True,
) -> list[Edit]:
    """Move whole statements, with the comments directly above them, behind (or before) another."""
    edits: list[Edit] = []
    moved = ""
    for statement in statements:
        start = source.line_start(source.spans[statement].start)
        stop = source.line_end(source.spans[statement].stop)
        start = _with_comments_above(source, start)
        moved += source.text[start:stop]
        edits.append(Edit(start, stop, ""))
    if not behind:
        at = _with_comments_above(source, source.line_start(source.spans[anchor].start))
        return [*edits, Edit(at, at, moved if moved.endswith("\n") else moved + source.newline)]
    return [*edits, source.behind(source.spans[anchor].stop, moved)]


def _with_comments_above(source: Text, start: int) -> int:
    """The start of the comment lines that stand directly above a line, or of the line itself."""
    while start > 0:
        above = source.line_start(start - 1)
        if not source.text[above:start].lstrip().startswith("#"):
            break
        start = above
    return start
