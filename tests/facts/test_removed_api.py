"""That every name which TFA903 calls gone is gone, and every name which it writes instead is there.

Run on the installed TensorFlow and Keras; a release that brings a name back turns a test red.
"""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tfaudit.rules import _private_modules, _removed_layers, _two_kerases
from tfaudit.rules import _removed_names as removed
from tfaudit.rules._float_labels import TAKE_INTEGERS
from tfaudit.rules._function_arguments import ARGUMENTS
from tfaudit.rules._refused_settings import OLD_NAMES
from tfaudit.rules._reloaded_models import SHORT_LOSSES
from tfaudit.rules._removed_attributes import OF_MODELS
from tfaudit.rules._stateless_layers import STATELESS
from tfaudit.rules._unimported_saving import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("keras3")]

REPLACEMENTS = sorted(
    {entry.name for table in (removed.KERAS, removed.TENSORFLOW) for entry in table.values()} - {""}
)


def find(name: str) -> Any:
    """The object of a dotted name, or None: its modules are imported, its attributes taken."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:cut]))
        except ImportError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part, None)
        if found is None:
            continue  # `tensorflow.distribute` is a folder, too
        # Keras 3 keeps some names only to raise or to warn that they are gone.
        return None if getattr(found, "__name__", "").startswith("Legacy") else found
    return None


@pytest.mark.parametrize("name", [*removed.KERAS, *removed.KERAS_PREFIXES])
def test_gone_from_keras(name: str) -> None:
    assert find(name) is None
    assert find("tensorflow." + name) is None


@pytest.mark.parametrize("name", sorted(_private_modules._GONE))
def test_gone_from_the_source_of_keras(name: str) -> None:
    assert find(name) is None


@pytest.mark.parametrize("name", sorted(_private_modules._EMPTY))
def test_packages_of_the_source_pass_on_no_class(name: str) -> None:
    assert not any(inside[:1].isupper() for inside in dir(importlib.import_module(name)))


@pytest.mark.parametrize("module", _private_modules._PUBLIC_ALONE)
def test_names_that_only_the_public_module_has(module: str) -> None:
    for name in _private_modules._PUBLIC_ALONE[module]:
        assert find(f"{module}.{name}") is None


@pytest.mark.parametrize(
    ("module", "name"),
    [(_removed_layers.MODULES[0], "dense"), (_removed_layers.MODULES[1], "LSTMCell")],
)
def test_layers_of_version_1_need_keras2(module: str, name: str) -> None:
    import tensorflow as tf

    found = tf.compat.v1.nn.rnn_cell if "rnn_cell" in module else tf.compat.v1.layers
    with pytest.raises(AttributeError, match="not available with Keras 3"):
        getattr(found, name)


@pytest.mark.parametrize("name", ARGUMENTS)
def test_functions_have_other_arguments(name: str) -> None:
    found = find(name)
    known = inspect.signature(found.__init__ if isinstance(found, type) else found).parameters
    assert all(parameter.kind is not parameter.VAR_KEYWORD for parameter in known.values())
    for old, new in ARGUMENTS[name].items():
        assert old not in known
        assert not new or new in known


@pytest.mark.parametrize("name", [*removed.TENSORFLOW, *removed.TENSORFLOW_PREFIXES])
def test_gone_from_tensorflow(name: str) -> None:
    assert find(name) is None


@pytest.mark.parametrize("name", removed.LATER)
def test_gone_with_a_minor_release(name: str) -> None:
    assert find(name) is None


@pytest.mark.parametrize("name", removed.STANDALONE)
def test_gone_from_keras_itself(name: str) -> None:
    assert find(name) is None


@pytest.mark.parametrize("name", removed.OF_TENSORFLOW)
def test_gone_from_tensorflow_alone(name: str) -> None:
    assert find(name) is not None
    assert find(f"tensorflow.{name}") is None
    module = name.rpartition(".")[0]
    assert find(f"tensorflow.{module}.{removed.OF_TENSORFLOW[name]}") is not None


def test_saving_must_be_imported_by_itself() -> None:
    script = """
