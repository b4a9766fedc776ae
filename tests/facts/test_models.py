"""What the rules on models claim about layers, shown on the installed Keras."""

from __future__ import annotations

from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tfaudit.program.modules import ModuleInfo, ModuleStore
from tfaudit.program.program import Program
from tfaudit.program.targets import Targets
from tfaudit.rules._model_sizes import Row, bound_on_weights
from tfaudit.source import Source

pytestmark = pytest.mark.tensorflow
IMPORTS = "from tensorflow import keras as K\nfrom tensorflow.keras import layers as L"


def normalised(layer: Any, shape: tuple[int, ...]) -> tuple[Any, Any]:
    import tensorflow as tf

    model = tf.keras.Sequential([
        tf.keras.Input(shape), layer, tf.keras.layers.BatchNormalization(),
    ])  # fmt: skip
    return model, np.random.default_rng(0).normal(size=(32, *shape)).astype("float32")


@pytest.mark.parametrize(
    ("name", "arguments", "shape"),
    [("Dense", (4,), (5,)), ("Dense", (4,), (7, 5)), ("Conv2D", (4, 3), (8, 8, 2)),
     ("SeparableConv1D", (4, 3), (9, 2)), ("DepthwiseConv2D", (3,), (8, 8, 2)),
     ("Conv2DTranspose", (4, 3), (8, 8, 2))],
)  # fmt: skip
def test_tfa003_the_bias_is_taken_away(
    name: str, arguments: tuple[int, ...], shape: tuple[int, ...]
) -> None:
    import tensorflow as tf

    layer = getattr(tf.keras.layers, name)(*arguments)
    model, x = normalised(layer, shape)
    before = model(x, training=True).numpy()
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(model(x, training=True) - 1.0) * x[..., :1].mean())
    slopes = tape.gradient(loss, model.trainable_variables)
    sizes = [float(np.abs(slope).max()) for slope in slopes]
    (bias,) = (i for i, v in enumerate(model.trainable_variables) if v is layer.bias)
    assert sizes[bias] < 1e-3 * max(sizes)
    layer.bias.assign(layer.bias + 3.0)
    np.testing.assert_allclose(model(x, training=True).numpy(), before, atol=1e-4)


def test_tfa003_but_not_over_another_axis_nor_in_inference() -> None:
    import tensorflow as tf

    x = np.random.default_rng(0).normal(size=(32, 6, 5)).astype("float32")
    for axis, training in ((1, True), (-1, False)):
        layer, norm = tf.keras.layers.Dense(4), tf.keras.layers.BatchNormalization(axis=axis)
        before = norm(layer(x), training=training).numpy()
        layer.bias.assign([1.0, 2.0, 3.0, 4.0])
        after = norm(layer(x), training=training).numpy()
        assert np.abs(after - before).max() > 0.1


@pytest.mark.parametrize(("together", "trained"), [(1, 10), (5, 10), (8, 16), (32, 32)])
def test_keras_trains_whole_calls(together: int, trained: int) -> None:
    import numpy as np
    import tensorflow as tf

    model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse", steps_per_execution=together)
    x = np.ones((640, 2), "float32")
    data = tf.data.Dataset.from_tensor_slices((x, x)).batch(8)
    model.fit(data, steps_per_epoch=10, shuffle=False, verbose=0)
    assert int(model.optimizer.iterations) == trained


@pytest.mark.parametrize(
    ("row", "layers"),
    [
        ((13,), "L.Dense(32), L.Dropout(0.1), L.Dense(1)"),
        ((6, 5), "L.Dense(4), L.Flatten(), L.Dense(3)"),
        ((6, 5), "L.TimeDistributed(L.Dense(4)), L.GlobalAveragePooling1D(), L.Dense(3)"),
        ((6, 5), "L.GRU(16, return_sequences=True), L.SimpleRNN(8), L.Dense(3)"),
        ((6, 5), "L.Bidirectional(L.LSTM(16, return_sequences=True)), L.Flatten(), L.Dense(3)"),
        ((6, 5), "L.Reshape((5, 6)), L.LSTM(4), L.Dense(3)"),
        ((12,), "L.Embedding(50, 8), L.Bidirectional(L.GRU(8)), L.Dense(4)"),
        ((12,), "L.Embedding(50, 8), L.Flatten(), L.Dense(3)"),
    ],
)
def test_tfa401_counts_no_fewer_weights_than_a_model_has(row: tuple[int, ...], layers: str) -> None:
    import tensorflow as tf

    made = f"K.Sequential([K.Input({row}), {layers}])"
    source = Source(Path("train.py"), f"{IMPORTS}\n{made}.fit(x, y)\n")
    program = Program(ModuleInfo(source, source.parse()), ModuleStore(), Targets())
    (fit,) = program.calls_of(".fit")
    assert fit.receiver is not None
    bound = bound_on_weights(fit.receiver, Row(row[-1], prod(row[:-1])))
    model = eval(made, {"K": tf.keras, "L": tf.keras.layers})
    weights = sum(  # the tables of embeddings are looked up, not multiplied by
        x.count_params() for x in model.layers if not isinstance(x, tf.keras.layers.Embedding)
    )
    assert bound is not None
    assert weights <= bound < 4 * weights


@pytest.mark.usefixtures("keras3")
def test_cudnn_is_given_right_padded_masks_only() -> None:
    """TFA001: both kernels ask this of their mask (tests/facts/test_on_gpu.py trains with one)."""
    import importlib
    import inspect

    import tensorflow as tf

    rnn = importlib.import_module("keras.src.backend.tensorflow.rnn")  # not the function `rnn`
    for kernel in (rnn._cudnn_lstm, rnn._cudnn_gru):
        assert "_assert_valid_mask(mask)" in inspect.getsource(kernel)
    rnn._assert_valid_mask(tf.constant([[True, True, False], [True, True, True]]))
    with pytest.raises(tf.errors.InvalidArgumentError, match="right-padded"):
        rnn._assert_valid_mask(tf.constant([[False, True, True], [True, True, True]]))


@pytest.mark.usefixtures("keras3")
def test_tfa903_a_graph_has_no_variables_of_keras_3_that_it_is_given() -> None:
    import tensorflow as tf

    def network() -> Any:
        return tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])

    model, target = network(), network()

    @tf.function
    def assign(variables: Any, values: Any) -> None:
        for variable, value in zip(variables, values, strict=True):
            variable.assign(value)

    @tf.function
    def assign_of(first: Any, second: Any) -> None:
        for variable, value in zip(first.variables, second.variables, strict=True):
            variable.assign(value)

    @tf.function
    def update(variables: Any) -> None:
        optimizer.apply_gradients([(tf.zeros_like(v), v) for v in variables])

    @tf.function
    def gradients(variables: Any) -> Any:
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(model(tf.ones([2, 4])))
        return tape.gradient(loss, variables)

    optimizer = tf.keras.optimizers.SGD()
    with pytest.raises(AttributeError, match="'SymbolicTensor' object has no attribute 'assign'"):
        assign(target.variables, model.variables)
    with pytest.raises(AttributeError, match="'SymbolicTensor' object has no attribute"):
        update(model.trainable_variables)
    assert gradients(model.trainable_variables) == [None, None]
    assign_of(target, model)
    assign([tf.Variable(0.0)], [tf.Variable(1.0)])
    np.testing.assert_array_equal(target.get_weights()[0], model.get_weights()[0])
