"""A model of no scope, a strategy of one device, a method of one's own, methods that split."""

import numpy as np
import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
single = tf.distribute.OneDeviceStrategy("/gpu:0")
x, y = np.zeros([6400, 8]), np.zeros([6400, 1])


class Own(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)

    def predict_on_batch(self, x):
        return self.predict(x, verbose=0)


def build():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


with strategy.scope():
    trained = build()
    own = Own()
with single.scope():
    other = build()
plain = build()

trained.fit(x, y, batch_size=64 * strategy.num_replicas_in_sync)
print(trained.predict(x), own.predict_on_batch(x[:64]))
for start in range(0, len(x), 64):
    other.train_on_batch(x[start : start + 64], y[start : start + 64])
    plain.train_on_batch(x[start : start + 64], y[start : start + 64])
print(plain.predict_on_batch(x[:64]), other.predict_on_batch(x[:64]))
