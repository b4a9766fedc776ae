"""A notebook as one Python text, and the way back to its cells.

The code cells stand below one another, each ending with a newline, with IPython's own syntax masked
by as many characters: a position in the text is a position in a cell.
"""

from __future__ import annotations

import codecs
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tfaudit.model import Place
from tfaudit.notebook.magics import mask
from tfaudit.notebook.raw import NotebookError, RawSource, code_sources, line_of, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tfaudit.model import Edit


@dataclass(frozen=True)
class Cell:
    """A code cell that holds something."""

    number: int  # among all code cells, from 1
    raw: RawSource
    masked: str  # as many characters as the cell's source
    start: int  # where it begins in the notebook's text
    left_out: str | None  # why it is but comments in the text

    @property
    def source(self) -> str:
        """The code as the user sees it."""
        return self.raw.text

    @property
    def stop(self) -> int:
        """Where it ends in the notebook's text, without the newline that may have been added."""
        return self.start + len(self.masked)


@dataclass(frozen=True, eq=False)
class Notebook:
    """A notebook's code. Offsets count characters of `text`."""

    path: Path
    document: str  # the JSON
    cells: tuple[Cell, ...]
    bom: bytes = b""

    @cached_property
    def text(self) -> str:
        """All cells as one Python text."""
        return "".join(_ended(cell.masked) for cell in self.cells)

    def source_of(self, number: int | None) -> str:
        """The code of the cell of that number; empty where there is none."""
        return next((cell.source for cell in self.cells if cell.number == number), "")

    def place(self, start: int, stop: int) -> Place:
        """The range by cell, and line and column in it; what lies in later cells is cut off."""
        cell = self.cell_at(start)
        begin = min(start, cell.stop) - cell.start
        end = max(min(stop, cell.stop) - cell.start, begin)
        (line, column), (end_line, end_column) = (_position(cell.source, x) for x in (begin, end))
        return Place(self.path, line, column, end_line, end_column, cell.number)

    def document_line(self, number: int, line: int) -> int:
        """The line of the JSON text that holds a line of a cell, both from 1."""
        cell = next((cell for cell in self.cells if cell.number == number), None)
        return line_of(self.document, cell.raw, line) if cell else 1

    def text_line(self, number: int, line: int) -> int:
        """The line of `text` that is a line of a cell, both from 1."""
        start = next(cell.start for cell in self.cells if cell.number == number)
        return self.text.count("\n", 0, start) + line

    def cell_at(self, offset: int) -> Cell:
        """The cell that holds a character of the text."""
        return self.cells[max(bisect_right([cell.start for cell in self.cells], offset) - 1, 0)]

    def apply(self, edits: Iterable[Edit]) -> str:
        """The notebook's JSON with edits of `text` made in its cells.

        Raises:
            NotebookError: an edit touches more than one cell or a masked magic, or leaves a cell
                that cannot be run on its own.
        """
        changed: dict[int, str] = {}
        for edit in sorted(edits, reverse=True):
            cell = self.cell_at(edit.start)
            start, stop = edit.start - cell.start, edit.stop - cell.start
            if start < stop == len(_ended(cell.source)):
                stop = len(cell.source)  # the newline that was added is none of the cell's
            if stop > len(cell.source):
                raise NotebookError(f"the change reaches beyond cell {cell.number}")
            if cell.source[start:stop] != cell.masked[start:stop]:
                raise NotebookError(f"the change touches a magic in cell {cell.number}")
            source = changed.get(cell.start, cell.source)
            changed[cell.start] = source[:start] + edit.text + source[stop:]
        sources = [(x, changed[x.start]) for x in self.cells if x.start in changed]
        for cell, source in sources:
            if mask(source)[1] is not None:
                raise NotebookError(f"the change breaks cell {cell.number}")
        return rewrite(self.document, [(cell.raw, source) for cell, source in sources])

    def encode(self, document: str) -> bytes:
        """The bytes to write for a changed JSON text."""
        return self.bom + document.encode()


def load(path: Path, raw: bytes) -> Notebook:
    """The notebook of a file's bytes.

    Raises:
        NotebookError: they are not a notebook.
    """
    try:
        document = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotebookError("is not a notebook: it is not UTF-8 text") from None
    cells: list[Cell] = []
    start = 0
    for number, source in enumerate(code_sources(document), 1):
        if source.text.strip():
            masked, left_out = mask(source.text)
            cells.append(Cell(number, source, masked, start, left_out))
            start += len(_ended(masked))
    bom = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    return Notebook(path, document, tuple(cells), bom)


def _ended(source: str) -> str:
    return source if source.endswith("\n") else source + "\n"


def _position(source: str, offset: int) -> tuple[int, int]:
    before = source[:offset]
    line_start = before.rfind("\n") + 1
    return before.count("\n") + 1, offset - line_start + 1