import tensorflow as tf
assert not hasattr(tf.keras, "saving")
import tensorflow.keras.saving
print(*(hasattr(tf.keras.saving, name) for name in %r))
"""
    done = subprocess.run(
        [sys.executable, "-c", script % sorted(ELSEWHERE)],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    assert set(done.stdout.split()) == {"True"}
    for name, module in ELSEWHERE.items():
        assert find(f"tensorflow.keras.{module}.{name}") is not None


@pytest.mark.parametrize("name", REPLACEMENTS)
def test_what_is_written_instead_exists(name: str) -> None:
    assert find(name) is not None


@pytest.mark.parametrize("method", removed.STRATEGY_METHODS)
def test_gone_from_strategies(method: str) -> None:
    import tensorflow as tf

    assert not hasattr(tf.distribute.get_strategy(), method[1:])
    new = removed.STRATEGY_METHODS[method]
    assert find(new) is not None if "." in new else hasattr(tf.distribute.get_strategy(), new)


@pytest.mark.parametrize("method", removed.DATASET_METHODS)
def test_gone_from_datasets(method: str) -> None:
    import tensorflow as tf

    assert not hasattr(tf.data.Dataset, method[1:])
    assert hasattr(tf.compat.v1.data.Dataset, method[1:])


@pytest.mark.parametrize("method", removed.METHODS)
def test_gone_from_models(method: str) -> None:
    import keras

    for model in (keras.Model, keras.Sequential):
        assert not hasattr(model, method[1:])
        new, _ = removed.METHODS[method]
        assert not new or hasattr(model, new)


def test_the_private_copy_is_of_keras_2_and_runs_no_more() -> None:
    import numpy as np

    layer = find(f"{removed.PRIVATE_KERAS}.layers.Dense")(1, input_shape=(1,))
    model = find(f"{removed.PRIVATE_KERAS}.models.Sequential")([layer])
    model.compile("sgd", "mse")
    assert model.train_on_batch(np.zeros((1, 1)), np.zeros((1, 1))) == 0
    for method in ("fit", "evaluate", "predict"):
        with pytest.raises(AttributeError, match="DistributedDatasetInterface"):
            getattr(model, method)(np.zeros((1, 1)))


@pytest.mark.parametrize("method", removed.METRIC_METHODS)
def test_gone_from_metrics(method: str) -> None:
    import keras

    assert not hasattr(keras.metrics.Mean, method[1:])
    assert hasattr(keras.metrics.Mean, removed.METRIC_METHODS[method])


@pytest.mark.parametrize("argument", removed.COMPILE_ARGUMENTS)
def test_compile_does_not_take(argument: str) -> None:
    import keras

    model = keras.Sequential([keras.layers.Dense(1)])
    with pytest.raises((TypeError, ValueError)):
        model.compile("sgd", "mse", **{argument: None})


@pytest.mark.parametrize(
    ("name", "argument"),
    [(name, argument) for name, table in removed.CALL_ARGUMENTS.items() for argument in table],
)
def test_call_does_not_take(name: str, argument: str) -> None:
    called = find(name)
    given: list[object] = {
        "keras.callbacks.ModelCheckpoint": ["model.keras"],
        "keras.callbacks.TensorBoard": [],
        "keras.layers.RNN": [find("keras.layers.SimpleRNNCell")(1)],
        "keras.layers.Embedding": [4, 1],
        "keras.layers.BatchNormalization": [],
        "keras.models.save_model": [find("keras.Sequential")(), "model.keras"],
        "keras.saving.save_model": [find("keras.Sequential")(), "model.keras"],
    }.get(name, [1])
    assert argument not in inspect.signature(called.__init__).parameters
    with pytest.raises((TypeError, ValueError)):
        called(*given, **{argument: None})


def test_checkpoints_take_no_other_argument() -> None:
    import keras

    taken = inspect.signature(keras.callbacks.ModelCheckpoint).parameters
    assert set(removed.CHECKPOINT_TAKES) == set(taken)
    assert all(p.kind is not inspect.Parameter.VAR_KEYWORD for p in taken.values())


def test_models_of_keras_2_take_no_optimizer_or_metric_of_keras_3() -> None:
    tf_keras = pytest.importorskip("tf_keras")
    import keras
    import numpy as np

    x, y = np.zeros([4, 2]), np.zeros([4, 1])
    model = tf_keras.Sequential([tf_keras.layers.Dense(1)])
    with pytest.raises(ValueError, match="optimizer"):
        model.compile(keras.optimizers.Adam(), "mse")
    with pytest.raises(AttributeError):
        model.compile("sgd", "mse", metrics=[keras.metrics.MeanAbsoluteError()])
    model.compile("sgd", keras.losses.MeanSquaredError())
    model.fit(x, y, verbose=0)


@pytest.mark.filterwarnings("ignore:__array__:DeprecationWarning")
@pytest.mark.parametrize("name", ["acc", "accuracy"])
def test_histories_call_metrics_as_compile_does(name: str) -> None:
    import keras
    import numpy as np

    x, y = np.zeros([4, 2]), np.zeros([4, 1])
    model = keras.Sequential([keras.Input([2]), keras.layers.Dense(1, "sigmoid")])
    model.compile("sgd", "binary_crossentropy", metrics=[name])
    rates = [keras.callbacks.ReduceLROnPlateau()]
    history = model.fit(x, y, validation_data=(x, y), callbacks=rates, verbose=0).history
    assert set(history) == {"loss", "val_loss", name, f"val_{name}", "learning_rate"}


@pytest.mark.parametrize("argument", ["lr", "decay"])
def test_optimizers_do_not_take(argument: str) -> None:
    import keras

    if argument == "lr":
        with pytest.raises((TypeError, ValueError)):
            keras.optimizers.SGD(lr=0.1)
    else:  # taken with a warning, and ignored
        with pytest.warns(UserWarning, match="decay"):
            optimizer = keras.optimizers.SGD(0.1, decay=0.5)
        assert float(optimizer.learning_rate) == pytest.approx(0.1)


def test_more_that_optimizers_do_not_take() -> None:
    import keras

    for argument in removed.OPTIMIZER_ARGUMENTS:
        with pytest.raises((TypeError, ValueError)):
            keras.optimizers.Adam(**{argument: False})
    for argument in removed.APPLY_ARGUMENTS:
        with pytest.raises(TypeError):
            keras.optimizers.SGD().apply_gradients([], **{argument: None})
    with pytest.raises(ValueError, match="reduction"):
        keras.losses.MeanSquaredError(reduction="auto")


def test_rates_that_optimizers_do_not_take() -> None:
    import keras
    import numpy as np
    import tensorflow as tf

    for rate in (tf.Variable(0.1), tf.constant(0.1), 1, np.float32(0.1)):
        with pytest.raises(ValueError, match="learning_rate"):
            keras.optimizers.SGD(rate)
    keras.optimizers.SGD(np.float64(0.1))
    keras.optimizers.SGD(lambda: tf.Variable(0.1))


def test_weights_of_layers_are_named() -> None:
    import keras

    for owner in (keras.layers.Dense(1), keras.metrics.Mean()):
        with pytest.raises((TypeError, ValueError)):
            owner.add_weight("w", shape=(1,), initializer="zeros")
        for argument in removed.WEIGHT_ARGUMENTS:
            with pytest.raises(TypeError):
                owner.add_weight(shape=(1,), initializer="zeros", **{argument: None})
        owner.add_weight(name="w", shape=(1,), initializer="zeros")
    with pytest.raises(NotImplementedError):
        keras.layers.Dense(1).add_metric(0.0, name="zero")
    assert not hasattr(keras.layers.Dense(1), "add_update")


def test_training_is_filled_in_only_where_it_has_a_default() -> None:
    import keras
    import numpy as np

    class Bare(keras.Model):
        def __init__(self) -> None:
            super().__init__()
            self.dense = keras.layers.Dense(2)

        def call(self, inputs: Any, training: bool) -> Any:
            return self.dense(inputs, training=training)

    class Around(keras.Model):
        def __init__(self) -> None:
            super().__init__()
            self.inner = Bare()

        def call(self, inputs: Any, training: bool = False) -> Any:
            return self.inner(inputs)

    x = np.zeros([4, 3], "float32")
    for call in (
        lambda: Bare()(x),
        lambda: Bare()(keras.Input([3])),
        lambda: Around()(x, training=True),
    ):
        with pytest.raises(TypeError, match="training"):
            call()
    with pytest.raises(ValueError, match="training"):
        keras.Sequential([keras.Input([3]), Bare()])
    model = Bare()
    model.compile("sgd", "mse")
    model.fit(x, np.zeros([4, 2]), verbose=0)  # which gives it
    model(x, training=False)


def test_layers_and_models_take_tensors_by_position() -> None:
    import keras
    import tensorflow as tf

    class Kept(keras.layers.Layer):
        def call(self, inputs: tf.Tensor, state: object = None, training: object = None) -> object:
            return inputs

    data = tf.zeros([2, 3])
    for value in (True, 3, 0.5, "sum"):
        with pytest.raises(ValueError, match="Only input tensors"):
            Kept()(data, value)
        with pytest.raises(ValueError, match="Only input tensors"):
            keras.Sequential([keras.layers.Dense(1)])(data, value)
    with pytest.raises(ValueError, match="Only input tensors"):
        keras.layers.Dropout(0.1)(data, True)
    Kept()(data, None)
    Kept()(data, data, training=True)


def test_optimizers_do_not_minimize() -> None:
    import keras

    assert not hasattr(keras.optimizers.SGD(0.1), "minimize")


def test_optimizers_have_no_lr() -> None:
    import keras

    optimizer = keras.optimizers.SGD(0.1)
    assert not hasattr(optimizer, "lr")
    assert float(optimizer.learning_rate.numpy()) == pytest.approx(0.1)


@pytest.mark.parametrize("name", removed.NOT_IMPORTED)
def test_cannot_be_imported(name: str) -> None:
    with pytest.raises(ImportError):
        importlib.import_module(name)


@pytest.mark.parametrize("argument", removed.FIT_ARGUMENTS)
def test_fit_does_not_take(argument: str) -> None:
    import keras

    assert argument not in inspect.signature(keras.Model.fit).parameters


@pytest.mark.parametrize("argument", removed.ON_BATCH_ARGUMENTS)
def test_batches_do_not_take(argument: str) -> None:
    import keras

    for method in (keras.Model.train_on_batch, keras.Model.test_on_batch):
        assert argument not in inspect.signature(method).parameters


def test_save_does_not_take(tmp_path: Path) -> None:
    import keras

    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
    for argument in removed.SAVE_WEIGHTS_ARGUMENTS:
        with pytest.raises(TypeError, match=argument):
            model.save_weights(tmp_path / "model.weights.h5", **{argument: "h5"})
    for argument in removed.SAVE_ARGUMENTS:
        with pytest.raises(ValueError, match=argument):
            model.save(tmp_path / "model.keras", **{argument: None})


def test_metrics_are_listed_and_named() -> None:
    import keras
    import numpy as np

    model = keras.Sequential([keras.Input([2]), keras.layers.Dense(1)])
    for alone in ("mae", keras.metrics.MeanAbsoluteError()):
        for argument in ("metrics", "weighted_metrics"):
            with pytest.raises(ValueError, match="list, tuple, or dict"):
                model.compile("sgd", "mse", **{argument: alone})
    model.compile("sgd", "mse", ["mae"])
    with pytest.raises(ValueError, match="string"):
        model.fit(np.zeros([2, 2]), np.zeros([2, 1]), verbose=0)


def test_a_loss_asks_for_labels() -> None:
    import keras
    import numpy as np

    model = keras.Sequential([keras.Input([2]), keras.layers.Dense(1)])
    for loss in ("mse", keras.losses.MeanSquaredError(), lambda _, given: keras.ops.mean(given)):
        model.compile("sgd", loss)
        for method in (model.fit, model.evaluate):
            with pytest.raises(ValueError, match="None"):
                method(np.zeros([4, 2]), batch_size=2, verbose=0)


def test_layers_of_the_private_copy_are_of_another_keras() -> None:
    import keras
    from tensorflow.python.keras import layers, models

    with pytest.raises(ValueError, match="instances"):
        keras.Sequential([layers.Dense(1)])
    with pytest.raises(TypeError, match="Layer"):
        models.Sequential([keras.layers.Dense(1)])
    inputs, private = keras.Input([8]), layers.Input([8])
    for layer in (layers.Flatten(), layers.Dense(1), layers.Dropout(0.1), layers.Reshape([2, 4])):
        with pytest.raises((AttributeError, ValueError)):
            layer(inputs)
    assert layers.Lambda(lambda x: 2 * x)(inputs) is not None
    assert layers.Add()([inputs, inputs]) is not None
    with pytest.raises(AttributeError):
        models.Model(inputs, keras.layers.Dense(1)(inputs))
    with pytest.raises(ValueError, match="KerasTensors"):
        keras.Model(private, layers.Dense(1)(private))
    with pytest.raises(ValueError, match="optimizer"):
        models.Model(private, layers.Dense(1)(private)).compile(keras.optimizers.Adam(), "mse")


def test_layers_of_keras_2_are_of_another_keras() -> None:
    """As those that TensorFlow Hub and TensorFlow Probability make of `tf_keras`."""
    import keras

    tf_keras = pytest.importorskip("tf_keras")
    with pytest.raises(ValueError, match="instances"):
        keras.Sequential([tf_keras.layers.Dense(1)])
    with pytest.raises(ValueError, match="instances"):
        keras.Sequential().add(tf_keras.layers.Dense(1))
    with pytest.raises((AttributeError, TypeError, ValueError)):
        tf_keras.layers.Dense(1)(keras.Input([8]))


@pytest.mark.tensorflow
def test_models_of_keras_3_do_not_train_parts_of_keras_2() -> None:
    """As the models of `transformers`, which a class of the user's keeps and calls."""
    import keras
    import tensorflow as tf

    tf_keras = pytest.importorskip("tf_keras")

    class Classifier(keras.Model):
        def __init__(self) -> None:
            super().__init__()
            self.body = tf_keras.layers.Dense(4)
            self.head = keras.layers.Dense(1)

        def call(self, inputs: tf.Tensor) -> tf.Tensor:
            return self.head(self.body(inputs))

    model = Classifier()
    model.compile("sgd", "mse")
    x, y = tf.random.normal([32, 3]), tf.random.normal([32, 1])
    model.fit(x, y, verbose=0)
    before = model.body.kernel.numpy().copy()
    model.fit(x, y, verbose=0)
    assert (model.body.kernel.numpy() == before).all()
    assert len(model.trainable_variables) == len(model.head.trainable_variables) == 2


