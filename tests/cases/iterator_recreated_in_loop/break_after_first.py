"""Steps that leave the loop over shuffled data behind its first batch, a few hundred altogether."""

import tensorflow as tf


class Learner:
    def __init__(self, rate):
        self.model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
        self.optimizer = tf.keras.optimizers.SGD(rate)

    @tf.function
    def update(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.model(x, training=True) ** 2)
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))

    def train(self, dataset, steps):
        for _ in range(steps):
            for batch in dataset:  # TFA311
                self.update(batch)
                break

    def train_on_some(self, dataset):
        for _ in range(300):
            for batch in dataset.take(1):  # TFA311
                self.update(batch)


data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 4])).shuffle(640).batch(8)
Learner(0.1).train(data, steps=400)
Learner(0.1).train_on_some(data)
