"""The lines of code behind a finding, with what is meant underlined, as rustc draws them.

   |
12 | train_ds = tf.data.Dataset.from_tensor_slices((x, y))
   |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
...
40 | model.fit(train_ds)
   |           -------- consumed here
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tfaudit.model import Place

    Paint = Callable[[str, str], str]  # (text, role) -> text

TAB = 4  # columns that a tab is drawn as
NARROWEST = 40  # columns of code, however narrow the terminal says it is


@dataclass(frozen=True)
class Mark:
    """A place to underline."""

    place: Place
    message: str  # what stands beside the underline
    primary: bool


def draw(lines: Sequence[str], marks: Sequence[Mark], width: int, paint: Paint) -> list[str]:
    """The frame, line by line; nothing where the source is not there any more.

    Args:
        lines: all lines of the file, or of the notebook's cell.
        marks: places in it.
        width: columns to stay within; a longer line of code is clipped around its first mark.
        paint: gives a text the looks of a role: "gutter", "primary" or "secondary".
    """
    by_line: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.place.line, not mark.primary)):
        if mark.place.line <= len(lines):
            by_line.setdefault(mark.place.line, []).append(mark)
    if not by_line:
        return []
    gutter = len(str(max(by_line)))
    bar = paint(" " * gutter + " |", "gutter")
    drawn = [bar]
    previous = min(by_line)
    for number, here in by_line.items():
        if number > previous + 1:
            drawn.append(paint("...", "gutter"))
        previous = number
        line = _Line.of(lines[number - 1], here[0].place.column - 1, width - gutter - 3)
        drawn.append(f"{paint(f'{number:>{gutter}} |', 'gutter')} {line.text}".rstrip())
        drawn += [f"{bar} {line.underline(mark, paint)}" for mark in here]
    return drawn


@dataclass(frozen=True)
class _Line:
    """A line of code as it is drawn."""

    text: str
    columns: list[int]  # where each character of the file's line is drawn, and the line's end

    @classmethod
    def of(cls, line: str, focus: int, width: int) -> _Line:
        """Draw a line, clipped if need be so that the character at `focus` is seen."""
        shown = [_shown(character) for character in line]
        columns = [0, *accumulate(map(_columns, shown))]
        width = max(width, NARROWEST)
        if columns[-1] <= width:
            return cls("".join(shown), columns)
        focus = min(focus, len(line) - 1)
        left = columns[focus] - width // 4 if columns[focus] > width * 3 // 4 else 0
        first = next(i for i, column in enumerate(columns) if column >= left)
        edge = columns[first] + width - 2 * len("…")
        last = max(i for i, column in enumerate(columns) if column <= edge)
        head, tail = "…" if first else "", "…" if last < len(line) else ""
        clipped = [
            min(max(column, columns[first]), columns[last]) - columns[first] + len(head)
            for column in columns
        ]
        return cls(head + "".join(shown[first:last]) + tail, clipped)

    def underline(self, mark: Mark, paint: Paint) -> str:
        """The row below the line that points at the mark's part of it."""
        start = self._column(mark.place.column)
        ends_here = mark.place.end_line == mark.place.line
        stop = self._column(mark.place.end_column) if ends_here else self.columns[-1]
        pointer = ("^" if mark.primary else "-") * max(stop - start, 1)
        role = "primary" if mark.primary else "secondary"
        message = f" {one_line(mark.message)}" if mark.message else ""
        return " " * start + paint(pointer + message, role)

    def _column(self, column: int) -> int:
        return self.columns[min(max(column, 1), len(self.columns)) - 1]


def one_line(text: str) -> str:
    """A text from the user's code or paths as a report can quote it."""
    return "".join(map(_shown, " ".join(text.split("\n"))))


def _shown(character: str) -> str:
    if character == "\t":
        return " " * TAB
    # A control character in a source file must not steer the reader's terminal.
    return (
        character
        if character.isprintable() or combining(character)
        else "\N{REPLACEMENT CHARACTER}"
    )


def _columns(shown: str) -> int:
    if shown.isascii():
        return len(shown)
    if combining(shown) or shown == "\N{ZERO WIDTH JOINER}":
        return 0
    return 2 if east_asian_width(shown) in "WF" else 1