def test_methods_of_optimizers_and_iterators() -> None:
    import keras
    import numpy as np
    import tensorflow as tf

    for method in ("get_weights", "get_gradients", "get_updates"):
        assert not hasattr(keras.optimizers.SGD(0.1), method)
    assert not hasattr(keras.Sequential, "reset_states")
    dense = keras.layers.Dense(1)
    dense(keras.Input([8]))
    for shape in ("output_shape", "input_shape"):
        assert not hasattr(dense, shape)
        assert hasattr(keras.Sequential([keras.Input([8]), dense]), shape)
    assert not hasattr(keras.optimizers.SGD(0.1), "lr")
    assert not hasattr(tf.distribute.get_strategy(), "experimental_run_v2")
    assert not hasattr(tf.compat.v1.keras.backend, "set_session")
    assert isinstance(keras.optimizers.SGD(0.1).variables, list)
    images = tf.keras.preprocessing.image.ImageDataGenerator().flow(np.zeros((2, 4, 4, 3)))
    assert not hasattr(images, "next")
    assert next(images).shape == (2, 4, 4, 3)
    assert not hasattr(keras.Model, "to_yaml")


@pytest.mark.parametrize("name", ["a", "a.ckpt", "a.tf", "a.h5", "a.keras", "a.weights.hdf5"])
def test_names_that_are_refused(name: str, tmp_path: Path) -> None:
    import keras

    model = keras.Sequential([keras.Input([1]), keras.layers.Dense(1)])
    path = str(tmp_path / name)
    with pytest.raises(ValueError, match=r"weights\.h5"):
        model.save_weights(path)
    with pytest.raises(ValueError, match=r"weights\.h5"):
        keras.callbacks.ModelCheckpoint(path, save_weights_only=True)
    if name.endswith((".h5", ".keras")):
        keras.callbacks.ModelCheckpoint(path)
    else:
        with pytest.raises(ValueError, match="keras"):
            keras.callbacks.ModelCheckpoint(path)
    if not name.endswith((".h5", ".hdf5", ".keras")):
        with pytest.raises(ValueError, match="extension"):
            model.save(path)


def test_folders_of_saved_models_are_not_loaded(tmp_path: Path) -> None:
    import keras
    import tensorflow as tf

    path = str(tmp_path / "saved_model")
    tf.saved_model.save(tf.Module(), path)
    with pytest.raises(ValueError, match="legacy SavedModel format is not"):
        keras.models.load_model(path)


def test_weights_of_a_checkpoint_are_not_loaded(tmp_path: Path) -> None:
    import keras
    import tensorflow as tf

    model = keras.Sequential([keras.Input([1]), keras.layers.Dense(1)])
    tf.train.Checkpoint(model=model).save(str(tmp_path / "step"))
    with pytest.raises(ValueError, match="not supported"):
        model.load_weights(tf.train.latest_checkpoint(str(tmp_path)))


