"""The report for programs. Its shape is docs/schema/report.schema.json."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tfaudit import __version__

if TYPE_CHECKING:
    from tfaudit.model import Finding, Fix, Place
    from tfaudit.report.value import Report

VERSION = 1  # of the shape: raised when a program that reads it would have to change

Json = dict[str, object]


def render(report: Report) -> str:
    """The report as one JSON object."""
    document: Json = {
        "version": VERSION,
        "tfaudit": __version__,
        "findings": [_finding(finding, report) for finding in report.findings],
        "faults": [
            {"path": report.shown(fault.path), "line": fault.line, "reason": fault.reason}
            for fault in report.faults
        ],
        "summary": {
            "checked": report.checked,
            "findings": len(report.findings),
            "suppressed": report.suppressed,
            "baselined": report.baselined,
            "hidden": report.hidden,
            "faults": len(report.faults),
            "seconds": round(report.elapsed, 3),
        },
    }
    return json.dumps(document, indent=2) + "\n"


def _finding(finding: Finding, report: Report) -> Json:
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "severity": str(finding.severity),
        "effect": finding.effect.name.lower(),
        "effect_text": finding.effect.value,
        **_place(finding.place, report),
        "related": [
            {"message": related.message, **_place(related.place, report)}
            for related in finding.related
        ],
        "fix": _fix(finding.fix, finding.place, report) if finding.fix else None,
        "documentation": report.page(finding.code) or f"docs/rules/{finding.code}.md",
    }


def _place(place: Place, report: Report) -> Json:
    return {
        "path": report.shown(place.path),
        "cell": place.cell,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _fix(fix: Fix, place: Place, report: Report) -> Json:
    edits = []
    for edit in fix.edits:
        span = report.lines.span(place.path, edit.start, edit.stop)
        if span is not None:
            edits.append({**_place(span, report), "text": edit.text})
    return {
        "title": fix.title,
        "safety": str(fix.safety),
        "note": fix.note,
        "edits": edits,
    }
