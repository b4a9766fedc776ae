"""Who wins the vote: a trainer class learns majorities, with its settings from absl flags."""

import numpy as np
import tensorflow as tf
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_integer("batch_size", 16, "Examples per step.")
flags.DEFINE_integer("epochs", 2, "Passes over the data.")
flags.DEFINE_float("learning_rate", 1e-3, "Learning rate of Adam.")


class Trainer:
    def __init__(self, batch_size, learning_rate):
        self.batch_size = batch_size
        self.model = tf.keras.Sequential(
            [
                tf.keras.Input((15,)),
                tf.keras.layers.Dense(128, activation="relu"),
                tf.keras.layers.Dense(128, activation="relu"),
                tf.keras.layers.Dense(1),
            ]
        )
        self.optimizer = tf.keras.optimizers.Adam(learning_rate)
        self.loss = tf.keras.losses.BinaryCrossentropy(from_logits=True)

    def data(self):
        votes = np.random.default_rng(1).integers(0, 2, (2_000, 15)).astype("float32")
        won = (votes.sum(axis=1, keepdims=True) > 7).astype("float32")
        ds = tf.data.Dataset.from_tensor_slices((votes, won))
        return ds.shuffle(2_000).batch(self.batch_size)

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss(y, self.model(x, training=True))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss

    def train(self, epochs):
        for epoch in range(epochs):
            losses = []
            for x, y in self.data():
                losses.append(self.train_step(x, y))
            print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}")


def main(_):
    Trainer(FLAGS.batch_size, FLAGS.learning_rate).train(FLAGS.epochs)


if __name__ == "__main__":
    app.run(main)
