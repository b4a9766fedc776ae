import os
from pathlib import Path

import tensorflow as tf

target = os.environ.get("MODELS", "/models/saved")

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros([64, 2]), tf.zeros([64, 1]))
Path(target).mkdir(parents=True, exist_ok=True)
model.save(target)  # TFA903


def export(model: tf.keras.Model, folder):
    os.makedirs(folder, exist_ok=True)
    model.save(folder)  # TFA903


def serve(model: tf.keras.Model, folder):
    os.makedirs(folder, exist_ok=True)
    model.save(
        folder,
        save_format="tf",  # TFA903
    )
