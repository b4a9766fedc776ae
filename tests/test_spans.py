"""Where nodes stand, compared with libcst's own PositionProvider."""

from __future__ import annotations

from pathlib import Path

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from tfaudit import spans
from tfaudit.parsing import parse
from tfaudit.source import read
from tfaudit.syntax import walk, walk_type

FILES = sorted((Path(__file__).parent / "cases").glob("*/*.py"))[::40]


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_they_agree(path: Path) -> None:
    source = read(path)
    wrapper = MetadataWrapper(source.parse(), unsafe_skip_copy=True)
    positions = wrapper.resolve(PositionProvider)
    nodes = [n for n in walk(wrapper.module) if isinstance(n, (cst.BaseExpression, cst.Arg))]
    found = spans.find(wrapper.module, nodes)
    starts = source.line_starts
    for node in nodes:
        where = positions[node]
        start = starts[where.start.line - 1] + where.start.column
        stop = starts[where.end.line - 1] + where.end.column
        assert (found[node].start, found[node].stop) == (start, stop), wrapper.module.code_for_node(
            node
        )


@pytest.mark.parametrize("text", ["x = f(1)\ny = 2\n", "x = f(1)\ny = g(x)", "if x:\n    f(1)"])
def test_it_stops_where_all_is_found(text: str) -> None:
    """Of the rest, no code is made; and the newline that a last line lacks is no difference."""
    tree = cst.parse_module(text)
    call = next(node for node in walk(tree) if isinstance(node, cst.Call))
    found, code = spans.find_with_code(tree, [call])
    assert text[found[call].start : found[call].stop] == "f(1)"
    assert len(code) <= text.index(")") + 1
    assert spans.reproduces(tree, code, text)
    whole = spans.find_with_code(tree, [tree.body[-1]])[1]
    assert spans.reproduces(tree, whole, text)
    assert not spans.reproduces(tree, whole, "z" + text)


def test_plain_white_space_has_no_place() -> None:
    """One node stands in many places of a tree, and would be found at the first of them."""
    tree = parse("x = f(1)\ny = a.b\n")
    equals = [node.whitespace_before_equal for node in walk_type(tree, cst.AssignTarget)]
    assert equals[0] is equals[1]
    with pytest.raises(ValueError, match="no place"):
        spans.find(tree, equals[:1])
