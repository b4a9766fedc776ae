"""What makes a fix unsafe that is safe otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tfaudit.engine import Options, check_source
from tfaudit.model import Safety
from tfaudit.rule import all_rules
from tfaudit.source import Source

MAPPED = """
import tensorflow as tf

images = tf.zeros([64, 16, 16, 1])
augment = {layer}
data = tf.data.Dataset.from_tensor_slices(images).batch(16)
data = data.map(lambda x: augment(x, training=True))
for batch in data:
    print(batch.shape)
"""
LAYERS = {
    'tf.keras.layers.RandomFlip("horizontal")': Safety.SAFE,
    'tf.keras.layers.RandomFlip("horizontal", seed=1)': Safety.UNSAFE,
    "tf.keras.layers.GaussianNoise(0.1)": Safety.SAFE,
    "tf.keras.layers.GaussianNoise(0.1, seed=1)": Safety.UNSAFE,
    "tf.keras.Sequential([tf.keras.layers.RandomFlip()])": Safety.SAFE,
    "tf.keras.Sequential([tf.keras.layers.RandomFlip(seed=1)])": Safety.UNSAFE,
}


@pytest.mark.parametrize(("layer", "safety"), LAYERS.items(), ids=LAYERS)
def test_seeded_draws_in_parallel_give_other_numbers(layer: str, safety: Safety) -> None:
    rules = tuple(rule for rule in all_rules() if rule.code == "TFA302")
    source = Source(Path("train.py"), MAPPED.format(layer=layer))
    [finding] = check_source(source, Options(rules)).findings
    assert finding.fix is not None
    assert finding.fix.safety is safety


GENERATED = """
import numpy as np
import tensorflow as tf

x, y = np.ones([64, 8], "float32"), np.ones([64], "float32")

def rows():
    for i in range(len(x)):
        yield x[i], y[i]

spec = (tf.TensorSpec([8]), tf.TensorSpec([]))
{before}
data = tf.data.Dataset.from_generator(rows, output_signature=spec){shuffle}.batch(16)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
{training}
"""
SEEDED = "tf.keras.utils.set_random_seed(1)"
SHUFFLES = {
    ("", ".shuffle(64)", "model.fit(data, epochs=3)"): Safety.SAFE,
    (SEEDED, "", "model.fit(data, epochs=3)"): Safety.SAFE,
    (SEEDED, ".shuffle(64)", "model.fit(data, epochs=3)"): Safety.UNSAFE,
    ("", ".shuffle(64, seed=1)", "model.fit(data, epochs=3)"): Safety.UNSAFE,
    ("", ".shuffle(64, 1, False)", "model.fit(data, epochs=3)"): Safety.SAFE,
    (SEEDED, ".shuffle(64)", "for batch in data: model.train_on_batch(*batch)"): Safety.SAFE,
}


@pytest.mark.parametrize(("parts", "safety"), SHUFFLES.items())
def test_keras_shuffles_what_it_can_count_in_other_orders(
    parts: tuple[str, str, str], safety: Safety
) -> None:
    rules = tuple(rule for rule in all_rules() if rule.code == "TFA309")
    before, shuffle, training = parts
    text = GENERATED.format(before=before, shuffle=shuffle, training=training)
    [finding] = check_source(Source(Path("train.py"), text), Options(rules)).findings
    assert finding.fix is not None
    assert finding.fix.safety is safety
