"""SARIF 2.1.0, which code hosts and editors read: findings, rules, related places and fixes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from tfaudit import __version__
from tfaudit.fingerprint import fingerprints
from tfaudit.model import Severity
from tfaudit.page import markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.model import Fault, Finding, Fix, Place
    from tfaudit.report.value import Report
    from tfaudit.rule import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {
    Severity.ERROR: "error",
    Severity.HIGH: "warning",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}

Json = dict[str, object]


def render(report: Report, rules: Sequence[Rule]) -> str:
    """The report as a SARIF log.

    Args:
        report: what to say.
        rules: those that were applied; their pages go into the log.
    """
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    results = [
        _result(finding, mark, numbers, report)
        for finding, mark in zip(report.findings, fingerprints(report), strict=True)
    ]
    run: Json = {
        "tool": {
            "driver": {
                "name": "tfaudit",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule, report) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"uri": report.root.as_uri() + "/"}},
        "invocations": [
            {
                "executionSuccessful": not report.faults,
                "toolExecutionNotifications": [_fault(fault, report) for fault in report.faults],
            }
        ],
        "results": results,
    }
    log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(rule: Rule, report: Report) -> Json:
    page = report.page(rule.code)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.page.partition("\n## ")[0].strip()},
        **({"helpUri": page} if page else {}),
        "help": {"text": rule.page, "markdown": markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": ["performance", rule.group], "effect": rule.effect.value},
    }


def _result(finding: Finding, mark: str, numbers: dict[str, int], report: Report) -> Json:
    result: Json = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding.place, report)],
        "partialFingerprints": {"tfaudit/v1": mark},
        "properties": {"severity": str(finding.severity), "effect": finding.effect.value},
    }
    if finding.code in numbers:
        result["ruleIndex"] = numbers[finding.code]
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related.place, report), "message": {"text": related.message}}
            for number, related in enumerate(finding.related)
        ]
    # A notebook's fix would have to name characters of its JSON; `tfaudit fix` writes it.
    if finding.fix is not None and finding.fix.edits and finding.place.cell is None:
        result["fixes"] = [_fix(finding.fix, finding.place, report)]
    return result


def _location(place: Place, report: Report) -> Json:
    physical: Json = {"artifactLocation": _artifact(place, report), "region": _region(place)}
    if place.cell is None:
        return {"physicalLocation": physical}
    line = report.lines.file_line(place)  # the line in the cell is not one of the file
    physical["region"] = {"startLine": line}
    name = f"cell {place.cell}, line {place.line}"
    return {"physicalLocation": physical, "logicalLocations": [{"name": name}]}


def _artifact(place: Place | Fault, report: Report) -> Json:
    shown = report.shown(place.path)
    if place.path.is_absolute() and shown == place.path.as_posix():
        return {"uri": place.path.as_uri()}  # outside of the root
    return {"uri": quote(shown), "uriBaseId": "SRCROOT"}


def _region(place: Place) -> Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(fix: Fix, place: Place, report: Report) -> Json:
    spans = [(report.lines.span(place.path, edit.start, edit.stop), edit) for edit in fix.edits]
    replacements = [
        {"deletedRegion": _region(span), "insertedContent": {"text": edit.text}}
        for span, edit in spans
        if span is not None
    ]
    change = {"artifactLocation": _artifact(place, report), "replacements": replacements}
    note = f"; {fix.note}" if fix.note else ""
    return {
        "description": {"text": f"{fix.title} ({fix.safety}{note})"},
        "artifactChanges": [change],
    }


def _fault(fault: Fault, report: Report) -> Json:
    physical: Json = {"artifactLocation": _artifact(fault, report)}
    if fault.line is not None:
        physical["region"] = {"startLine": fault.line}
    return {
        "level": "error",
        "message": {"text": fault.reason},
        "locations": [{"physicalLocation": physical}],
    }
