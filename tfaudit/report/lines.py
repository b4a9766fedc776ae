"""The source that a report quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tfaudit.notebook import Notebook, NotebookError
from tfaudit.notebook import load as load_notebook
from tfaudit.source import Source, SourceError, decode

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tfaudit.model import Place

LINE_END = re.compile(r"\r\n|\r|\n")  # as Python ends lines; str.splitlines knows more


class SourceLines:
    """Reads files when something of theirs is first asked for, and keeps them."""

    def __init__(self, texts: Mapping[Path, str]) -> None:
        """`texts` are used instead of the files on disk."""
        self._texts = texts
        self._files: dict[Path, Source | Notebook | None] = {}
        self._lines: dict[tuple[Path, int | None], list[str]] = {}

    def of(self, path: Path, cell: int | None = None) -> list[str]:
        """The lines of a file, or of a notebook's cell; none when it cannot be read any more."""
        if (path, cell) not in self._lines:
            file = self._file(path)
            text = file.source_of(cell) if isinstance(file, Notebook) else file.text if file else ""
            self._lines[path, cell] = LINE_END.split(text) if text else []
        return self._lines[path, cell]

    def at(self, place: Place) -> str:
        """The place's first line; empty when it cannot be read any more."""
        lines = self.of(place.path, place.cell)
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    def file_line(self, place: Place) -> int:
        """The place's line in the file on disk: for a notebook, in its JSON."""
        file = self._file(place.path) if place.cell is not None else None
        if isinstance(file, Notebook) and place.cell is not None:
            return file.document_line(place.cell, place.line)
        return place.line

    def span(self, path: Path, start: int, stop: int) -> Place | None:
        """A range of the text that was analysed, by line and column (and cell)."""
        file = self._file(path)
        return file.place(start, stop) if file else None

    def _file(self, path: Path) -> Source | Notebook | None:
        if path not in self._files:
            self._files[path] = self._read(path)
        return self._files[path]

    def _read(self, path: Path) -> Source | Notebook | None:
        try:
            if path.suffix == ".ipynb":
                raw = self._texts[path].encode() if path in self._texts else path.read_bytes()
                return load_notebook(path, raw)
            if path in self._texts:
                return Source(path, self._texts[path])
            return decode(path, path.read_bytes())
        except (OSError, SourceError, NotebookError):
            return None
