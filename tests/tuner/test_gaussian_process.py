from __future__ import annotations

import math

import numpy as np
import pytest

from tfaudit.tuner.gaussian_process import (
    GaussianProcess,
    Observations,
    Posterior,
    expected_improvement,
)

LINE = np.linspace(0, 1, 11)[:, None]


def seen(rows: list[int], values: list[float], order: list[float] | None = None) -> Observations:
    order = order if order is not None else [float(i) for i in range(len(rows))]
    return Observations(np.array(rows, np.intp), np.array(values), np.array(order))


def test_is_sure_where_it_measured_and_unsure_far_away() -> None:
    posterior = GaussianProcess(LINE, [True]).posterior(seen([0, 1, 2], [0.0, 0.5, 1.0]))
    assert posterior.mean[:3] == pytest.approx([0.0, 0.5, 1.0], abs=0.12)
    assert posterior.deviation[10] > 2 * posterior.deviation[1]


def test_expects_most_of_the_changes_that_helped_alone() -> None:
    """Batch, XLA and cache each helped; all three together were never measured."""
    points = np.array([[b, x, c] for b in (0, 1 / 3, 2 / 3, 1) for x in (0, 1) for c in (0, 1)])
    effects = points @ [1.0, 0.7, 0.4]
    rows = [0, 8, 12, 14, 13]  # small, larger and largest batch; XLA there; cache there
    posterior = GaussianProcess(points, [True, False, False]).posterior(
        seen(rows, list(effects[rows]))
    )
    gains = expected_improvement(posterior, posterior.mean[rows].max())
    gains[rows] = -1
    assert int(np.argmax(gains)) == int(np.argmax(effects))


def test_categories_are_equally_far() -> None:
    points = np.array([[0.0], [1.0], [2.0]])
    posterior = GaussianProcess(points, [False]).posterior(seen([0], [1.0]))
    assert posterior.deviation[1] == pytest.approx(posterior.deviation[2])


def test_takes_a_slow_machine_for_drift_when_the_controls_slow_down_too() -> None:
    """Candidate 1 is measured while the machine is slow: as slow as the control beside it."""
    points = np.array([[0.0], [1.0], [2.0]])
    rows = [0, 0, 2, 0, 0, 1, 0, 0, 2, 0]
    values = [0.0, 0.0, 0.5, 0.0, -0.5, -0.4, -0.5, 0.0, 0.5, 0.0]
    believed = GaussianProcess(points, [False]).posterior(seen(rows, values)).mean
    assert believed[1] > -0.3


def test_survives_equal_values_and_a_single_one() -> None:
    for observations in (seen([3], [2.0]), seen([3, 4, 3], [2.0, 2.0, 2.0])):
        posterior = GaussianProcess(LINE, [True]).posterior(observations)
        assert np.isfinite(posterior.mean).all()
        assert posterior.mean[3] == pytest.approx(2.0, abs=1e-6)


def test_needs_no_knob() -> None:
    posterior = GaussianProcess(np.zeros((1, 0)), []).posterior(seen([0, 0], [1.0, 1.2]))
    assert posterior.mean[0] == pytest.approx(1.1)


@pytest.mark.parametrize(("mean", "deviation"), [(0.0, 1.0), (-1.0, 0.5), (0.3, 0.01)])
def test_expected_improvement_is_the_mean_of_what_lies_above(mean: float, deviation: float) -> None:
    posterior = Posterior(np.array([mean]), np.array([deviation]), 0.0)
    values = np.random.default_rng(0).normal(mean, deviation, 400_000)
    simulated = np.maximum(values - 0.2, 0).mean()
    assert expected_improvement(posterior, 0.2)[0] == pytest.approx(simulated, rel=0.03, abs=1e-4)
    assert math.isfinite(simulated)
