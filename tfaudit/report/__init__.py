"""What a run found, and the formats that it can be written in.

Each format is a module with one function from a `Report` to text; `render` picks it by name and
imports nothing else, so that `text` does not pay for the others.
"""

from __future__ import annotations

from tfaudit.report.value import Report

__all__ = ["Report"]
