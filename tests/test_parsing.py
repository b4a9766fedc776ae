"""Trees are those of libcst, made without its checks of what its own parser makes."""

from __future__ import annotations

import contextlib
from pathlib import Path

import libcst as cst
import pytest

from tfaudit.parsing import parse

TEXTS = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))[:8]]
REFUSED = {
    "x = 'text' b'bytes'\n": "concatenate",
    "try:\n    a()\nexcept:\n    b()\nexcept C:\n    d()\n": "must be the last",
}


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_tree_is_that_of_libcst(text: str) -> None:
    tree = parse(text)
    assert tree.code == text
    assert tree.deep_equals(cst.parse_module(text))


@pytest.mark.parametrize(("text", "reason"), REFUSED.items(), ids=REFUSED.values())
def test_what_python_refuses_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SyntaxError):
        compile(text, "script", "exec")
    with pytest.raises(cst.CSTValidationError, match=reason):
        parse(text)


@pytest.mark.parametrize("text", ["x = 1\n", "x = (\n", "x = 'text' b'bytes'\n"])
def test_libcst_checks_nodes_again_afterwards(text: str) -> None:
    with contextlib.suppress(cst.ParserSyntaxError, cst.CSTValidationError):
        parse(text)
    with pytest.raises(cst.CSTValidationError):
        cst.Name("")
