"""A file's result as JSON and back, for the cache: short, and not meant for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tfaudit.engine import FileResult
from tfaudit.model import Edit, Effect, Fault, Finding, Fix, Place, Related, Safety, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

Json = Any  # lists, strings, numbers and None


def result_to(result: FileResult) -> dict[str, Json]:
    """All of a result but its source and dependencies."""
    return {
        "findings": [_finding_to(finding) for finding in result.findings],
        "faults": [[str(fault.path), fault.reason, fault.line] for fault in result.faults],
        "hidden": result.hidden,
        "suppressed": result.suppressed,
    }


def result_from(path: Path, stored: dict[str, Json]) -> FileResult:
    """The result that `result_to` was given.

    Raises:
        LookupError, TypeError, ValueError: it was not written by `result_to`.
    """
    return FileResult(
        path,
        tuple(_finding_from(finding) for finding in stored["findings"]),
        tuple(Fault(Path(where), reason, line) for where, reason, line in stored["faults"]),
        hidden=int(stored["hidden"]),
        suppressed=int(stored["suppressed"]),
    )


def _finding_to(finding: Finding) -> Json:
    return [
        _place_to(finding.place),
        finding.code,
        finding.name,
        finding.message,
        finding.severity.value,
        finding.effect.name,
        [[_place_to(related.place), related.message] for related in finding.related],
        _fix_to(finding.fix),
    ]


def _finding_from(stored: Sequence[Json]) -> Finding:
    place, code, name, message, severity, effect, related, fix = stored
    return Finding(
        _place_from(place),
        str(code),
        str(name),
        str(message),
        Severity(severity),
        Effect[effect],
        tuple(Related(_place_from(where), str(what)) for where, what in related),
        _fix_from(fix),
    )


def _place_to(place: Place) -> Json:
    ends = [place.line, place.column, place.end_line, place.end_column]
    return [str(place.path), *ends, place.cell]


def _place_from(stored: Sequence[Json]) -> Place:
    path, line, column, end_line, end_column, cell = stored
    number = int(cell) if cell is not None else None
    return Place(Path(path), int(line), int(column), int(end_line), int(end_column), number)


def _fix_to(fix: Fix | None) -> Json:
    if fix is None:
        return None
    edits = [[edit.start, edit.stop, edit.text] for edit in fix.edits]
    return [fix.title, edits, fix.safety.value, fix.note]


def _fix_from(stored: Sequence[Json] | None) -> Fix | None:
    if stored is None:
        return None
    title, edits, safety, note = stored
    made = tuple(Edit(int(start), int(stop), str(text)) for start, stop, text in edits)
    return Fix(str(title), made, Safety(safety), str(note))
