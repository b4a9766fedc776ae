import os
import sys
from pathlib import Path

import tensorflow as tf

target = Path(os.environ.get("MODELS", "/models/saved"))

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros([64, 2]), tf.zeros([64, 1]))
target.mkdir(parents=True, exist_ok=True)
model.save(target / sys.argv[1])
model.save(target.with_suffix(sys.argv[2]))


def export(model: tf.keras.Model, folder, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    model.save(path)
    os.makedirs(folder, exist_ok=True)
    model.save(os.path.join(folder, path))
    model.export(folder)
