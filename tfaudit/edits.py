"""From what a rule wants changed to edits of the text.

A rule says what it wants in terms of syntax nodes (`Replace`, `Insert`, `MoveInto`, …); places are
looked up once, for the nodes that were asked for, and everything becomes plain text edits, so that
whatever is not touched stays byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from dataclasses import replace as replace_fields
from functools import lru_cache
from itertools import pairwise
from os.path import commonprefix
from typing import TYPE_CHECKING

import libcst as cst

from tfaudit import spans
from tfaudit.model import Edit, Effect, Safety, Severity
from tfaudit.syntax import argument, is_opaque, name_of, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tfaudit.program.modules import ModuleInfo


@dataclass(frozen=True)
class Text:
    """The text of a module with the spans of the asked nodes; what changes are worked out on."""

    text: str
    spans: dict[cst.CSTNode, spans.Span]
    newline: str
    indent: str
    ends_cell: Callable[[int], bool] = lambda _: False  # asked of a notebook (`Source.ends_cell`)

    def of(self, node: cst.CSTNode) -> str:
        """The source of a node, with the parentheses around it where it is nothing without."""
        span, (before, behind) = self.spans[node], _parentheses(node)
        return self.text[span.start - len(before) : span.stop + len(behind)]

    def line_start(self, offset: int) -> int:
        """The offset of the first character of the line."""
        if self.text[offset - 1 : offset + 1] == "\r\n":  # at the end of it
            offset -= 1
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """The offset just behind the line's end-of-line characters."""
        for position in range(offset, len(self.text)):
            if self.text[position] == "\n":
                return position + 1
            if self.text[position] == "\r" and self.text[position + 1 : position + 2] != "\n":
                return position + 1
        return len(self.text)

    def behind(self, offset: int, lines: str) -> Edit:
        """Puts whole lines behind that of an offset; at the end of a cell, into that cell."""
        at = self.line_end(offset)
        if self.ends_cell(offset) or not self.text[:at].endswith(("\n", "\r")):
            at = offset + len(self.text[offset:at].rstrip("\r\n"))
            lines = self.newline + lines.rstrip("\r\n")
        return Edit(at, at, lines)

    def margin(self, node: cst.CSTNode) -> str:
        """The white space before a statement on its line."""
        start = self.spans[node].start
        line = self.text[self.line_start(start) : start]
        return line[: len(line) - len(line.lstrip())]


class CannotEditError(Exception):
    """Raised by a change that finds the text laid out in a way that it would spoil."""


@dataclass(frozen=True)
class Change:
    """Something to be changed: which nodes' places it needs, and how edits come of them."""

    nodes: tuple[cst.CSTNode, ...]
    make: Callable[[Text], Iterable[Edit]]


@dataclass(frozen=True)
class Plan:
    """How a finding can be mended."""

    title: str
    changes: tuple[Change, ...]
    safety: Safety
    note: str = ""


@dataclass(frozen=True)
class Hit:
    """What a rule yields: a node, a sentence, and perhaps a plan that mends it."""

    module: ModuleInfo
    node: cst.CSTNode  # what is underlined; for a call, the name that is called
    message: str
    plan: Plan | None = None
    severity: Severity | None = None  # None: the rule's own
    effect: Effect | None = None
    related: tuple[tuple[ModuleInfo, cst.CSTNode, str], ...] = field(default=())


def underline(node: cst.CSTNode) -> cst.CSTNode:
    """The part of a node that a reader looks for: the method's name of a call in a chain."""
    return name_of(node) if isinstance(node, cst.Call) else node


def underline_argument(call: cst.Call, keyword: str, position: int | None = None) -> cst.CSTNode:
    """Where an argument stands; the name that is called, where `**settings` brings it."""
    return argument(call, keyword, position) or underline(call)


def replace(node: cst.CSTNode, text: str | Callable[[Text], str]) -> Change:
    """Put other source where the node stands."""

    def make(source: Text) -> list[Edit]:
        span = source.spans[node]
        start, stop = span.start, span.stop
        new = text if isinstance(text, str) else text(source)
        before, behind = _parentheses(node)
        if before and source.of(node) in new:  # it brings the parentheses along
            start, stop = start - len(before), stop + len(behind)
        return [Edit(start, stop, new)]

    return Change((node,), make)


