"""Names that tfaudit takes for one are one object in the installed TensorFlow and Keras."""

from __future__ import annotations

import importlib
from functools import reduce

import pytest

from tfaudit.program import names

pytestmark = pytest.mark.tensorflow


def resolved(name: str) -> object | None:
    """What the name stands for; None where the installed versions do not have it."""
    top, _, rest = name.partition(".")
    module = importlib.import_module(top)
    try:
        return reduce(getattr, rest.split("."), module)
    except (AttributeError, ImportError):
        return None


ALIASES = names._ALIASES
# Classes and functions of their own that do the same, for tfaudit's rules.
ALIKE = {
    "tensorflow.config.experimental_run_functions_eagerly",
    "tensorflow.distribute.experimental.MultiWorkerMirroredStrategy",
    "tensorflow.distribute.experimental.TPUStrategy",
    "tensorflow.distribute.experimental.CentralStorageStrategy",
    "tensorflow.compat.v1.distribute.MirroredStrategy",
    "tensorflow.compat.v1.distribute.OneDeviceStrategy",
    "tensorflow.compat.v1.distribute.experimental.MultiWorkerMirroredStrategy",
}
# Bars that show the same in other places: which of them are one depends on what is installed.
BARS = "tqdm."


@pytest.mark.parametrize("alias", ALIASES)
def test_an_alias_is_its_target(alias: str) -> None:
    found, target = resolved(alias), resolved(ALIASES[alias])
    if found is None:
        pytest.skip("of other versions")
    if alias.startswith(BARS):
        assert callable(found)
        return
    assert (found is target) is (alias not in ALIKE)


@pytest.mark.parametrize("name", names._FUNCTIONS_OF_VERSION_1)
def test_a_function_of_version_1_is_there_in_both(name: str) -> None:
    target = resolved(names._FUNCTIONS_OF_VERSION_1[name])
    assert (target is None) is name.startswith("to_")  # casts, which version 2 does by `tf.cast`
    assert resolved(f"tensorflow.compat.v1.{name}") is not None


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("tensorflow.keras.layers.Dense", "keras.layers.Dense"),
        ("tensorflow.optimizers.Adam", "keras.optimizers.Adam"),
        ("tensorflow.metrics.Mean", "keras.metrics.Mean"),
        ("tensorflow.losses.MeanSquaredError", "keras.losses.MeanSquaredError"),
        ("tensorflow.compat.v2.data.Dataset", "tensorflow.data.Dataset"),
        ("tensorflow.compat.v1.data.experimental.AUTOTUNE", "tensorflow.data.AUTOTUNE"),
        ("tensorflow.compat.v1.image.decode_jpeg", "tensorflow.image.decode_jpeg"),
        ("keras.src.layers.Conv2D", "keras.layers.Conv2D"),
        ("keras.src.optimizers.Adafactor", "keras.optimizers.Adafactor"),
        ("keras.src.callbacks.EarlyStopping", "keras.callbacks.EarlyStopping"),
        ("keras.src.models.Sequential", "keras.Sequential"),
        ("keras.src.layers.core.dense.Dense", "keras.layers.Dense"),
        ("keras.src.applications.vgg16.VGG16", "keras.applications.VGG16"),
        ("keras._tf_keras.keras.layers.Dense", "keras.layers.Dense"),
        ("keras._tf_keras.keras.models.load_model", "keras.models.load_model"),
    ],
)
def test_a_prefix_is_another_place_of_the_same(spelled: str, name: str) -> None:
    assert names.canonical(spelled) == name
    assert resolved(spelled) is resolved(name)


@pytest.mark.parametrize(
    "name",
    [
        "keras.preprocessing.image.ImageDataGenerator",
        "keras.preprocessing.sequence.TimeseriesGenerator",
        "keras.preprocessing.text.Tokenizer",
    ],
)
def test_what_tf_keras_alone_has_is_written_among_legacy_modules(name: str) -> None:
    spelled = name.replace("keras", "keras.src.legacy", 1)
    assert names.canonical(spelled) == names.canonical(f"tensorflow.{name}") == name
    assert resolved(spelled) is resolved(f"tensorflow.{name}") is not None
