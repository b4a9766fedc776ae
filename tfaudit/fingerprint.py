"""What a finding is recognised by when lines above it have moved."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tfaudit.report.value import Report


def fingerprint(path: str, code: str, line: str) -> str:
    """A hash of a finding's file, rule and line of code, in which white space does not count."""
    words = "\0".join((path, code, "".join(line.split())))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def fingerprints(report: Report) -> list[str]:
    """One for each finding; equal ones of a report are told apart by their order."""
    seen: Counter[str] = Counter()
    found = []
    for finding in report.findings:
        place = finding.place
        one = fingerprint(report.shown(place.path), finding.code, report.lines.at(place))
        again = seen[one]
        seen[one] += 1
        found.append(fingerprint(one, str(again), "") if again else one)
    return found
