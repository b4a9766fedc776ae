"""What is counted of batches that a `tf.function` draws."""

from __future__ import annotations

import pytest

from tfaudit.tuner.child.tally import Drawn, Tally

pytestmark = pytest.mark.tensorflow


def test_batches_are_counted_and_their_sizes_known() -> None:
    import tensorflow as tf

    tally = Tally()

    @tf.function
    def step(batches: object) -> None:
        tally.add(next(batches))  # type: ignore[call-overload]

    batches = iter(tf.data.Dataset.range(11).batch(4))
    step(batches)
    assert tally.read() == Drawn(examples=4, batches=1, largest=4, smallest=4)
    step(batches)
    step(batches)
    assert tally.read() == Drawn(examples=11, batches=3, largest=4, smallest=3)


def test_batches_of_python_are_counted_with_them() -> None:
    tally = Tally()
    assert not tally.used
    for size in (5, 2, 4):
        tally.add_eager(size)
    assert tally.read() == Drawn(examples=11, batches=3, largest=5, smallest=2)
