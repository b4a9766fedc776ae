"""A Gaussian process over a list of candidates, for some tens of noisy measurements.

Small, exact and numpy only: the candidates are enumerated, so there is nothing to optimise over
but their list. What is modelled is log examples/s: knobs act on speed by factors.

The covariance of two settings is a mix of a sum and a product of one Matern-5/2 term per knob: the
sum learns a knob's main effect from few trials, the product learns how knobs work together. Beside
it stand independent noise between trials, and a slow drift of the machine with the trials' order,
which repeated measurements of the baseline make visible.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_LENGTHS = (0.3, 3.0)  # shortest and longest length scale; a knob's whole range is 1
_NOISES = (0.01, 0.3)  # of log examples/s
_DRIFTS = (0.0, 0.05, 0.1, 0.2)  # of log examples/s
_DRIFT_TRIALS = 8.0  # after about so many trials the machine's state is forgotten
_USUAL_NOISE = 0.06  # what identical trials differ by, before anything is known


@dataclass(frozen=True)
class Hyperparameters:
    """What the covariance depends on."""

    lengths: tuple[float, ...]  # one per knob
    additive: float  # share of the sum in the covariance of settings
    noise: float  # standard deviation between identical trials
    drift: float = 0.0  # standard deviation of the slow drift


@dataclass(frozen=True)
class Observations:
    """What was measured: positions in the list of candidates, log speeds, and the trials' order."""

    rows: NDArray[np.intp]
    values: Array
    order: Array


@dataclass(frozen=True)
class Posterior:
    """What is believed of every candidate's log speed, noise and drift left out."""

    mean: Array
    deviation: Array
    noise: float


class GaussianProcess:
    """A prior over the log speeds of candidates.

    Args:
        points: One row per candidate, one column per knob. Ordinal columns in [0, 1]; in the
            others, equal numbers are equal values and all different ones are equally far apart.
        ordinal: Which columns are ordinal.
    """

    def __init__(self, points: Array, ordinal: Sequence[bool]) -> None:
        self._points = points
        self._ordinal = tuple(ordinal)

    def posterior(self, seen: Observations) -> Posterior:
        """What measurements say of all candidates; at least one measurement."""
        level = float(seen.values.mean())
        scale = float(seen.values.std()) or 1.0
        values = (seen.values - level) / scale
        points = self._points[seen.rows]
        distances = self._distances(points, points)
        best = _most_likely(distances, seen.order, values, scale)
        lower = np.linalg.cholesky(_covariance(distances, seen.order, best, scale))
        across = _kernel(self._distances(self._points, points), best)
        half = np.linalg.solve(lower, across.T)
        mean = half.T @ np.linalg.solve(lower, values)
        variance = np.maximum(1.0 - (half**2).sum(axis=0), 1e-9)
        return Posterior(mean * scale + level, np.sqrt(variance) * scale, best.noise)

    def _distances(self, left: Array, right: Array) -> Array:
        """Distances per knob: knobs x left x right."""
        stacked = np.abs(left.T[:, :, None] - right.T[:, None, :])
        for column, ordinal in enumerate(self._ordinal):
            if not ordinal:
                stacked[column] = stacked[column] > 0
        return stacked


def _kernel(distances: Array, parameters: Hyperparameters) -> Array:
    """Covariance of settings, at most 1."""
    if not len(distances):
        return np.ones(distances.shape[1:])
    lengths = np.asarray(parameters.lengths)[:, None, None]
    scaled = math.sqrt(5) * distances / lengths
    terms = (1 + scaled + scaled**2 / 3) * np.exp(-scaled)
    product: Array = terms.prod(axis=0)
    total: Array = terms.mean(axis=0)
    return (1 - parameters.additive) * product + parameters.additive * total


def _covariance(distances: Array, order: Array, parameters: Hyperparameters, scale: float) -> Array:
    """Covariance of measurements in units of their spread."""
    apart = np.abs(order[:, None] - order[None, :])
    drift = (parameters.drift / scale) ** 2 * np.exp(-apart / _DRIFT_TRIALS)
    noise = max((parameters.noise / scale) ** 2, 1e-4)
    return _kernel(distances, parameters) + drift + noise * np.eye(len(order))


def _most_likely(distances: Array, order: Array, values: Array, scale: float) -> Hyperparameters:
    """Hyperparameters that explain the measurements best, by a short coordinate search."""

    def score(parameters: Hyperparameters) -> float:
        covariance = _covariance(distances, order, parameters, scale)
        try:
            lower = np.linalg.cholesky(covariance)
        except np.linalg.LinAlgError:
            return -math.inf
        half = np.linalg.solve(lower, values)
        likelihood = -0.5 * float(half @ half) - float(np.log(np.diag(lower)).sum())
        return likelihood + _prior(parameters)

    starts = (
        Hyperparameters((length,) * len(distances), additive, _USUAL_NOISE)
        for length in (0.5, 1.0, 2.0)
        for additive in (0.0, 0.5, 0.9)
    )
    best, best_score = max(((start, score(start)) for start in starts), key=lambda pair: pair[1])
    for _ in range(2):
        for index in range(len(_neighbours(best))):
            for candidate in _neighbours(best)[index]:
                found = score(candidate)
                if found > best_score:
                    best, best_score = candidate, found
    return best


def _neighbours(parameters: Hyperparameters) -> list[list[Hyperparameters]]:
    """Changes of one hyperparameter, grouped by which."""
    lengths = parameters.lengths
    groups = [
        [
            replace(
                parameters,
                lengths=(*lengths[:i], _between(lengths[i] * factor, _LENGTHS), *lengths[i + 1 :]),
            )
            for factor in (0.5, 2.0)
        ]
        for i in range(len(lengths))
    ]
    noises = [_between(parameters.noise * factor, _NOISES) for factor in (0.5, 2.0)]
    groups.append([replace(parameters, noise=noise) for noise in noises])
    groups.append([replace(parameters, drift=drift) for drift in _DRIFTS])
    return groups


def _between(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])


def _prior(parameters: Hyperparameters) -> float:
    """Log density, up to a constant: no knob is special, noise is some percent, drift is rare."""
    lengths = -0.1 * sum(math.log(length) ** 2 for length in parameters.lengths)
    noise = -2.0 * math.log(parameters.noise / _USUAL_NOISE) ** 2
    return lengths + noise - (1.0 if parameters.drift else 0.0)


def expected_improvement(posterior: Posterior, best: float) -> Array:
    """How far each candidate's log speed is expected to lie above `best`.

    (m - b) Phi(z) + s phi(z) with z = (m - b) / s: Jones, Schonlau & Welch 1998, "Efficient Global
    Optimization of Expensive Black-Box Functions", equation 15.
    """
    gain = posterior.mean - best
    z = gain / posterior.deviation
    density = np.exp(-0.5 * z**2) / math.sqrt(2 * math.pi)
    erf = np.array([math.erf(value) for value in z / math.sqrt(2)])
    improvement: Array = gain * 0.5 * (1 + erf) + posterior.deviation * density
    return np.maximum(improvement, 0.0)
