"""Whether a setting still trains: its loss beside the baseline's.

Losses are compared at equal numbers of examples. A larger batch makes fewer updates with them, and
so is behind at first without being broken: it is marked only when it is also clearly worse after as
many updates as the baseline. A batch that is merely behind gets a note.
"""

from __future__ import annotations

import itertools
import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.tuner.measurement import Measurement

    Curve = Sequence[tuple[float, float]]

_TOLERANCE = 0.2  # of the baseline's loss
_SPREADS = 3.0  # of the baseline's loss between its own trials
_FEW_STEPS = 20  # a loss after fewer steps says nothing yet


@dataclass(frozen=True)
class Verdict:
    """What the losses say of a setting."""

    worse: str = ""  # why it must not be chosen
    note: str = ""  # what to know when it is chosen


def judge(
    measurement: Measurement, baselines: Sequence[Measurement], baseline: str = "the baseline"
) -> Verdict:
    """Compare the losses of a trial with those of the baseline's trials.

    Args:
        measurement: Of the setting.
        baselines: Of the script as it is, or with its safe fixes; several show their own spread.
        baseline: What it is called.
    """
    if measurement.loss is not None and not math.isfinite(measurement.loss):
        return Verdict(worse=f"its loss became {measurement.loss}")
    if any(not math.isfinite(loss) for _, loss in measurement.losses):
        return Verdict(worse="its loss became infinite or not a number")
    batch, curves = measurement.batch, [_finite(b.losses) for b in baselines]
    own_batch = next((b.batch for b in baselines if b.batch), None)
    if not batch or not own_batch:
        return Verdict()
    curve = [(n, loss) for n, loss in measurement.losses if n >= _FEW_STEPS * batch]
    by_examples = _excess(curve, curves)
    if by_examples is None or by_examples <= 0:
        return Verdict()
    text = f"its loss after {curve[-1][0]:,} examples or less is clearly above {baseline}'s"
    if batch <= own_batch:
        return Verdict(worse=text)
    by_updates = _excess(
        [(n / batch, loss) for n, loss in curve],
        [[(n / own_batch, loss) for n, loss in c] for c in curves],
    )
    if by_updates is not None and by_updates > 0:
        return Verdict(worse=text + ", and so is it after as many updates")
    return Verdict(note="at equal examples its loss is behind: it makes fewer updates")


def examples_to(losses: Curve, wanted: float) -> float | None:
    """After how many examples a loss was reached first; None when it was not."""
    return next((n for n, loss in losses if loss <= wanted), None)


def _excess(curve: Curve, baselines: Sequence[Curve]) -> float | None:
    """By how much the last comparable loss is above what the baseline's losses allow."""
    reach = max((c[-1][0] for c in baselines if c), default=0.0)
    comparable = [point for point in curve if point[0] <= reach]
    if not comparable:
        return None
    where, loss = comparable[-1]
    known = [value for c in baselines if (value := _at(c, where)) is not None]
    if not known:
        return None
    spread = statistics.stdev(known) if len(known) > 1 else 0.0
    usual = statistics.median(known)
    return loss - usual - _TOLERANCE * abs(usual) - _SPREADS * spread


def _at(curve: Curve, where: float) -> float | None:
    """A loss between two of the curve's points, by a straight line."""
    for (x0, y0), (x1, y1) in itertools.pairwise(curve):
        if x0 <= where <= x1:
            return y0 + (y1 - y0) * (where - x0) / (x1 - x0) if x1 > x0 else y1
    return curve[0][1] if curve and curve[0][0] == where else None


def _finite(losses: Sequence[tuple[int, float]]) -> list[tuple[float, float]]:
    return [(float(n), loss) for n, loss in losses if math.isfinite(loss)]
