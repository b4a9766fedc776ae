import numpy as np
import tensorflow as tf


class Trainer:
    def __init__(self, batch=16, epochs=2):  # <- batch
        self.batch, self.epochs = batch, epochs
        self.model = tf.keras.Sequential([tf.keras.Input((8,)), tf.keras.layers.Dense(1)])
        self.optimizer = tf.keras.optimizers.Adam()

    @tf.function
    def step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.model(x) ** 2)
        grads = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.model.trainable_variables))
        return loss

    def run(self):
        data = np.random.rand(1000, 8).astype("float32")
        for _ in range(self.epochs):
            for x in tf.data.Dataset.from_tensor_slices(data).batch(self.batch):
                self.step(x)


Trainer().run()
