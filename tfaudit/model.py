"""The values that travel between the layers: frozen, plain, and without imports from tfaudit.

A `Finding` holds no syntax nodes, so it can be pickled, cached, printed as JSON and compared.
Positions are in characters of the file's decoded text (without a byte-order mark); lines and
columns count from 1.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Severity(enum.IntEnum):
    """How much a finding matters, on the target versions."""

    INFO = 0  # opinion, configuration or portability; hidden unless asked for
    LOW = 1  # a few percent, or situational
    MEDIUM = 2  # tens of percent
    HIGH = 3  # usually a multiple of the step time
    ERROR = 4  # raises, or is silently wrong

    def __str__(self) -> str:
        """The word that reports print."""
        return self.name.lower()


class Safety(enum.IntEnum):
    """How far a fix may be trusted; `fix` applies those at or above the asked level."""

    SUGGEST = 0  # a hint for the reader, never applied
    UNSAFE = 1  # runs, but numerics, batch semantics, memory or randomness may change
    SAFE = 2  # the same numbers come out

    def __str__(self) -> str:
        """The word that reports print."""
        return self.name.lower()


class Effect(enum.Enum):
    """What following the advice is worth."""

    ORDER_OF_MAGNITUDE = "10x or more"
    LARGE = "1.5x or more"
    MODERATE = "5 to 50 %"
    SMALL = "under 5 %"
    MEMORY = "memory, no speed-up"
    STARTUP = "start-up and tracing time"
    CORRECTNESS = "a crash or a wrong result avoided"
    UPKEEP = "tidiness, no speed-up"


@dataclass(frozen=True, eq=False)
class Option:
    """A number of a rule that a project may choose: where a flaw begins to matter."""

    name: str  # as the configuration writes it
    default: int
    help: str  # what it counts


@dataclass(frozen=True, order=True)
class Edit:
    """Replace text[start:stop] by `text`."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True)
class Fix:
    """A set of edits of one file that belong together: all are applied, or none."""

    title: str  # what the fix does, in the imperative: "Move compile into the scope"
    edits: tuple[Edit, ...]
    safety: Safety
    note: str = ""  # what the reader should know before taking it


@dataclass(frozen=True, order=True)
class Place:
    """A range of characters in a file, by line and column from 1; the end is exclusive."""

    path: Path
    line: int
    column: int
    end_line: int
    end_column: int
    cell: int | None = None  # for a notebook: the code cell, from 1, that line counts within

    def __str__(self) -> str:
        """`path:line:column`, which terminals and editors make clickable."""
        cell = f":cell {self.cell}" if self.cell is not None else ""
        return f"{self.path}{cell}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Related:
    """Another place that explains a finding: where a dataset was made, where it is used."""

    place: Place
    message: str


@dataclass(frozen=True)
class Finding:
    """Something known to be missed, with everything that a report or a fix needs."""

    place: Place
    code: str
    name: str
    message: str
    severity: Severity
    effect: Effect
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def key(self) -> tuple[Place, str, str]:
        """What findings are sorted and told apart by."""
        return (self.place, self.code, self.message)


@dataclass(frozen=True)
class Fault:
    """A file that could not be audited (or a rule that failed on it), and why."""

    path: Path
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        """One line for stderr."""
        where = f"{self.path}:{self.line}" if self.line is not None else f"{self.path}"
        return f"{where}: {self.reason}"
