"""The search: begin trials, take in what they measured, and answer.

What comes next is decided by `schedule` and `finals`, what is kept by `study`, what is answered by
`outcome`. This module is the loop between them.
"""

from __future__ import annotations

import math
import statistics
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from tfaudit.errors import TfauditError
from tfaudit.tuner import finals as finals_
from tfaudit.tuner import outcome, shortlist
from tfaudit.tuner.candidates import Candidates, Failures
from tfaudit.tuner.finals import Finals, Participant
from tfaudit.tuner.interrupts import Interrupts
from tfaudit.tuner.measurement import Measurement, Status
from tfaudit.tuner.schedule import Done, Position, Step, Wait, search_step
from tfaudit.tuner.study import Study, StudyWriteError
from tfaudit.tuner.trials import EXPLORING, Role, Task, Trial, key
from tfaudit.tuner.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from tfaudit.tuner.options import Options
    from tfaudit.tuner.outcome import Outcome, Subject
    from tfaudit.tuner.schedule import Next
    from tfaudit.tuner.space import Setting, Space
    from tfaudit.tuner.trials import Measure, Progress
    from tfaudit.tuner.workers import Ended

_TICK_SECONDS = 0.2  # how often the picture is drawn and signals are looked at
_HOPELESS = 0.75  # of the best speed: a trial that is sure to be slower may be ended
_USUAL_NOISE = 0.1  # of trials, before the controls have shown it
_USUAL_PASSES = 4  # of the finals
_FALLBACK_AFTER = 10  # repeated suggestions in a row, before another sampler helps out


@dataclass(frozen=True)
class Running:
    """A trial that runs now."""

    task: Task
    seconds: float
    progress: Progress | None


@dataclass(frozen=True)
class Picture:
    """A search at one moment, for those who show it."""

    subject: Subject
    space: Space
    options: Options
    phase: str  # "search" or "finals"
    trials: tuple[Trial, ...]
    running: tuple[Running, ...]
    seconds: float  # since this run began
    seconds_left: float | None  # a guess


class Watcher(Protocol):
    """Shows a search while it runs."""

    def show(self, picture: Picture) -> None:
        """Called at every change and a few times a second."""

    def say(self, text: str) -> None:
        """One line that is not about a single trial."""


class Silent:
    """Shows nothing."""

    def show(self, picture: Picture) -> None:
        """Nothing."""

    def say(self, text: str) -> None:
        """Nothing."""


def tune(
    space: Space,
    measure: Measure,
    *,
    subject: Subject,
    storage: str,
    name: str,
    options: Options,
    watcher: Watcher | None = None,
    need: Callable[[Setting], int] = lambda setting: 1,  # noqa: ARG005
    clock: Callable[[], float] = time.monotonic,
) -> Outcome:
    """Search a space for the fastest honest setting.

    Measures the user's script, explores, re-measures the best in finals, and answers. Everything is
    kept in a study: the same call again goes on where the last one ended. The first SIGINT or
    SIGTERM ends the running trials and answers with what is known; the second does not wait.

    Args:
        space: What may vary. Its baseline is the script as it is, with its safe fixes.
        measure: Runs one trial, in a thread of its own; `Task.original` asks for the user's script
            untouched.
        subject: Whose settings these are.
        storage: Optuna storage URL; see `study.default_storage`.
        name: Of the study; see `study.study_name`.
        options: How far to go.
        watcher: Shows the search while it runs.
        need: How many of `options.devices` a setting's trial uses.
        clock: Seconds since any moment.

    Raises:
        TfauditError: The script does not train as it is, another process tunes it, the storage
            cannot be opened, or `measure` raised one.
    """
    candidates = Candidates(space, options.seed)
    with Study(storage, name, candidates, options.seed) as study, Interrupts() as interrupts:
        workers = Workers(measure, options.devices, need, clock)
        return _Search(
            candidates,
            study,
            workers,
            interrupts,
            options,
            subject=subject,
            watcher=watcher or Silent(),
            clock=clock,
        ).run()


