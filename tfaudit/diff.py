"""Unified diffs that `patch -p1` and `git apply` take."""

from __future__ import annotations

import difflib
import re

_LINES = re.compile(r"[^\n]*\n|[^\n]+")  # `splitlines` would also cut at form feeds and the like

_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\x7f": "\\177",
}  # fmt: skip


def unified(name: str, old: str, new: str) -> str:
    """The diff of one file's texts; `name` with forward slashes. Empty where they are equal."""
    lines = difflib.unified_diff(
        _LINES.findall(old), _LINES.findall(new), _label(f"a/{name}"), _label(f"b/{name}"), n=3
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _label(name: str) -> str:
    """A file's name as `git diff` writes it, so that odd ones are found again."""
    if any(char in '"\\\x7f' or char < " " for char in name):
        escaped = (_ESCAPES.get(c) or (c if c >= " " else f"\\{ord(c):03o}") for c in name)
        return f'"{"".join(escaped)}"'
    return name + "\t" if " " in name else name  # without it, patch ends the name at the space
