"""A generator of rows and the slices that the fix of TFA309 writes give the same elements."""

from __future__ import annotations

from pathlib import Path

import pytest

from tfaudit.engine import Options, mend
from tfaudit.model import Safety
from tfaudit.program.targets import Targets
from tfaudit.rule import all_rules
from tfaudit.source import Source

pytestmark = pytest.mark.tensorflow

OPTIONS = Options(tuple(r for r in all_rules() if r.code == "TFA309"), Targets((2, 21), None, None))
SCRIPT = """\
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x = rng.random((12, 3))
y = rng.integers(0, 9, 12)


def rows():
    {body}


ds = tf.data.Dataset.from_generator(
    rows,
    {types},
)
ds = ds.batch(5).take(400)
for batch in ds:
    pass
"""
PAIR = "output_signature=(tf.TensorSpec([3], tf.{}), tf.TensorSpec([], tf.{}))"
CASES = {
    "number": (
        "for i in range(len(x)):\n        yield x[i], y[i]",
        PAIR.format("float64", "int64"),
    ),
    "cast": ("for i in range(12):\n        yield x[i], y[i]", PAIR.format("float32", "uint8")),
    "half": ("for a, b in zip(x, y):\n        yield a, b", "(tf.float16, tf.float32)"),
    "one": ("for a in x:\n        yield a", "tf.float64"),
    "tuple of one": ("for a in x:\n        yield (a,)", "(tf.float32,)"),
    "table": (
        'for i, a in enumerate(x):\n        yield {"a": a, "b": y[i]}',
        'output_types={"b": tf.int32, "a": tf.float32}',
    ),
    "endless": (
        "while True:\n        for i in range(x.shape[0]):\n            yield y[i], x[i]",
        "(tf.int64, tf.float64)",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_elements_are_the_same(name: str) -> None:
    body, types = CASES[name]
    before = SCRIPT.format(body=body, types=types)
    after = mend(Source(Path("script.py"), before), OPTIONS, Safety.UNSAFE).result.text
    assert ".from_tensor_slices(\n    " in after
    assert _batches(before) == _batches(after)


@pytest.mark.usefixtures("keras3")
@pytest.mark.filterwarnings("ignore:Your input ran out of data")
def test_keras_shuffles_what_it_can_count_in_other_orders() -> None:
    import tensorflow as tf

    tf.keras.utils.set_random_seed(0)
    rows = tf.data.Dataset.from_generator(lambda: range(64), output_signature=tf.TensorSpec([]))
    counted = rows.apply(tf.data.experimental.assert_cardinality(64))
    one, other = (_losses(data.shuffle(64, seed=1).batch(16)) for data in (rows, counted))
    assert one[0] == other[0]
    assert one[1:] != other[1:]
    one, other = (_losses(data.shuffle(64, 1, False).batch(16)) for data in (rows, counted))
    assert one == other


def _losses(data: object) -> list[float]:
    import tensorflow as tf

    tf.keras.utils.set_random_seed(0)
    model = tf.keras.Sequential([tf.keras.Input([1]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    pairs = data.map(lambda x: (x[:, None] / 64, x / 64))  # type: ignore[attr-defined]
    losses: list[float] = model.fit(pairs, epochs=3, verbose=0, shuffle=False).history["loss"]
    return losses


def _batches(script: str) -> list[str]:
    """The elements, with their types, as text."""
    import tensorflow as tf

    names: dict[str, object] = {}
    exec(script, names)
    ds = names["ds"]
    assert isinstance(ds, tf.data.Dataset)
    # Flattened by keys: what order a dict of an element has, tf.data does not say.
    return [str([(t.dtype.name, t.numpy().tolist()) for t in tf.nest.flatten(b)]) for b in ds]
