"""The report of a tune as one HTML page, which needs nothing else: no network, no server.

`ratios`, `by_batch` and `timeline` draw with plotly, `sections` writes text and tables, `document`
puts them together. What comes from the user's script (names, reasons, paths, the diff) is text and
nothing else: it is escaped, and the page's own policy lets no script run but the two that it
carries.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.errors import TfauditError
from tfaudit.writing import replace

if TYPE_CHECKING:
    from pathlib import Path

    from tfaudit.tuner.outcome import Outcome


@dataclass(frozen=True)
class Edit:
    """What taking the choice would change; empty where there is no choice."""

    diff: str = ""  # of the sources
    start: str = ""  # the command line that starts the script, where it is another one


MISSING = "plotly is missing: pip install 'tensorflow-audit[report]'"


def available() -> bool:
    """Whether a page can be made: plotly is installed."""
    return importlib.util.find_spec("plotly") is not None


def check(path: Path) -> None:
    """Whether a page can be made and written there, before hours are spent on what it shows.

    Raises:
        TfauditError: it cannot, and why.
    """
    if not available():
        raise TfauditError(f"--report: {MISSING}")
    if path.is_dir():
        raise TfauditError(f"--report: '{path}' is a folder; name a file, report.html say")
    if not path.absolute().parent.is_dir():
        raise TfauditError(f"--report: there is no folder '{path.parent}'")


def write(outcome: Outcome, edit: Edit, path: Path) -> None:
    """Write the page, all or nothing.

    Raises:
        TfauditError: it cannot be written; what was there before is as it was.
    """
    from tfaudit.tuner.page.document import render

    replace(path, render(outcome, edit, path.absolute().parent).encode())
