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


@pytest.mark.usefixtures("keras3")
def test_a_loader_that_leaves_out_its_base_has_one_thread() -> None:
    import keras
    import numpy as np

    class Rows(keras.utils.PyDataset):  # type: ignore[misc]
        def __init__(self) -> None:
            pass

        def __len__(self) -> int:
            return 2

        def __getitem__(self, index: int) -> object:
            return np.zeros([4, 2]), np.zeros([4, 1])

    model = keras.Sequential([keras.Input([2]), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    rows = Rows()
    with pytest.warns(UserWarning, match=r"should call `super\(\).__init__"):
        model.fit(rows, verbose=0)
    assert rows.workers == 1


@pytest.mark.usefixtures("keras3")
def test_what_a_loader_puts_into_its_dict_is_no_property() -> None:
    import keras

    class Loader(keras.utils.PyDataset):  # type: ignore[misc]
        def __init__(self, **settings: int) -> None:
            self.__dict__.update(settings)

    loader = Loader(size=4, workers=4)
    assert vars(loader)["size"] == 4
    with pytest.warns(UserWarning, match="should call `super"):
        assert loader.workers == 1


def test_fit_of_keras_2_has_one_worker() -> None:
    tf_keras = pytest.importorskip("tf_keras")

    for method in ("fit", "fit_generator"):
        assert inspect.signature(getattr(tf_keras.Model, method)).parameters["workers"].default == 1


@pytest.mark.usefixtures("keras3")
@pytest.mark.filterwarnings("ignore:Your input ran out of data")
@pytest.mark.parametrize(
    ("steps", "updates"),
    [(3, [3, 4, 7, 8]), (4, [4, 8, 12, 16]), (None, [4, 8, 12, 16]), (1, [1, 2, 3, 4])],
)
def test_what_an_epoch_leaves_over_is_the_next_one(steps: int | None, updates: list[int]) -> None:
    """Of a loader with four batches, the fourth one the smallest."""
    import keras
    import numpy as np
    import tensorflow as tf

    images, labels = np.zeros([30, 4, 4, 3]), np.zeros([30, 1])
    loader = tf.keras.preprocessing.image.ImageDataGenerator().flow(images, labels, batch_size=8)
    assert len(loader) == 4
    model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    seen: list[int] = []

    class Count(keras.callbacks.Callback):
        def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
            seen.append(int(self.model.optimizer.iterations.numpy()))

    model.fit(loader, steps_per_epoch=steps, epochs=4, verbose=0, callbacks=[Count()])
    assert seen == updates

    seen.clear()
    model.compile("sgd", "mse")
    pipeline = tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(30).batch(8).prefetch(1)
    assert len(pipeline) == 4
    model.fit(
        pipeline, steps_per_epoch=steps, epochs=4, verbose=0, callbacks=[Count()], shuffle=False
    )
    assert seen == updates
