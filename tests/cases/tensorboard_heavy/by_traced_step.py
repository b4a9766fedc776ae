"""A step in a graph, and the weights of two networks, written whenever the step runs."""

import tensorflow as tf


class Critic(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.first = tf.keras.layers.Dense(1)
        self.second = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.first(x) + self.second(x)

    @property
    def trainable_variables(self):
        return self.first.trainable_variables + self.second.trainable_variables


model = Critic()
optimizer = tf.keras.optimizers.SGD(0.01)
writer = tf.summary.create_file_writer("logs")


@tf.function
def train_step(x, y, epoch):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    with writer.as_default():
        tf.summary.scalar("loss", loss, step=epoch)  # TFA802: low
        for grad, variable in zip(grads, model.trainable_variables):
            tf.summary.histogram(variable.path, grad, step=epoch)  # TFA802: medium


dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1]))).batch(8)
for epoch in tf.range(3, dtype=tf.int64):
    for x, y in dataset:
        train_step(x, y, epoch)
