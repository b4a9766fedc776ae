"""Batches that a hand-written loop handles in Python, for examples per applied gradient."""

from __future__ import annotations

import time
from typing import Any

from .calls import examples_in


class Batches:
    """Batches that pass through Python, between being drawn and being applied."""

    def __init__(self) -> None:
        self.examples = 0
        self.smallest: int | None = None  # examples whose gradients were applied at once
        self.all_seen = True
        self._drawn: int | None = None  # size of the batch drawn last
        self._passed: int | None = None  # size of what a model was called with last
        self._consumed = 0  # examples whose gradients were taken but not applied yet
        self._drawing_since: float | None = None
        self._began: float | None = None  # when the first of the consumed was drawn

    def draw(self, size: int | None, begin: float) -> None:
        """A dataset gave a batch, having been asked at `begin`."""
        self._drawn, self._drawing_since = size, begin

    def passed(self, given: Any) -> None:
        """A model is called with these arguments."""
        self._passed = examples_in(given)
        if self._drawing_since is None:
            self._drawing_since = time.perf_counter()

    def consume(self, size: int | None, begin: float) -> None:
        """Gradients were taken of one batch, since `begin`. A GAN takes two of the same."""
        size = next((n for n in (size, self._drawn, self._passed) if n is not None), None)
        if size is not None:
            self._consumed += size
        if self._began is None:
            self._began = begin
        self._drawn = self._passed = None

    def apply(self, size: int | None) -> None:
        """Gradients were applied, of a batch of `size` or of all that was consumed."""
        if self._consumed:
            size = self._consumed
        elif size is None:
            size = self._drawn if self._drawn is not None else self._passed
        if size is None:
            self.all_seen = False
        else:
            self.examples += size
            self.smallest = size if self.smallest is None else min(self.smallest, size)
        self._drawn = self._passed = self._drawing_since = self._began = None
        self._consumed = 0

    def begin(self) -> float:
        """When the step that runs now began: with drawing its first batch, if that was seen."""
        return self._began or self._drawing_since or time.perf_counter()