class _Search:
    def __init__(
        self,
        candidates: Candidates,
        study: Study,
        workers: Workers,
        interrupts: Interrupts,
        options: Options,
        *,
        subject: Subject,
        watcher: Watcher,
        clock: Callable[[], float],
    ) -> None:
        self.candidates, self.space = candidates, candidates.space
        self.study, self.workers, self.interrupts = study, workers, interrupts
        self.options, self.subject = options, subject
        self.watcher, self.clock = watcher, clock
        self.phase = "search"
        self.began = self.clock()
        # Of trials, in seconds; an earlier run's tell from the start how long this one takes.
        ran = (trial.measurement.total_seconds for trial in study.trials)
        self.durations = [seconds for seconds in ran if seconds]
        self.stopped = ""  # why no trial is begun any more, beside what the schedule says
        self.notes: list[str] = []
        self.pending: Task | None = None  # begun in the study, waiting for its devices
        self.repeats = 0  # suggestions in a row that were answered from memory

    def run(self) -> Outcome:
        """Search, hold the finals, answer."""
        if self.study.trials:
            self.watcher.say(f"Going on with {len(self.study.trials)} trials of an earlier run.")
        reason = self._phase(lambda at: search_step(at, self.options), self.options.parallel)
        self._require_baseline()
        finals = self._finals()
        if finals is not None and not self.stopped:
            self.phase = "finals"
            passes = self.options.most_passes
            self._phase(lambda at: finals_.next_step(finals, at, passes), 1)
        return outcome.answer(
            self.subject,
            self.space,
            sorted(self.study.trials, key=lambda trial: trial.number),
            finals,
            self.options,
            stopped=self.stopped or reason,
            seconds=self.clock() - self.began,
            notes=self.notes,
        )

    def _phase(self, next_step: Callable[[Position], Next], parallel: int) -> str:
        """Run trials until nothing is left to begin; why that is."""
        while True:
            reason = self._fill(next_step, parallel)
            if self.interrupts.count > 1 or (not self.workers.running and self.pending is None):
                return self.stopped or reason
            self._show()
            ended = self.workers.wait(_TICK_SECONDS)
            if ended is not None:
                self._end(ended)

    def _fill(self, next_step: Callable[[Position], Next], parallel: int) -> str:
        """Begin as many trials as may run now; why no more, when none is to come."""
        while True:
            self._heed()
            if self.stopped:
                self.pending = None
                return self.stopped
            if self.pending is not None:
                if not self.workers.room_for(self.pending.setting):
                    return ""
                self.workers.start(self.pending)
                self.pending = None
            if len(self.workers.running) >= parallel:
                return ""
            step = next_step(self._position())
            if isinstance(step, Done):
                return step.reason
            if isinstance(step, Wait):
                return ""
            self._begin(step)

    def _heed(self) -> None:
        """Stop when the user, the clock or the disk says so."""
        if self.stopped:
            return
        if self.interrupts.count:
            self._stop("you stopped it")
            self.watcher.say("Stopping: ending the running trial. Once more: stop at once.")
            return
        timeout = self.options.timeout
        if timeout is None:
            return
        spent = self.clock() - self.began
        if spent >= timeout:
            self.stopped = f"the time of {timeout:g} s was up"
        elif self.phase == "search" and spent + self._reserve() >= timeout:
            # Without finals there is no answer, so the search leaves them their time.
            self.options = replace(self.options, trials=len(self._position().explored))

    def _stop(self, reason: str) -> None:
        self.stopped = reason
        self.workers.cancel()

    def _begin(self, step: Step) -> None:
        """Write that a trial begins; it starts when its devices are free."""
        try:
            if step.setting is None:
                sampler = "random" if self.repeats >= _FALLBACK_AFTER else self.options.sampler
                number, setting, gain = self.study.suggest(sampler)
                if self._answer_from_memory(number, setting):
                    return
            else:
                setting, gain = step.setting, None
                number = self.study.begin(
                    step.role, setting, original=step.original, finals=step.finals
                )
        except StudyWriteError as error:
            self._lose_study(error)
            return
        self.repeats = 0
        self.pending = Task(
            number,
            step.role,
            setting,
            step.original,
            expected_gain=gain,
            finals=step.finals,
            hopeless_below=self._hopeless() if step.role in EXPLORING else None,
            until_loss=self._loss_to_reach(step),
        )

    def _loss_to_reach(self, step: Step) -> float | None:
        """What every finalist trains to once, where the objective is the time to a loss."""
        if step.role is not Role.FINAL or step.setting is None:
            return None
        where = key(self.space, step.setting)
        reached = any(
            trial.finals == step.finals
            and trial.original == step.original
            and key(self.space, trial.setting) == where
            for trial in self.study.trials
        )
        return None if reached else self.options.objective.loss

    def _answer_from_memory(self, number: int, setting: Setting) -> bool:
        """Answer a suggestion that needs no trial: measured before, or known to fail."""
        where = key(self.space, setting)
        edited = [trial for trial in self.study.trials if not trial.original]
        known = next((t for t in edited if key(self.space, t.setting) == where), None)
        why = Failures(self.space, edited).why(setting)
        if known is not None:
            measurement, answered = known.measurement, f"trial {known.number}"
        elif why is not None:
            measurement, answered = Measurement(Status.OUT_OF_MEMORY, f"not run: {why}"), why
        else:
            return False
        self.repeats += 1
        self.study.end(Trial(number, Role.SEARCH, setting, measurement, answered=answered))
        return True

    def _end(self, ended: Ended) -> None:
        task, measurement = ended.task, ended.measurement
        if measurement is None:
            measurement = Measurement(Status.INTERRUPTED, "the search was stopped by an error")
        trial = Trial(
            task.number,
            task.role,
            task.setting,
            measurement,
            task.original,
            expected_gain=task.expected_gain,
            finals=task.finals,
        )
        self.durations.append(self.clock() - self.workers.began[task.number])
        try:
            self.study.end(trial)
        except StudyWriteError as error:
            self._lose_study(error)
        self._show()
        if ended.error is not None:
            self._abandon()
            raise ended.error

    def _abandon(self) -> None:
        """End all other trials, before an error ends the search."""
        self.workers.cancel()
        while self.workers.running and self.interrupts.count < 2:
            self.workers.wait(_TICK_SECONDS)

    def _lose_study(self, error: StudyWriteError) -> None:
        """Go to the answer: a trial that cannot be kept is not worth running."""
        self._stop(str(error))
        self.notes.append(
            f"{error}; what was kept before is safe, and the answer below counts everything that "
            "was measured"
        )
        self.watcher.say(f"Stopping: {error}.")

    def _require_baseline(self) -> None:
        """Nothing can be said of a script that does not train.

        Raises:
            TfauditError: It does not; or the search was stopped before it was measured.
        """
        tried = [t for t in self.study.trials if t.role is Role.BASELINE]
        if any(trial.ok for trial in tried):
            return
        if not tried:
            raise TfauditError(f"stopped before {self.subject.script} was measured once")
        measured = tried[-1].measurement
        where = f"; see {measured.log}" if measured.log else ""
        reason = f": {measured.reason}" if measured.reason else ""
        raise TfauditError(
            f"{self.subject.script} does not train as it is, so there is nothing to compare with: "
            f"{measured.status.value}{reason}{where}"
        )

    def _finals(self) -> Finals | None:
        """Who meets in the finals, or None when there is nobody to compare."""
        trials = self.study.trials
        original = next((t for t in trials if t.role is Role.ORIGINAL and t.ok), None)
        baseline = next(t for t in trials if t.role is Role.BASELINE and t.ok)
        first = original or baseline
        batch = shortlist.batch_of(first.measurement, first.setting)
        own = [Participant(self.space.baseline)]
        if original is not None:
            own.insert(0, Participant(self.space.baseline, original=True))
        best = shortlist.finalists(self.candidates, trials, batch, self.options.finalists)
        participants = (*own, *best)
        return Finals(self.space, participants) if len(participants) > 1 else None

    def _position(self) -> Position:
        running = list(self.workers.running.values())
        if self.pending is not None:
            running.append(self.pending)
        return Position(self.candidates, self.study.trials, running, self.study.lost)

    def _hopeless(self) -> float | None:
        """Below which speed a trial cannot become the best, noise allowed for."""
        known = [t.speed for t in self._position().edited if t.ok and t.speed is not None]
        noise = outcome.noise(self.study.trials) or _USUAL_NOISE
        return max(known) * _HOPELESS * math.exp(-2 * noise) if known else None

    def _reserve(self) -> float:
        """Seconds that the shortest finals need."""
        return self._finals_seconds(min(2, self.options.most_passes))

    def _finals_seconds(self, passes: int) -> float:
        if not self.durations:
            return 0.0
        participants = self.options.finalists + 1 + self.options.original_differs
        return passes * participants * statistics.median(self.durations)

    def _show(self) -> None:
        now = self.clock()
        running = tuple(
            Running(task, now - self.workers.began[n], self.workers.progress.get(n))
            for n, task in self.workers.running.items()
        )
        self.watcher.show(
            Picture(
                self.subject,
                self.space,
                self.options,
                self.phase,
                tuple(self.study.trials),
                running,
                now - self.began,
                self._seconds_left(now - self.began),
            )
        )

    def _seconds_left(self, spent: float) -> float | None:
        """A guess: every trial still allowed, and finals of the usual length."""
        if not self.durations:
            return None
        usual = statistics.median(self.durations)
        left = self._finals_seconds(min(_USUAL_PASSES, self.options.most_passes))
        if self.phase == "search":
            trials = min(self.options.trials, len(self.candidates))
            left += max(0, trials - len(self._position().explored)) * usual / self.options.parallel
        else:
            ran = sum(trial.role is Role.FINAL for trial in self.study.trials)
            left = max(usual, left - ran * usual)
        now = self.clock()
        since = [min(usual, now - self.workers.began[n]) for n in self.workers.running]
        left -= sum(since) / max(1, len(since))
        if self.options.timeout is not None:
            left = min(left, self.options.timeout - spent)
        return max(0.0, left)
