"""The comments that hide findings, and the statements that they speak for.

`# tfaudit: ignore[TFA201] reason` speaks for the statement that it stands in or right above;
`# tfaudit: ignore-file[TFA2] reason` for the file. The words in brackets mean rules as `select`
does; without brackets, every rule is meant.
"""

from __future__ import annotations

import io
import re
import tokenize
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GATE = "tfaudit:"  # texts without it have no such comment, and are not tokenized
DIRECTIVE = re.compile(
    r"#\s*tfaudit:\s*ignore(?P<file>-file)?(?:\s*\[(?P<words>[^\]#]+)\])?(?!\s*\[)(?![\w-])"
    r"(?P<reason>[^#\r\n]*)"  # up to another comment on the line
)
TO_LINE_END = re.compile(r"[^\r\n]*")
EVERY_LINE = (1, 1 << 60)
SKIPPED = {tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER, tokenize.ENCODING}


@dataclass(frozen=True)
class IgnoreComment:
    """One directive."""

    start: int  # its range in the text, with the reason
    stop: int
    words: tuple[str, ...]  # none: every rule
    lines: tuple[int, int]  # the first and the last line that it speaks for


@dataclass(frozen=True)
class Statement:
    """A simple statement or the head of a compound one, with the comments in and right above it."""

    first: int
    last: int
    comments: tuple[tuple[int, int], ...]  # line from 1 and column from 0 of each
    open_ends: tuple[int, ...]  # the lines at whose end a comment can be added


def ignore_comments(text: str) -> list[IgnoreComment]:
    """All directives of a Python text, in order. What stands in a string literal is none."""
    if GATE not in text:
        return []
    starts = line_starts(text)
    found = []
    for statement in statements(text):
        for line, column in statement.comments:
            start = starts[line - 1] + column
            end = _end_of_line(text, start)
            for match in DIRECTIVE.finditer(text, start, end):
                lines = EVERY_LINE if match["file"] else (statement.first, statement.last)
                words = tuple(re.findall(r"[^\s,]+", match["words"] or ""))
                stop = match.start("reason") + len(match["reason"].rstrip())
                found.append(IgnoreComment(match.start(), stop, words, lines))
    return sorted(found, key=lambda comment: comment.start)


def line_starts(text: str) -> list[int]:
    """The offset of each line's first character, for lines as `tokenize` counts them."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def statements(text: str) -> list[Statement]:
    """The statements of a text, and its comments that belong to none.

    A text that cannot be tokenized counts as one statement a line.
    """
    try:
        return list(_statements(tokenize.generate_tokens(io.StringIO(text).readline)))
    except (tokenize.TokenError, SyntaxError):
        return [
            Statement(number, number, ((number, line.find("#")),) if "#" in line else (), (number,))
            for number, line in enumerate(text.split("\n"), 1)
        ]


def _statements(tokens: Iterator[tokenize.TokenInfo]) -> Iterator[Statement]:
    first: int | None = None  # the line that the current statement began on
    comments: list[tuple[int, int]] = []  # in it, or on the lines right above it
    ends: list[int] = []
    for token in tokens:
        line = token.start[0]
        if token.type in {tokenize.NL, tokenize.NEWLINE} and first is not None:
            ends.append(line)
        if token.type == tokenize.NEWLINE:
            yield Statement(first or line, line, tuple(comments), tuple(ends))
            first, comments, ends = None, [], []
        elif token.type not in SKIPPED:
            if first is None and comments and comments[-1][0] != line - 1:
                yield _alone(comments)
                comments = []
            if token.type == tokenize.COMMENT:
                comments.append(token.start)
            elif first is None:
                first = line
    if comments:
        yield _alone(comments)


def _alone(comments: list[tuple[int, int]]) -> Statement:
    """Comments that stand above no statement."""
    return Statement(comments[0][0], comments[-1][0], tuple(comments), ())


def _end_of_line(text: str, start: int) -> int:
    match = TO_LINE_END.match(text, start)
    return match.end() if match else start