def test_sizes_that_are_refused() -> None:
    import keras

    assert not hasattr(keras.optimizers.Adam(), "_decayed_lr")
    for layer in (keras.Input, keras.layers.InputLayer):
        with pytest.raises(ValueError, match="to a shape"):
            layer(shape=8)
    with pytest.raises(ValueError, match="units"):
        keras.layers.Dense(8 / 2)
    for kind in ("Conv1D", "SeparableConv1D", "Conv1DTranspose"):
        with pytest.raises(ValueError, match="invalid dimension"):
            getattr(keras.layers, kind)(8 / 2, 3)(keras.Input((8, 3)))


def test_functions_of_tensorflow_refuse_symbolic_tensors() -> None:
    import keras
    import tensorflow as tf

    image = keras.Input([8, 8, 3])
    x = keras.layers.Dense(4)(image)
    for refused in (
        lambda: tf.reduce_mean(x, axis=-1),
        lambda: tf.concat([x, x], axis=-1),
        lambda: tf.shape(x),
        lambda: tf.square(1 + x - image[..., :1]),
        lambda: tf.image.resize(image, [4, 4]),
        lambda: tf.nn.relu(x),
        lambda: tf.linalg.norm(x),
        lambda: tf.math.l2_normalize(x),
    ):
        with pytest.raises(ValueError, match="KerasTensor"):
            refused()
    tf.is_tensor(x)
    keras.layers.Lambda(lambda values: tf.reduce_mean(values, axis=-1))(x)
    keras.ops.mean(x)


def test_masks_are_computed_of_symbolic_tensors() -> None:
    import keras
    import tensorflow as tf

    class Masked(keras.layers.Layer):  # type: ignore[misc]
        def call(self, inputs: tf.Tensor) -> tf.Tensor:
            return tf.identity(inputs)

        def compute_mask(self, inputs: tf.Tensor, previous_mask: object = None) -> tf.Tensor:
            return tf.not_equal(inputs[..., 0], 0.0)

    with pytest.raises(ValueError, match="KerasTensor"):
        Masked()(keras.Input([4, 3]))
    Masked()(tf.ones([2, 4, 3]))


def test_symbolic_tensors_that_losses_and_the_backend_refuse() -> None:
    import keras
    import tensorflow as tf

    image = keras.Input([8])
    x = keras.layers.Dense(4)(image)
    backend = tf.keras.backend
    for refused in (backend.mean, backend.square, backend.abs, backend.softmax, backend.shape):
        with pytest.raises((AttributeError, ValueError)):
            refused(x)
    backend.int_shape(x)
    model = keras.Model(image, x)
    with pytest.raises(NotImplementedError):
        model.add_loss(keras.ops.mean(x))
    model.compile("sgd", loss=lambda y, given: tf.square(given - y) + tf.square(x))
    with pytest.raises(ValueError, match="KerasTensor"):
        model.fit(tf.zeros([2, 8]), tf.zeros([2, 4]), verbose=0)


def test_whole_numbers_of_numpy_that_are_refused() -> None:
    import keras
    import numpy as np
    import tensorflow as tf
    import tf_keras

    size, rows = np.prod((2, 3)), tf.zeros([2, 5, 3])
    for make in (
        lambda: keras.layers.Dense(size),
        lambda: keras.layers.Embedding(size, 4),
        lambda: keras.layers.Embedding(4, size),
        lambda: keras.layers.GRU(size)(rows),
    ):
        with pytest.raises(ValueError, match=r"positive integer|must be an integer"):
            make()
    keras.layers.LSTM(size)(rows)
    keras.layers.Conv1D(size, 3)(rows)
    for layer in (tf_keras.layers.Dense(size), tf_keras.layers.GRU(size)):
        assert layer(rows).shape[-1] == size
    assert tf_keras.layers.Embedding(size, size)(tf.zeros([2, 3], tf.int32)).shape[-1] == size


@pytest.mark.filterwarnings("ignore:__array__")
def test_learning_rates_of_a_schedule_are_floats() -> None:
    import keras
    import tensorflow as tf

    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    decay = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)
    for schedule in (lambda epoch, rate: rate * tf.math.exp(-0.1 - epoch), decay):
        callback = keras.callbacks.LearningRateScheduler(schedule)
        callback.set_model(model)
        with pytest.raises(ValueError, match="should be a float"):
            callback.on_epoch_begin(0)
    callback = keras.callbacks.LearningRateScheduler(lambda epoch: float(tf.math.exp(-1.0 - epoch)))
    callback.set_model(model)
    callback.on_epoch_begin(0)


def test_layers_have_lost_attributes_that_models_keep() -> None:
    import keras

    from tfaudit.rules._removed_attributes import OF_LAYERS

    inner = keras.Sequential([keras.Input([2]), keras.layers.Dense(1)])
    model = keras.Sequential([keras.Input([2]), inner, keras.layers.Dense(1)])
    assert not any(hasattr(model.layers[-1], name) for name in OF_LAYERS)
    assert model.layers[0].output_shape == (None, 1)
    assert model.layers[-1].output.shape == (None, 1)
    applications = (keras.applications.MobileNetV2, keras.applications.VGG16)
    for make in applications:
        layers = make(weights=None, input_shape=(32, 32, 3), include_top=False).layers
        assert not any(isinstance(layer, keras.Model) for layer in layers)


