"""Scripts against one another: paired, interleaved runs of each, and ratios with intervals.

The finals of a tune without a search before them: every run is a fresh process, measured as a
trial is, and a ratio compares runs of one pass (`tfaudit.tuner.finals`).
"""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tfaudit.errors import TfauditError
from tfaudit.tuner import loss_guard
from tfaudit.tuner.candidates import Candidates
from tfaudit.tuner.finals import Finals, Participant, Ratio, next_step
from tfaudit.tuner.interrupts import Interrupts
from tfaudit.tuner.measurement import Measurement, Status
from tfaudit.tuner.schedule import Position, Step
from tfaudit.tuner.space import Knob, Space
from tfaudit.tuner.trials import Role, Task, Trial
from tfaudit.tuner.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tfaudit.tuner.trials import Measure, Progress

SCRIPT = "script"  # the one knob of a bench: which script runs

_TICK_SECONDS = 0.2  # how often the picture is drawn and signals are looked at
_MOST_PASSES = 10  # where the number is not given, and the intervals stay wide


@dataclass(frozen=True)
class Picture:
    """A bench at one moment, for those who show it."""

    names: tuple[str, ...]
    runs: tuple[Trial, ...]  # those that have ended
    most: int  # how many there will be, unless the intervals are narrow before
    running: str | None  # the name of the script that runs
    progress: Progress | None
    seconds: float  # since the bench began
    seconds_left: float | None  # until `most` runs have ended; a guess


class Watcher(Protocol):
    """Shows a bench while it runs."""

    def show(self, picture: Picture) -> None:
        """Called a few times a second."""

    def say(self, text: str) -> None:
        """One line that is not about a single run."""


@dataclass(frozen=True)
class Standing:
    """What came of one script."""

    name: str
    runs: tuple[Trial, ...]  # of complete passes
    ratio: Ratio | None  # to the reference; None for the reference itself
    note: str  # what its losses say beside the reference's

    @property
    def speeds(self) -> list[float]:
        """Examples per second, run by run."""
        return [run.speed or 0.0 for run in self.runs]

    @property
    def examples_per_second(self) -> float:
        """Median over the runs."""
        return statistics.median(self.speeds)

    @property
    def batch(self) -> int | None:
        """Examples per training step."""
        return self.runs[0].measurement.batch


@dataclass(frozen=True)
class Result:
    """The end of a bench."""

    standings: tuple[Standing, ...]  # the reference first, then as they were named
    runs: tuple[Trial, ...]  # all of them, in their order
    stopped: str  # why it ended
    seconds: float


def run(
    names: Sequence[str],
    measure: Measure,
    *,
    passes: int | None = None,
    watcher: Watcher,
    clock: Callable[[], float] = time.monotonic,
) -> Result:
    """Measure every script in turn until the intervals are narrow, or as often as was asked.

    The first SIGINT or SIGTERM ends the run that goes on and answers with the complete passes; the
    second does not wait.

    Args:
        names: Of the scripts, each its own; the first is the reference of every ratio.
        measure: Runs the script that the task's setting names under `SCRIPT`.
        passes: How often each runs; None: until the intervals are narrow, ten times at the most.
        watcher: Shows the bench while it runs.
        clock: Seconds since any moment.

    Raises:
        TfauditError: A script failed, or too little was measured when the user stopped it.
    """
    with Interrupts() as interrupts:
        return _Bench(names, measure, passes, interrupts, watcher=watcher, clock=clock).run()


