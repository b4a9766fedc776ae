"""What a run found, and the formats that it can be written in.

Each format is a module with a function `render`; only the one that is asked for is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfaudit.report.value import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tfaudit.rule import Rule

__all__ = ["FORMATS", "Report", "render"]

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")


def render(
    report: Report,
    form: str,
    rules: Callable[[], Sequence[Rule]],
    *,
    color: bool = False,
    width: int = 100,
) -> str:
    """The report in one of `FORMATS`.

    Args:
        report: what to say.
        form: which format.
        rules: gives the rules that were applied, for the one format that holds their pages.
        color: for people in terminals; programs' formats never have any.
        width: columns of the terminal.
    """
    match form:
        case "json":
            from tfaudit.report import json_report

            return json_report.render(report)
        case "sarif":
            from tfaudit.report import sarif

            return sarif.render(report, rules())
        case "github":
            from tfaudit.report import github

            return github.render(report)
        case "gitlab":
            from tfaudit.report import gitlab

            return gitlab.render(report)
        case "junit":
            from tfaudit.report import junit

            return junit.render(report)
    from tfaudit.report import text

    return text.render(report, color=color, width=width, frames=form != "concise")
