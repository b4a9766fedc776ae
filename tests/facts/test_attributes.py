"""Attributes that layers, models and optimizers of Keras 3 lack, or that cannot be set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tfaudit.rules import _fixed_attributes as fixed
from tfaudit.rules import _history_keys, _weights
from tfaudit.rules import _removed_attributes as removed

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("keras3")]
OPTIMIZERS = (
    "SGD", "Adam", "AdamW", "Adamax", "Adadelta", "Adagrad", "Ftrl", "Lion", "Nadam", "RMSprop",
)  # fmt: skip


def _functional() -> Any:
    import keras

    inputs = keras.Input([2])
    return keras.Model(inputs, keras.layers.Dense(1)(inputs))


def _sequential() -> Any:
    import keras

    return keras.Sequential([keras.Input([2]), keras.layers.Dense(1)])


@pytest.mark.parametrize("make", [_functional, _sequential])
def test_models_have_lost_attributes(make: Callable[[], Any]) -> None:
    import numpy as np

    model = make()
    model.compile("adam", "mse")
    model.fit(np.zeros([4, 2]), np.zeros([4, 1]), verbose=0)
    model.predict(np.zeros([4, 2]), verbose=0)
    assert [name for name in removed.OF_MODELS if hasattr(model, name)] == []


def test_layers_have_lost_attributes() -> None:
    import keras

    made = [keras.layers.Dense(1), keras.layers.Conv2D(1, 1), keras.layers.BatchNormalization()]
    for layer in (*made, _functional().layers[-1]):
        assert [name for name in removed.OF_LAYERS if hasattr(layer, name)] == []


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers_have_lost_attributes(name: str) -> None:
    import keras

    optimizer = getattr(keras.optimizers, name)()
    assert [name for name in removed.OF_OPTIMIZERS if hasattr(optimizer, name)] == []
    optimizer.build(_functional().trainable_variables)  # instead of `_create_all_weights`
    assert [name for name in removed.OF_OPTIMIZERS if hasattr(optimizer, name)] == []


@pytest.mark.parametrize("name", sorted(fixed.OF_LAYERS))
def test_attributes_of_layers_that_can_only_be_read(name: str) -> None:
    import keras

    class Own(keras.layers.Layer):  # type: ignore[misc]
        pass

    class OwnModel(keras.Model):  # type: ignore[misc]
        pass

    for layer in (keras.layers.Dense(1), Own(), OwnModel(), _functional(), _sequential()):
        with pytest.raises(AttributeError):
            setattr(layer, name, [])


@pytest.mark.parametrize("name", sorted(fixed.OF_MODELS))
def test_attributes_of_models_that_can_only_be_read(name: str) -> None:
    import keras

    class OwnModel(keras.Model):  # type: ignore[misc]
        pass

    for model in (OwnModel(), _functional(), _sequential()):
        with pytest.raises(AttributeError):
            setattr(model, name, [])


@pytest.mark.parametrize("name", sorted(fixed.OF_OPTIMIZERS))
def test_attributes_of_optimizers_that_can_only_be_read(name: str) -> None:
    import keras

    with pytest.raises(AttributeError):
        setattr(keras.optimizers.Adam(), name, 0)


@pytest.mark.parametrize("name", sorted(fixed.OF_GRAPHS))
def test_attributes_of_graphs_that_can_only_be_read(name: str) -> None:
    for model in (_functional(), _sequential()):
        with pytest.raises(AttributeError):
            setattr(model, name, [])


def test_names_have_no_slash() -> None:
    import keras

    layer = keras.layers.Dense(1)
    inputs = keras.Input([2])
    for make in (
        lambda: keras.layers.Dense(1, name="a/b"),
        lambda: keras.Input([2], name="a/b"),
        lambda: keras.Model(inputs, layer(inputs), name="a/b"),
        lambda: keras.Sequential(name="a/b"),
        lambda: keras.optimizers.SGD(name="a/b"),
        lambda: keras.layers.concatenate([inputs, inputs], name="a/b"),
        lambda: layer.add_weight(shape=[1], name="a/b"),
        lambda: keras.Variable(1.0, name="a/b"),
    ):
        with pytest.raises(ValueError, match="cannot contain character `/`"):
            make()
    keras.metrics.Mean(name="a/b")


def test_variables_of_tensorflow_are_not_tracked() -> None:
    """`keras.src.layers.Layer.__setattr__` tracks variables of Keras, layers and metrics."""
    import keras
    import numpy as np
    import tensorflow as tf

    class Own(keras.Model):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.left = tf.Variable(tf.random.normal([4, 1]), trainable=True)
            self.several = [tf.Variable(tf.random.normal([4, 1]))]
            self.tracked = keras.Variable(tf.random.normal([4, 1]), trainable=True)

        def call(self, inputs: Any) -> Any:
            return tf.matmul(inputs, self.left + self.several[0] + self.tracked)

    model = Own()
    model.compile("sgd", "mse")
    kept = [model.left, *model.several, model.tracked]
    before = [variable.numpy() for variable in kept]
    model.fit(np.ones([8, 4]), np.full([8, 1], 100.0), verbose=0)
    changed = [bool(np.any(v.numpy() != old)) for v, old in zip(kept, before, strict=True)]
    assert changed == [False, False, True]
    assert len(model.trainable_variables) == len(model.weights) == 1


def test_activations_are_not_known_by_the_names_of_layers() -> None:
    import keras

    from tfaudit.rules._refused_arguments import ACTIVATIONS

    for name, function in ACTIVATIONS.items():
        for make in (
            lambda name: keras.layers.Dense(1, activation=name),
            keras.layers.Activation,
        ):
            with pytest.raises(ValueError, match="Could not interpret activation"):
                make(name)
            if function:
                make(function)


def test_variables_of_models_are_no_tensorflow_variables() -> None:
    import tensorflow as tf

    model = _sequential()
    for weight in model.weights:
        assert not isinstance(weight, tf.Variable)
        assert weight.name in ("kernel", "bias")
        assert weight.path.endswith(f"/{weight.name}")
        for name in _weights.GONE:
            assert not hasattr(weight, name), name
        with pytest.raises(TypeError, match="not callable"):
            weight.value()
        with pytest.raises(TypeError, match="unhashable"):
            set(model.weights)
        for name in _weights.OF_DTYPES:
            assert not hasattr(weight.dtype, name), name
        for method in ("assign", "assign_add", "assign_sub"):
            for keyword in _weights.OF_ASSIGNS:
                with pytest.raises(TypeError, match=keyword):
                    getattr(weight, method)(weight.value, **{keyword: True})


def test_no_weight_is_called_as_a_layer() -> None:
    import keras

    images = keras.Sequential([
        keras.Input([8, 8, 1]), keras.layers.Conv2D(2, 3), keras.layers.BatchNormalization(),
        keras.layers.LayerNormalization(), keras.layers.Flatten(), keras.layers.Dense(1),
    ])  # fmt: skip
    for weight in images.weights:
        assert not any(name in weight.name for name in _weights.NAMES_OF_LAYERS)
        assert any(name in weight.path for name in _weights.NAMES_OF_LAYERS)


def test_what_callbacks_are_not_told() -> None:
    import keras
    import numpy as np

    told: dict[str, Any] = {}

    class Note(keras.callbacks.Callback):  # type: ignore[misc]
        def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
            told.update(logs=logs, params=self.params)

    model = _functional()
    model.compile("adam", "mse", metrics=["accuracy"])
    batch = np.zeros([4, 2]), np.zeros([4, 1])
    model.fit(*batch, validation_data=batch, callbacks=[Note()], verbose=0)
    assert told["logs"].keys() == {"accuracy", "loss", "val_accuracy", "val_loss"}
    assert not told["params"].keys() & _history_keys.GONE_PARAMETERS.keys()
    assert told["params"].keys() >= {"epochs", "steps"}


def test_compiled_metrics_can_only_be_updated() -> None:
    import numpy as np

    model = _functional()
    model.compile("adam", "mse", metrics=["accuracy"])
    model.fit(np.zeros([4, 2]), np.zeros([4, 1]), verbose=0)
    compiled = model.compiled_metrics
    with pytest.warns(UserWarning, match="compiled_metrics"):
        compiled.update_state(np.zeros([4, 1]), np.zeros([4, 1]))
    assert [n for n in removed.OF_COMPILED if hasattr(compiled, n)] == []


def test_names_are_set_by_name() -> None:
    for model in (_functional(), _sequential()):
        for named in (model, model.layers[-1]):
            before = named.name
            named._name = "other"
            assert named.name == before
            named.name = "other"
            assert named.name == "other"


@pytest.mark.parametrize("layer", fixed.OF_ONE_LAYER)
def test_weights_of_one_layer_can_only_be_read(layer: str) -> None:
    import inspect

    import keras

    kind = getattr(keras.layers, layer.rpartition(".")[2])
    for name in fixed.OF_ONE_LAYER[layer]:
        found = inspect.getattr_static(kind, name)
        assert isinstance(found, property), name
        assert found.fset is None, name


def test_validation_without_a_loss_raises() -> None:
    import numpy as np
    import tensorflow as tf

    class Trained(tf.keras.Model):
        def __init__(self) -> None:
            super().__init__()
            self.dense = tf.keras.layers.Dense(1)

        def call(self, inputs: Any) -> Any:
            return self.dense(inputs)

        def train_step(self, data: Any) -> dict[str, Any]:
            return {"loss": tf.reduce_sum(self(data[0]))}

    class Tested(Trained):
        def test_step(self, data: Any) -> dict[str, Any]:
            return {"loss": tf.reduce_sum(self(data[0]))}

    x = np.ones((8, 2), "float32")
    for kind in (Trained, Tested):
        model = kind()
        model.compile("sgd")
        model.fit(x, x, verbose=0)
        if kind is Tested:
            model.fit(x, x, validation_data=(x, x), verbose=0)
            continue
        with pytest.raises(ValueError, match="No loss to compute"):
            model.fit(x, x, validation_data=(x, x), verbose=0)
        with pytest.raises(ValueError, match="No loss to compute"):
            model.evaluate(x, x, verbose=0)


@pytest.mark.parametrize("kind", ["Model", "Layer"])
def test_keras_takes_what_is_among_its_layers_for_layers(kind: str) -> None:
    import keras
    import numpy as np

    base = keras.Model if kind == "Model" else keras.layers.Layer

    class Mixed(base):  # type: ignore[misc, valid-type]
        def __init__(self, parts: list[Any]) -> None:
            super().__init__()
            self._layers = parts
            self.parts = parts

        def call(self, x: Any) -> Any:
            return self.parts[0](x)

    for other in ([keras.layers.Dense(1)], lambda x: x):
        made = Mixed([keras.layers.Dense(1), other])
        with pytest.raises(AttributeError, match="has no attribute"):
            made(np.zeros([4, 2]))
    alone = Mixed([keras.layers.Dense(1)])
    alone(np.zeros([4, 2]))
    assert len(alone.trainable_variables) == 2
