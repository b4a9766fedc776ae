"""Looking into a call that trains for long: the loop over batches is inside a `tf.function`.

Python is not asked between the batches of such a loop, but the counter of its examples can be read
from another thread. Each look that finds progress counts as an execution; steady speed, windows
and the end of the trial then work as for any other loop.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .calls import Callee
    from .loop_probe import LoopProbe

_SECONDS = 0.05  # between two looks
_LONG = 0.5  # a call that lasts longer is looked into


class Sampler:
    """A thread that looks at the counters of functions with a loop inside."""

    def __init__(self, loop: LoopProbe) -> None:
        self._loop = loop
        self._watched: set[Callee] = set()
        self._taken: set[Callee] = set()
        self._thread: threading.Thread | None = None

    def watch(self, callee: Callee) -> None:
        """This function trains, and draws its batches itself."""
        self._watched.add(callee)
        if self._thread is None:
            self._thread = threading.Thread(target=self._look, name="tfaudit", daemon=True)
            self._thread.start()

    def took_over(self, callee: Callee | None) -> bool:
        """Whether executions of this function are told by the sampler."""
        return callee in self._taken

    def _look(self) -> None:
        call: float | None = None  # when the call that we follow began
        batches = 0
        since = 0.0
        while True:
            time.sleep(_SECONDS)
            for callee in tuple(self._watched):
                begin = callee.busy_since
                if begin is None:
                    continue
                now = time.perf_counter()
                if begin != call:
                    call, since, batches = begin, begin, callee.tally.read().batches
                    continue
                if now - begin < _LONG and callee not in self._taken:
                    continue
                seen = callee.tally.read().batches
                if seen - batches >= 2 or (seen > batches and callee in self._taken):
                    self._taken.add(callee)
                    self._loop.leader = callee
                    self._loop.execution(since, now)
                    batches, since = seen, now
