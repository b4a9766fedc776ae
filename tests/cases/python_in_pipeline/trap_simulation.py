"""Elements that are simulated: by a generator, by an object, and by a function that is called."""

import math
import random

import numpy as np
import tensorflow as tf


def simulate():
    while True:
        angle, speed = random.uniform(-1, 1), 0.0
        for _ in range(20):
            speed -= 0.05 * math.sin(angle)
            before = angle, speed
            angle += 0.05 * speed
            yield before, (angle, speed)


class QueueSimulator:
    def __call__(self):
        waiting = 0
        while True:
            waiting = max(0, waiting + random.choice([-1, 1]))
            yield (float(waiting), 1.0), (float(waiting), 0.0)


class Decays:
    def simulate_decay(self, rate):
        return np.cumsum(np.random.exponential(rate, 2)).astype("float32")

    def samples(self):
        while True:
            times = self.simulate_decay(2.0)
            yield times, times


spec = (tf.TensorSpec([2], tf.float32), tf.TensorSpec([2], tf.float32))
model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
model.compile("sgd", "mse")
stream = tf.data.Dataset.from_generator(simulate, output_signature=spec).batch(32)
model.fit(stream, steps_per_epoch=10)
stream = tf.data.Dataset.from_generator(QueueSimulator(), output_signature=spec).batch(32)
model.fit(stream, steps_per_epoch=10)
stream = tf.data.Dataset.from_generator(Decays().samples, output_signature=spec).batch(32)
model.fit(stream, steps_per_epoch=10)