class _Bench:
    def __init__(
        self,
        names: Sequence[str],
        measure: Measure,
        passes: int | None,
        interrupts: Interrupts,
        *,
        watcher: Watcher,
        clock: Callable[[], float],
    ) -> None:
        self.names = tuple(names)
        space = Space((Knob(SCRIPT, self.names, self.names[0]),))
        self.candidates = Candidates(space)
        self.finals = Finals(space, tuple(Participant({SCRIPT: name}) for name in self.names))
        self.least, self.most = passes or 2, passes or _MOST_PASSES
        self.workers = Workers(measure, 1, lambda setting: 1, clock)  # noqa: ARG005
        self.interrupts, self.watcher, self.clock = interrupts, watcher, clock
        self.began = clock()
        self.runs: list[Trial] = []
        self.durations: list[float] = []

    def run(self) -> Result:
        """Go through the passes, and compare."""
        stopped = ""
        while not stopped:
            at = Position(self.candidates, self.runs)
            step = next_step(self.finals, at, self.most, self.least)
            if not isinstance(step, Step):
                stopped = getattr(step, "reason", "")
            elif not self._measure(step):
                stopped = "you stopped it"
        ratios = dict(self._ratios())
        if len(ratios) < len(self.names) - 1:
            raise TfauditError("stopped before each script was measured twice")
        return Result(
            tuple(
                self._standing(who, ratios.get(str(who.setting[SCRIPT])))
                for who in self.finals.participants
            ),
            tuple(self.runs),
            stopped,
            self.clock() - self.began,
        )

    def _measure(self, step: Step) -> bool:
        """Run a script once; False when the user has stopped the bench.

        Raises:
            TfauditError: It does not train.
        """
        assert step.setting is not None
        if self.interrupts.count:
            return False
        name, moment = str(step.setting[SCRIPT]), time.time()
        self.workers.start(Task(len(self.runs), Role.FINAL, step.setting, finals=step.finals))
        measured = self._wait(name)
        if measured is None or measured.status is Status.INTERRUPTED:
            return False
        run = Trial(
            len(self.runs), Role.FINAL, step.setting, measured, began=moment, finals=step.finals
        )
        if not run.ok:
            raise TfauditError(_failure(name, measured))
        self.runs.append(run)
        self.watcher.show(self._picture(None))
        return True

    def _wait(self, name: str) -> Measurement | None:
        """What the running script measured; None when the user does not wait for its end."""
        begun, told = self.clock(), False
        while True:
            self.watcher.show(self._picture(name))
            ended = self.workers.wait(_TICK_SECONDS)
            if ended is not None:
                self.durations.append(self.clock() - begun)
                if ended.error is not None:
                    raise ended.error
                return ended.measurement
            if self.interrupts.count > 1:
                return None
            if self.interrupts.count and not told:
                told = True
                self.workers.cancel()
                self.watcher.say("Stopping: ending the running script. Once more: stop at once.")

    def _picture(self, name: str | None) -> Picture:
        number, now, most = len(self.runs), self.clock(), self.most * len(self.names)
        left = None
        if self.durations:
            usual = statistics.median(self.durations)
            since = now - self.workers.began.get(number, now)
            left = usual * (most - number) - min(usual, since)
        progress = self.workers.progress.get(number)
        return Picture(self.names, tuple(self.runs), most, name, progress, now - self.began, left)

    def _ratios(self) -> list[tuple[str, Ratio]]:
        return [(str(p.setting[SCRIPT]), ratio) for p, ratio in self.finals.ratios(self.runs)]

    def _standing(self, participant: Participant, ratio: Ratio | None) -> Standing:
        passes = self.finals.passes(self.runs)
        runs = self.finals.trials_of(participant, self.runs)[:passes]
        first = self.finals.trials_of(self.finals.participants[0], self.runs)[:passes]
        found = loss_guard.judge(
            runs[0].measurement, [run.measurement for run in first], self.names[0]
        )
        note = "" if ratio is None else found.worse or found.note
        return Standing(str(participant.setting[SCRIPT]), tuple(runs), ratio, note)


def _failure(name: str, measured: Measurement) -> str:
    """Why a script cannot be compared, in one line."""
    if measured.status is Status.OK:
        why = "its examples per second could not be measured"
    else:
        why = measured.status.value + (f": {measured.reason}" if measured.reason else "")
    log = f"; see {os.path.relpath(measured.log)}" if measured.log else ""
    return f"{name} cannot be compared: {why}{log}"
