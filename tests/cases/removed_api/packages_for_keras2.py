"""A package that refuses Keras 3: its import is where the script stops, and the rest is for Keras 2."""

import tensorflow as tf
import tensorflow_recommenders as tfrs  # TFA903
from tensorflow_recommenders.tasks import Ranking


class Ratings(tfrs.Model):
    def __init__(self):
        super().__init__()
        self.rate = tf.keras.Sequential([tf.keras.layers.Dense(8, "relu"), tf.keras.layers.Dense(1)])
        self.task = Ranking(loss=tf.keras.losses.MeanSquaredError())

    def compute_loss(self, inputs, training=False):
        features, ratings = inputs
        return self.task(labels=ratings, predictions=self.rate(features))


data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(8)
model = Ratings()
model.compile(tf.keras.optimizers.legacy.Adagrad(0.1))
model.fit(data, workers=4, use_multiprocessing=True)
