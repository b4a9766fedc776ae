"""Lists, tuples and dicts of metrics, loss weights in their place, a `compile` of one's own."""

import tensorflow as tf
from company.metrics import METRICS


class Tuned(tf.keras.Model):
    def compile(self, metrics):
        super().compile("adam", "mse", metrics=[metrics])


model = tf.keras.Sequential([tf.keras.layers.Dense(1, name="price")])
model.compile("adam", "mse", metrics=["mae"])
model.compile("adam", "mse", metrics=("mae",))
model.compile("adam", "mse", metrics={"price": "mae"})
model.compile("adam", "mse", metrics=METRICS)
model.compile("adam", "mse", metrics=None)
model.compile("adam", "mse", [0.5], ["mae"])
model.compile("adam", "mse", None, ["mae"])
Tuned().compile(metrics="mae")
