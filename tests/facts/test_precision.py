"""What `mixed_float16` does to outputs, losses and updates, shown on the installed Keras.

The rules on precision rest on these facts: which dtype the last layer has, what a rounded
probability costs, who scales losses and who divides gradients again, under which names.
"""

from __future__ import annotations

import subprocess
import sys
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


@pytest.mark.parametrize("named", [True, False])
def test_a_sequential_model_without_input_casts_the_indices_of_an_embedding(named: bool) -> None:
    import keras

    layer = keras.layers.Embedding(5000, 1)
    model = keras.Sequential([keras.Input((1,)), layer] if named else [layer])
    model(np.zeros((1, 1), "int32"))
    layer.set_weights([np.arange(5000)[:, None] % 2])
    found = model.predict(np.array([[2049]]), verbose=0).item()
    assert model.inputs[0].dtype == ("float32" if named else "float16")
    assert found == (1.0 if named else 0.0), "float16 knows 2048 and 2050, not 2049"


def test_what_is_normalised_must_fit_into_float16() -> None:
    import keras

    layer = keras.layers.Normalization(mean=[1e6], variance=[1e10])
    assert not np.isfinite(np.asarray(layer(np.array([[2e6]], "float32")))).any()


def test_floatx_counts_until_the_first_layer() -> None:
    """The global policy is made of it when a layer first asks."""
    code = (
        "import keras\n"
        "keras.backend.set_floatx('float64')\n"
        "assert keras.layers.Dense(2).compute_dtype == 'float64'\n"
        "keras.backend.set_floatx('float32')\n"
        "assert keras.layers.Dense(2).compute_dtype == 'float64'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_fit_casts_arrays_of_float64_but_not_the_elements_of_a_pipeline() -> None:
    import keras
    import tensorflow as tf

    keras.mixed_precision.set_global_policy("float32")
    images = np.zeros((16, 2), "uint8") / 255.0
    assert images.dtype == "float64"
    seen = []

    class Watched(keras.Model):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.dense = keras.layers.Dense(1)

        def call(self, x: Any) -> Any:
            return self.dense(x)

        def train_step(self, data: Any) -> Any:
            seen.append(data[0].dtype.name)
            return super().train_step(data)

    for data in (
        (images, images[:, :1]),
        (tf.data.Dataset.from_tensor_slices((images, images[:, :1])).batch(8),),
    ):
        model = Watched()
        model.compile("sgd", "mse")
        model.fit(*data, verbose=0, shuffle=False)
        assert model.dense.compute_dtype == "float32"
    assert seen[0] == "float32"
    assert seen[-1] == "float64"


def test_asking_for_the_compute_capability_starts_nothing() -> None:
    code = (
        "import tensorflow as tf\n"
        "from tensorflow.python.eager import context\n"
        "for device in tf.config.list_physical_devices():\n"
        "    tf.config.experimental.get_device_details(device).get('compute_capability')\n"
        "tf.keras.mixed_precision.set_global_policy('mixed_float16')\n"
        "assert context.context()._context_handle is None\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


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
