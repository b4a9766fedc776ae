import tempfile

import tensorflow as tf


class Trainer:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.optimizer = tf.keras.optimizers.Adam()
        self.writer = tf.summary.create_file_writer(tempfile.mkdtemp())

    def log(self, step):
        with self.writer.as_default():
            for weight in self.model.trainable_variables:
                tf.summary.histogram(weight.path, weight, step=step)  # TFA802
            tf.summary.histogram("kernel", self.model.weights[0], step=step)  # TFA802

    def train(self, dataset):
        for step, x in enumerate(dataset):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(self.model(x)))
            gradients = tape.gradient(loss, self.model.trainable_variables)
            self.optimizer.apply(gradients, self.model.trainable_variables)
            self.log(step)


Trainer().train(tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16))
