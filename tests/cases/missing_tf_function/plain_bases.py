"""Classes of packages that know nothing of graphs; the second trains with Sonnet's optimizer."""

import threading

import sonnet as snt
import tensorflow as tf
from ray import tune

rows = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


class Trial(tune.Trainable):
    def setup(self, config):
        model = tf.keras.Sequential([tf.keras.layers.Dense(config["units"]), tf.keras.layers.Dense(1)])
        optimizer = tf.keras.optimizers.Adam()

        def train_step(x, y):  # TFA601
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean((model(x) - y) ** 2)
            gradients = tape.gradient(loss, model.trainable_variables)
            optimizer.apply_gradients(zip(gradients, model.trainable_variables))

        self.take = train_step

    def step(self):
        for x, y in rows:
            self.take(x, y)
        return {}


class InBackground(threading.Thread):
    model = snt.Linear(1)
    optimizer = snt.optimizers.SGD(0.1)

    def run(self):
        for x, y in rows:
            with tf.GradientTape() as tape:  # TFA601
                loss = tf.reduce_mean((self.model(x) - y) ** 2)
            gradients = tape.gradient(loss, self.model.trainable_variables)
            self.optimizer.apply(gradients, self.model.trainable_variables)


tune.Tuner(Trial, param_space={"units": 32}).fit()
InBackground().start()
