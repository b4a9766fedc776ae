"""The next value of a noisy series, by a recurrent network; settings in a dict."""

import numpy as np
import tensorflow as tf

CONFIG = {
    "window": 24,
    "units": 16,
    "batch_size": 16,
    "epochs": 2,
    "optimizer": "adam",
}


def windows(config):
    rng = np.random.default_rng(5)
    series = np.sin(np.arange(3_000) / 7) + rng.normal(0, 0.1, 3_000)
    series = series.astype("float32")
    x = np.lib.stride_tricks.sliding_window_view(series, config["window"])[:-1]
    return x[..., None].copy(), series[config["window"] :]


def train(config):
    x, y = windows(config)
    dataset = tf.data.Dataset.from_tensor_slices((x, y))
    dataset = dataset.batch(config["batch_size"]).shuffle(100)
    model = tf.keras.Sequential(
        [
            tf.keras.Input((config["window"], 1)),
            tf.keras.layers.SimpleRNN(config["units"]),
            tf.keras.layers.Dense(1),
        ]
    )
    model.compile(optimizer=config["optimizer"], loss="mse")
    model.fit(dataset, epochs=config["epochs"], verbose=2)


train(CONFIG)
