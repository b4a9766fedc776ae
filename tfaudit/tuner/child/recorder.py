"""A probe that takes no measurement: it trains a few steps with fixed seeds and keeps each loss."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from . import seeds
from .probe import Probe

if TYPE_CHECKING:
    from .channel import Message, Sender
    from .imports import AfterImport


class Recorder(Probe):
    """Follows training as a measurement does, but waits for the devices after every execution."""

    def __init__(self, job: Message, sender: Sender) -> None:
        super().__init__(job, sender)
        # After each execution: steps and examples so far, the loss, and how long it took.
        self.record: list[tuple[int, int | None, float | None, float]] = []
        self._last: float | None = None  # when the last execution ended; None in a pause

    def install(self, after_import: AfterImport) -> None:
        """Fix the seeds, and follow TensorFlow and Keras."""
        seeds.fix(after_import)
        super().install(after_import)

    def execution(self, begin: float, end: float) -> None:
        """One execution of the training step is over; the last one ends the process."""
        meter = self.meter
        if meter is None:
            return
        with self._lock:
            meter.source.wait()
            now = time.perf_counter()
            meter.executions += 1
            count, loss = meter.source.count(), meter.source.loss()
            seconds = now - (begin if self._last is None else self._last)
            self.record.append((count.steps, count.examples, loss, seconds))
            if count.steps >= self.job["limits"]["record_steps"]:
                self.finish("ok", "")
            self._tell(meter)
            self._last = time.perf_counter()

    def epoch_end(self) -> None:
        """Training pauses; what happens until the next step is not that step's time."""
        self._last = None

    def end(self, outcome: Message) -> None:
        """Send the result; a single step is enough."""
        with self._lock:
            self.sender.send({"event": "result", **self._snapshot(), **outcome})

    def _snapshot(self) -> dict[str, Any]:
        return {**super()._snapshot(), "record": self.record}
