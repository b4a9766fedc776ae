"""A file of findings that are put up with, so that only new ones are reported.

It counts, for each file and rule, the findings on each line of code, known by `fingerprint`: lines
may move, and a changed line is reported anew.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.errors import UsageError
from tfaudit.fingerprint import fingerprint
from tfaudit.report.lines import SourceLines
from tfaudit.report.value import Report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tfaudit.model import Finding

VERSION = 1


@dataclass(frozen=True)
class Split:
    """A run's findings by whether the baseline knows them."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]


def apply(findings: Iterable[Finding], file: Path | None) -> Split:
    """Take out the findings that a baseline file knows; without a file, all are new.

    Raises:
        UsageError: the file is missing or is no baseline.
    """
    if file is None:
        return Split(tuple(findings), ())
    left = _read(file)
    lines = SourceLines({})
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        key = _key(finding, file, lines)
        (known if left[key] > 0 else new).append(finding)
        left[key] -= 1
    return Split(tuple(new), tuple(known))


def render(findings: Iterable[Finding], file: Path) -> str:
    """What to write into the baseline file so that it knows these findings; one line each."""
    lines = SourceLines({})
    counts = Counter(_key(finding, file, lines) for finding in findings)
    rows = [json.dumps([*key, count]) for key, count in sorted(counts.items())]
    body = ",\n    ".join(rows)
    return f'{{\n  "version": {VERSION},\n  "findings": [\n    {body}\n  ]\n}}\n'


def _key(finding: Finding, file: Path, lines: SourceLines) -> tuple[str, str, str]:
    path = Report(root=file.parent).shown(finding.place.path)
    return path, finding.code, fingerprint(path, finding.code, lines.at(finding.place))


def _read(file: Path) -> Counter[tuple[str, str, str]]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        if document["version"] != VERSION:
            raise UsageError(f"baseline '{file}' is of another version; write it anew")
        return Counter(
            {
                (str(path), str(code), str(hash_)): int(n)
                for path, code, hash_, n in document["findings"]
            }
        )
    except OSError as error:
        raise UsageError(f"cannot read the baseline '{file}': {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise UsageError(f"'{file}' is not a baseline of tfaudit's; write it anew") from None
