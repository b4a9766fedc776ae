"""Which of the measured settings to recommend.

By default: of the settings whose throughput is within 5% of the best, the one whose batch size is
closest to the user's own. On recorded trainings of six workloads on four GPU models
(benchmarks/policy.py) this arrives sooner than the user's batch size and never later, while "the
largest that fits" arrives later.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tfaudit.tuner.options import Objective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tfaudit.tuner.finals import Ratio
    from tfaudit.tuner.space import Setting

_NEAR_BEST = 0.95  # of the best throughput: near enough to prefer what changes less
_POSSIBLY_NEAR = 0.90  # … when the interval says that it may be within the above
_SAME = 0.98  # of the best throughput: not worth another change
_SHORTLIST = 0.80  # of the best throughput: worth looking at by the time to a loss


@dataclass(frozen=True)
class Contender:
    """A setting that was compared with the reference."""

    setting: Setting
    ratio: Ratio
    batch: float  # examples per training step, over all replicas
    semantic: int = 0  # changes of what is computed, the batch size left out
    changes: int = 0  # knobs that are not as in the script
    examples_to_loss: float | None = None  # until the wanted loss; None: not reached or not asked


def choose(
    contenders: Sequence[Contender],
    own_batch: float,
    objective: Objective | None = None,
    *,
    reference_examples_to_loss: float | None = None,
) -> Contender | None:
    """The setting to recommend, or None for "leave it".

    Only settings whose interval lies above 1 are recommended.

    Args:
        contenders: What was compared with the reference; nothing that failed or trains worse.
        own_batch: Examples per step of the reference.
        objective: What matters.
        reference_examples_to_loss: As a contender's, of the reference.
    """
    objective = objective or Objective()
    faster = [c for c in contenders if c.ratio.low > 1]
    if not faster:
        return None
    best = max(faster, key=lambda c: c.ratio.ratio)
    if objective.name == "throughput":
        return best
    if objective.name == "time-to-loss":
        return _soonest(faster, best, reference_examples_to_loss)
    return _closest(faster, best, own_batch)


def _closest(faster: list[Contender], best: Contender, own_batch: float) -> Contender | None:
    near = [c for c in faster if _is_near(c, best)]
    distance = min(_distance(c, own_batch) for c in near)
    if distance > 0 and best.ratio.ratio * _NEAR_BEST <= 1:
        return None  # the script as it is has its own batch size, and is within 5% of the best
    near = [c for c in near if _distance(c, own_batch) == distance]
    fewest = min(c.semantic for c in near)
    near = [c for c in near if c.semantic == fewest]
    top = max(c.ratio.ratio for c in near)
    same = [c for c in near if c.ratio.ratio >= _SAME * top]
    return min(same, key=lambda c: (c.changes, -c.ratio.ratio))


def _is_near(contender: Contender, best: Contender) -> bool:
    """Whether a setting is within 5% of the best, as far as can be told."""
    reached = contender.ratio.high >= _NEAR_BEST * best.ratio.ratio
    return reached and contender.ratio.ratio >= _POSSIBLY_NEAR * best.ratio.ratio


def _distance(contender: Contender, own_batch: float) -> float:
    return round(abs(math.log2(contender.batch / own_batch)), 6)


def _soonest(
    faster: list[Contender], best: Contender, reference_examples: float | None
) -> Contender | None:
    """The one that reaches the wanted loss first, if it does so before the reference."""
    reaching = [
        (c.examples_to_loss / c.ratio.ratio, index)
        for index, c in enumerate(faster)
        if c.examples_to_loss is not None and c.ratio.ratio >= _SHORTLIST * best.ratio.ratio
    ]
    if not reaching:
        return None
    time, index = min(reaching)
    if reference_examples is not None and time >= reference_examples:
        return None
    return faster[index]
