"""When Keras 3 compiles a model with XLA, and what XLA compiles again, on the installed Keras.

Whether `jit_compile="auto"` means XLA is decided by `model_supports_jit`, and by the devices: that
a GPU turns it on is shown by test_on_gpu.py, where there is one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tfaudit.rules._xla import WITHOUT_XLA

pytestmark = [pytest.mark.tensorflow, pytest.mark.usefixtures("keras3")]
# The arguments of layers that cannot be made without any; one of these will do.
ARGUMENTS: tuple[tuple[Any, ...], ...] = ((), (4,), (4, 4), (0.1,), (0.1, 0.1))


def made(cls: Any) -> Any:
    """A layer of a class, or None where it needs more than a number or two."""
    for args in ARGUMENTS:
        try:
            return cls(*args)
        except (TypeError, ValueError, AttributeError, ImportError):
            continue
    return None


def test_the_layers_that_do_not_support_xla_are_these() -> None:
    import keras

    classes = {
        name: cls
        for name, cls in vars(keras.layers).items()
        if isinstance(cls, type) and issubclass(cls, keras.layers.Layer)
    }
    layers = {name: made(cls) for name, cls in classes.items()}
    unsupported = {n for n, layer in layers.items() if layer is not None and not layer.supports_jit}
    assert unsupported == WITHOUT_XLA


def images(*layers: Any) -> Any:
    import keras

    return keras.Sequential([
        keras.Input((8, 8, 3)), *layers, keras.layers.Flatten(), keras.layers.Dense(1)
    ])  # fmt: skip


def test_one_layer_is_enough_also_inside_another_model() -> None:
    from keras import Sequential, layers
    from keras.src.trainers.trainer import model_supports_jit

    assert model_supports_jit(images(layers.RandomFlip(), layers.Rescaling(0.5)))
    assert not model_supports_jit(images(layers.RandomRotation(0.1)))
    assert not model_supports_jit(images(Sequential([layers.RandomZoom(0.1)])))


def test_keras_only_warns_where_xla_is_asked_for() -> None:
    from keras import layers

    model = images(layers.RandomRotation(0.1))
    with pytest.warns(UserWarning, match="doesn't support `jit_compile=True`"):
        model.compile("sgd", "mse", jit_compile=True)
    assert model.jit_compile is False
    model = images(layers.RandomFlip())
    model.compile("sgd", "mse", jit_compile=True)
    assert model.jit_compile is True


def test_random_layers_do_the_same_in_a_pipeline() -> None:
    import keras
    import numpy as np
    import tensorflow as tf

    augmentation = keras.Sequential([keras.layers.RandomFlip(), keras.layers.RandomZoom(0.5)])
    rows = np.random.default_rng(0).random((16, 8, 8, 3), dtype="float32")
    assert np.array_equal(augmentation(rows, training=False), rows), "nothing, but in training"
    data = tf.data.Dataset.from_tensor_slices((rows, rows[:, 0, 0, 0])).batch(8)
    data = data.map(
        lambda x, y: (augmentation(x, training=True), y), num_parallel_calls=tf.data.AUTOTUNE
    )
    changed = np.concatenate([x for x, _ in data])
    again = np.concatenate([x for x, _ in data])
    assert changed.shape == rows.shape
    assert not np.array_equal(changed, rows)
    assert not np.array_equal(changed, again)


def test_determinism_turns_xla_off() -> None:
    script = """
import keras, tensorflow as tf
from keras.src.trainers.trainer import model_supports_jit
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
print(model_supports_jit(model))
tf.config.experimental.enable_op_determinism()
print(model_supports_jit(model))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.split() == ["True", "False"]


@pytest.fixture(scope="module")
def compilations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    folder = tmp_path_factory.mktemp("xla")
    flags = {"XLA_FLAGS": f"--xla_dump_to={folder}", "CUDA_VISIBLE_DEVICES": "-1"}
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("xla_compilations.py")), str(folder)],
        capture_output=True, text=True, timeout=300, check=False, env={**os.environ, **flags},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_each_length_of_padded_batches_is_compiled_once(compilations: dict[str, int]) -> None:
    assert compilations["four lengths"] == 4
    assert compilations["the same lengths again"] == 0
    assert compilations["padded to one length"] == 1


def test_buckets_are_padded_to_their_longest_element_unless_told(
    compilations: dict[str, int],
) -> None:
    assert compilations["two buckets"] == 4
    assert compilations["two buckets, padded to the boundary"] == 2


def test_without_xla_nothing_is_compiled(compilations: dict[str, int]) -> None:
    assert compilations["four lengths, jit_compile=False"] == 0


def test_text_vectorization_pads_to_the_longest_text_of_a_batch(
    compilations: dict[str, int],
) -> None:
    assert compilations["texts"] == 2
    assert compilations["texts of one length"] == 1


def test_relaxed_shapes_of_a_function_do_not_help(compilations: dict[str, int]) -> None:
    assert compilations["tf.function with reduce_retracing"] == 4
