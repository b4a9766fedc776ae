"""Trials that run at once: each in a thread, with devices that no other trial has."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tfaudit.tuner.measurement import Measurement
    from tfaudit.tuner.space import Setting
    from tfaudit.tuner.trials import Measure, Progress, Task


@dataclass(frozen=True)
class Ended:
    """A trial that has ended: what it measured, or the error that stops the search."""

    task: Task
    measurement: Measurement | None
    error: BaseException | None = None


class Workers:
    """The running trials.

    Threads are daemons: when the user insists on leaving, nobody waits for them, and the trials'
    processes end by themselves when ours is gone.
    """

    def __init__(
        self,
        measure: Measure,
        devices: int,
        need: Callable[[Setting], int],
        clock: Callable[[], float],
    ) -> None:
        """Nothing runs yet.

        Args:
            measure: Runs one trial.
            devices: How many devices there are to share out.
            need: How many of them a setting needs.
            clock: Seconds since any moment.
        """
        self._clock = clock
        self._measure = measure
        self._free = set(range(max(1, devices)))
        self._count = len(self._free)
        self._need = need
        self._ended: queue.Queue[Ended] = queue.Queue()
        self.running: dict[int, Task] = {}
        self.progress: dict[int, Progress] = {}
        self.began: dict[int, float] = {}

    def room_for(self, setting: Setting) -> bool:
        """Whether enough devices are free for a setting."""
        return self._wanted(setting) <= len(self._free)

    def start(self, task: Task) -> None:
        """Begin a trial, for which there is room."""
        slots = tuple(sorted(self._free)[: self._wanted(task.setting)])
        self._free -= set(slots)

        def report(progress: Progress) -> None:
            self.progress[task.number] = progress

        begun = replace(task, slots=slots, report=report)
        self.running[task.number] = begun
        self.began[task.number] = self._clock()
        threading.Thread(
            target=self._run, args=(begun,), name=f"trial {task.number}", daemon=True
        ).start()

    def wait(self, seconds: float) -> Ended | None:
        """The next trial that ends, if one does within that time."""
        try:
            ended = self._ended.get(timeout=seconds)
        except queue.Empty:
            return None
        del self.running[ended.task.number]
        self.progress.pop(ended.task.number, None)
        self._free |= set(ended.task.slots)
        return ended

    def cancel(self) -> None:
        """Tell every running trial to end."""
        for task in self.running.values():
            task.cancel.set()

    def _wanted(self, setting: Setting) -> int:
        return max(1, min(self._need(setting), self._count))

    def _run(self, task: Task) -> None:
        try:
            self._ended.put(Ended(task, self._measure(task)))
        except BaseException as error:  # raised again by the driver
            self._ended.put(Ended(task, None, error))
