"""The report for people: what, where, the code it is about, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.model import Safety, Severity
from tfaudit.report.frame import Mark, draw, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tfaudit.model import Finding, Place, Related
    from tfaudit.report.frame import Paint
    from tfaudit.report.value import Report

# Terminal escape codes (SGR) of each role.
STYLES = {
    "path": "1",
    "error": "1;31",
    "high": "1;31",
    "medium": "1;33",
    "low": "1;36",
    "info": "36",
    "code": "1",
    "gutter": "34",
    "primary": "1;31",
    "secondary": "34",
    "note": "1;36",
    "good": "32",
}


def render(report: Report, *, color: bool = False, width: int = 100, frames: bool = True) -> str:
    """The findings, each with its frame, and a summary.

    Args:
        report: what to say.
        color: with escape codes for a terminal.
        width: columns of the terminal; only lines of code are clipped to it.
        frames: with code; without, each finding is one line.
    """
    paint = _colored if color else _plain
    blocks = [
        "\n".join(
            _finding(finding, report, paint, width) if frames else [_head(finding, report, paint)]
        )
        for finding in report.findings
    ]
    between = "\n\n" if frames else "\n"
    return between.join(blocks) + ("\n\n" if blocks else "") + summary(report, color=color) + "\n"


def summary(report: Report, *, color: bool = False) -> str:
    """How much was found, and what to do next."""
    paint = _colored if color else _plain
    hidden = _hidden(report)
    faults = f"; {counted(len(report.faults), 'file')} not audited" if report.faults else ""
    if not report.findings:
        return (
            paint("Nothing found", "good")
            + f" in {counted(report.checked, 'file')}{hidden}{faults}."
        )
    found = f"Found {counted(len(report.findings), 'problem')} in {counted(report.files, 'file')}"
    return f"{found}{_fixable(report)}{hidden}{faults}."


def _fixable(report: Report) -> str:
    safe, unsafe = report.fixable(Safety.SAFE), report.fixable(Safety.UNSAFE)
    if safe and unsafe:
        return f" ({safe} fixable with `tfaudit fix`, {unsafe} more with `--unsafe`)"
    if safe:
        return f" ({safe} fixable with `tfaudit fix`)"
    return f" ({unsafe} fixable with `tfaudit fix --unsafe`)" if unsafe else ""


def _hidden(report: Report) -> str:
    reasons = (
        (report.suppressed, "by comments"),
        (report.baselined, "by the baseline"),
        (report.hidden, "as opinion (`--pedantic` shows them)"),
    )
    hidden = [f"{number} hidden {reason}" for number, reason in reasons if number]
    return "".join(f", {words}" for words in hidden)


def _finding(finding: Finding, report: Report, paint: Paint, width: int) -> list[str]:
    block = [_head(finding, report, paint)]
    marks = [Mark(finding.place, "", primary=True)]
    elsewhere: list[Related] = []
    for related in finding.related:
        if _same_text(related.place, finding.place):
            marks.append(Mark(related.place, related.message, primary=False))
        else:
            elsewhere.append(related)
    lines = report.lines.of(finding.place.path, finding.place.cell)
    block += ["  " + line for line in draw(lines, marks, width - 2, paint)]
    for related in elsewhere:
        where = one_line(report.where(related.place))
        block.append(f"  {paint('-->', 'gutter')} {where}: {one_line(related.message)}")
        lines = report.lines.of(related.place.path, related.place.cell)
        mark = Mark(related.place, "", primary=False)
        block += ["  " + line for line in draw(lines, [mark], width - 2, paint)]
    return block + [f"  {paint('=', 'gutter')} {note}" for note in _notes(finding, paint)]


def _same_text(one: Place, other: Place) -> bool:
    return (one.path, one.cell) == (other.path, other.cell)


def _head(finding: Finding, report: Report, paint: Paint) -> str:
    where = paint(one_line(report.where(finding.place)), "path")
    severity = paint(str(finding.severity), str(finding.severity))
    rule = f"{paint(finding.code, 'code')} {finding.name}"
    return f"{where}: {severity} {rule}: {one_line(finding.message)}"


def _notes(finding: Finding, paint: Paint) -> Iterator[str]:
    # An error's message says it, and what is only information promises nothing.
    if finding.severity not in {Severity.ERROR, Severity.INFO}:
        yield f"{paint('expected effect:', 'note')} {finding.effect.value}"
    fix = finding.fix
    if fix is None:
        return
    note = f" ({fix.note})" if fix.note else ""
    how = {
        Safety.SAFE: "fix (`tfaudit fix`):",
        Safety.UNSAFE: "fix (`tfaudit fix --unsafe`):",
        Safety.SUGGEST: "suggestion:",
    }
    yield f"{paint(how[fix.safety], 'note')} {one_line(fix.title + note)}"


def counted(number: int, noun: str) -> str:
    """A number of things: "1 file", "2,000 files"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _plain(text: str, role: str) -> str:  # noqa: ARG001 - the shape of a Paint
    return text


def _colored(text: str, role: str) -> str:
    return f"\x1b[{STYLES[role]}m{text}\x1b[0m"
