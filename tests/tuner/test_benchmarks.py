"""What the benchmarks claim, in small: the whole runs write docs/measured."""

from __future__ import annotations

import random
import statistics

import pytest
from replaying import BED, NOISY, recorded, search

from tfaudit.tuner.finals import paired_ratios
from tfaudit.tuner.options import Objective, Options


def test_the_default_policy_harms_no_recorded_training() -> None:
    import policy  # benchmarks/policy.py

    pairs = policy.pairs()
    assert len(pairs) == 23
    slower = [p for p in pairs if p.times[policy.ours(p)] > 1.05 * p.times[p.own]]
    assert slower == []
    times = [p.times[policy.ours(p)] / p.times[p.own] for p in pairs]
    assert statistics.geometric_mean(times) < 0.8
    largest = [p.times[max(p.speeds)] / p.times[p.own] for p in pairs]
    assert statistics.geometric_mean(largest) > 1.05


def test_the_search_comes_near_the_best_of_the_recorded_sweep() -> None:
    shares = []
    for seed in range(12):
        outcome = search(
            BED.measure(NOISY(seed, 0.03)),
            BED.space,
            options=Options(trials=20, seed=seed, objective=Objective("throughput"), passes=0),
        )
        assert outcome.choice is not None
        shares.append(BED.speed(outcome.choice) / BED.best)
    assert sum(share >= 0.95 for share in shares) >= 11


@pytest.mark.parametrize("example", recorded.sweeps())
def test_the_search_comes_near_the_best_of_an_examples_sweep(example: str) -> None:
    bed = recorded.sweep_of(example)
    assert len(bed.speeds) == len(list(bed.space.settings()))
    shares = []
    for seed in range(8):
        outcome = search(
            bed.measure(NOISY(seed, 0.03)),
            bed.space,
            options=Options(trials=20, seed=seed, objective=Objective("throughput"), passes=0),
        )
        shares.append((bed.speed(outcome.choice or bed.space.baseline) or 0.0) / bed.best)
    assert sum(share >= 0.95 for share in shares) >= 7


@pytest.mark.parametrize("sigma", [0.03, 0.1, 0.2])
def test_intervals_hold_the_truth(sigma: float) -> None:
    rng = random.Random(1)
    held, runs = 0, 600
    for _ in range(runs):
        speeds = [[gain * rng.lognormvariate(0, sigma) for _ in range(6)] for gain in (1, 1.5, 1.4)]
        first, _ = paired_ratios(speeds)
        held += first.low <= 1.5 <= first.high
    assert held / runs > 0.92
