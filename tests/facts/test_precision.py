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
