"""What Keras 3 refuses of the functions and settings that a model is compiled with (TFA903)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tfaudit.rules._history_keys import OTHER_NAMES
from tfaudit.rules._metric_functions import RANKLESS
from tfaudit.rules._optimizer_settings import CLIPS, SETTERS
from tfaudit.rules._untracked_objects import KINDS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("keras3")]


def made(optimizer: Any = "sgd", **settings: Any) -> Any:
    import tensorflow as tf

    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
    model.compile(optimizer, **{"loss": "mse", **settings})
    return model


def rows(kind: str = "float32") -> tuple[Any, Any]:
    import numpy as np

    return np.ones((8, 4), "float32"), np.ones((8, 1), kind)


@pytest.mark.parametrize("name", RANKLESS)
@pytest.mark.parametrize("what", ["metrics", "loss"])
def test_python_code_gives_no_rank(name: str, what: str) -> None:
    import importlib

    import tensorflow as tf

    module, _, function = name.rpartition(".")
    call = getattr(importlib.import_module(module.replace("tensorflow.", "tensorflow._api.v2."))
                   if module != "tensorflow" else tf, function)  # fmt: skip

    def measure(true: Any, guess: Any) -> Any:
        return 1.0 - call(lambda a, b: (a - b) ** 2, [true, guess], tf.float32)

    def told(true: Any, guess: Any) -> Any:
        found = call(lambda a, b: (a - b) ** 2, [true, guess], tf.float32)
        found.set_shape([None, 1])
        return found

    given = {"metrics": [measure]} if what == "metrics" else {"loss": measure}
    with pytest.raises(ValueError, match="unknown rank"):
        made(**given).fit(*rows(), verbose=0)
    made(metrics=[told]).fit(*rows(), verbose=0)
    made(**given, run_eagerly=True).evaluate(*rows(), verbose=0)


def test_a_metric_gets_whole_numbers_and_a_loss_floats() -> None:
    import tensorflow as tf

    def product(true: Any, guess: Any) -> Any:
        return tf.reduce_mean(true * guess)

    with pytest.raises(TypeError):
        made(metrics=[product]).fit(*rows("int64"), verbose=0)
    made(metrics=[product]).fit(*rows("float64"), verbose=0)
    made(loss=product).fit(*rows("int64"), verbose=0)


@pytest.mark.parametrize("second", CLIPS[1:])
def test_gradients_are_clipped_in_one_way(second: str) -> None:
    import tensorflow as tf

    with pytest.raises(ValueError, match="Only one of"):
        tf.keras.optimizers.Adam(1e-3, **{CLIPS[0]: 1.0, second: 0.5})
    tf.keras.optimizers.Adam(1e-3, **{CLIPS[0]: 1.0, second: None})


@pytest.mark.filterwarnings("ignore:__array__ implementation")  # Keras' own
@pytest.mark.parametrize("callback", SETTERS)
def test_nobody_sets_the_rate_of_a_schedule(callback: str) -> None:
    import tensorflow as tf

    kind = getattr(tf.keras.callbacks, callback.rpartition(".")[2])
    falling = tf.keras.optimizers.schedules.ExponentialDecay(1e-9, 10, 0.9)
    setter = kind(lambda epoch: 0.1) if "Scheduler" in callback else kind("loss", patience=0)
    for rate, raises in ((falling, True), (1e-9, False)):
        model = made(tf.keras.optimizers.SGD(rate))
        if raises:
            with pytest.raises(TypeError, match="LearningRateSchedule"):
                model.fit(*rows(), epochs=4, verbose=0, callbacks=[setter])
        else:
            model.fit(*rows(), epochs=4, verbose=0, callbacks=[setter])


def test_variables_of_an_optimizer() -> None:
    import tensorflow as tf

    optimizer = tf.keras.optimizers.Adam(1e-3)
    for variable in (optimizer.learning_rate, optimizer.iterations):
        assert not callable(variable.value)
        assert not hasattr(variable, "read_value")


def test_names_and_types_by_position() -> None:
    import tensorflow as tf

    layers = [tf.keras.layers.Dense(1)]
    with pytest.raises(ValueError, match="trainable"):
        tf.keras.Sequential(layers, "generator")
    with pytest.raises(ValueError, match="dtype"):
        tf.keras.Input([8], 32, "features")
    with pytest.raises(TypeError):
        tf.keras.utils.to_categorical([0, 1], 2, "float32")


@pytest.mark.parametrize("several", [False, True])
def test_labels_by_name_are_for_several_outputs(several: bool) -> None:
    import tensorflow as tf

    features = tf.keras.Input([4])
    score = tf.keras.layers.Dense(1, name="score")(features)
    x, y = rows()
    if several:
        model = tf.keras.Model(features, [score, tf.keras.layers.Dense(1, name="other")(features)])
        model.compile("sgd", {"score": "mse", "other": "mse"})
        model.fit(x, {"score": y, "other": y}, verbose=0)
        return
    for outputs in (score, [score], {"score": score}):
        model = tf.keras.Model(features, outputs)
        model.compile("sgd", {"score": "mse"})
        if isinstance(outputs, dict):
            model.fit(x, {"score": y}, verbose=0)
            continue
        model.fit(x, y, verbose=0)
        with pytest.raises(TypeError):
            model.fit(x, {"score": y}, verbose=0)


def test_weights_of_classes_and_of_samples_are_not_for_one_fit() -> None:
    import numpy as np

    x, y = rows()
    made().fit(x, y, class_weight={0: 1.0, 1: 2.0}, verbose=0)
    made().fit(x, y, sample_weight=np.ones(8), verbose=0)
    with pytest.raises(ValueError, match="class_weight"):
        made().fit(x, y, class_weight={0: 1.0, 1: 2.0}, sample_weight=np.ones(8), verbose=0)


@pytest.mark.parametrize(("short", "long"), OTHER_NAMES.items())
def test_a_metric_is_called_as_compile_calls_it(short: str, long: str) -> None:
    history = made(metrics=[short]).fit(*rows(), validation_data=rows(), verbose=0).history
    assert {short, f"val_{short}"} <= history.keys()
    assert not {long, f"val_{long}"} & history.keys()


def test_checkpoints_refuse_metrics_losses_and_schedules() -> None:
    import tensorflow as tf

    kept = [
        tf.keras.metrics.Mean(),
        tf.keras.losses.MeanSquaredError(),
        tf.keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9),
    ]
    modules = {module for module in KINDS for one in kept if _is_of(one, module)}
    assert modules == KINDS.keys()
    for one in kept:
        with pytest.raises(ValueError, match="trackable"):
            tf.train.Checkpoint(kept=one)
    tf.train.Checkpoint(optimizer=tf.keras.optimizers.Adam(), layer=tf.keras.layers.Dense(1))


def _is_of(thing: object, module: str) -> bool:
    import importlib

    found = importlib.import_module(f"tensorflow.{module[:-1]}")
    return getattr(found, type(thing).__name__, None) is type(thing)


@pytest.mark.filterwarnings("ignore:Do not pass an `input_shape`")
@pytest.mark.parametrize("layer", ["LSTM", "GRU", "SimpleRNN", "Conv1D", "Conv2D", "Conv3D"])
def test_the_width_of_a_first_layer_is_its_whole_shape(layer: str) -> None:
    import tensorflow as tf

    kind = getattr(tf.keras.layers, layer)
    size = {"kernel_size": 1} if layer.startswith("Conv") else {}
    with pytest.raises(ValueError, match="incompatible"):
        tf.keras.Sequential().add(kind(4, input_dim=5, **size))
    tf.keras.Sequential([tf.keras.layers.Dense(4, input_dim=5)])
    behind = tf.keras.Sequential(
        [tf.keras.Input((3, 5)), tf.keras.layers.LSTM(4, return_sequences=True)]
    )
    behind.add(tf.keras.layers.GRU(4, input_dim=4))


@pytest.mark.filterwarnings("ignore:__array__ implementation")  # Keras' own
def test_names_of_files_are_filled_in_with_what_fit_reports(tmp_path: Path) -> None:
    import tensorflow as tf

    model = made(metrics=["accuracy"])
    for name, known in (("accuracy", True), ("acc", False)):
        file = str(tmp_path / f"{{epoch}}-{{val_{name}:.2f}}.keras")
        saver = tf.keras.callbacks.ModelCheckpoint(file)
        if known:
            model.fit(*rows(), validation_data=rows(), verbose=0, callbacks=[saver])
            continue
        with pytest.raises(KeyError):
            model.fit(*rows(), validation_data=rows(), verbose=0, callbacks=[saver])
