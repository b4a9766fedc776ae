"""GitLab's code quality report, the artifact that merge requests show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tfaudit.fingerprint import fingerprints
from tfaudit.model import Severity

if TYPE_CHECKING:
    from tfaudit.model import Finding, Place
    from tfaudit.report.value import Report

SEVERITIES = {
    Severity.ERROR: "critical",
    Severity.HIGH: "major",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
    Severity.INFO: "info",
}


def render(report: Report) -> str:
    """A JSON list with one object for each finding."""
    marked = zip(report.findings, fingerprints(report), strict=True)
    issues = [_issue(finding, mark, report) for finding, mark in marked]
    return json.dumps(issues, indent=2) + "\n"


def _issue(finding: Finding, mark: str, report: Report) -> dict[str, object]:
    issue: dict[str, object] = {
        "description": f"{finding.code}: {finding.message}",
        "check_name": finding.name,
        "fingerprint": mark,
        "severity": SEVERITIES[finding.severity],
        "location": _location(finding.place, report),
    }
    if finding.related:  # Code Climate's name; GitLab itself shows the first place only
        issue["other_locations"] = [_location(r.place, report) for r in finding.related]
    return issue


def _location(place: Place, report: Report) -> dict[str, object]:
    begin = report.lines.file_line(place)
    lines = {"begin": begin, "end": begin + place.end_line - place.line}
    return {"path": report.shown(place.path), "lines": lines}
