"""What Keras 3 gives a schedule for a step, and which functions of TensorFlow refuse it.

`keras.src.optimizers.base_optimizer.BaseOptimizer._get_current_learning_rate` calls a schedule with
the optimizer's `iterations`, a variable of whole numbers.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import pytest

from tfaudit.rules._refused_steps import COMPARING, FLOATS_ONLY, OF_ONE_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("keras3")]


def _train(rate: Callable[[Any], Any]) -> None:
    """One step with a schedule."""
    import tensorflow as tf

    class Schedule(tf.keras.optimizers.schedules.LearningRateSchedule):  # type: ignore[misc]
        def __call__(self, step: Any) -> Any:
            return rate(step)

    weight = tf.keras.Variable(1.0)
    tf.keras.optimizers.SGD(Schedule()).apply([tf.constant(1.0)], [weight])


def _function(name: str) -> Any:
    import tensorflow as tf

    return functools.reduce(getattr, name.split(".")[1:], tf)


@pytest.mark.parametrize("name", sorted(FLOATS_ONLY))
def test_functions_that_refuse_the_step(name: str) -> None:
    import tensorflow as tf

    with pytest.raises((TypeError, ValueError, tf.errors.InvalidArgumentError)):
        _train(_function(name))
    _train(lambda step: _function(name)(tf.cast(step, tf.float32)))


@pytest.mark.parametrize("name", sorted(OF_ONE_TYPE))
def test_functions_that_refuse_the_step_with_floats(name: str) -> None:
    import tensorflow as tf

    others = (0.5, 1.0) if name.endswith("clip_by_value") else (0.5,)
    with pytest.raises((TypeError, ValueError, tf.errors.InvalidArgumentError)):
        _train(lambda step: _function(name)(step, *others))
    _train(lambda step: _function(name)(tf.cast(step, tf.float32), *others))


@pytest.mark.parametrize("name", sorted(COMPARING))
def test_comparisons_of_the_step_with_floats(name: str) -> None:
    import tensorflow as tf

    for other in (0.5, tf.constant(0.5)):
        with pytest.raises((TypeError, ValueError, tf.errors.InvalidArgumentError)):
            _train(lambda step, other=other: tf.where(_function(name)(step, other), 0.1, 0.2))
    _train(lambda step: tf.where(_function(name)(tf.cast(step, tf.float32), 0.5), 0.1, 0.2))
    _train(lambda step: tf.where(_function(name)(step, 5), 0.1, 0.2))


def test_operators_make_floats_of_the_variable_alone() -> None:
    for compute in (lambda step: 0.1 * step, lambda step: step**-0.5 / 2.5, lambda step: step / 10):
        _train(compute)
    for compute in (
        lambda step: (step - 1) * 0.1,
        lambda step: 0.5 ** (step // 10),
        lambda step: (step + 1) ** -0.5,
        lambda step: -step * 0.1,
    ):
        with pytest.raises(TypeError):
            _train(compute)
