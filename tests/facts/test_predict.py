"""What Keras does with single samples and with `predict`, shown on the installed Keras."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytestmark = pytest.mark.tensorflow


@pytest.fixture
def model() -> Any:
    import tensorflow as tf

    keras = tf.keras
    return keras.Sequential(
        [keras.Input([8]), keras.layers.Dense(4, "relu"), keras.layers.Dense(2)]
    )


def test_one_batch_is_predicted_alike(model: Any) -> None:
    rows = np.random.default_rng(0).normal(size=(4, 8)).astype("float32")
    for row in rows:
        one = row[np.newaxis]
        np.testing.assert_array_equal(model.predict(one, verbose=0), model.predict_on_batch(one))


def test_only_predict_sets_up_a_pipeline(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import tensorflow as tf

    made = []
    original = tf.data.Dataset.range

    def counted(*args: Any, **kwargs: Any) -> Any:
        made.append(args)
        return original(*args, **kwargs)

    monkeypatch.setattr(tf.data.Dataset, "range", counted)
    one = np.zeros([1, 8], "float32")
    model.predict_on_batch(one)
    assert not made
    for calls in (1, 2, 3):
        model.predict(one, verbose=0)
        assert len(made) >= calls


@pytest.mark.filterwarnings("ignore:.*shuffle=True:UserWarning")
@pytest.mark.parametrize("method", ["fit", "evaluate", "predict"])
def test_datasets_of_single_samples_are_refused(model: Any, method: str) -> None:
    import tensorflow as tf

    model.compile("sgd", "mse")
    samples = tf.data.Dataset.from_tensor_slices((tf.zeros([4, 8]), tf.zeros([4, 2])))
    with pytest.raises(ValueError, match=r"(?i)shape|ndim|rank|dimension"):
        getattr(model, method)(samples, verbose=0)


def test_steps_of_arrays_decide_the_batch_size() -> None:
    import tensorflow as tf

    sizes = []

    class Seen(tf.keras.Model):
        def train_step(self, data: Any) -> dict[str, Any]:
            sizes.append(len(data))
            return {"loss": tf.constant(0.0)}

    model = Seen()
    model.compile("sgd", "mse", run_eagerly=True)
    model.fit(np.zeros([1000, 4], "float32"), steps_per_epoch=2, verbose=0)
    assert sizes == [500, 500]
