"""Where nodes stand, compared with libcst's own PositionProvider."""

from __future__ import annotations

from pathlib import Path

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from tfaudit import spans
from tfaudit.source import read
from tfaudit.syntax import walk

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