def test_compiled_loss_has_other_names_for_its_arguments() -> None:
    import keras

    model = keras.Sequential([keras.Input([2]), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    ones = keras.ops.ones([4, 1])
    with pytest.raises(TypeError, match="y_true"):
        model.compiled_loss(y_true=ones, y_pred=ones)
    with pytest.warns(UserWarning, match="compiled_loss"):
        assert float(model.compiled_loss(y=ones, y_pred=ones)) == 0


@pytest.mark.parametrize("kind", ["SGD", "Adam"])
def test_an_optimizer_takes_no_variables_of_a_second_model(kind: str) -> None:
    import keras
    import numpy as np

    x, y = np.zeros((4, 3)), np.zeros((4, 1))
    first, second = (keras.Sequential([keras.Input([3]), keras.layers.Dense(1)]) for _ in range(2))
    whole = keras.Sequential([second, keras.layers.Dense(1)])
    optimizer = getattr(keras.optimizers, kind)(0.01)
    for model in (first, second):
        model.compile(optimizer, "mse")
    first.train_on_batch(x, y)
    with pytest.raises(ValueError, match="Unknown variable"):
        second.fit(x, y, verbose=0)
    others = second.trainable_variables
    with pytest.raises(ValueError, match="Unknown variable"):
        optimizer.apply_gradients([(keras.ops.zeros_like(weight), weight) for weight in others])
    of_whole = getattr(keras.optimizers, kind)(0.01)
    for model in (whole, second):
        model.compile(of_whole, "mse")
        model.fit(x, y, verbose=0)


def test_steps_are_whole_numbers() -> None:
    import keras
    import numpy as np
    import tensorflow as tf

    x, y = np.zeros((8, 2)), np.zeros((8, 1))
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    data = ((x, y) for _ in range(100))
    for steps in (8 / 4, np.ceil(8 / 3), np.round(8 / 3), tf.floor(8 / 3), tf.math.ceil(8 / 3)):
        for run in (
            lambda steps=steps: model.fit(data, steps_per_epoch=steps, shuffle=False, verbose=0),
            lambda steps=steps: model.fit(
                x, y, validation_data=data, validation_steps=steps, verbose=0
            ),
            lambda steps=steps: model.evaluate(data, steps=steps, verbose=0),
            lambda steps=steps: model.predict(data, steps=steps, verbose=0),
        ):
            with pytest.raises((TypeError, AttributeError), match=r"as an integer|__index__"):
                run()
    model.evaluate(data, steps=tf.cast(tf.floor(8 / 3), tf.int32), verbose=0)
    model.fit(x, y, validation_steps=8 / 4, verbose=0)


@pytest.mark.parametrize("name", ["Adam", "Nadam", "Adamax", "RMSprop", "Adagrad", "Adadelta"])
def test_epsilon_is_a_number(name: str) -> None:
    import keras
    import numpy as np

    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    model.compile(getattr(keras.optimizers, name)(epsilon=None), "mse")
    with pytest.raises(ValueError, match="None"):
        model.fit(np.zeros((8, 2)), np.zeros((8, 1)), verbose=0)
    assert inspect.signature(getattr(keras.optimizers, name)).parameters["epsilon"].default == 1e-7


def test_shapes_of_symbolic_tensors_are_tuples() -> None:
    import keras

    tensor = keras.layers.Dense(4)(keras.Input((2,)))
    assert tensor.shape == (None, 4)
    assert not any(hasattr(tensor, name) for name in ("get_shape", "set_shape", "_keras_shape"))
    assert not any(hasattr(tensor.shape, name) for name in ("as_list", "dims", "ndims", "rank"))
    assert not hasattr(tensor.shape[1], "value")
    layer = keras.layers.Lambda(lambda x: x / x.get_shape().as_list()[-1])
    assert layer(tensor).shape == (None, 4)


def test_old_methods_and_attributes_are_gone() -> None:
    import keras

    tensor = keras.Input((2,))
    model = keras.Model(tensor, keras.layers.Dense(1)(tensor))
    model.compile("sgd", "mse")
    for value in (model, model.layers[-1], keras.Sequential()):
        assert not any(hasattr(value, name[1:]) for name in removed.OLD_METHODS)
    assert not any(hasattr(model, name) for name in OF_MODELS)
    assert not hasattr(keras.callbacks.Callback(), "validation_data")
    count = len(model.layers)
    model.layers.pop()
    assert len(model.layers) == count


def test_settings_that_compile_and_fit_refuse() -> None:
    import keras
    import numpy as np

    x, y = np.zeros((8, 2)), np.zeros((8, 1))
    tensor = keras.Input((2,))
    both = keras.Model(tensor, [keras.layers.Dense(1)(tensor), keras.layers.Dense(1)(tensor)])
    for given in (
        {"metrics": ["mae"]},
        {"weighted_metrics": ["mae", "mse", "mape"]},
        {"loss_weights": [1.0, 0.5]},
    ):
        both.compile("sgd", "mse", **given)
        with pytest.raises(ValueError, match=r"arity mismatch|must match"):
            both.fit(x, [y, y], verbose=0)
    both.compile("sgd", ["mse", "mse"], metrics=[["mae"], ["mse", "mape"]], loss_weights=[1, 0.5])
    both.fit(x, [y, y], verbose=0)

    def trained(loss: str, *metrics: str) -> Any:
        model = keras.Model(tensor, keras.layers.Dense(1)(tensor))
        model.compile("sgd", loss, metrics=list(metrics))
        model.fit(x, y, verbose=0)
        return model

    for old, new in OLD_NAMES.items():
        trained(new)
        with pytest.raises(ValueError, match=old):
            trained(old)
        with pytest.raises(ValueError, match=old):
            trained("mse", old)
    model = trained("mse", "cosine_similarity", "kl_divergence")
    model.fit(x, y, class_weight=dict(enumerate(np.ones(1))), verbose=0)
    for weights in ("auto", "balanced", [1.0], np.ones(1)):
        with pytest.raises(AttributeError):
            model.fit(x, y, class_weight=weights, verbose=0)


def test_batches_are_tuples() -> None:
    import keras
    import numpy as np

    x, y = np.zeros((8, 2)), np.zeros((8, 1))
    first, second = keras.Input((2,)), keras.Input((2,))
    joined = keras.layers.Concatenate()([first, second])
    outputs = [keras.layers.Dense(1)(joined), keras.layers.Dense(1)(joined)]
    model = keras.Model([first, second], outputs)
    model.compile("sgd", "mse")

    class Loader(keras.utils.PyDataset):
        def __init__(self, batch: Any) -> None:
            super().__init__()
            self.batch = batch

        def __len__(self) -> int:
            return 3

        def __getitem__(self, index: int) -> Any:
            return self.batch

    lists = ([x, x], (y, y)), ((x, x), [y, y]), ((x, x), (y, y), [None])
    for batch in lists:
        for data in (Loader(batch), (batch for _ in range(30))):
            with pytest.raises(TypeError, match="found <class 'list'>"):
                model.fit(data, steps_per_epoch=2, shuffle=False, verbose=0)
    with pytest.raises(ValueError, match="must return a tuple"):
        model.fit(([(x, x), (y, y)] for _ in range(30)), steps_per_epoch=2, shuffle=False)
    for data in (
        Loader([(x, x), (y, y)]),
        Loader(((x, x), (y, y))),
        (((x, x), (y, y)) for _ in range(30)),
    ):
        model.fit(data, steps_per_epoch=2, shuffle=False, verbose=0)
    model.fit([x, x], [y, y], validation_data=([x, x], [y, y]), verbose=0)


def test_metrics_are_reported_as_compile_calls_them(tmp_path: Path) -> None:
    import keras
    import numpy as np

    def own(labels: Any, given: Any) -> Any:
        return keras.ops.mean(labels - given)

    x, y = np.zeros((8, 2)), np.zeros((8, 1))
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    for name in ("acc", "accuracy"):
        model.compile("sgd", "mse", metrics=[name])
        history = model.fit(x, y, validation_data=(x, y), verbose=0).history
        assert set(history) == {"loss", name, "val_loss", f"val_{name}"}
    for monitor, reported in (("val_acc", "accuracy"), ("val_own", own)):
        model.compile("sgd", "mse", metrics=[reported])
        for name in ("EarlyStopping", "ReduceLROnPlateau", "ModelCheckpoint"):
            given = {"filepath": str(tmp_path / "best.keras")} if "Check" in name else {}
            watching = getattr(keras.callbacks, name)(monitor=monitor, **given)
            with pytest.raises(ValueError, match="maximized or minimized"):
                model.fit(x, y, validation_data=(x, y), callbacks=[watching], verbose=0)
    stop = keras.callbacks.EarlyStopping("val_own", mode="max")
    model.fit(x, y, validation_data=(x, y), callbacks=[stop], verbose=0)


@pytest.mark.parametrize("name", _two_kerases.CALLBACKS)
def test_callbacks_of_the_private_keras_ask_for_what_is_gone(name: str, tmp_path: Path) -> None:
    import keras
    import numpy as np
    from tensorflow.python.keras import callbacks

    given = {
        "LearningRateScheduler": (lambda epoch: 0.1,),
        "ModelCheckpoint": (str(tmp_path / "last.weights.h5"), "loss", 0, False, True),
        "ReduceLROnPlateau": ("loss",),
        "TensorBoard": (str(tmp_path),),
    }
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("adam", "mse")
    batch = np.zeros([4, 2]), np.zeros([4, 1])
    model.fit(*batch, verbose=0, callbacks=[callbacks.EarlyStopping("loss")])
    with pytest.raises((AttributeError, TypeError, ValueError)):
        model.fit(*batch, verbose=0, callbacks=[getattr(callbacks, name)(*given[name])])


@pytest.mark.parametrize("base", ["Layer", "Model"])
def test_bases_take_nothing_by_position(base: str) -> None:
    import keras

    class Own(getattr(keras, base)):  # type: ignore[misc]
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*(self if arg == "self" else arg for arg in args), **kwargs)

    assert Own(name="own").name == "own"
    for given in ("self", "name", True, None):
        with pytest.raises(TypeError, match="positional"):
            Own(given)
    with pytest.raises(ValueError, match="dynamic"):
        Own(dynamic=True)
    with pytest.raises(ValueError, match="dynamic"):
        keras.layers.Dropout(0.1, dynamic=True)


def test_a_sequential_has_no_input_before_it_is_called_symbolically() -> None:
    import keras
    import numpy as np

    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(4), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(np.zeros([4, 8]), np.zeros([4, 1]), verbose=0)
    for end in ("input", "output"):
        with pytest.raises(AttributeError, match="never been called"):
            getattr(model, end)
        assert len(getattr(model, f"{end}s")) == 1
    keras.Model(model.inputs[0], model.layers[0].output)
    model(keras.Input([8]))
    assert model.output.shape == (None, 1)


@pytest.mark.parametrize("name", TAKE_INTEGERS)
def test_losses_get_their_labels_as_floats(name: str) -> None:
    import keras
    import numpy as np
    import tensorflow as tf

    function = find(name if name.startswith("tensorflow.") else f"tensorflow.{name}")
    keyword, _ = TAKE_INTEGERS[name]
    others: dict[str, Any] = {
        "indices": {"depth": 4} if name.endswith("one_hot") else {"params": tf.ones([4, 4])},
        "ids": {"params": tf.ones([4, 4])},
        "labels": {"logits": tf.ones([8, 4])},
    }[keyword]
    if name.startswith("keras.backend."):
        others = {"num_classes": 4} if name.endswith("one_hot") else {"reference": tf.ones([4, 4])}

    def loss(labels: Any, given: Any) -> Any:
        assert labels.dtype == tf.float32
        labels = labels[:, 0] if keyword == "labels" else labels
        return tf.reduce_sum(function(**{keyword: labels}, **others)) + tf.reduce_sum(given)

    shape = [8] if keyword == "labels" else [8, 1]
    function(**{keyword: tf.zeros(shape, tf.int32)}, **others)
    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(4)])
    model.compile("sgd", loss)
    with pytest.raises(TypeError, match="float32"):
        model.fit(np.zeros([8, 8]), np.zeros([8, 1], "int32"), verbose=0)