def _parentheses(node: cst.CSTNode) -> tuple[str, str]:
    """The parentheses around a tuple, say, which are no part of its place."""
    if not isinstance(node, (cst.Tuple, cst.GeneratorExp, cst.NamedExpr, cst.Yield)):
        return "", ""
    return "".join(map(quoted, node.lpar)), "".join(map(quoted, node.rpar))


def keep_part(node: cst.CSTNode, part: cst.CSTNode, form: str) -> Change:
    """Put a part of a node, in another form, where the node stands: `{}.shape`."""

    def make(source: Text) -> list[Edit]:
        span = source.spans[node]
        return [Edit(span.start, span.stop, form.format(source.of(part)))]

    return Change((node, part), make)


def insert_before(statement: cst.CSTNode, lines: Sequence[str]) -> Change:
    """Put lines of source before a statement, at its indentation; relative indents by 4 spaces."""
    return Change((statement,), lambda s: [_inserted(s, statement, lines, after=False)])


def insert_after(statement: cst.CSTNode, lines: Sequence[str]) -> Change:
    """Put lines of source after a statement, at its indentation."""
    return Change((statement,), lambda s: [_inserted(s, statement, lines, after=True)])


def _inserted(source: Text, statement: cst.CSTNode, lines: Sequence[str], *, after: bool) -> Edit:
    span = source.spans[statement]
    margin = source.margin(statement)
    body = "".join(
        (margin + line.replace("    ", source.indent) if line else "") + source.newline
        for line in lines
    )
    if after:
        return source.behind(span.stop, body)
    at = source.line_start(span.start)
    return Edit(at, at, body)


def delete_argument(call: cst.Call, arg: cst.Arg) -> Change:
    """Take an argument (with its comma) out of a call."""
    return delete_arguments(call, [arg])


def delete_arguments(call: cst.Call, gone: Sequence[cst.Arg]) -> Change:
    """Take arguments (with their commas) out of a call."""
    args = call.args
    indices = [index for index, arg in enumerate(args) if arg in gone]
    # Neighbours go together: what stands between them belongs to both.
    starts = [index for index in indices if index - 1 not in indices]
    stops = [index for index in indices if index + 1 not in indices]

    def make(source: Text) -> list[Edit]:
        edits = []
        for first, last in zip(starts, stops, strict=True):
            start, stop = source.spans[args[first]].start, source.spans[args[last]].stop
            if last + 1 < len(args):  # up to the next argument, which moves into their place
                stop = source.spans[args[last + 1]].start
            elif first > 0:  # the last ones: from behind the argument before, its comma included
                start = source.spans[args[first - 1]].stop
                stop = source.spans[args[last]].stop
            edits.append(Edit(start, stop, ""))
        return edits

    return Change(tuple(args), make)


def add_keyword(call: cst.Call, keyword: str, value: str) -> Change:
    """Add a keyword argument at the end of a call, laid out as the others are."""

    def make(source: Text) -> list[Edit]:
        if is_opaque(call):
            raise CannotEditError  # `**settings` may hold it, and Python takes it once
        whole = source.spans[call]
        if not call.args:
            close = source.text.rindex(")", whole.start, whole.stop)
            return [Edit(close, close, f"{keyword}={value}")]
        last = source.spans[call.args[-1]]  # with the parentheses around its value
        gap = ", "
        if len(call.args) > 1 or "\n" in source.text[source.spans[name_of(call)].stop : last.start]:
            first = source.spans[call.args[-1]]
            line = source.text[source.line_start(first.start) : first.start]
            if not line.strip():  # one argument a line
                gap = "," + source.newline + line
        return [Edit(last.stop, last.stop, f"{gap}{keyword}={value}")]

    return Change((call, name_of(call), *call.args, *(a.value for a in call.args)), make)


def delete_statement(statement: cst.CSTNode) -> Change:
    """Take a whole statement with its line out, and the blank lines before where some follow."""

    def make(source: Text) -> list[Edit]:
        span = source.spans[statement]
        start, stop = source.line_start(span.start), source.line_end(span.stop)
        if not source.text[stop : source.line_end(stop)].strip():
            while start > 0:
                above = source.line_start(start - 1)
                if source.text[above:start].strip():
                    break
                start = above
        return _without(source, [(start, stop)])

    return Change((statement,), make)


