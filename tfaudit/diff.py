"""Unified diffs that `patch -p1` and `git apply` take."""

from __future__ import annotations

import difflib
import re

_LINES = re.compile(r"[^\n]*\n|[^\n]+")  # `splitlines` would also cut at form feeds and the like


def unified(name: str, old: str, new: str) -> str:
    """The diff of one file's texts; `name` with forward slashes. Empty where they are equal."""
    lines = difflib.unified_diff(
        _LINES.findall(old), _LINES.findall(new), f"a/{name}", f"b/{name}", n=3
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
