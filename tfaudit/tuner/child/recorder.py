"""A probe that keeps the loss of each of the first steps, with fixed seeds, and then measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import seeds
from .probe import Probe

if TYPE_CHECKING:
    from .channel import Message, Sender
    from .imports import AfterImport


class Recorder(Probe):
    """Follows training as a measurement does, but waits for the devices in the steps it records."""

    def __init__(self, job: Message, sender: Sender) -> None:
        super().__init__(job, sender)
        # After each execution: steps and examples so far, and the loss.
        self.record: list[tuple[int, int | None, float | None]] = []

    def install(self, after_import: AfterImport) -> None:
        """Fix the seeds, and follow TensorFlow and Keras."""
        seeds.fix(after_import)
        super().install(after_import)

    def execution(self, begin: float, end: float) -> None:
        """One execution of the training step is over; may end the process."""
        meter = self.meter
        if meter is None:
            return
        with self._lock:
            stop = meter.execution(begin, end)
            if self._recording:
                meter.source.wait()
                count = meter.source.count()
                self.record.append((count.steps, count.examples, meter.source.loss()))
            enough = stop is not None or self.job["limits"]["seconds"] == 0
            if enough and not self._recording:
                self.finish("ok", "")
            self._tell(meter)

    @property
    def _recording(self) -> bool:
        """Whether there are steps left to record."""
        wanted: int = self.job["limits"]["record_steps"]
        return not self.record or self.record[-1][0] < wanted

    def end(self, outcome: Message) -> None:
        """Send the result; a single step is enough."""
        with self._lock:
            if self.meter is not None and outcome["status"] == "ok":
                self.meter.finish()
            self.sender.send({"event": "result", **self._snapshot(), **outcome})

    def _snapshot(self) -> dict[str, Any]:
        return {**super()._snapshot(), "record": self.record}