def reindented(source: Text, statements: Sequence[cst.CSTNode], margin: str) -> str:
    """The source of adjacent whole statements with another margin, comments between included."""
    first, last = source.spans[statements[0]], source.spans[statements[-1]]
    start, stop = source.line_start(first.start), source.line_end(last.stop)
    old = source.margin(statements[0])
    text = source.text[start:stop]
    fixed = frozen_lines(source, statements)
    lines = text.splitlines(keepends=True)
    number = source.text.count("\n", 0, start)
    out: list[str] = []
    for offset, line in enumerate(lines):
        if not line.strip() or number + offset in fixed:
            out.append(line)
        elif line.startswith(old):
            out.append(margin + line[len(old) :])
        else:
            out.append(margin + line.lstrip())
    joined = "".join(out)
    return joined if joined.endswith(("\n", "\r")) else joined + source.newline


def frozen_lines(source: Text, statements: Sequence[cst.CSTNode]) -> set[int]:
    """Lines (from 0) that begin inside a string literal, and must not be indented."""
    first, last = source.spans[statements[0]], source.spans[statements[-1]]
    frozen = _lines_inside_strings(source.text)
    begin = source.text.count("\n", 0, first.start)
    if frozen is None:
        return set(range(begin, source.text.count("\n") + 1))
    end = source.text.count("\n", 0, last.stop)
    return {line for line in frozen if begin <= line <= end}


@lru_cache(maxsize=4)  # several fixes of one file ask for it
def _lines_inside_strings(text: str) -> frozenset[int] | None:
    """The lines (from 0) of a text that begin inside a string; None if that cannot be told."""
    import io
    import tokenize

    found: set[int] = set()
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.start[0] != token.end[0] and token.type != tokenize.NEWLINE:
                kind = tokenize.tok_name[token.type]
                if kind in ("STRING", "FSTRING_MIDDLE", "TSTRING_MIDDLE"):
                    found.update(range(token.start[0], token.end[0]))
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return None
    return frozenset(found)


def wrap(statements: Sequence[cst.CSTNode], header: str) -> Change:
    """Put adjacent statements under a compound statement's header: `with strategy.scope():`."""

    def make(source: Text) -> list[Edit]:
        margin = source.margin(statements[0])
        start = source.line_start(source.spans[statements[0]].start)
        stop = source.line_end(source.spans[statements[-1]].stop)
        body = reindented(source, statements, margin + source.indent)
        if not source.text[:stop].endswith(("\n", "\r")):  # nor does the file end with one after
            body = body.removesuffix(source.newline)
        return [Edit(start, stop, margin + header + source.newline + body)]

    return Change(tuple(statements), make)


def insert_into(block: cst.BaseCompoundStatement, statements: Sequence[cst.CSTNode]) -> Change:
    """Move adjacent whole statements that follow a block to its end."""
    body = block.body
    assert isinstance(body, cst.IndentedBlock)
    inside = body.body[-1]

    def make(source: Text) -> list[Edit]:
        end = source.line_end(source.spans[inside].stop)
        start = source.line_start(source.spans[statements[0]].start)
        stop = source.line_end(source.spans[statements[-1]].stop)
        moved = reindented(source, statements, source.margin(inside))
        if not source.text[end:start].strip():  # nothing but blank lines between: they go
            return [Edit(end, stop, moved)]
        return [Edit(end, end, moved), Edit(start, stop, "")]

    return Change((block, inside, *statements), make)


def insert_at_start(block: cst.BaseCompoundStatement, statements: Sequence[cst.CSTNode]) -> Change:
    """Move adjacent whole statements that stand before a block to its beginning."""
    body = block.body
    assert isinstance(body, cst.IndentedBlock)
    inside = body.body[0]

    def make(source: Text) -> list[Edit]:
        at = source.line_start(source.spans[inside].start)
        start = source.line_start(source.spans[statements[0]].start)
        stop = source.line_end(source.spans[statements[-1]].stop)
        moved = reindented(source, statements, source.margin(inside))
        return [Edit(start, stop, ""), Edit(at, at, moved)]

    return Change((block, inside, *statements), make)


