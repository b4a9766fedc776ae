"""How often each rule was found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tfaudit.model import Safety

if TYPE_CHECKING:
    from tfaudit.report.value import Report


def render(report: Report) -> str:
    """One line for each rule, the most frequent first, with how many have a fix to apply."""
    counts = Counter((finding.code, finding.name) for finding in report.findings)
    fixable = Counter(
        finding.code
        for finding in report.findings
        if finding.fix is not None and finding.fix.safety > Safety.SUGGEST
    )
    digits = len(str(max(counts.values(), default=0)))
    rows = []
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        fixes = f"  ({fixable[code]} fixable)" if fixable[code] else ""
        rows.append(f"{count:>{digits}}  {code}  {name}{fixes}\n")
    return "".join(rows)
