from dataclasses import dataclass

import numpy as np
import tensorflow as tf

def build():
    model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


@dataclass
class Config:
    learning_rate: float = 1e-3
    batch_size: int = 32  # <- batch
    epochs: int = 3


def train(config: Config):
    x = np.random.rand(1000, 8).astype("float32")
    ds = tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(config.batch_size)
    build().fit(ds, epochs=config.epochs)


train(Config())
