"""Where Keras 3 takes the number of workers, shown on the installed Keras."""

from __future__ import annotations

import inspect

import pytest

pytestmark = pytest.mark.tensorflow


@pytest.mark.parametrize("name", ["workers", "use_multiprocessing", "max_queue_size"])
def test_workers_belong_to_the_data(name: str) -> None:
    import keras

    for method in ("fit", "evaluate", "predict"):
        assert name not in inspect.signature(getattr(keras.Model, method)).parameters
    assert name in inspect.signature(keras.utils.PyDataset.__init__).parameters
    made = keras.utils.PyDataset()
    setattr(made, name, 2)
    assert getattr(made, name) == 2


def test_without_workers_there_is_one_thread() -> None:
    import keras

    assert keras.utils.PyDataset().workers == 1
    assert keras.utils.PyDataset is keras.utils.Sequence


def test_fit_of_keras_2_has_one_worker() -> None:
    tf_keras = pytest.importorskip("tf_keras")

    for method in ("fit", "fit_generator"):
        assert inspect.signature(getattr(tf_keras.Model, method)).parameters["workers"].default == 1
