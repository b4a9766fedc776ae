"""Each iteration runs another function, which trains once."""

import numpy as np
import tensorflow as tf

x = np.random.normal(size=(5000, 7))
y = x.sum(axis=1)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")


def small_batches():
    return model.fit(x, y, batch_size=32)


def large_batches():
    return model.fit(x, y, batch_size=512)


class Training:
    def warm_up(self):
        model.fit(x, y)

    def main(self):
        model.fit(x, y, shuffle=False)


for train in (small_batches, large_batches):
    print(train().history)
training = Training()
for stage in ("warm_up", "main"):
    getattr(training, stage)()
for name, train in {"small": small_batches, "large": large_batches}.items():
    print(name, train().history)
