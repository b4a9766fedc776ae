"""A notebook in the shape of a source, so that it is audited and mended as a script is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.notebook.document import Notebook, load
from tfaudit.notebook.raw import NotebookError
from tfaudit.source import Source, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tfaudit.model import Edit, Place

_NO_CODE = re.compile(r"(?:[\s;]|#[^\n]*)*")


@dataclass(frozen=True, eq=False)
class NotebookSource(Source):
    """The code cells of a notebook as one text; what is written is the notebook."""

    notebook: Notebook | None = None

    @property
    def document(self) -> str:
        """The notebook's JSON text."""
        assert self.notebook is not None
        return self.notebook.document

    def encode(self, document: str) -> bytes:
        """The bytes of the notebook's JSON text."""
        assert self.notebook is not None
        return self.notebook.encode(document)

    def with_edits(self, edits: Iterable[Edit]) -> NotebookSource:
        """The notebook with edits of its cells made.

        Raises:
            SourceError: an edit reaches beyond a cell, or into a magic.
        """
        assert self.notebook is not None
        try:
            document = self.notebook.apply(edits)
            return notebook_source(self.path, self.notebook.encode(document))
        except NotebookError as error:
            raise SourceError(str(error)) from None

    def shown(self, place: Place) -> Place:
        """A place in the joined text as cell, line and column."""
        assert self.notebook is not None
        start = self.line_starts[place.line - 1] + place.column - 1
        stop = self.line_starts[place.end_line - 1] + place.end_column - 1
        return self.notebook.place(start, stop)

    def ends_cell(self, offset: int) -> bool:
        """Whether nothing but comments follows in the cell that the character before is in."""
        assert self.notebook is not None
        cell = self.notebook.cell_at(offset - 1)
        return _NO_CODE.fullmatch(self.text, offset, cell.stop) is not None

    def conceals(self, name: str) -> bool:
        """Whether a masked line of a cell has the word."""
        assert self.notebook is not None
        word = re.compile(rf"\b{re.escape(name)}\b")
        return any(
            line != masked and word.search(line)
            for cell in self.notebook.cells
            for line, masked in zip(
                cell.source.splitlines(), cell.masked.splitlines(), strict=False
            )
        )


def notebook_source(path: Path, raw: bytes) -> NotebookSource:
    """The source of a notebook's bytes.

    Raises:
        SourceError: they are not a notebook.
    """
    try:
        notebook = load(path, raw)
    except NotebookError as error:
        raise SourceError(str(error)) from None
    return NotebookSource(path, notebook.text, bom=notebook.bom, notebook=notebook)
