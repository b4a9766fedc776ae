"""Jupyter notebooks as one Python text, and edits of that text back into the notebook's bytes."""

from __future__ import annotations

from tfaudit.notebook.document import Cell, Notebook, load
from tfaudit.notebook.raw import NotebookError

__all__ = ["Cell", "Notebook", "NotebookError", "load"]