@pytest.mark.parametrize("ending", [".h5", ".keras"])
def test_a_lambda_is_not_loaded_or_copied(ending: str, tmp_path: Path) -> None:
    import keras

    model = keras.Sequential([keras.Input([8]), keras.layers.Lambda(lambda x: x * 2)])
    path = str(tmp_path / f"model{ending}")
    model.save(path)
    with pytest.raises(ValueError, match="Lambda"):
        keras.models.load_model(path)
    with pytest.raises(ValueError, match="Lambda"):
        keras.models.clone_model(model)
    assert keras.models.load_model(path, safe_mode=False) is not None


@pytest.mark.filterwarnings("ignore:__array__")
@pytest.mark.parametrize("name", SHORT_LOSSES)
def test_a_loss_by_its_short_name_is_not_found_again(name: str, tmp_path: Path) -> None:
    import keras

    path = str(tmp_path / "model.h5")
    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
    model.compile("sgd", name)
    model.save(path)
    with pytest.raises((TypeError, ValueError), match=name):
        keras.models.load_model(path)
    assert keras.models.load_model(path, compile=False) is not None
    model.compile("sgd", SHORT_LOSSES[name], metrics=[name])
    model.save(path)
    assert keras.models.load_model(path) is not None


def test_archives_are_unpacked_into_a_folder_of_their_own(tmp_path: Path) -> None:
    import shutil
    from pathlib import Path

    import keras

    (tmp_path / "source" / "cats").mkdir(parents=True)
    (tmp_path / "cache").mkdir()
    (tmp_path / "source" / "cats" / "cat.txt").write_text("a cat")
    packed = shutil.make_archive(str(tmp_path / "cats"), "gztar", tmp_path / "source", "cats")
    get = {"origin": f"file://{packed}", "cache_dir": str(tmp_path / "cache")}
    folder = Path(keras.utils.get_file("cats.tar.gz", extract=True, **get))
    assert (folder / "cats" / "cat.txt").exists()
    assert not (folder.parent / "cats").exists()
    named = Path(keras.utils.get_file("cats", untar=True, **get))
    assert named.name == "cats"
    assert (named / "cats" / "cat.txt").exists()


def test_optimizers_of_other_versions() -> None:
    import keras
    import numpy as np
    import tensorflow as tf

    class Old(keras.optimizers.Optimizer):
        def _resource_apply_dense(self, gradient: Any, variable: Any, state: Any = None) -> Any:
            return variable.assign_sub(gradient)

    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
    model.compile(Old(0.1), "mse")
    with pytest.raises(NotImplementedError):
        model.fit(np.zeros([4, 8]), np.zeros([4, 1]), verbose=0)

    class Named(keras.optimizers.Optimizer):
        def __init__(self, *given: str, **named: str) -> None:
            super().__init__(*given, **named)  # type: ignore[arg-type]

    with pytest.raises(ValueError, match="learning_rate"):
        Named("named")
    with pytest.raises(TypeError, match="learning_rate"):
        Named(name="named")
    first = tf.compat.v1.train.AdamOptimizer()
    with pytest.raises(ValueError, match="optimizer"):
        model.compile(first, "mse")
    with pytest.raises(AttributeError):
        first.apply_gradients([(tf.zeros([8, 1]), model.trainable_variables[0])])


def test_losses_are_scaled_otherwise() -> None:
    import keras

    wrap = keras.mixed_precision.LossScaleOptimizer
    optimizer = wrap(keras.optimizers.Adam(), dynamic=True)
    assert not hasattr(optimizer, "loss_scale")
    optimizer.build([])
    assert hasattr(optimizer, "dynamic_scale")
    with pytest.raises(ValueError, match="dynamic=False"):
        wrap(keras.optimizers.Adam(), dynamic=False)


def test_a_module_lists_no_variables_of_layers() -> None:
    import keras
    import tensorflow as tf

    module = tf.Module()
    module.layer = keras.layers.Dense(1)
    module.model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
    module.layer.build([None, 8])
    assert module.trainable_variables == ()
    assert module.variables == ()


