"""The measuring protocol against a clock of our own, where the truth is known exactly."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from tfaudit.tuner.child.interval import median_interval
from tfaudit.tuner.child.meter import WARM_SHARE, Meter
from tfaudit.tuner.child.training import Count, Limits, Source

LIMITS = Limits(seconds=30.0, min_windows=5, max_windows=20, precision=0.02)


@dataclass
class Training:
    """A training run on a clock that only moves when steps are made."""

    limits: Limits = LIMITS
    batch: int = 32
    now: float = 100.0
    count: Count = field(default_factory=lambda: Count(0, 0))
    traces: int = 0
    loss: float | None = 1.0
    in_flight: float = 0.0  # device time that the host has not waited for

    def __post_init__(self) -> None:
        source = Source(lambda: self.count, lambda: self.traces, lambda: self.loss, self.wait)
        self.meter = Meter(self.limits, source, now=lambda: self.now)

    def wait(self) -> None:
        self.now += self.in_flight
        self.in_flight = 0.0

    def step(self, seconds: float, examples: int | None = None) -> str | None:
        begin = self.now
        self.now += seconds
        new = self.batch if examples is None else examples
        smallest = min(new, self.count.smallest or new)
        examples = (self.count.examples or 0) + new
        self.count = Count(self.count.steps + 1, examples, smallest=smallest)
        return self.meter.execution(begin, self.now)


def run(training: Training, seconds_of: list[float] | float, steps: int = 100_000) -> str | None:
    """Steps until the meter has enough."""
    for number in range(steps):
        given = seconds_of[number % len(seconds_of)] if isinstance(seconds_of, list) else seconds_of
        stop = training.step(given)
        if stop is not None:
            return stop
    return None


def test_a_steady_run_is_measured_exactly_and_briefly() -> None:
    training = Training()
    training.step(5.0)  # trace and compile
    assert run(training, 0.01) == "precise"
    meter = training.meter
    assert meter.interval() == pytest.approx((3200, 3200, 3200))
    assert meter.first_seconds == pytest.approx(5.0)
    assert meter.steady
    assert len(meter.windows) == 5
    assert meter.measured_seconds == pytest.approx(2.5, abs=0.1)


def test_slow_steps_at_the_start_are_left_out() -> None:
    training = Training()
    training.step(8.0)
    for _ in range(100):  # still warming up: four times as slow as it will be
        training.step(0.04)
    run(training, 0.01)
    assert training.meter.interval() == pytest.approx((3200, 3200, 3200))


def test_no_window_begins_while_steps_are_still_traced() -> None:
    training = Training()
    training.step(1.0)
    for _ in range(500):
        training.traces += 1
        training.step(0.02)
    assert training.meter.phase == "warming up"
    run(training, 0.02)
    assert training.meter.steady


def test_the_warm_up_is_capped_and_flagged() -> None:
    training = Training()
    noise = random.Random(0)
    training.step(1.0)
    while training.meter.phase == "warming up":
        training.step(0.01 * noise.choice((1, 5)) * (1 + len(training.meter.losses) % 2))
    assert training.meter.warmup_seconds == pytest.approx(WARM_SHARE * 30, rel=0.1)
    assert not training.meter.steady


def test_noise_makes_windows_not_error() -> None:
    noise = random.Random(1)
    errors = []
    for _ in range(20):
        training = Training()
        training.step(3.0)
        run(training, [0.01 * noise.lognormvariate(0, 0.1) for _ in range(997)])
        median, low, high = training.meter.interval()
        errors.append(abs(median / 3200 - 1))
        assert low <= median <= high
        assert 5 <= len(training.meter.windows) <= 20
    assert sorted(errors)[18] < 0.02


def test_rare_stalls_do_not_move_the_median() -> None:
    training = Training()
    training.step(1.0)
    run(training, [0.01] * 299 + [0.4])
    assert training.meter.interval()[0] == pytest.approx(3200, rel=0.01)


def test_time_between_epochs_is_left_out() -> None:
    training = Training()
    training.step(1.0)
    stop = None
    while stop is None:
        for _ in range(7):  # an epoch is much shorter than a window
            stop = stop or training.step(0.01)
        training.meter.epoch_end()
        training.now += 3.0
    assert training.meter.interval() == pytest.approx((3200, 3200, 3200))


def test_a_smaller_last_batch_counts_as_what_it_is() -> None:
    training = Training(batch=100)
    training.step(1.0)
    stop = None
    while stop is None:  # epochs of 100, 100 and 20 examples, at the same time per step
        for examples in (100, 100, 20):
            stop = stop or training.step(0.1, examples)
    assert training.meter.interval()[0] == pytest.approx(2200 / 3, rel=0.15)


def test_what_is_compiled_for_the_last_batch_is_no_training() -> None:
    """As on a GPU: 187 steps of 6 ms an epoch, and 12 s for the first batch that is smaller."""
    training = Training(Limits(10.0, 5, 20, 0.02))
    training.step(33.0)
    stop, epoch = None, 0
    while stop is None:
        for _ in range(187):
            stop = stop or training.step(0.006)
        stop = stop or training.step(0.006 if epoch else 12.0, 16)
        epoch += 1
        training.meter.epoch_end()
    assert stop == "precise"
    assert training.meter.steady
    assert training.meter.interval() == pytest.approx((32 / 0.006,) * 3, rel=0.01)
    assert training.now - 100 < 33 + 12 + 8


@pytest.mark.parametrize("warm", [5, 2000])
def test_a_compilation_may_come_at_any_time(warm: int) -> None:
    training = Training(Limits(10.0, 5, 20, 0.0))
    training.step(1.0)
    for _ in range(warm):
        training.step(0.003)
    training.traces += 1
    training.step(9.0)
    run(training, 0.003)
    assert training.meter.interval() == pytest.approx((32 / 0.003,) * 3, rel=0.01)


def test_what_is_compiled_again_and_again_belongs_to_training() -> None:
    training = Training(Limits(10.0, 5, 20, 0.02), batch=1000)
    training.step(1.0)
    for number in range(100):
        training.traces += 1
        if training.step(1.0 if number % 2 else 0.5) is not None:
            break
    assert training.now - 100 < 30
    assert training.meter.interval()[0] == pytest.approx(1000 / 0.75, rel=0.5)


def test_a_run_that_ends_while_it_compiles_is_measured_all_the_same() -> None:
    training = Training()
    training.step(2.0)
    for examples in (32, 32, 32, 32, 7):
        training.step(0.1, examples)
    training.meter.finish()
    assert training.meter.interval() == pytest.approx((135 / 0.5,) * 3)
    assert not training.meter.steady


def test_devices_that_lag_behind_are_waited_for() -> None:
    training = Training()
    training.step(1.0)
    stop = None
    while stop is None:  # the host returns at once, the device needs 10 ms per step
        training.in_flight += 0.01
        if training.in_flight > 0.08:  # a queue of eight
            training.wait()
        stop = training.step(0.0)
    assert training.meter.interval()[0] == pytest.approx(3200, rel=0.01)


def test_very_slow_steps_still_give_windows() -> None:
    training = Training()
    training.step(60.0)
    assert run(training, 4.0) is not None
    assert training.meter.interval()[0] == pytest.approx(8.0)
    assert training.now - 100 < 60 + 12 + 4 * 8 + 30


def test_a_cache_is_filled_before_measuring() -> None:
    training = Training()
    training.meter.fills_cache = True
    training.step(1.0)
    for _ in range(200):  # the first epoch reads slowly
        assert training.step(0.05) is None
    assert training.meter.phase == "filling the cache"
    training.meter.epoch_end()
    run(training, 0.01)
    assert training.meter.interval()[0] == pytest.approx(3200)


def test_a_long_first_epoch_is_measured_all_the_same() -> None:
    training = Training()
    training.meter.fills_cache = True
    training.step(1.0)
    assert run(training, 0.05) == "precise"
    assert not training.meter.first_epoch_over


def test_what_cannot_win_is_given_up_after_three_windows() -> None:
    limits = Limits(30.0, 5, 20, 0.02, hopeless_below=4000.0)
    training = Training(limits)
    training.step(1.0)
    assert run(training, 0.01) == "hopeless"
    assert len(training.meter.windows) == 3


def test_a_run_that_ends_early_is_measured_as_far_as_it_went() -> None:
    training = Training()
    training.step(2.0)
    for _ in range(20):
        training.step(0.01)
    training.meter.finish()
    assert training.meter.interval() == pytest.approx((3200, 3200, 3200))
    assert not training.meter.steady


def test_losses_are_thinned() -> None:
    training = Training(Limits(10_000.0, 600, 600, 0.0))
    training.step(1.0)
    run(training, 0.1, steps=100_000)
    assert 50 < len(training.meter.losses) <= 128


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 9, 20])
def test_the_interval_holds_the_median(count: int) -> None:
    noise = random.Random(count)
    held = 0
    for _ in range(2000):
        _, low, high = median_interval([noise.gauss(0, 1) for _ in range(count)])
        held += low <= 0 <= high
    assert held / 2000 >= min(0.93, 1 - 2 ** (1 - count) - 0.02)
