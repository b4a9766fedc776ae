"""What `mixed_float16` does to outputs, losses and updates, shown on the installed Keras.

The rules on precision rest on these facts: which dtype the last layer has, what a rounded
probability costs, who scales losses and who divides gradients again, under which names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.tensorflow
ROW = np.ones((1, 1), "float32")
RATE = 0.125
SCALE = 2**15  # with which LossScaleOptimizer begins


@pytest.fixture(autouse=True)
def _float16() -> Iterator[None]:
    import keras

    if not keras.__version__.startswith("3."):
        pytest.skip("this TensorFlow comes with Keras 2")
    keras.mixed_precision.set_global_policy("mixed_float16")
    yield
    keras.mixed_precision.set_global_policy("float32")


def classifier(**head: Any) -> Any:
    """A model whose two logits are 20 and 0."""
    import keras

    kernel = keras.initializers.Constant([[20.0, 0.0]])
    layer = keras.layers.Dense(
        2, activation="softmax", use_bias=False, kernel_initializer=kernel, **head
    )
    return keras.Sequential([keras.Input((1,)), layer])


def update_of(model: Any) -> Any:
    """The loss of a confident mistake, and how far one step of SGD moves the weights."""
    import keras

    model.compile(keras.optimizers.SGD(1.0), "sparse_categorical_crossentropy")
    before = model.get_weights()[0].copy()
    loss = model.train_on_batch(ROW, np.array([1]))
    return float(loss), np.abs(model.get_weights()[0] - before).max()


def test_the_last_layer_gives_float16_unless_told_otherwise() -> None:
    assert classifier()(ROW).dtype == "float16"
    assert classifier(dtype="float32")(ROW).dtype == "float32"


def test_a_confident_mistake_teaches_nothing_in_float16() -> None:
    loss, moved = update_of(classifier())
    assert loss == pytest.approx(16.118, abs=0.01), "cut off at a probability of 1e-7"
    assert moved == 0.0
    loss, moved = update_of(classifier(dtype="float32"))
    assert loss == pytest.approx(20.0, abs=0.01)
    assert moved == pytest.approx(1.0, abs=0.01)


def test_a_later_policy_leaves_existing_layers_alone() -> None:
    import keras

    keras.mixed_precision.set_global_policy("float32")
    model = classifier()
    keras.mixed_precision.set_global_policy("mixed_float16")
    assert model(ROW).dtype == "float32"


def linear() -> Any:
    """A model of one weight, which is 0."""
    import keras

    layer = keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros", dtype="float32")
    return keras.Sequential([keras.Input((1,)), layer])


def one_step(model: Any, optimizer: Any, *, scaled: bool) -> float:
    """The weight after one step of (weight - 1)**2 with plain SGD: 2 * RATE would be right."""
    import tensorflow as tf

    @tf.function
    def step(row: Any) -> None:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(row, training=True) - 1.0))
            target = optimizer.scale_loss(loss) if scaled else loss
        gradients = tape.gradient(target, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))

    step(tf.constant(ROW))
    return float(model.get_weights()[0].item())


@pytest.mark.parametrize("scaled", [True, False])
def test_the_wrapper_divides_whether_the_loss_was_scaled_or_not(scaled: bool) -> None:
    import keras

    optimizer = keras.optimizers.LossScaleOptimizer(keras.optimizers.SGD(RATE))
    moved = one_step(linear(), optimizer, scaled=scaled)
    assert moved == pytest.approx(2 * RATE if scaled else 2 * RATE / SCALE)
    assert (optimizer.initial_scale, optimizer.dynamic_growth_steps) == (SCALE, 2000)


def test_scale_loss_of_a_plain_optimizer_changes_nothing() -> None:
    import keras

    assert float(keras.optimizers.SGD(RATE).scale_loss(2.0)) == 2.0
    assert one_step(linear(), keras.optimizers.SGD(RATE), scaled=True) == 2 * RATE


@pytest.mark.parametrize("scaled", [True, False])
def test_compile_wraps_the_optimizer_but_an_own_train_step_must_scale(scaled: bool) -> None:
    import keras
    import tensorflow as tf

    class Own(keras.Model):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.dense = keras.layers.Dense(
                1, use_bias=False, kernel_initializer="zeros", dtype="float32"
            )

        def call(self, x: Any) -> Any:
            return self.dense(x)

        def train_step(self, data: Any) -> dict[str, Any]:
            x, y = data
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(self(x, training=True) - y))
                target = self.optimizer.scale_loss(loss) if scaled else loss
            gradients = tape.gradient(target, self.trainable_variables)
            self.optimizer.apply_gradients(zip(gradients, self.trainable_variables, strict=True))
            return {"loss": loss}

    model = Own()
    model.compile(keras.optimizers.SGD(RATE), "mse")
    model.fit(ROW, ROW, verbose=0)
    assert isinstance(model.optimizer, keras.optimizers.LossScaleOptimizer)
    moved = float(model.get_weights()[0].item())
    assert moved == pytest.approx(2 * RATE if scaled else 2 * RATE / SCALE)
    model.compile(keras.optimizers.SGD(RATE), "mse", auto_scale_loss=False)
    assert not isinstance(model.optimizer, keras.optimizers.LossScaleOptimizer)


@pytest.mark.parametrize("scaled", [True, False])
def test_small_gradients_are_zero_in_float16_unless_scaled(scaled: bool) -> None:
    import keras
    import tensorflow as tf

    first = keras.layers.Dense(1, use_bias=False, kernel_initializer="ones")
    small = keras.initializers.Constant(1e-4)
    second = keras.layers.Dense(1, use_bias=False, kernel_initializer=small, dtype="float32")
    model = keras.Sequential([keras.Input((1,)), first, second])
    optimizer = keras.optimizers.LossScaleOptimizer(keras.optimizers.SGD())
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(model(ROW)) * 1e-5
        target = optimizer.scale_loss(loss) if scaled else loss
    gradient = float(tape.gradient(target, model.trainable_variables)[0].numpy().item())
    assert (gradient != 0.0) is scaled


def test_the_names_of_loss_scaling_in_either_keras() -> None:
    import keras

    tf_keras = pytest.importorskip("tf_keras")
    now = keras.optimizers.LossScaleOptimizer(keras.optimizers.SGD())
    assert keras.mixed_precision.LossScaleOptimizer is keras.optimizers.LossScaleOptimizer
    assert hasattr(now, "scale_loss")
    assert not hasattr(now, "get_scaled_loss")
    assert not hasattr(now, "get_unscaled_gradients")
    before = tf_keras.mixed_precision.LossScaleOptimizer(tf_keras.optimizers.SGD())
    assert hasattr(before, "get_scaled_loss")
    assert hasattr(before, "get_unscaled_gradients")
    assert not hasattr(before, "scale_loss")
