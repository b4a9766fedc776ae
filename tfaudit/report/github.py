"""GitHub's workflow commands: each finding is an annotation on the changed lines of a pull request.

The escapes are those that the runner undoes: `%`, carriage return and newline everywhere, `:` and
`,` in properties as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.model import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tfaudit.model import Fault, Finding
    from tfaudit.report.value import Report

COMMANDS = {
    Severity.ERROR: "error",
    Severity.HIGH: "warning",
    Severity.MEDIUM: "warning",
    Severity.LOW: "notice",
    Severity.INFO: "notice",
}


def render(report: Report) -> str:
    """One command a line."""
    lines = [_finding(finding, report) for finding in report.findings]
    lines += [_fault(fault, report) for fault in report.faults]
    return "".join(line + "\n" for line in lines)


def _finding(finding: Finding, report: Report) -> str:
    place = finding.place
    properties: dict[str, object] = {"file": report.shown(place.path)}
    if place.cell is not None:
        properties["line"] = report.lines.file_line(place)
    else:
        properties |= {"line": place.line, "endLine": place.end_line}
        if place.line == place.end_line:  # columns of a range over several lines are refused
            properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    text = "\n".join([finding.message, *report.notes(finding)])
    return _command(COMMANDS[finding.severity], properties, text)


def _fault(fault: Fault, report: Report) -> str:
    properties: dict[str, object] = {"file": report.shown(fault.path)}
    if fault.line is not None:
        properties["line"] = fault.line
    return _command("error", {**properties, "title": "tfaudit: not audited"}, fault.reason)


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
