"""Findings that a comment hides, comments that hide nothing, and comments for what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.config.schema import did_you_mean
from tfaudit.ignore_comments import IgnoreComment, ignore_comments, line_starts, statements
from tfaudit.model import Edit, Effect, Finding, Fix, Safety, Severity
from tfaudit.rule import Rule
from tfaudit.selection import EVERY, width, words_for
from tfaudit.source import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from tfaudit.edits import Hit
    from tfaudit.program.program import Program

PAGE = """A comment hides findings that are not there.

Somebody mended what `# tfaudit: ignore[…]` was written for, or the word in brackets means no rule.
A comment that is left behind would hide the next finding of that rule, unread.

## Before

```python
batched = ds.batch(32)  # tfaudit: ignore[TFA201]
```

## After

```python
batched = ds.batch(32)
```

## When it is wrong

A comment for a rule that this run leaves out is not reported. A finding that only shows up with
another `gpus`, `tensorflow` or `keras` setting makes its comment look unused without it; set them
in the configuration file, so that every run sees the same.
"""


def _nothing(program: Program) -> Iterator[Hit]:  # noqa: ARG001 - the shape of a check
    return iter(())


UNUSED = Rule(
    code="TFAX01",
    name="unused-ignore",
    severity=Severity.LOW,
    effect=Effect.UPKEEP,
    fix=Safety.SAFE,
    words=(),
    also=(),
    in_tests=True,
    since="",
    until="",
    sources=(),
    options=(),
    check=_nothing,
    page=PAGE.strip(),
)


@dataclass(frozen=True)
class Suppressed:
    """What comments make of a file's findings."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    unused: tuple[Finding, ...]  # one for each comment, or word of it, that hides nothing


def apply(
    findings: Iterable[Finding], text: str, path: Path, rules: Sequence[Rule], ran: Collection[str]
) -> Suppressed:
    """Sort a file's findings by whether a comment hides them.

    Args:
        findings: of this file, with places in `text` (for a notebook: in its joined text),
            also those that will not be shown for being informational.
        text: the file's.
        path: for the findings about comments.
        rules: all that there are, to know a wrong word by.
        ran: the codes of those that were applied; comments for others are not called unused.
    """
    comments = ignore_comments(text)
    if not comments:
        return Suppressed(tuple(findings), (), ())
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    used: set[tuple[IgnoreComment, str]] = set()
    for finding in findings:
        hiding = [
            (c, word) for c in comments for word in c.words or ("",) if _hides(c, word, finding)
        ]
        used.update(hiding)
        (suppressed if hiding else kept).append(finding)
    unused: list[Finding] = []
    if UNUSED.code in ran:
        words = _Words(rules, ran)
        for comment in comments:
            left = [w for w in comment.words or ("",) if (comment, w) not in used and words.ran(w)]
            if left:
                unused.append(_unused(comment, left, words, Source(path, text)))
    return Suppressed(tuple(kept), tuple(suppressed), tuple(unused))


def _hides(comment: IgnoreComment, word: str, finding: Finding) -> bool:
    first, last = comment.lines
    here = first <= finding.place.line <= last
    return here and width(word or EVERY, finding.code, finding.name) > 0


@dataclass(frozen=True)
class _Words:
    """What the words in comments mean."""

    rules: Sequence[Rule]
    applied: Collection[str]

    def ran(self, word: str) -> bool:
        """Whether every rule that is meant was applied; so it was where no rule is meant."""
        return all(code in self.applied for code in self.meant(word or EVERY))

    def meant(self, word: str) -> list[str]:
        """The codes of the rules that a word means."""
        return [rule.code for rule in self.rules if width(word, rule.code, rule.name)]


def _unused(
    comment: IgnoreComment, left: Collection[str], words: _Words, source: Source
) -> Finding:
    """The finding about a comment of which some words hide nothing."""
    wrong = next((word for word in left if word and not words.meant(word)), None)
    if wrong:
        message = f"no rule is called '{wrong}'{did_you_mean(wrong, words_for(words.rules))}"
    else:
        message = f"`{', '.join(filter(None, left)) or 'ignore'}` hides nothing here"
    edit = _without(comment, left, source.text)
    fix = Fix("Remove what hides nothing", (edit,), Safety.SAFE)
    place = source.place(comment.start, comment.stop)
    return Finding(
        place, UNUSED.code, UNUSED.name, message, UNUSED.severity, UNUSED.effect, fix=fix
    )


def _without(comment: IgnoreComment, words: Collection[str], text: str) -> Edit:
    """Take words out of a comment; the whole comment, with its line, where none is left."""
    left = [word for word in comment.words if word not in words]
    if left:
        opening = text.index("[", comment.start) + 1
        return Edit(opening, text.index("]", opening), ", ".join(left))
    start = len(text[: comment.start].rstrip(" \t"))
    rest = len(text[comment.stop :]) - len(text[comment.stop :].lstrip(" \t"))
    stop = comment.stop + rest
    at_line_start = start == 0 or text[start - 1] in "\r\n"
    newline = next((end for end in ("\r\n", "\n", "\r") if text.startswith(end, stop)), "")
    if not newline and stop < len(text):  # another comment follows and stays where it is
        return Edit(comment.start, stop, "")
    return Edit(start, stop + len(newline) if at_line_start else stop, "")


def ignore_edits(findings: Iterable[Finding], text: str) -> list[Edit]:
    """The edits that add comments hiding the findings, with places in `text`.

    A statement's comment is extended where it has one, and otherwise stands at the end of the
    finding's line, or of the statement where that line cannot take a comment.
    """
    found = statements(text)
    starts = line_starts(text)
    comments = ignore_comments(text)
    wanted: dict[tuple[int, IgnoreComment | None], set[str]] = {}
    for finding in findings:
        line = finding.place.line
        statement = next((s for s in found if s.first <= line <= s.last and s.open_ends), None)
        if statement is None:
            continue
        spoken = (statement.first, statement.last)
        existing = next((c for c in comments if c.words and c.lines == spoken), None)
        at = line if line in statement.open_ends else statement.last
        wanted.setdefault((0 if existing else at, existing), set()).add(finding.code)
    return sorted(_add(codes, at, comment, text, starts) for (at, comment), codes in wanted.items())


def _add(
    codes: set[str], line: int, comment: IgnoreComment | None, text: str, starts: list[int]
) -> Edit:
    if comment is not None:
        opening = text.index("[", comment.start) + 1
        return Edit(opening, opening, "".join(f"{code}, " for code in sorted(codes)))
    stop = starts[line] if line < len(starts) else len(text)
    stop = len(text[:stop].rstrip("\r\n"))
    start = len(text[:stop].rstrip(" \t"))
    return Edit(start, stop, f"  # tfaudit: ignore[{', '.join(sorted(codes))}]")
