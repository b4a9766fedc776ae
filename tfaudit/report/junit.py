"""JUnit's XML, which test dashboards read: a suite for each file, a failure for each finding."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    from tfaudit.model import Fault, Finding
    from tfaudit.report.value import Report

# What XML 1.0 cannot hold, not even escaped.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """The report as one XML document; a run without findings is one passed test."""
    by_file: dict[str, list[Finding | Fault]] = defaultdict(list)
    for finding in report.findings:
        by_file[report.shown(finding.place.path)].append(finding)
    for fault in report.faults:
        by_file[report.shown(fault.path)].append(fault)
    root = ElementTree.Element(
        "testsuites",
        name="tfaudit",
        tests=str(max(len(report.findings) + len(report.faults), 1)),
        failures=str(len(report.findings)),
        errors=str(len(report.faults)),
        time=f"{report.elapsed:.3f}",
    )
    for path, items in by_file.items():
        _suite(root, path, items, report)
    if not by_file:
        suite = ElementTree.SubElement(
            root, "testsuite", name="tfaudit", tests="1", failures="0", errors="0"
        )
        ElementTree.SubElement(suite, "testcase", name="nothing found", classname="tfaudit")
    ElementTree.indent(root)
    body = ElementTree.tostring(root, "us-ascii").decode()  # whatever encoding stdout has
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _suite(
    root: ElementTree.Element, path: str, items: list[Finding | Fault], report: Report
) -> None:
    from tfaudit.model import Fault

    faults = sum(isinstance(item, Fault) for item in items)
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=_clean(path),
        file=_clean(path),
        tests=str(len(items)),
        failures=str(len(items) - faults),
        errors=str(faults),
    )
    for item in items:
        if isinstance(item, Fault):
            case = _case(suite, path, "not audited", item.line)
            ElementTree.SubElement(case, "error", message=_clean(item.reason))
        else:
            case = _case(suite, path, f"{item.code} {item.name}", item.place.line)
            failure = ElementTree.SubElement(
                case, "failure", message=_clean(item.message), type=str(item.severity)
            )
            cell = f"cell {item.place.cell}, " if item.place.cell is not None else ""
            where = f"{cell}line {item.place.line}, column {item.place.column}"
            failure.text = _clean("\n".join([f"{where}: {item.message}", *report.notes(item)]))


def _case(
    suite: ElementTree.Element, path: str, name: str, line: int | None
) -> ElementTree.Element:
    at = f" at line {line}" if line is not None else ""
    return ElementTree.SubElement(suite, "testcase", name=name + at, classname=_clean(path))


def _clean(text: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
