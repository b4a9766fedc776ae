"""Imported names that fixes left without a use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tfaudit.idle_imports import without_idle
from tfaudit.source import Source

IMPORT = "from keras.layers import A, B, C\n"
LINES = "from keras.layers import (\r\n    A,  # a\r\n    B as b,\r\n    C  # c\r\n)\r\n"
USES = {IMPORT: "A(), B(), C()\n", LINES: "A(), b(), C()\r\n"}


@pytest.mark.parametrize(
    ("imports", "rest", "expected"),
    [
        (IMPORT, "B(), C()", "from keras.layers import B, C\n"),
        (IMPORT, "A(), C()", "from keras.layers import A, C\n"),
        (IMPORT, "A(), B()", "from keras.layers import A, B\n"),
        (IMPORT, "A()", "from keras.layers import A\n"),
        (IMPORT, "B()", "from keras.layers import B\n"),
        (IMPORT, "C()", "from keras.layers import C\n"),
        (IMPORT, "pass", ""),
        (IMPORT, "A(), B(), x.C", IMPORT),
        (IMPORT, "__all__ = ['A', 'B', \"C\"]", IMPORT),
        (LINES, "A(), C()", LINES.replace("    B as b,\r\n", "")),
        (LINES, "A(), b()", LINES.replace("    C  # c\r\n", "")),
        (LINES, "b(), C()", LINES.replace("    A,  # a\r\n", "")),
    ],
)
def test_only_what_was_used_before_goes(imports: str, rest: str, expected: str) -> None:
    before = Source(Path("train.py"), f"# ü\n{imports}{USES[imports]}")
    after = Source(Path("train.py"), f"# ü\n{imports}{rest}")
    assert without_idle(before, after).text == f"# ü\n{expected}{rest}"
    assert without_idle(after, after).text == after.text  # it was idle before any fix


@pytest.mark.parametrize(
    ("name", "imports"),
    [
        ("__init__.py", "from keras.layers import A\n"),
        ("train.py", "from layers import A\n"),
        ("train.py", "from .keras import A\n"),
        ("train.py", "try:\n    from keras.layers import A\nexcept ImportError:\n    A = None\n"),
        ("train.py", "x = 1; from keras.layers import A\n"),
    ],
)
def test_what_may_be_meant_for_others_stays(name: str, imports: str) -> None:
    before, after = Source(Path(name), imports + "A()\n"), Source(Path(name), imports)
    assert without_idle(before, after) is after
