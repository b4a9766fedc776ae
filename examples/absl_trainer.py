"""Parity of bits, learnt by a trainer class; settings come from absl flags."""

import numpy as np
import tensorflow as tf
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_integer("batch_size", 16, "Examples per step.")
flags.DEFINE_integer("epochs", 2, "Passes over the data.")
flags.DEFINE_float("learning_rate", 3e-3, "Learning rate of Adam.")


class Trainer:
    def __init__(self, batch_size, learning_rate):
        self.batch_size = batch_size
        self.model = tf.keras.Sequential(
            [
                tf.keras.Input((8,)),
                tf.keras.layers.Dense(128, activation="relu"),
                tf.keras.layers.Dense(128, activation="relu"),
                tf.keras.layers.Dense(1),
            ]
        )
        self.optimizer = tf.keras.optimizers.Adam(learning_rate)
        self.loss = tf.keras.losses.BinaryCrossentropy(from_logits=True)

    def data(self):
        bits = np.random.default_rng(1).integers(0, 2, (2_000, 8))
        parity = bits.sum(axis=1, keepdims=True) % 2
        ds = tf.data.Dataset.from_tensor_slices((bits.astype("float32"), parity.astype("float32")))
        return ds.shuffle(2_000).batch(self.batch_size)

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss(y, self.model(x, training=True))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss

    def train(self, epochs):
        for epoch in range(epochs):
            for x, y in self.data():
                loss = self.train_step(x, y)
            print(f"epoch {epoch + 1}: last loss {float(loss):.4f}")


def main(_):
    Trainer(FLAGS.batch_size, FLAGS.learning_rate).train(FLAGS.epochs)


if __name__ == "__main__":
    app.run(main)
