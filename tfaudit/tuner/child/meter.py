"""From executions of a training step to examples per second: warm-up, windows, when to stop.

An execution is one call that trains: one batch, `steps_per_execution` batches, or a whole epoch
where the loop is inside a `tf.function`. Time between epochs is not training time. The device is
waited for at the edges of windows only, since waiting after every step would take away the
overlap that is being measured.

The protocol, with its reasons: the first executions trace, compile and fill caches, and hold no
information about the steady state, so windows begin when the speed has settled; a window is long
against the clock and against single slow steps; their median is robust against a few slow ones.

What comes later and is compiled for is no training either: the last, smaller batch of an epoch is
the first of its size, for which a function is traced or XLA compiles anew: a GPU of 2024 took 12 to
15 s for a small residual network, a thousand of its steps. The window in which that happens is
left out.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .interval import median_interval
from .training import Count, Limits, Source

if TYPE_CHECKING:
    from collections.abc import Callable

WINDOW_SECONDS = 0.5
WINDOW_EXECUTIONS = 5
WARM_EXECUTIONS = 10
WARM_SECONDS = 2.0
WARM_SHARE = 0.4  # of `seconds`, at most, for the warm-up
SETTLED = 0.05  # two windows in a row that differ by less are steady
MOST_LEFT_OUT = 3  # windows; what is compiled for again and again belongs to the training


@dataclass
class _Edge:
    """Where a window begins."""

    active: float = 0.0
    executions: int = 0
    count: Count = field(default_factory=lambda: Count(0, 0))
    traces: int = 0


class Meter:
    """Takes the times of executions and decides when enough has been seen."""

    def __init__(
        self, limits: Limits, source: Source, now: Callable[[], float] = time.perf_counter
    ) -> None:
        self.limits = limits
        self.source = source
        self.now = now
        self.executions = 0
        self.phase = "compiling"  # then "warming up", "filling the cache", "measuring"
        self.steady = True
        self.fills_cache = False  # the first epoch fills a cache, and is no measure of the next
        self.first_epoch_over = False
        self.windows: list[float] = []  # examples per second, or steps where examples are unseen
        self.step_times: list[float] = []  # seconds per step, per window
        self.losses: list[tuple[int, float]] = []
        self.first: Count | None = None  # after the first execution
        self.first_seconds: float | None = None
        self.warmup_seconds: float | None = None
        self._active = 0.0  # training time, pauses left out
        self._last: float | None = None  # when the last execution ended; None in a pause
        self._edge = _Edge()
        self._warm_rate: float | None = None
        self._warm_active: float | None = None  # active time when the warm-up ended
        self._measured_from: float | None = None
        self._left_out: list[tuple[float, float]] = []  # of such windows: amount/s, seconds/step

    @property
    def measured_seconds(self) -> float:
        """Training time inside windows."""
        return 0.0 if self._warm_active is None else max(0.0, self._edge.active - self._warm_active)

    def execution(self, begin: float, end: float) -> str | None:
        """Take one execution.

        Returns:
            Why the trial can end now: "precise", "hopeless" or "time"; None to go on.
        """
        self._active += end - (begin if self._last is None else self._last)
        self._last = end
        self.executions += 1
        if self.executions == 1:
            self._first_execution(begin)
            return None
        edge = self._edge
        if self.executions - edge.executions < self._window_executions():
            return None
        if self._active - edge.active < self._window_seconds():
            return None
        return self._close_window()

    def pause(self) -> None:
        """Training stops for something else: the end of an epoch, validation."""
        if self._last is not None:
            self._wait()
            self._last = None

    def epoch_end(self) -> None:
        """An epoch is over; whatever caches it filled are full."""
        self.pause()
        if not self.first_epoch_over:
            self.first_epoch_over = True
            if self.phase == "filling the cache":
                self._start_measuring(self._look())

    def finish(self) -> None:
        """No more executions come: use what there is, if no window was closed yet."""
        if self.windows or self.executions < 2:
            return
        self.steady = False
        self._wait()
        self._take_window(self._look(), self._active - self._edge.active)
        if not self.windows and self._left_out:
            rate, step = self._left_out[-1]
            self.windows.append(rate)
            self.step_times.append(step)

    def interval(self) -> tuple[float, float, float] | None:
        """Median of the windows with its interval; None before the first window."""
        return median_interval(self.windows) if self.windows else None

    def _first_execution(self, begin: float) -> None:
        self._wait()
        self.first_seconds = self.now() - begin
        self.first = self._look()
        self._edge = self._edge_here(self.first)
        self.phase = "warming up"

    def _wait(self) -> None:
        """Wait for the devices; the time that this takes is training time."""
        self.source.wait()
        if self._last is not None:
            now = self.now()
            self._active += now - self._last
            self._last = now

    def _look(self) -> Count:
        """Ask for counts and loss; the time that this takes is not training time."""
        count = self.source.count()
        loss = self.source.loss()
        if loss is not None:
            self.losses.append((count.examples or count.steps, loss))
            if len(self.losses) > 128:
                del self.losses[1::2]
        if self._last is not None:
            self._last = self.now()
        return count

    def _edge_here(self, count: Count) -> _Edge:
        return _Edge(self._active, self.executions, count, self.source.traces())

    def _window_executions(self) -> int:
        """Five, or as many as leave room for the least number of windows in the time given."""
        warm = self.executions - 1
        if warm < 1 or self.first_seconds is None:
            return 1
        each = max(1e-9, (self._active - self.first_seconds) / warm)
        affordable = self.limits.seconds / max(1, self.limits.min_windows) / each
        return max(1, min(WINDOW_EXECUTIONS, math.floor(affordable)))

    def _window_seconds(self) -> float:
        """Half a second, or less where the time given would not hold the windows."""
        limits = self.limits
        if self.phase != "measuring":
            return min(WINDOW_SECONDS, self._warm_floor() / 4)
        return min(WINDOW_SECONDS, limits.seconds / max(1, limits.min_windows))

    def _warm_floor(self) -> float:
        return min(WARM_SECONDS, self.limits.seconds / 10)

    def _close_window(self) -> str | None:
        self._wait()
        count = self._look()
        if len(self._left_out) < MOST_LEFT_OUT and self._compiled(count):
            self._leave_out(count)
            return None
        if self.phase == "warming up":
            self._judge_warm_up(count)
            return None
        if self.phase == "filling the cache":
            if self._active - (self.first_seconds or 0.0) > self.limits.seconds:
                self._start_measuring(count)
            return None
        self._take_window(count, self._active - self._edge.active)
        return self._verdict()

    def _compiled(self, count: Count) -> bool:
        """Whether since the edge a function was traced, or batches came of a new size."""
        before = self._edge.count
        sizes = (count.smallest, count.largest)
        traced = self.source.traces() != self._edge.traces
        return traced or sizes != (before.smallest, before.largest)

    def _leave_out(self, count: Count) -> None:
        """Go on as if the time since the edge had not been."""
        seconds = self._active - self._edge.active
        steps = max(1, count.steps - self._edge.count.steps)
        rate = self._amount(self._edge.count, count) / max(seconds, 1e-9)
        self._left_out.append((rate, seconds / steps))
        self._active = self._edge.active
        if self._measured_from is not None:
            self._measured_from += seconds
        self._edge = self._edge_here(count)

    def _judge_warm_up(self, count: Count) -> None:
        """Is the speed steady, or has the warm-up lasted as long as it may?"""
        seconds = self._active - self._edge.active
        traced = self.source.traces() != self._edge.traces
        rate = self._amount(self._edge.count, count) / max(seconds, 1e-9)
        previous, self._warm_rate = self._warm_rate, rate
        self._edge = self._edge_here(count)
        elapsed = self._active - (self.first_seconds or 0.0)
        settled = (
            not traced
            and self.executions >= WARM_EXECUTIONS
            and elapsed >= self._warm_floor()
            and previous is not None
            and abs(rate - previous) <= SETTLED * previous
        )
        if not settled and elapsed < WARM_SHARE * self.limits.seconds:
            return
        self.steady = settled
        if self.fills_cache and not self.first_epoch_over:
            self.phase = "filling the cache"
        else:
            self._start_measuring(count)

    def _start_measuring(self, count: Count) -> None:
        self.phase = "measuring"
        self.warmup_seconds = self._active - (self.first_seconds or 0.0)
        self._edge = self._edge_here(count)
        self._warm_active = self._active
        self._measured_from = self.now()

    def _amount(self, before: Count, after: Count) -> int:
        if before.examples is None or after.examples is None:
            return after.steps - before.steps
        return after.examples - before.examples

    def _take_window(self, count: Count, seconds: float) -> None:
        steps = count.steps - self._edge.count.steps
        if seconds > 0 and steps > 0:
            self.windows.append(self._amount(self._edge.count, count) / seconds)
            self.step_times.append(seconds / steps)
        self._edge = self._edge_here(count)

    def _verdict(self) -> str | None:
        limits = self.limits
        interval = self.interval()
        if interval is None or self._measured_from is None:
            return None
        median, low, high = interval
        count = len(self.windows)
        if limits.hopeless_below is not None and count >= 3 and high < limits.hopeless_below:
            return "hopeless"
        if count >= limits.max_windows:
            return "time"
        # Gaps between epochs are not training time, but somebody waits for them.
        waited = self.now() - self._measured_from
        if self.measured_seconds >= limits.seconds or waited >= 2 * limits.seconds:
            return "time"
        if count >= limits.min_windows and (high - low) / 2 <= limits.precision * median:
            return "precise"
        return None

    def _steps_about(self) -> int:
        """Steps by now, without asking the devices: as many per execution as before."""
        edge = self._edge
        if edge.executions == 0:
            return self.executions
        since = self.executions - edge.executions
        return edge.count.steps + since * edge.count.steps // edge.executions

    def state(self) -> dict[str, Any]:
        """The fields of a `Measurement` that the meter knows."""
        interval = self.interval()
        seen = self._edge.count.examples is not None
        return {
            "windows": self.windows,
            "examples_per_second": interval[0] if interval and seen else None,
            "low": interval[1] if interval and seen else None,
            "high": interval[2] if interval and seen else None,
            "step_seconds": median_interval(self.step_times)[0] if self.step_times else None,
            "steps": self._steps_about(),
            "steady": self.steady,
            "first_step_seconds": self.first_seconds,
            "warmup_seconds": self.warmup_seconds,
            "measured_seconds": self.measured_seconds,
            "loss": self.losses[-1][1] if self.losses else None,
            "loss_examples": self.losses[-1][0] if self.losses else None,
            "losses": self.losses,
        }
