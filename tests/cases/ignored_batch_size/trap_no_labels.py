"""Rows alone are cut into batches: where no loss is given, or a `train_step` does without labels."""

import tensorflow as tf
from company.data import rows


class Denoiser(tf.keras.Model):
    def train_step(self, data):
        return {"loss": self.compute_loss(data, data, data)}


inputs = tf.keras.Input([8])
outputs = tf.keras.layers.Dense(8)(inputs)
encoder = tf.keras.Model(inputs, outputs)
encoder.add_loss(tf.reduce_mean(outputs))
encoder.compile("adam")
encoder.fit(rows, batch_size=32)
denoiser = Denoiser()
denoiser.compile("adam", "mae")
denoiser.fit(rows, batch_size=32)
plain = tf.keras.Sequential([tf.keras.layers.Dense(8)])
plain.compile("adam", "mse")
print(plain.predict(rows, batch_size=32))
