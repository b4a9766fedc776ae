"""The median of a trial's windows, and how sure of it the windows themselves make us."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def median_interval(values: Sequence[float]) -> tuple[float, float, float]:
    """The median with its 95% interval by order statistics.

    The interval needs no assumption about the distribution: the number of values below the true
    median is binomial with p = 1/2. With fewer than six values it is their whole range, which
    holds the median with probability 1 - 2 ** (1 - n).

    Returns:
        median, low, high.
    """
    ordered = sorted(values)
    count = len(ordered)
    below = 0  # how many values at either end may be left out
    tail = 0.5**count
    while tail + math.comb(count, below + 1) * 0.5**count <= 0.025 and below + 1 < count / 2:
        below += 1
        tail += math.comb(count, below) * 0.5**count
    low = ordered[below] if tail <= 0.025 else ordered[0]
    high = ordered[-1 - below] if tail <= 0.025 else ordered[-1]
    return statistics.median(ordered), low, high
