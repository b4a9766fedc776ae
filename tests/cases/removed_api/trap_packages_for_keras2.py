"""A package that refuses Keras 3, in a script that has chosen Keras 2 before."""

import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"

import tensorflow as tf
import tensorflow_recommenders as tfrs


class Ratings(tfrs.Model):
    def __init__(self):
        super().__init__()
        self.rate = tf.keras.Sequential([tf.keras.layers.Dense(8, "relu"), tf.keras.layers.Dense(1)])
        self.task = tfrs.tasks.Ranking(loss=tf.keras.losses.MeanSquaredError())

    def compute_loss(self, inputs, training=False):
        features, ratings = inputs
        return self.task(labels=ratings, predictions=self.rate(features))


data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(8)
model = Ratings()
model.compile(tf.keras.optimizers.legacy.Adagrad(0.1))
model.fit(data, workers=4, use_multiprocessing=True)
