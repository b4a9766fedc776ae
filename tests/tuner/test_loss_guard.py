from __future__ import annotations

import math
from typing import TYPE_CHECKING

from replaying import ok

from tfaudit.tuner.loss_guard import examples_to, judge

if TYPE_CHECKING:
    from tfaudit.tuner.measurement import Measurement


def run(batch: int, *, rate: float = 1.0, floor: float = 0.2, updates: int = 200) -> Measurement:
    """A loss that falls from 2.3 with the number of updates."""
    losses = tuple(
        (batch * n, floor + (2.3 - floor) * math.exp(-rate * n / 60))
        for n in range(10, updates, 10)
    )
    return ok(1000.0, batch, losses=losses, loss=losses[-1][1])


BASELINES = [run(32), run(32, rate=1.05)]


def test_the_same_training_passes() -> None:
    verdict = judge(run(32, rate=0.98), BASELINES)
    assert not verdict.worse
    assert not verdict.note


def test_a_loss_that_is_not_finite_is_worse() -> None:
    assert "nan" in judge(ok(1000.0, loss=math.nan), BASELINES).worse
    broken = ok(1000.0, losses=((640, 2.0), (1280, math.inf)))
    assert judge(broken, BASELINES).worse


def test_a_loss_that_does_not_fall_is_worse() -> None:
    assert "clearly above" in judge(run(32, rate=0.0), BASELINES).worse


def test_a_larger_batch_that_is_only_behind_gets_a_note() -> None:
    verdict = judge(run(128, updates=60), BASELINES)
    assert not verdict.worse
    assert "behind" in verdict.note


def test_a_larger_batch_that_is_worse_after_as_many_updates_is_worse() -> None:
    assert "as many updates" in judge(run(128, rate=0.0, updates=60), BASELINES).worse


def test_without_losses_nothing_is_said() -> None:
    assert judge(ok(1000.0), BASELINES) == judge(run(32), [ok(900.0)])


def test_examples_to_a_loss() -> None:
    losses = ((32, 2.0), (64, 0.9), (96, 1.1), (128, 0.4))
    assert examples_to(losses, 1.0) == 64
    assert examples_to(losses, 0.3) is None
