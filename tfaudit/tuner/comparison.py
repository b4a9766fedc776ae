"""Two records of the same training, before and after fixes: do both run, and lose the same?"""

from __future__ import annotations

import enum
import math
import statistics
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from tfaudit.tuner.measurement import Measurement, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Sums in another order differ by some 1e-7 in float32, and training carries that on from step to
# step; a wrong batch or another order of the data differs by 1e-2 within a few steps.
TOLERANCE = 1e-4  # relative
_NOISE = 3  # a difference counts when it is this many times that of a script from itself
_TINY = 1e-3  # of the largest loss; below, a loss has no digits left to compare
_LEAST_SECONDS = 0.5  # of measuring, to speak of speed


class Verdict(enum.Enum):
    """What the two records say."""

    SAME = "same losses"
    DIFFERENT = "other losses"
    UNCERTAIN = "the script's own losses vary"  # from run to run, as much as these do
    UNCOMPARED = "no losses to compare"
    MENDED = "runs now"  # it failed before
    BROKEN = "fails now"
    BOTH_FAIL = "fails before and after"


@dataclass(frozen=True)
class Comparison:
    """What came of trainings of a script as it was, and of trainings with its fixes."""

    before: tuple[Measurement, ...]  # one at least, of each
    after: tuple[Measurement, ...]

    @property
    def difference(self) -> float | None:
        """The largest relative difference of losses after the same examples; None: unknown.

        Of the two trainings, one before and one after, that agree best.
        """
        found = (difference(one, other) for one in self.before for other in self.after)
        return min((d for d in found if d is not None), default=None)

    @property
    def noise_before(self) -> float:
        """The same between two trainings of the script as it was, of those that agree least."""
        return _spread(self.before)

    @property
    def noise_after(self) -> float:
        """The same between two trainings with the fixes."""
        return _spread(self.after)

    @property
    def verdict(self) -> Verdict:
        """What to make of it."""
        ran, runs = all(map(_ran, self.before)), all(map(_ran, self.after))
        if not runs:
            return Verdict.BROKEN if ran else Verdict.BOTH_FAIL
        if not ran:
            return Verdict.MENDED
        found, noise = self.difference, max(self.noise_before, self.noise_after)
        if found is None:
            return Verdict.UNCOMPARED
        if found > max(TOLERANCE, _NOISE * noise):
            return Verdict.DIFFERENT
        return Verdict.SAME if noise <= TOLERANCE else Verdict.UNCERTAIN

    @property
    def ratios(self) -> tuple[float, float] | None:
        """The least and the largest ratio of examples per second; None: too little was measured."""
        before, after = ([_speed(m) for m in runs] for runs in (self.before, self.after))
        found = [b / a for a in before for b in after if a is not None and b is not None]
        return (min(found), max(found)) if found else None


def difference(one: Measurement, other: Measurement) -> float | None:
    """The largest relative difference of losses where both have one; None where there is none."""
    counted = all(examples is not None for m in (one, other) for _, examples, _ in m.record)
    first, second = _losses(one, counted=counted), _losses(other, counted=counted)
    common = first.keys() & second.keys()
    if not common:
        return None
    floor = _TINY * max((abs(v) for v in first.values() if math.isfinite(v)), default=0.0)
    return max(_relative(first[at], second[at], floor) for at in common)


def _spread(runs: Sequence[Measurement]) -> float:
    pairs = combinations(runs, 2)
    return max((difference(one, other) or 0.0 for one, other in pairs), default=0.0)


def _losses(measured: Measurement, *, counted: bool) -> Mapping[int, float]:
    """Losses by examples seen so far, or by steps where examples cannot be counted."""
    return {
        (examples if counted and examples is not None else steps): loss
        for steps, examples, loss in measured.record
        if loss is not None
    }


def _relative(one: float, other: float, floor: float) -> float:
    if one == other or (math.isnan(one) and math.isnan(other)):
        return 0.0
    if not (math.isfinite(one) and math.isfinite(other)):
        return math.inf
    return abs(one - other) / max(abs(one), abs(other), floor)


def _ran(measured: Measurement) -> bool:
    """Whether it went as far as it was asked; a script without training did, too."""
    return measured.status in (Status.OK, Status.NO_STEPS)


def _speed(measured: Measurement) -> float | None:
    """Median examples (or steps) per second; None where too little was measured to say."""
    if not measured.windows or (measured.measured_seconds or 0.0) < _LEAST_SECONDS:
        return None
    return statistics.median(measured.windows)
