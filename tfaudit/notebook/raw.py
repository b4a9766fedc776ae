"""The JSON of a notebook: where the sources of its code cells stand, and new ones put there.

Nothing else of the file is touched: indentation, the order of keys, escapes, outputs and the last
newline stay as they are, which a round trip through a parser would not promise.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

DECODER = json.JSONDecoder()
SPACE = re.compile(r"[ \t\r\n]*")


class NotebookError(Exception):
    """A file that is not a notebook that can be audited; says why."""


@dataclass(frozen=True)
class RawSource:
    """A code cell's `source`: a string, or a list of strings that are joined."""

    start: int  # its range in the JSON text
    stop: int
    value: str | list[str]

    @property
    def text(self) -> str:
        """The cell's code."""
        return self.value if isinstance(self.value, str) else "".join(self.value)


def code_sources(text: str) -> list[RawSource]:
    """The sources of a notebook's code cells, in order; none where its language is not Python.

    Raises:
        NotebookError: not JSON, not a notebook, or one of a format before 4.
    """
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise NotebookError(f"is not a notebook: {error}") from None
    if not isinstance(document, dict) or not isinstance(document.get("cells"), list):
        if isinstance(document, dict) and "worksheets" in document:
            raise NotebookError("is in a notebook format before 4; `jupyter nbconvert` updates it")
        raise NotebookError("is not a notebook: it has no list of cells")
    if not _is_python(document):
        return []
    found = []
    for cell in _items(text, _member(text, 0, "cells")):
        source = _member(text, cell, "source")
        if source and _value(text, _member(text, cell, "cell_type")) == "code":
            value, stop = DECODER.raw_decode(text, source)
            if isinstance(value, str) or (
                isinstance(value, list) and all(isinstance(line, str) for line in value)
            ):
                found.append(RawSource(source, stop, value))
    return found


def _is_python(document: dict[str, Any]) -> bool:
    metadata = document.get("metadata")
    if not isinstance(metadata, dict):
        return True
    said = [
        section[key].lower()
        for name, key in (("kernelspec", "language"), ("language_info", "name"))
        if isinstance(section := metadata.get(name), dict) and isinstance(section.get(key), str)
    ]
    return not said or any(word in {"python", "ipython", "python3"} for word in said)


def _skip(text: str, at: int) -> int:
    match = SPACE.match(text, at)
    return match.end() if match else at


def _value(text: str, at: int) -> object:
    return DECODER.raw_decode(text, at)[0] if at else None


def _member(text: str, at: int, key: str) -> int:
    """Where the value of an object's member starts; 0 where there is none (or no object)."""
    at = _skip(text, at)
    if text[at : at + 1] != "{":
        return 0
    at = _skip(text, at + 1)
    found = 0
    while text[at] != "}":
        name, at = DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)  # over the colon
        if name == key:
            found = at  # the last of several counts, as it does for json.loads
        at = _skip(text, DECODER.raw_decode(text, at)[1])
        at = _skip(text, at + 1) if text[at] == "," else at
    return found


def _items(text: str, at: int) -> Iterator[int]:
    """Where each item of a list starts."""
    at = _skip(text, at + 1)
    while text[at] != "]":
        yield at
        at = _skip(text, DECODER.raw_decode(text, at)[1])
        at = _skip(text, at + 1) if text[at] == "," else at


def line_of(text: str, raw: RawSource, line: int) -> int:
    """The line of the JSON text that holds a line of a cell, both from 1."""
    at = raw.start
    if isinstance(raw.value, list):
        first = 1
        for start, item in zip(_items(text, raw.start), raw.value, strict=True):
            if first > line:
                break
            at = start
            first += item.count("\n")
    return text.count("\n", 0, at) + 1


def rewrite(text: str, changes: list[tuple[RawSource, str]]) -> str:
    """The JSON text with new code for some cells."""
    # What the file escapes now tells how the program escapes that it was written with.
    escape = text.isascii() and "\\u" in text
    for raw, code in sorted(changes, key=lambda change: -change[0].start):
        text = text[: raw.start] + _encoded(text, raw, code, escape) + text[raw.stop :]
    return text


def _encoded(text: str, raw: RawSource, code: str, escape: bool) -> str:
    if isinstance(raw.value, str):
        return json.dumps(code, ensure_ascii=escape)
    starts = list(_items(text, raw.start))
    stops = [DECODER.raw_decode(text, start)[1] for start in starts]
    # Lines that stay keep their very characters.
    known = {v: text[a:b] for v, a, b in zip(raw.value, starts, stops, strict=True)}
    lines = code.splitlines(keepends=True) if code not in known else [code]
    items = [known.get(line) or json.dumps(line, ensure_ascii=escape) for line in lines]
    opening, closing = text[raw.start : starts[0]], text[stops[-1] : raw.stop]
    between = text[stops[0] : starts[1]] if len(starts) > 1 else "," + opening[1:]
    return opening + between.join(items) + closing
