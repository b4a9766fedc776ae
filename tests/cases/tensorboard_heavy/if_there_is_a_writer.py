"""Whether there is a writer does not change from one step to the next."""

import os

import tensorflow as tf


def train(model, optimizer, batches, log_dir=None):
    if log_dir is not None:
        writer = tf.summary.create_file_writer(os.path.join(log_dir, "train"))
    for step, (x, y) in enumerate(batches):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((model(x) - y) ** 2)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        if log_dir:
            with writer.as_default():
                tf.summary.scalar("loss", loss, step=step)  # TFA802


class Trainer:
    def __init__(self, model, folder=None):
        self.model = model
        self.optimizer = tf.keras.optimizers.Adam()
        self.writer = tf.summary.create_file_writer(folder) if folder else None

    def fit(self, batches):
        for step, (x, y) in enumerate(batches):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean((self.model(x) - y) ** 2)
            gradients = tape.gradient(loss, self.model.trainable_variables)
            self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
            if self.writer is not None:
                with self.writer.as_default():
                    tf.summary.scalar("loss", loss, step=step)  # TFA802
