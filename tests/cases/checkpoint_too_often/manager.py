import tempfile

import tensorflow as tf


class Trainer:
    def __init__(self, folder):
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.optimizer = tf.keras.optimizers.Adam()
        self.checkpoint = tf.train.Checkpoint(model=self.model, optimizer=self.optimizer)
        self.manager = tf.train.CheckpointManager(self.checkpoint, folder, max_to_keep=2)

    @tf.function
    def step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x)))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply(gradients, self.model.trainable_variables)
        return loss

    def keep(self):
        self.manager.save()  # TFA803

    def train(self, dataset):
        for x in dataset:
            self.step(x)
            self.keep()


Trainer(tempfile.mkdtemp()).train(tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16))
