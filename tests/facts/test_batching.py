"""What the rules on batches claim about TensorFlow, shown on the installed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    import tensorflow as tf

pytestmark = pytest.mark.tensorflow


def _counted() -> tuple[tf.data.Dataset, list[int]]:
    """A dataset of 0, 1, 2, 3 and the list of what its source gave."""
    import tensorflow as tf

    given: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(4):
            given.append(number)
            yield number

    spec = tf.TensorSpec([], tf.int64)
    return tf.data.Dataset.from_generator(numbers, output_signature=spec), given


def test_tfa311_a_new_iterator_gives_the_first_element_again() -> None:
    import tensorflow as tf

    data = tf.data.Dataset.range(4)
    again = [int(next(iter(data))) for _ in range(4)]
    iterator = iter(data)
    assert again == [0, 0, 0, 0]
    assert [int(next(iterator)) for _ in range(4)] == [0, 1, 2, 3]


def test_tfa311_a_new_iterator_fills_the_shuffle_buffer_again() -> None:
    data, given = _counted()
    shuffled = data.shuffle(4)
    for _ in range(3):
        next(iter(shuffled))
    assert given == [0, 1, 2, 3] * 3
