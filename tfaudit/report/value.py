"""The one value that every report format is made from."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tfaudit.report.lines import SourceLines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tfaudit.model import Fault, Finding, Place, Safety


@dataclass(frozen=True)
class Report:
    """The outcome of one check.

    `findings` are those to be shown, in the order of their places; paths are absolute.
    `sources` holds the texts of files that differ from the disk's (standard input, an editor's
    buffer); every other line that a format needs is read from disk.
    """

    findings: tuple[Finding, ...] = ()
    faults: tuple[Fault, ...] = ()
    checked: int = 0  # files that were analysed, or answered from the cache
    suppressed: int = 0  # findings hidden by comments
    hidden: int = 0  # informational findings that were not asked for
    baselined: int = 0  # findings hidden by the baseline file
    elapsed: float = 0.0  # seconds
    root: Path = field(default_factory=Path.cwd)  # what shown paths are relative to
    docs_url: str | None = None  # of a rule's page, with "{code}" in it; None: not published
    sources: Mapping[Path, str] = field(default_factory=dict)

    @cached_property
    def lines(self) -> SourceLines:
        """The source lines that frames and fingerprints are made from."""
        return SourceLines(self.sources)

    def page(self, code: str) -> str:
        """The address of a rule's page; empty where none is published."""
        return self.docs_url.replace("{code}", code) if self.docs_url else ""

    @cached_property
    def files(self) -> int:
        """How many files the findings are in."""
        return len({finding.place.path for finding in self.findings})

    def where(self, place: Place) -> str:
        """A place as reports write it: "src/train.py:7:15", with the cell in a notebook."""
        cell = f":cell {place.cell}" if place.cell is not None else ""
        return f"{self.shown(place.path)}{cell}:{place.line}:{place.column}"

    def notes(self, finding: Finding) -> list[str]:
        """What formats that hold mere text say behind the message: other places, fix, page."""
        found = [f"{r.message}: {self.where(r.place)}" for r in finding.related]
        if finding.fix is not None:
            found.append(f"{finding.fix.title} ({finding.fix.safety} fix).")
        return [*found, *filter(None, [self.page(finding.code)])]

    def fixable(self, safety: Safety) -> int:
        """How many findings have a fix of exactly that safety."""
        return sum(f.fix is not None and f.fix.safety is safety for f in self.findings)

    def shown(self, path: Path) -> str:
        """The path as reports write it: from `root` where it lies below, with forward slashes."""
        absolute, root = os.path.abspath(path), os.path.abspath(self.root)  # noqa: PTH100 - links stay
        if absolute.startswith(os.path.join(root, "")):  # noqa: PTH118
            absolute = os.path.relpath(absolute, root)
        return absolute.replace(os.sep, "/")
