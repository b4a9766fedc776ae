"""What takes a dataset of tf.data, and is told sizes of batches, is a model of Keras."""

import tensorflow as tf


class Client:
    def convert(self, rows):
        return tf.data.Dataset.from_tensor_slices(rows).batch(8)

    def train(self, rows, model, settings):
        data = self.convert(rows).take(settings.steps)
        history = model.fit(data, batch_size=settings.batch_size, verbose=0)  # TFA202
        return history.history

    def learn(self, rows, learner, settings):
        learner.fit(self.convert(rows), settings.batch_size)  # of which nothing is known