def move_before(anchor: cst.CSTNode, statements: Sequence[cst.CSTNode]) -> Change:
    """Move whole statements to just before another one, in their order, at its indentation."""

    def make(source: Text) -> list[Edit]:
        at = source.line_start(source.spans[anchor].start)
        margin = source.margin(anchor)
        moved = "".join(reindented(source, [s], margin) for s in statements)
        spans = (source.spans[statement] for statement in statements)
        lines = [(source.line_start(s.start), source.line_end(s.stop)) for s in spans]
        return [Edit(at, at, moved), *_without(source, lines)]

    return Change((anchor, *statements), make)


def _without(source: Text, lines: Iterable[tuple[int, int]]) -> list[Edit]:
    """Take out whole lines, given by where they begin and end.

    A file whose last line has no newline is to end without one.
    """
    *rest, (start, stop) = sorted(lines)
    if stop == len(source.text) and not source.text.endswith(("\n", "\r")):
        while rest and rest[-1][1] == start:
            start, _ = rest.pop()
        before = source.text[:start]
        start = len(before.removesuffix("\n").removesuffix("\r"))
    return [Edit(begin, end, "") for begin, end in (*rest, (start, stop))]


def resolve(module: ModuleInfo, plans: Sequence[Plan]) -> list[tuple[Edit, ...] | None]:
    """The text edits of each plan, or None where one cannot be made."""
    _, source = locate(module, nodes_of(plans))
    return [None if source is None else edits_of(plan, source) for plan in plans]


def nodes_of(plans: Iterable[Plan]) -> list[cst.CSTNode]:
    """The nodes whose places plans need."""
    return [node for plan in plans for change in plan.changes for node in change.nodes]


def locate(
    module: ModuleInfo, nodes: Iterable[cst.CSTNode]
) -> tuple[dict[cst.CSTNode, spans.Span], Text | None]:
    """Where nodes stand, and the text to edit; None where libcst does not reproduce the text.

    One pass over the tree answers for all nodes, so ask for all at once.
    """
    nodes = list(nodes)
    definitions = [n for n in nodes if isinstance(n, (cst.FunctionDef, cst.ClassDef))]
    decorated = {node: node.decorators[0] for node in definitions if node.decorators}
    found, code = spans.find_with_code(module.tree, [*nodes, *decorated.values()])
    if not spans.reproduces(module.tree, code, module.source.parsed_text):
        return found, None
    whole = dict(found)
    for node, first in decorated.items():  # libcst's position of a definition begins at `def`
        whole[node] = replace_fields(found[node], start=found[first].start)
    tree, source = module.tree, module.source
    newline, indent = tree.default_newline, tree.default_indent
    return found, Text(source.text, whole, newline, indent, source.ends_cell)


def edits_of(plan: Plan, source: Text) -> tuple[Edit, ...] | None:
    """The text edits of a plan in a text that was located for its nodes.

    A plan is given up when the text is laid out in a way that it would spoil, when its changes
    contradict each other, or when they reach into another file.
    """
    if any(node not in source.spans for change in plan.changes for node in change.nodes):
        return None  # it reaches into another file, which its finding is not about
    try:
        edits = [trim(e, source.text) for change in plan.changes for e in change.make(source)]
    except CannotEditError:
        return None
    edits = sorted({e for e in edits if e.start != e.stop or e.text})
    return None if contradict(edits) else tuple(edits)


def contradict(edits: Sequence[Edit]) -> bool:
    """Whether two edits of a sorted list want the same characters."""
    return any(b.start < a.stop for a, b in pairwise(edits))


def trim(edit: Edit, text: str) -> Edit:
    """The same edit without what it leaves alone at either end.

    In a chain such as ds.map(f).map(g) the calls stand inside each other; trimmed, their edits
    are two insertions that do not meet.
    """
    old = text[edit.start : edit.stop]
    # Character by character is what is wanted here.
    head = len(commonprefix([old, edit.text]))  # noqa: RUF071 - characters are meant
    most = min(len(old), len(edit.text)) - head
    tail = min(most, len(commonprefix([old[::-1], edit.text[::-1]])))  # noqa: RUF071
    return Edit(edit.start + head, edit.stop - tail, edit.text[head : len(edit.text) - tail])


def overlaps(new: Iterable[Edit], old: Sequence[Edit]) -> bool:
    """Whether any two edits of the two sets touch the same characters or the same spot."""
    return any(max(a.start, b.start) <= min(a.stop, b.stop) for a in new for b in old)
