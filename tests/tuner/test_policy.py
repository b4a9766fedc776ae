from __future__ import annotations

import pytest

from tfaudit.errors import UsageError
from tfaudit.tuner import learning_rate, policy
from tfaudit.tuner.finals import Ratio
from tfaudit.tuner.options import Objective
from tfaudit.tuner.policy import Contender


def contender(batch: int, ratio: float, width: float = 0.01, **fields: float) -> Contender:
    return Contender({"batch_size": batch}, Ratio(ratio, ratio - width, ratio + width, 4), batch,
                     **fields)  # fmt: skip


def chosen(contenders: list[Contender], objective: str = "closest", own: int = 32) -> float | None:
    found = policy.choose(contenders, own, Objective.parse(objective))
    return None if found is None else found.batch


def test_the_closest_batch_within_5_percent_of_the_best() -> None:
    sizes = [contender(64, 1.80), contender(128, 1.96), contender(256, 2.0), contender(1024, 2.02)]
    assert chosen(sizes) == 128
    assert chosen(sizes, "throughput") == 1024
    assert chosen(sizes, own=512) in {256, 1024}


def test_smaller_is_as_close_as_larger() -> None:
    assert chosen([contender(16, 1.97), contender(256, 2.0)]) == 16


def test_leaves_it_when_nothing_is_surely_faster() -> None:
    assert chosen([]) is None
    assert chosen([contender(64, 0.97), contender(128, 1.04, width=0.05)]) is None
    assert chosen([contender(64, 1.3, width=0.31)], "throughput") is None


def test_another_batch_for_less_than_5_percent_is_not_worth_it() -> None:
    assert chosen([contender(64, 1.04)]) is None
    assert chosen([contender(64, 1.07)]) == 64


def test_the_own_batch_is_worth_any_sure_gain() -> None:
    assert chosen([contender(32, 1.03, changes=1)]) == 32


def test_a_batch_that_may_be_near_the_best_counts_as_near() -> None:
    noisy = [contender(64, 1.85, width=0.3), contender(256, 2.0, width=0.3)]
    assert chosen(noisy) == 64
    assert chosen([contender(64, 1.7, width=0.5), noisy[1]]) == 256


def test_of_equal_batches_the_fewest_changes_unless_faster() -> None:
    plain, more = contender(64, 2.0, changes=1), contender(64, 2.02, changes=3)
    assert policy.choose([plain, more], 32) is plain
    faster = contender(64, 2.08, changes=3)
    assert policy.choose([plain, faster], 32) is faster


def test_what_changes_the_mathematics_comes_last() -> None:
    plain = contender(64, 1.95, changes=2)
    precision = contender(64, 2.0, semantic=1, changes=2)
    assert policy.choose([plain, precision], 32) is plain


def test_time_to_loss_is_examples_over_speed_on_the_shortlist() -> None:
    slow = contender(64, 1.0 + 0.02, examples_to_loss=1000.0)
    fast = contender(1024, 2.0, examples_to_loss=2100.0)
    middle = contender(256, 1.8, examples_to_loss=1200.0)
    objective = Objective.parse("time-to-loss=0.3")
    found = policy.choose([slow, fast, middle], 32, objective, reference_examples_to_loss=1000.0)
    assert found is middle
    none = policy.choose([fast], 32, objective, reference_examples_to_loss=1000.0)
    assert none is None
    assert policy.choose([contender(64, 2.0)], 32, objective) is None


@pytest.mark.parametrize("text", ["fastest", "time-to-loss", "time-to-loss=nan", "closest=1"])
def test_an_unknown_objective_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--objective"):
        Objective.parse(text)


def test_learning_rates_by_optimizer() -> None:
    assert learning_rate.factor("keras.optimizers.Adam", 4) == 2
    assert learning_rate.factor("SGD", 4) == 4
    assert learning_rate.factor("Adadelta", 4) == 1
    assert learning_rate.factor("MyOwn", 4) is None
    assert "× 2" in learning_rate.advice("AdamW", 32, 128)
    assert "with warm-up" in learning_rate.advice("SGD", 32, 128)
    assert "with warm-up" not in learning_rate.advice("SGD", 128, 32)
    assert "beyond 8 times" in learning_rate.advice("Adam", 32, 1024)
    assert "with SGD × 4" in learning_rate.advice(None, 32, 128)
