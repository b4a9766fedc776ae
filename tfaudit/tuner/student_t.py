"""Quantiles of Student's t distribution, for whole degrees of freedom."""

from __future__ import annotations

import math


def _central(t: float, degrees: int) -> float:
    """P(|T| < t): Abramowitz & Stegun 1972, 26.7.3 and 26.7.4."""
    angle = math.atan2(t, math.sqrt(degrees))
    cosine = math.cos(angle)
    odd = degrees % 2
    term = cosine if odd else 1.0
    total = 0.0
    for power in range(2 + odd, degrees + 1, 2):
        total += term
        term *= (power - 1) / power * cosine**2
    total *= math.sin(angle)
    return 2 / math.pi * (angle + total) if odd else total


def quantile(probability: float, degrees: int) -> float:
    """The t below which T lies with a probability of more than one half.

    Args:
        probability: Between 0.5 and 1.
        degrees: Degrees of freedom, at least 1.
    """
    wanted = 2 * probability - 1
    low, high = 0.0, 1.0
    while _central(high, degrees) < wanted:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        if _central(middle, degrees) < wanted:
            low = middle
        else:
            high = middle
    return high
