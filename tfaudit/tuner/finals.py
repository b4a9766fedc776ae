"""The finals: the best few and the script they are compared with, interleaved, in fresh trials.

Identical trials differ far more between one another than windows inside one, and a busy machine
drifts. So every participant runs once in each pass, the reference in its middle, near to all; every
second pass runs backwards (a b R c | c R b a); and a ratio compares measurements of one pass.
"""

from __future__ import annotations

import hashlib
import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.tuner.schedule import Done, Next, Position, Step, Wait
from tfaudit.tuner.student_t import quantile
from tfaudit.tuner.trials import Role, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.tuner.space import Setting, Space, Value
    from tfaudit.tuner.trials import Trial

_CONFIDENCE = 0.95
_PRECISE = math.log(1.05)  # half-width of intervals that need no further passes …
_FAIR = math.log(1.10)  # … and that will do once there were four
_FEW_DEGREES = 3  # of freedom: with fewer, a narrow interval may be mere luck


@dataclass(frozen=True)
class Participant:
    """A version of the script that runs in the finals."""

    setting: Setting
    original: bool = False  # the user's script, untouched


@dataclass(frozen=True)
class Ratio:
    """How many times as fast as the reference, with the interval that holds the truth."""

    ratio: float
    low: float
    high: float
    pairs: int  # passes that it comes from


@dataclass(frozen=True)
class Finals:
    """Who takes part. The first is the reference of every ratio."""

    space: Space
    participants: tuple[Participant, ...]

    @property
    def name(self) -> str:
        """Marks the trials of these finals: others' measurements do not count."""
        who = [(p.original, key(self.space, p.setting)) for p in self.participants]
        return hashlib.sha256(repr(who).encode()).hexdigest()[:12]

    def order(self, number: int) -> tuple[Participant, ...]:
        """Who runs when in a pass, counted from 0."""
        reference, *others = self.participants
        middle = len(others) // 2
        order = (*others[:middle], reference, *others[middle:])
        return order if number % 2 == 0 else order[::-1]

    def trials_of(self, participant: Participant, trials: Sequence[Trial]) -> list[Trial]:
        """What a participant measured in these finals, pass by pass."""
        where = self._key(participant.setting)
        return [
            trial
            for trial in trials
            if trial.finals == self.name
            and trial.original == participant.original
            and self._key(trial.setting) == where
        ]

    def standing(self, trials: Sequence[Trial]) -> list[Participant]:
        """Participants none of whose trials failed."""
        return [p for p in self.participants if all(t.ok for t in self.trials_of(p, trials))]

    def passes(self, trials: Sequence[Trial]) -> int:
        """Passes that are complete."""
        return min((len(self.trials_of(p, trials)) for p in self.standing(trials)), default=0)

    def ratios(self, trials: Sequence[Trial]) -> list[tuple[Participant, Ratio]]:
        """Every standing participant but the reference, with its ratio to it.

        Empty before the first two passes are complete, and when the reference has failed.
        """
        standing = self.standing(trials)
        passes = self.passes(trials)
        if passes < 2 or len(standing) < 2 or standing[0] != self.participants[0]:
            return []
        speeds = [
            [trial.speed or 0.0 for trial in self.trials_of(p, trials)[:passes]] for p in standing
        ]
        return list(zip(standing[1:], paired_ratios(speeds), strict=True))

    def _key(self, setting: Setting) -> tuple[Value, ...]:
        return key(self.space, setting)


def next_step(finals: Finals, at: Position, most_passes: int, least_passes: int = 2) -> Next:
    """The next trial of the finals. They run alone, one after the other.

    Args:
        finals: Who takes part.
        at: What was measured and what is running.
        most_passes: After so many passes the finals are over, however wide the intervals.
        least_passes: Before so many they are not, however narrow.
    """
    if at.running:
        return Wait()
    standing, passes = finals.standing(at.trials), finals.passes(at.trials)
    if len(standing) < 2 or finals.participants[0] not in standing:
        return Done("nothing is left to compare")
    if passes >= most_passes:
        return Done(f"{passes} passes were run")
    if passes >= max(2, least_passes) and passes % 2 == 0 and _decided(finals, at.trials, passes):
        return Done("the intervals are narrow enough")
    for participant in finals.order(passes):
        done = finals.trials_of(participant, at.trials)
        if len(done) <= passes and all(trial.ok for trial in done):
            return Step(Role.FINAL, participant.setting, participant.original, finals.name)
    raise AssertionError("a pass is complete when nobody is missing in it")


def _decided(finals: Finals, trials: Sequence[Trial], passes: int) -> bool:
    """Whether more passes would change little."""
    ratios = [ratio for _, ratio in finals.ratios(trials)]
    if (passes - 1) * len(ratios) < _FEW_DEGREES:
        return False
    widest = max(math.log(ratio.high / ratio.low) / 2 for ratio in ratios)
    return widest <= (_PRECISE if passes < 4 else _FAIR)


def paired_ratios(speeds: Sequence[Sequence[float]]) -> list[Ratio]:
    """Ratios to the first row, with intervals.

    The score is the median of the paired log ratios. Its interval is Student's t of the spread
    that is left when every participant's level and every pass's level are taken out, pooled over
    the participants, since two or four pairs alone say next to nothing of their own spread. Each
    interval is meant to hold 95% of the time; benchmarks/finals.py shows what is left of that for
    the winner's, which is picked by looking at all of them, and under drift.

    Args:
        speeds: One row per participant, the reference first; one column per pass, at least two.
    """
    logs = [[math.log(value) for value in row] for row in speeds]
    passes, rows = len(logs[0]), len(logs)
    degrees = (passes - 1) * (rows - 1)
    spread = math.sqrt(_residual_squares(logs) / degrees)
    width = (
        quantile((1 + _CONFIDENCE) / 2, degrees)
        * spread
        * math.sqrt(2 / passes * _median_cost(passes))
    )
    found = []
    for row in logs[1:]:
        score = statistics.median(a - b for a, b in zip(row, logs[0], strict=True))
        found.append(
            Ratio(math.exp(score), math.exp(score - width), math.exp(score + width), passes)
        )
    return found


def _residual_squares(logs: Sequence[Sequence[float]]) -> float:
    """What the levels of rows and columns leave unexplained."""
    row_means = [statistics.fmean(row) for row in logs]
    column_means = [statistics.fmean(column) for column in zip(*logs, strict=True)]
    mean = statistics.fmean(row_means)
    return sum(
        (value - row_means[i] - column_means[j] + mean) ** 2
        for i, row in enumerate(logs)
        for j, value in enumerate(row)
    )


def _median_cost(count: int) -> float:
    """Variance of the median of so many normal values over that of their mean."""
    return {1: 1.0, 2: 1.0, 3: 1.35, 4: 1.19, 5: 1.43, 6: 1.29}.get(count, math.pi / 2)
