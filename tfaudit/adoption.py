"""Taking on a tree that has findings: comments that hide those that are there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tfaudit.errors import TfauditError
from tfaudit.notebook.source import NotebookSource
from tfaudit.source import SourceError, read
from tfaudit.suppression import ignore_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tfaudit.model import Finding
    from tfaudit.source import Source


def with_ignores(findings: Iterable[Finding]) -> Iterator[tuple[Path, bytes, bytes]]:
    """For each file with findings its bytes, and those with a comment for each finding.

    Raises:
        TfauditError: a file cannot be read any more.
    """
    by_file: dict[Path, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_file[finding.place.path].append(finding)
    for path, group in by_file.items():
        try:
            source = read(path)
            edits = ignore_edits([_in_text(finding, source) for finding in group], source.text)
            changed = source.with_edits(edits)
        except (OSError, SourceError) as error:
            raise TfauditError(f"'{path}' cannot be given comments ({error})") from None
        yield path, source.encode(source.document), changed.encode(changed.document)


def _in_text(finding: Finding, source: Source) -> Finding:
    """The finding with its line counted in the text, where it was counted in a cell."""
    place = finding.place
    if place.cell is None or not isinstance(source, NotebookSource) or source.notebook is None:
        return finding
    line = source.notebook.text_line(place.cell, place.line)
    return replace(finding, place=replace(place, line=line, end_line=line, cell=None))
