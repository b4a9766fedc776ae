"""From a text to its syntax tree, in less time than libcst's own function takes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import libcst as cst

if TYPE_CHECKING:
    from collections.abc import Iterator

# Of what libcst's parser makes, only these may be wrong: `'text' b'bytes'`, and an `except` behind
# one that catches all.
_MAY_BE_WRONG = frozenset({cst.ConcatenatedString, cst.Try})
_validate = cst.CSTNode.__post_init__


def parse(text: str) -> cst.Module:
    """What `libcst.parse_module` gives.

    libcst checks every node when it is made, and so those that come from its own parser, of which
    it notes that this costs time (`CSTNode.__post_init__`): a tenth of the whole.

    Raises:
        libcst.ParserSyntaxError: the text is not Python that libcst knows.
        libcst.CSTValidationError: it is not Python, although libcst's parser takes it.
    """
    with _trusting_the_parser():
        return cst.parse_module(text)


@contextmanager
def _trusting_the_parser() -> Iterator[None]:
    """Nodes that are made meanwhile are not checked, but for those that may be wrong."""
    cst.CSTNode.__post_init__ = _validate_some  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        cst.CSTNode.__post_init__ = _validate  # type: ignore[method-assign]


def _validate_some(node: cst.CSTNode) -> None:
    if type(node) in _MAY_BE_WRONG:
        _validate(node)