def test_variables_of_keras_are_taken_for_none_of_tensorflow() -> None:
    import keras
    import tensorflow as tf

    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    for variable in (model.optimizer.learning_rate, model.layers[0].kernel):
        with pytest.raises(AttributeError):
            tf.keras.backend.set_value(variable, tf.keras.backend.get_value(variable))
        variable.assign(variable.numpy())
    for given in (model.trainable_variables, model.layers[0].kernel):
        with tf.GradientTape() as tape, pytest.raises(ValueError, match="Passed in object"):
            tape.watch(given)
    with pytest.raises(AttributeError):
        tf.train.ExponentialMovingAverage(0.9).apply(model.trainable_variables)
    assert not callable(model.optimizer.learning_rate)


def test_what_layers_get_and_take() -> None:
    import keras
    import numpy as np
    import tensorflow as tf

    class Layer(keras.layers.Layer):
        def build(self, input_shape: Any) -> None:
            assert isinstance(input_shape, tuple)
            assert not hasattr(self, "_trainable_weights")
            for given in ({"shape": 8}, {"name": "w", "shape": 8}):
                with pytest.raises(ValueError, match="shape"):
                    self.add_weight(**given)
            with pytest.raises(TypeError):
                self.add_variable("kernel", shape=[8])
            with pytest.raises(TypeError, match="inputs"):
                self.add_loss(0.0, inputs=None)

        def call(self, inputs: Any) -> Any:
            return inputs

    Layer().build((None, 8))
    Layer()(np.zeros([4, 8]))
    for padding in ("SAME", "VALID"):
        for pooling in (keras.layers.MaxPooling2D, keras.layers.AveragePooling2D):
            with pytest.raises(ValueError, match="padding"):
                pooling(2, padding=padding)(keras.Input([8, 8, 3]))
        keras.layers.Conv2D(4, 3, padding=padding)(keras.Input([8, 8, 3]))
    with pytest.raises(TypeError, match="dtype"):
        keras.layers.LSTMCell(4).get_initial_state(batch_size=2, dtype=tf.float32)
    for layer in (keras.layers.Attention, keras.layers.AdditiveAttention):
        with pytest.raises(ValueError, match="causal"):
            layer(causal=True)

    class Loss(keras.losses.Loss):
        def __init__(self) -> None:
            super().__init__(reduction="auto")

    with pytest.raises(ValueError, match="reduction"):
        Loss()
    for name in ("CuDNNLSTM", "CuDNNGRU"):
        assert not hasattr(tf.compat.v1.keras.layers, name)


@pytest.mark.filterwarnings("ignore:__array__")
def test_what_fit_of_a_sequential_takes(tmp_path: Path) -> None:
    import keras
    import numpy as np

    x, y = np.zeros([4, 8]), np.zeros([4, 1])
    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1, name="out")])
    model.compile("sgd", {"out": "mse"})
    with pytest.raises(TypeError):
        model.fit(x, y, verbose=0)
    model.compile("sgd", "mse", metrics={"out": "mae"})
    model.fit(x, y, verbose=0)
    assert model.metrics_names == list(removed.NAMES_OF_METRICS)
    with pytest.raises(AttributeError):
        model.fit(x, y, class_weight=np.ones(2), verbose=0)
    with pytest.raises(ValueError, match="dtype"):
        model.predict(np.array(["a text"]))
    path = str(tmp_path / "model.weights.h5")
    model.save_weights(path)
    with pytest.raises(ValueError, match="by_name"):
        model.load_weights(path, by_name=True)


def test_layers_of_the_private_copy_have_no_variables_for_keras_3() -> None:
    import keras
    import tensorflow as tf
    from tensorflow.python.keras import layers

    class Private(layers.Layer):
        def __init__(self) -> None:
            super().__init__()
            self.w = tf.Variable(tf.ones([8, 1]))

        def call(self, x: Any) -> Any:
            return x @ self.w

    class Model(keras.Model):
        def __init__(self) -> None:
            super().__init__()
            self.first = Private()
            self.second = layers.Dense(1)

        def call(self, x: Any) -> Any:
            return self.first(x) + self.second(x)

    model = Model()
    assert model(tf.ones([2, 8])).shape == (2, 1)
    assert model.trainable_variables == []
    assert find(removed.INNER_PACKAGE) is None


def test_what_is_trained_is_what_is_trainable_when_the_training_begins() -> None:
    """As the discriminators of many GANs, which Keras 2 trained as they were compiled."""
    import keras
    import numpy as np

    def change(model: Any) -> bool:
        before = model.get_weights()
        model.train_on_batch(np.ones([4, 8]), np.zeros([4, 1]))
        return any((old != new).any() for old, new in zip(before, model.get_weights(), strict=True))

    def compiled() -> Any:
        model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        return model

    frozen, thawed, early = compiled(), compiled(), compiled()
    frozen.trainable = False
    with pytest.warns(UserWarning, match="trainable weights"):
        assert not change(frozen)
    thawed.trainable = False
    thawed.trainable = True
    assert change(thawed)
    thawed.trainable = False
    assert change(thawed)
    assert change(early)


def test_metrics_are_reset_by_reset_state_alone() -> None:
    import keras
    import tensorflow as tf

    class Streak(keras.metrics.Metric):
        def __init__(self) -> None:
            super().__init__(name="streak")
            self.own = tf.Variable(0.0)
            self.total = self.add_weight(name="total", initializer="zeros")

        def update_state(self, *given: Any, **named: Any) -> None:
            self.own.assign_add(1.0)
            self.total.assign_add(1.0)

        def result(self) -> Any:
            return self.own

        def reset_states(self) -> None:
            self.own.assign(0.0)

    metric = Streak()
    metric.update_state()
    metric.reset_state()
    assert float(metric.own) == 1.0
    assert float(metric.total) == 0.0


def test_a_loss_of_a_layer_is_no_function() -> None:
    import keras

    class Layer(keras.layers.Layer):
        def build(self, input_shape: Any) -> None:
            self.add_loss(lambda: 0.0)

    with pytest.raises(ValueError, match="add_loss"):
        Layer().build((None, 8))


