"""Two records of the same training, before and after fixes: do both run, and lose the same?"""

from __future__ import annotations

import enum
import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.tuner.measurement import Measurement, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

# Sums in another order differ by some 1e-7 in float32, and training carries that on from step to
# step; a wrong batch or another order of the data differs by 1e-2 within a few steps.
TOLERANCE = 1e-4  # relative
_NOISE = 3  # a difference counts when it is this many times that of the script from itself
_TINY = 1e-3  # of the largest loss; below, a loss has no digits left to compare
_WARM = 3  # executions that trace, compile and fill buffers, and tell nothing of the speed


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
    """What came of a script before its fixes, after them, and before them once more."""

    before: Measurement
    after: Measurement
    again: Measurement

    @property
    def difference(self) -> float | None:
        """The largest relative difference of losses, after the same examples; None: unknown."""
        return difference(self.before, self.after)

    @property
    def noise(self) -> float | None:
        """The same between two runs of the script as it was."""
        return difference(self.before, self.again)

    @property
    def verdict(self) -> Verdict:
        """What to make of it."""
        ran, runs = _ran(self.before), _ran(self.after)
        if not runs:
            return Verdict.BROKEN if ran else Verdict.BOTH_FAIL
        if not ran:
            return Verdict.MENDED
        found, noise = self.difference, self.noise or 0.0
        if found is None:
            return Verdict.UNCOMPARED
        if found <= TOLERANCE:
            return Verdict.SAME
        return Verdict.UNCERTAIN if found <= _NOISE * noise else Verdict.DIFFERENT

    @property
    def ratios(self) -> tuple[float, float] | None:
        """Examples per second after, over those of both runs before; None: too few steps."""
        speeds = [_speed(m) for m in (self.before, self.again, self.after)]
        if not all(speeds):
            return None
        first, second, after = (speed or 1.0 for speed in speeds)
        return after / max(first, second), after / min(first, second)


def difference(one: Measurement, other: Measurement) -> float | None:
    """The largest relative difference of losses where both have one; None where there is none."""
    counted = all(examples is not None for m in (one, other) for _, examples, _, _ in m.record)
    first, second = _losses(one, counted=counted), _losses(other, counted=counted)
    common = first.keys() & second.keys()
    if not common:
        return None
    floor = _TINY * max((abs(v) for v in first.values() if math.isfinite(v)), default=0.0)
    return max(_relative(first[at], second[at], floor) for at in common)


def _losses(measured: Measurement, *, counted: bool) -> Mapping[int, float]:
    """Losses by examples seen so far, or by steps where examples cannot be counted."""
    return {
        (examples if counted and examples is not None else steps): loss
        for steps, examples, loss, _ in measured.record
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
    """Median examples (or steps) per second of the executions behind the first few."""
    rates: list[float] = []
    before = (0, 0)
    for steps, examples, _, seconds in measured.record:
        here = (steps, examples or 0)
        done = here[1] - before[1] if examples is not None else here[0] - before[0]
        before = here
        if seconds > 0:
            rates.append(done / seconds)
    return statistics.median(rates[_WARM:]) if len(rates) >= 2 * _WARM else None