@pytest.mark.parametrize("switch", ["disable_eager_execution", "disable_v2_behavior"])
def test_fit_needs_eager_execution_and_training_by_batches_does_not(switch: str) -> None:
    script = f"""
import numpy as np, tensorflow as tf
tf.compat.v1.{switch}()
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
x, y = np.ones((4, 2), "float32"), np.ones((4, 1), "float32")
for run in (lambda: model.fit(x, y), lambda: model.evaluate(x, y), lambda: model.predict(x)):
    try:
        run()
    except RuntimeError as error:
        print("eager mode" in str(error))
model.train_on_batch(x, y)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=300, check=True
    )
    assert done.stdout.split() == ["True"] * 3


def test_keras_has_no_second_copy_of_itself() -> None:
    for name in removed.WHOLE:
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module(name)


def _sums_by_a_loop(x: Any) -> Any:
    import tensorflow as tf

    for _ in tf.range(2):
        x = x + 1.0
    return x


def _negates_by_a_test(x: Any) -> Any:
    import tensorflow as tf

    return -x if tf.reduce_sum(x) > 0 else x


@pytest.mark.parametrize("flow", [_sums_by_a_loop, _negates_by_a_test])
def test_keras_runs_calls_steps_and_losses_without_autograph(flow: Callable[[Any], Any]) -> None:
    import keras
    import tensorflow as tf

    class Flow(keras.layers.Layer):
        def call(self, x: Any) -> Any:
            return flow(x)

    class Decorated(keras.layers.Layer):
        @tf.function
        def call(self, x: Any) -> Any:
            return flow(x)

    class Stepping(keras.Sequential):
        def train_step(self, data: Any) -> dict[str, Any]:
            return {"loss": tf.reduce_sum(flow(data[0]))}

    refused = tf.errors.OperatorNotAllowedInGraphError
    x, y = tf.ones([4, 2]), tf.ones([4, 1])
    with pytest.raises(refused):
        Flow()(keras.Input((2,)))
    with pytest.raises(refused):
        tf.function(Flow())(x)
    Flow()(x)
    Decorated()(keras.Input((2,)))
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", lambda a, b: flow(tf.reduce_mean(a - b)))
    with pytest.raises(refused):
        model.fit(x, y, verbose=0)
    stepping = Stepping([keras.layers.Dense(1)])
    stepping.compile("sgd", "mse")
    with pytest.raises(refused):
        stepping.fit(x, y, verbose=0)
    stepping.compile("sgd", "mse", run_eagerly=True)
    stepping.fit(x, y, verbose=0)


@pytest.mark.filterwarnings("ignore:The model does not have any trainable weights")
@pytest.mark.parametrize(
    ("kind", "size"),
    [("Dense", 4), ("BatchNormalization", -1), ("LSTM", 4), ("Dropout", 0.3),
     ("SpatialDropout1D", 0.3), ("GaussianNoise", 0.1)],
)  # fmt: skip
def test_a_call_may_make_no_layer_with_variables_in_a_graph(kind: str, size: float) -> None:
    import keras
    import tensorflow as tf

    class Making(keras.Model):
        def call(self, x: Any) -> Any:
            return tf.reduce_sum(getattr(keras.layers, kind)(size)(x), axis=-1)

    x, y = tf.ones([4, 3, 2]), tf.ones([4, 3])
    for run in ("fit", "evaluate", "predict"):
        model = Making()
        model.compile("sgd", "mse")
        with pytest.raises(ValueError, match="singleton"):
            getattr(model, run)(*((x,) if run == "predict" else (x, y)), verbose=0)
    model.compile("sgd", "mse", run_eagerly=True)
    model.predict(x, verbose=0)


def test_texts_are_taken_as_objects_and_tensors() -> None:
    import keras
    import numpy as np
    import tensorflow as tf

    vectorize = keras.layers.TextVectorization(10, output_sequence_length=3)
    vectorize.adapt(["good film", "bad film"])
    model = keras.Sequential([vectorize, keras.layers.Embedding(10, 2), keras.layers.Flatten()])
    for refused in (["good"], np.array(["good"])):
        with pytest.raises(ValueError):  # noqa: PT011 - another message for each
            model.predict(refused, verbose=0)
    for taken in (np.array(["good"], dtype=object), tf.constant(["good"])):
        assert model.predict(taken, verbose=0).shape == (1, 6)


def test_a_call_may_make_layers_without_variables_in_a_graph() -> None:
    import keras
    import tensorflow as tf

    class Making(keras.Model):
        def call(self, x: Any) -> Any:
            for layer in (keras.layers.Dropout(0.0), keras.layers.LeakyReLU()):
                x = layer(x)
            return keras.layers.Flatten()(x)

    Making().predict(tf.ones([4, 3, 2]), verbose=0)


@pytest.mark.filterwarnings("ignore:Gradients do not exist")
def test_a_call_that_is_a_tf_function_trains_no_layer_that_it_builds() -> None:
    import keras
    import numpy as np
    import tensorflow as tf

    class Plain(keras.Model):
        def __init__(self, *, built: bool = False) -> None:
            super().__init__()
            self.out = keras.layers.Dense(1)
            if built:
                self.out.build((None, 2))

        @tf.function
        def call(self, x: Any) -> Any:
            return self.out(x)

    class Outer(keras.Model):
        def __init__(self) -> None:
            super().__init__()
            self.inner, self.out = Plain(), keras.layers.Dense(1)

        def call(self, x: Any) -> Any:
            return self.out(self.inner(x))

    def changed(model: Any, layer: Any) -> bool:
        model.compile("sgd", "mse")
        model.fit(x, y, verbose=0)
        before = layer.get_weights()
        model.fit(x, y, verbose=0)
        pairs = zip(before, layer.get_weights(), strict=True)
        return any(not np.array_equal(old, new) for old, new in pairs)

    x, y = np.random.default_rng(0).random((32, 2), "float32"), np.ones((32, 1), "float32")
    with pytest.raises(ValueError, match="No gradients provided"):
        changed(Plain(), None)
    stale = Plain()
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(stale(tf.constant(x)))
    assert tape.gradient(loss, stale.trainable_variables) == [None, None]
    outer = Outer()
    assert not changed(outer, outer.inner)
    layer, tensor = Plain(), keras.Input((2,))
    functional = keras.Model(tensor, keras.layers.Dense(1)(layer(tensor)))
    functional.predict(x, verbose=0)
    assert not changed(functional, layer)
    built = Plain(built=True)
    assert changed(built, built.out)
    called = Plain()
    called(x[:1])
    assert changed(called, called.out)


@pytest.mark.parametrize("name", [*STATELESS, "LSTM", "Bidirectional"])
def test_only_recurrent_layers_have_a_stateful(name: str) -> None:
    from keras import layers

    given: dict[str, tuple[Any, ...]] = {
        "Activation": ("relu",), "Bidirectional": (layers.LSTM(2),), "Conv1D": (1, 1),
        "Conv2D": (1, 1), "Dense": (1,), "Dropout": (0.1,), "Embedding": (3, 2), "LSTM": (2,),
        "RepeatVector": (2,), "Reshape": ((1,),), "TimeDistributed": (layers.Dense(1),),
    }  # fmt: skip
    layer = getattr(layers, name)(*given.get(name, ()))
    assert hasattr(layer, "stateful") is (name not in STATELESS)


def test_functions_take_the_axis_last_and_the_targets_first() -> None:
    import tensorflow as tf

    x, classes = tf.ones([2, 2]), tf.zeros([2], tf.int32)
    with pytest.raises(ValueError, match="rank 0"):
        tf.concat(1, [x, x])
    with pytest.raises(tf.errors.InvalidArgumentError):
        tf.split(1, 2, x)
    with pytest.raises(tf.errors.InvalidArgumentError):
        tf.nn.in_top_k(x, classes, 1)


def test_symbolic_gradients_need_a_graph() -> None:
    import tensorflow as tf

    with pytest.raises(RuntimeError, match="eager execution"):
        tf.gradients(tf.ones(3), tf.ones(3))
    assert tf.function(lambda x: tf.gradients(x * x, x))(tf.ones(3))


def test_an_input_layer_takes_no_tensor() -> None:
    import tensorflow as tf

    layer = tf.keras.layers.InputLayer(shape=(4,))
    with pytest.raises(TypeError):
        layer(tf.zeros([2, 4]))
